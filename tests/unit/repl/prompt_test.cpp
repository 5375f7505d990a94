#include "repl/prompt.hpp"

#include <doctest/doctest.h>

using namespace leash;

namespace {

PromptFacts ann_at_work() {
    PromptFacts facts;
    facts.user = "ann";
    facts.host = "lab3.example.org";
    facts.directory = "/home/ann/src/leash";
    facts.home = "/home/ann";
    facts.jobs = 2;
    facts.history_number = 41;
    facts.shell_name = "leash";
    facts.version = "0.1.0";
    facts.now.tm_hour = 9;
    facts.now.tm_min = 5;
    facts.now.tm_sec = 7;
    facts.now.tm_mday = 4;
    facts.now.tm_mon = 6;
    facts.now.tm_wday = 6;
    return facts;
}

std::string decoded(std::string_view text) {
    return decode_prompt(text, ann_at_work(), PromptStyle::Leash);
}

} // namespace

TEST_CASE("prompt_names_user_host_and_directory") {
    CHECK(decoded("\\u@\\h:\\w ") == "ann@lab3:~/src/leash ");
    CHECK(decoded("\\H \\W") == "lab3.example.org leash");
}

TEST_CASE("prompt_shows_the_home_directory_as_a_tilde_and_others_whole") {
    PromptFacts facts = ann_at_work();
    const auto directory = [&](const char* path) {
        facts.directory = path;
        return decode_prompt("\\w|\\W", facts, PromptStyle::Leash);
    };
    CHECK(directory("/home/ann") == "~|~");
    CHECK(directory("/home/anna") == "/home/anna|anna");
    CHECK(directory("/") == "/|/");
    facts.home = "";
    CHECK(directory("/srv") == "/srv|srv");
}

TEST_CASE("prompt_ends_with_a_dollar_for_a_user_and_a_hash_for_root") {
    PromptFacts facts = ann_at_work();
    // The $ is escaped, because the shell expands the text after decode_prompt().
    CHECK(decode_prompt(default_ps1, facts, PromptStyle::Leash) == "leash leash\\$ ");
    facts.root = true;
    CHECK(decode_prompt(default_ps1, facts, PromptStyle::Leash) == "leash leash# ");
}

TEST_CASE("prompt_counts_jobs_and_commands_and_tells_the_time") {
    CHECK(decoded("\\j \\! \\t \\A \\d") == "2 41 09:05:07 09:05 Sat Jul 04");
    CHECK(decoded("\\s-\\v") == "leash-0.1.0");
}

TEST_CASE("prompt_marks_what_takes_no_room_for_readline") {
    CHECK(decoded("\\[\\e[1m\\]x\\[\\033[0m\\]\\a\\n") == "\001\033[1m\002x\001\033[0m\002\a\n");
}

TEST_CASE("prompt_does_not_expand_what_an_escape_stands_for") {
    PromptFacts facts = ann_at_work();
    facts.directory = "/tmp/$(reboot)`x`\\";
    CHECK(decode_prompt("\\w$HOME", facts, PromptStyle::Leash) ==
          "/tmp/\\$(reboot)\\`x\\`\\\\$HOME");
}

TEST_CASE("prompt_keeps_a_backslash_that_is_no_escape") {
    CHECK(decoded("a\\qb\\\\c\\") == "a\\\\qb\\\\c\\\\");
}

TEST_CASE("prompt_of_sh_has_the_history_number_for_an_exclamation_mark_and_no_escapes") {
    CHECK(decode_prompt("!!:! \\u$ ", ann_at_work(), PromptStyle::Posix) == "!:41 \\u$ ");
}
