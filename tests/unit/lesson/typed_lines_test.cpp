// What the learner has typed of the lines that were shown.
#include "lesson/typed_lines.hpp"

#include <doctest/doctest.h>

using namespace leash;

namespace {

bool is_hint(const std::string& line) {
    return line == "hint";
}

ShownLines after(const std::string& keys) {
    const std::vector<LineToType> shown{
        {"witness ada &", std::nullopt}, {"<Ctrl-Z>", '\x1a'}, {"bg", std::nullopt}};
    TypedLines typed;
    typed.add(keys, std::chrono::nanoseconds(7));
    return shown_lines_typed(shown, typed.lines(), is_hint);
}

} // namespace

TEST_CASE("typed_lines_are_counted_up_to_the_last_shown_line") {
    CHECK(after("").typed == 0);
    CHECK(after("witness ada").typed == 0); // no Enter yet
    CHECK(after("witness  ada &\r").typed == 1);
    CHECK(after("witness ada &\rhint\r").last_was_shown);
    CHECK(after("witness ada &\r\x1a").typed == 2);
    CHECK(after("witness ada &\r\x1a"
                "bg\r")
              .typed == 3);
    CHECK(after("witness bob &\r\x1a"
                "bg\r")
              .typed == 3); // a mistake, and on to the next lines
}

TEST_CASE("a_line_that_was_not_shown_is_told_apart") {
    CHECK(after("witness ada &\rwitness bob &\r").typed == 1);
    CHECK_FALSE(after("witness ada &\rwitness bob &\r").last_was_shown);
    CHECK(after("witness ada &\rwitness bob &\r").last_at == std::chrono::nanoseconds(7));
    CHECK(after("witness ada &\rhint\r").all_were_shown);
    CHECK_FALSE(after("witness bob &\rwitness ada &\r").all_were_shown);
}

// The player of before spoke at once, as at a mistake: "moe lives: it runs in the background."
TEST_CASE("a_learner_who_begins_again_after_a_mistake_types_shown_lines") {
    const std::string mistake = "witness ada &\r\x1a"
                                "kill %1\r";
    CHECK(after(mistake).typed == 2);
    CHECK(after(mistake + "witness ada &\r").typed == 1);
    CHECK(after(mistake + "witness ada &\r").last_was_shown);
    CHECK_FALSE(after(mistake + "witness ada &\r").all_were_shown);
    CHECK(after(mistake + "witness ada &\r\x1a"
                          "bg\r")
              .typed == 3);
    // The same line twice is the mistake.
    CHECK_FALSE(after("witness ada &\rwitness ada &\r").last_was_shown);
    // The last line has nothing behind it to go on with.
    CHECK_FALSE(after(mistake + "bg\rbg\r").last_was_shown);
}

// Seen to fail: `solution` brought the last line, because the line was the only one that was typed.
TEST_CASE("the_first_line_that_was_not_typed_is_known") {
    CHECK(after("").first_missing == 0);
    CHECK(after("witness ada &\r").first_missing == 1);
    CHECK(after("witness bob &\r\x1a").first_missing == 0);
    CHECK(after("witness bob &\r\x1a").typed == 2);
    CHECK(after("witness ada &\rbg\r").first_missing == 1);
    CHECK(after("witness ada &\rbg\r\x1a").first_missing == 3);
    CHECK(after("witness ada &\r\x1a"
                "bg\r")
              .first_missing == 3);
    // The key that was pressed before the line was no key for that line.
    CHECK(after("\x1awitness ada &\r").first_missing == 1);
    CHECK(after("\x1awitness ada &\r").typed == 1);
    CHECK(after("\x1awitness ada &\r").all_were_shown);
    // Begun again: the lines behind count no more.
    CHECK(after("witness ada &\r\x1a"
                "kill %1\rwitness ada &\r")
              .first_missing == 1);
}

TEST_CASE("keys_that_edit_the_line_are_followed") {
    CHECK(after("witness adx\x7f"
                "a &\r")
              .typed == 1);
    CHECK(after("ls\x15witness ada &\r").typed == 1);
    CHECK(after("witness bob\x17"
                "ada &\r")
              .typed == 1);
    CHECK(after("\x1b[A\r").typed == 1); // from the history: it may be any line
}

TEST_CASE("a_line_begins_after_enter_and_after_a_key") {
    TypedLines typed;
    CHECK(typed.is_at_begin_of_line());
    typed.add("ls", {});
    CHECK_FALSE(typed.is_at_begin_of_line());
    typed.add("\x03", {});
    CHECK(typed.is_at_begin_of_line());
    typed.add("\t", {});
    CHECK_FALSE(typed.is_at_begin_of_line());
}
