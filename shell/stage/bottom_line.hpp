// What the practice terminal lays over the inside's screen for a moment: one line at its bottom,
// or a page. Pure: the bytes for the learner's terminal.
//
// On the normal screen the line is made room for, by scrolling one line where the cursor is at the
// bottom; the page is shown on the alternate screen. Both leave what was there as it was. On the
// alternate screen (vim, less) nobody but the program knows what is covered: afterwards it has to
// draw its screen anew.
//
// Source: xterm's "XTerm Control Sequences": IND, DECSC and DECRC, CUP, EL, DECSET 1049.
#pragma once

#include "kernel/pty.hpp"

#include <string>

namespace leash {

enum class Screen { Normal, Alternate };

// One line, cut to the width; reverse video. To change the text, it is simply written again.
std::string bottom_line(const std::string& text, WindowSize size);
// To be written before the first one.
std::string room_for_bottom_line(Screen screen);
std::string without_bottom_line(WindowSize size);

// Lines that end with newlines; those that do not fit are cut, and it is said.
std::string page(const std::string& text, WindowSize size, Screen screen);
std::string without_page(Screen screen);

} // namespace leash
