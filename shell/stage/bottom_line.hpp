// The text that the practice terminal draws over the screen of the inside for a moment: one line at
// the bottom, or a page. All functions are pure; they return the bytes for the learner's terminal.
//
// On the normal screen, the line gets its own row: if the cursor is in the last row, the screen
// scrolls up by one row. A page is drawn on the alternate screen. So on the normal screen nothing
// is lost. On the alternate screen (vim, less) only the program knows what the line or page covers,
// so the program has to draw its screen again afterwards.
//
// Source: xterm's "XTerm Control Sequences": IND, DECSC and DECRC, CUP, EL, DECSET 1049.
#pragma once

#include "kernel/pty.hpp"

#include <string>

namespace leash {

enum class Screen { Normal, Alternate };

// Draws one line in reverse video, cut to the width. To change the text, draw the line again.
std::string bottom_line(const std::string& text, WindowSize size);
// Makes room; write this before the first bottom_line().
std::string room_for_bottom_line(Screen screen);
std::string without_bottom_line(WindowSize size);

// Draws a page. Each line of `text` ends with a newline. If the lines do not fit, "..." follows the
// last line that fits.
std::string page(const std::string& text, WindowSize size, Screen screen);
std::string without_page(Screen screen);

} // namespace leash
