// The difference between text that a program has shown and text that was only typed.
#include "lesson/screen_text.hpp"

#include <doctest/doctest.h>

using namespace leash;

TEST_CASE("what_a_program_wrote_has_stood_on_the_screen") {
    ScreenText screen;
    screen.add_output("[0.1] practice$ jobs\r\n[1]+  Running   witness ada &\r\n");
    CHECK(screen.has("Running"));
    CHECK(screen.has("[1]+"));
    CHECK_FALSE(screen.has("Stopped"));
}

TEST_CASE("what_was_typed_at_the_prompt_has_not") {
    ScreenText screen;
    screen.add_output("practice$ \x1b[?2004hecho TPGID\r\nelse\r\n[8.2] practice$ ec");
    CHECK_FALSE(screen.has("TPGID"));
    CHECK_FALSE(screen.has("ec"));
    CHECK(screen.has("else"));
}

TEST_CASE("what_was_typed_into_a_program_has_not_unless_it_says_it_too") {
    ScreenText screen;
    screen.add_typed("SIGHUP\r");
    screen.add_output("SIGHUP\r\n");
    CHECK_FALSE(screen.has("SIGHUP"));
    screen.add_output("SIGHUP\r\n"); // this is the output of cat
    CHECK(screen.has("SIGHUP"));
}

// Seen to fail: `status` said that the text had not been on the screen, and so the check held.
TEST_CASE("a_reply_of_leash_that_names_the_text_does_not_show_it") {
    ScreenText screen;
    screen.add_reply(" Not yet: \"TPGID\" has not\n been on the screen.\n");
    screen.add_output(
        "[13.4] practice$ status\r\n Not yet: \"TPGID\" has not\r\n been on the screen.\r\n");
    CHECK_FALSE(screen.has("TPGID"));
    CHECK_FALSE(screen.has("been on the screen"));
    screen.add_output("  PID TPGID TTY\r\n");
    CHECK(screen.has("TPGID"));
}

TEST_CASE("the_rest_of_a_command_over_several_lines_was_typed_too") {
    ScreenText screen;
    screen.add_output("practice$ for i in 1; do\r\n> echo done\r\n> done\r\nall\r\n");
    CHECK_FALSE(screen.has("echo"));
    CHECK(screen.has("all"));
}

TEST_CASE("what_stood_there_before_does_not_count_once_it_is_forgotten") {
    ScreenText screen;
    screen.add_output("one\r\n");
    screen.forget();
    CHECK_FALSE(screen.has("one"));
}

TEST_CASE("colours_and_what_was_written_over_are_not_there") {
    CHECK(lines_on_screen("\x1b[1mPID\x1b[0m TTY\r\nab\rc\r\n") ==
          std::vector<std::string>{"PID TTY", "cb", ""});
}

// Seen to fail: what a program wrote while a question was asked was never shown.
TEST_CASE("lines_of_programs_stand_without_prompt_and_without_the_line_being_typed") {
    CHECK(lines_of_programs("") == std::vector<std::string>{});
    CHECK(lines_of_programs("[1.2] practice$ bob is alive, 1\r\n\r\n\x1b[1mbob\x1b[0m is\r\n"
                            "[1.2] practice$ wit") ==
          std::vector<std::string>{"bob is alive, 1", "bob is"});
}
