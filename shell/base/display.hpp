// What a view must know of the place where its text will stand. kernel/display_of.hpp asks the
// system, and the answer is handed down to each view as a value. A file or a pipe has 80 columns
// and no colour.
//
// Colours are from the sixteen that a user chooses for the terminal (ECMA-48, SGR), so that they
// suit a dark screen and a bright one. A colour never says anything that the text does not say.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace leash {

struct Display {
    std::size_t columns = 80;
    bool is_terminal = false;
    bool has_colour = false; // true only for a terminal
};

enum class Ink {
    Plain,
    Good,    // green: lives, runs, right
    Bad,     // red: died, wrong
    Halted,  // yellow: stopped
    Strong,  // bold
    Faint,   // dim: narration
    Inside,  // cyan: the prompt of a practice terminal
    Foreign, // magenta: the prompt of another shell on a practice terminal
};

// Returns the escape sequence that begins the ink; "" for Plain. "\033[0m" ends it.
const char* sequence_of(Ink ink);

// Returns the text in this ink if the display has colour, else the text as it is. Fill a text with
// blanks before it gets its ink: display_width() counts the bytes of escape sequences.
std::string inked(Ink ink, std::string_view text, const Display& display);

} // namespace leash
