#include "repl/welcome.hpp"

#include <array>
#include <doctest/doctest.h>

using namespace leash;

namespace {

constexpr Builtin row(const char* name) {
    return {name, BuiltinKind::Leash, nullptr, "", {}, {}};
}
constexpr Builtin exit_row = row("exit"), help_row = row("help"), lang_row = row("lang"),
                  lesson_row = row("lesson"), map_row = row("map"), terminal_row = row("terminal");

ProcessFacts process(pid_t pid, const char* name) {
    ProcessFacts facts;
    facts.key = {Pid{pid}, 1};
    facts.name = name;
    return facts;
}

} // namespace

TEST_CASE("welcome_names_the_first_steps_and_the_windows_shell") {
    const std::array all{&exit_row, &help_row, &lang_row, &lesson_row, &map_row, &terminal_row};
    CHECK(welcome("0.1", all, "bash", {}) ==
          " leash 0.1 - see what ties a program to its terminal, and cut it loose\n"
          "\n"
          " A real shell: every command really runs, as you, on this machine.\n"
          "   lesson      start here (six questions, lesson 0; 5 minutes), or go on\n"
          "   terminal    a practice terminal; pull its cable with `unplug`\n"
          "   map         who is tied to this terminal now\n"
          "   help  exit                  中文: lang zh_CN\n"
          " Your window's own shell is bash; leash runs inside it.\n"
          "\n");
}

// Seen to fail: lines of 71 columns.
TEST_CASE("welcome_fits_into_a_narrow_window") {
    const std::array all{&lesson_row, &map_row, &terminal_row};
    CHECK(welcome("0.1", all, std::nullopt, {}, 60) ==
          " leash 0.1 - see what ties a program to its terminal, and\n"
          " cut it loose\n"
          "\n"
          " A real shell: every command really runs, as you, on this\n"
          " machine.\n"
          "   lesson      start here (six questions, lesson 0; 5\n"
          "               minutes), or go on\n"
          "   terminal    a practice terminal; pull its cable with\n"
          "               `unplug`\n"
          "   map         who is tied to this terminal now\n"
          "\n");
}

TEST_CASE("welcome_names_no_command_that_is_not_there") {
    const std::array few{&exit_row, &help_row};
    CHECK(welcome("0.1", few, std::nullopt, {}) ==
          " leash 0.1 - see what ties a program to its terminal, and cut it loose\n"
          "\n"
          " A real shell: every command really runs, as you, on this machine.\n"
          "   help  exit\n"
          "\n");
}

TEST_CASE("shell_of_the_window_is_the_session_leader_if_that_is_a_shell") {
    CHECK(shell_of_window(Pid{900}, process(800, "bash")) == "bash");
    CHECK(shell_of_window(Pid{900}, process(800, "python3")) == std::nullopt);
    CHECK(shell_of_window(Pid{900}, process(900, "leash")) == std::nullopt);
    CHECK(shell_of_window(Pid{900}, std::nullopt) == std::nullopt);
}
