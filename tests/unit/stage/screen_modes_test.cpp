#include "stage/screen_modes.hpp"

#include <doctest/doctest.h>

using leash::ScreenModes;

namespace {

std::string undo_after(std::initializer_list<std::string_view> pieces) {
    ScreenModes modes;
    for (const std::string_view piece : pieces)
        modes.watch(piece);
    return modes.undo();
}

} // namespace

TEST_CASE("a_screen_that_nobody_changed_needs_nothing") {
    CHECK(undo_after({"plain text\r\n", "\x1b[1mbold\x1b[0m", "\x1b[?", "x"}) == "");
}

TEST_CASE("what_was_switched_on_and_not_off_is_switched_off") {
    CHECK(undo_after({"\x1b[?1049h\x1b[?2004h"}) == "\x1b[?1049l\x1b[?2004l");
    CHECK(undo_after({"\x1b[?1049h text \x1b[?1049l"}) == "");
    CHECK(undo_after({"\x1b[?1000;1006h"}) == "\x1b[?1000l\x1b[?1006l");
}

TEST_CASE("the_cursor_is_shown_again") {
    CHECK(undo_after({"\x1b[?25l"}) == "\x1b[?25h");
    CHECK(undo_after({"\x1b[?25l\x1b[?25h"}) == "");
}

TEST_CASE("a_sequence_cut_between_two_reads_is_still_seen") {
    CHECK(undo_after({"\x1b", "[", "?10", "49", "h"}) == "\x1b[?1049l");
}

TEST_CASE("nonsense_is_passed_over") {
    CHECK(undo_after({"\x1b[?h", "\x1b[?;;h", "\x1b[?99999999999999999999h",
                      "\x1b[?" + std::string(1000, '1') + "h", "\x1b[?7$p"}) == "");
}

// Seen to fail: two million modes took 98 MB.
TEST_CASE("a_program_that_sets_every_mode_there_is_does_not_use_up_the_memory") {
    ScreenModes modes;
    for (int mode = 1; mode < 2000000; ++mode)
        modes.watch("\x1b[?" + std::to_string(mode) + "h");
    modes.watch("\x1b[?1049l");
    const std::string undo = modes.undo();
    CHECK(undo.size() < 100000);
    CHECK(undo.find("\x1b[?2004l") != std::string::npos);
    CHECK(undo.find("\x1b[?1049l") == std::string::npos);
}
