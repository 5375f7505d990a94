#include "stage/environment.hpp"

#include <doctest/doctest.h>

using namespace leash;

TEST_CASE("the_prompt_tells_the_shell_and_whether_the_practice_terminal_is_nested") {
    CHECK(practice_prompt("", false, {}) == "practice$ ");
    CHECK(practice_prompt("", true, {}) == "nested practice$ ");
    CHECK(practice_prompt("/usr/bin/zsh", false, {}) == "zsh practice$ ");
    CHECK(practice_prompt("bash", true, {}) == "nested bash practice$ ");
}

TEST_CASE("a_prompt_has_colour_only_for_shells_that_do_not_count_its_bytes_as_columns") {
    const Display colours{80, true, true};
    CHECK(practice_prompt("", false, colours) == "\\[\033[36m\\]practice$ \\[\033[0m\\]");
    CHECK(practice_prompt("", true, colours) == "\\[\033[33m\\]nested practice$ \\[\033[0m\\]");
    CHECK(practice_prompt("/bin/bash", false, colours) ==
          "\\[\033[35m\\]bash practice$ \\[\033[0m\\]");
    CHECK(practice_prompt("zsh", false, colours) == "zsh practice$ ");
}
