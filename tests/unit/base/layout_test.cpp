#include "base/layout.hpp"

#include "in_locale.hpp"

#include <doctest/doctest.h>

using namespace leash;

TEST_CASE("a_paragraph_stands_behind_its_head") {
    CHECK(behind("ab ", "one two three four five six", 23) ==
          "ab one two three four\n   five six\n");
    CHECK(behind("ab ", "", 23) == "ab \n");
}

TEST_CASE("a_text_that_fits_stays_as_it_is") {
    for (const char* text : {"", "\n", "one", "one\n", "  -a  one\n\n    two\n"}) {
        CAPTURE(text);
        CHECK(fitted(text, 20) == text);
    }
}

TEST_CASE("a_sentence_that_is_too_wide_is_wrapped_together_with_its_next_lines") {
    CHECK(
        fitted("This sentence is longer than thirty columns,\nand goes on here.\n\nNext.\n", 30) ==
        "This sentence is longer than\nthirty columns, and goes on\nhere.\n\nNext.\n");
}

TEST_CASE("a_label_stays_in_front_of_its_wrapped_text") {
    CHECK(fitted("  -p FILE  Write the process ID to FILE, and keep\n"
                 "           FILE locked.\n"
                 "  -q       Quit.\n",
                 40) == "  -p FILE  Write the process ID to FILE,\n"
                        "           and keep FILE locked.\n"
                        "  -q       Quit.\n");
}

TEST_CASE("two_entries_on_a_line_that_is_too_wide_get_a_line_each") {
    CHECK(fitted("  Up       the line before;  Ctrl-R  searches the lines\n", 40) ==
          "  Up       the line before;\n  Ctrl-R  searches the lines\n");
}

TEST_CASE("a_line_is_parted_at_its_widest_gap") {
    CHECK(fitted("  ctrl-c  ctrl-z        a key is typed at the prompt\n", 40) ==
          "  ctrl-c  ctrl-z\n  a key is typed at the prompt\n");
}

TEST_CASE("a_line_that_ends_its_sentence_is_not_put_together_with_the_next_line") {
    CHECK(fitted("This sentence is longer than thirty.\nThis is next.\n", 30) ==
          "This sentence is longer than\nthirty.\nThis is next.\n");
}

TEST_CASE("lines_of_an_example_are_not_put_together") {
    CHECK(fitted("    sleep 100 | sort | uniq | tee answer\n    map\n", 30) ==
          "    sleep 100 | sort | uniq |\n    tee answer\n    map\n");
}

TEST_CASE("lines_of_chinese_are_put_together_without_a_blank") {
    const test::InLocale utf8("C.UTF-8");
    CHECK(fitted("这是一个很长的句子，它在这里\n继续。\n", 20) ==
          "这是一个很长的句子，\n它在这里继续。\n");
}

TEST_CASE("a_text_without_a_newline_at_its_end_gets_none") {
    CHECK(fitted("one two three four five six", 20) == "one two three four\nfive six");
}

namespace {

const std::vector<TableColumn> processes = {
    {.side = TableColumn::Side::Right, .least = 5}, {.cut_to = 8}, {.leaves = 1}};
const std::vector<TableRow> two_rows = {{"PID", "COMMAND", "TTY"},
                                        {"42", "sleep 1000 2000", "pts/5"}};

} // namespace

TEST_CASE("a_table_that_fits_is_whole") {
    CHECK(table(processes, two_rows, {30}) == "  PID COMMAND         TTY\n"
                                              "   42 sleep 1000 2000 pts/5\n");
}

TEST_CASE("a_table_cuts_what_may_be_cut_before_a_column_leaves") {
    CHECK(table(processes, two_rows, {20}) == "  PID COMMAND  TTY\n"
                                              "   42 sleep .. pts/5\n");
}

TEST_CASE("the_column_of_the_least_worth_leaves_first") {
    CHECK(table(processes, two_rows, {19}) == "  PID COMMAND\n"
                                              "   42 sleep 1000 ..\n");
}

TEST_CASE("a_table_has_ink_only_on_a_display_with_colour_and_the_same_columns") {
    const std::vector<TableRow> rows = {{{"died", Ink::Bad}, "x"}, {"lives", "y"}};
    CHECK(table({{}, {}}, rows, {80, true, false}, 2) == "died   x\nlives  y\n");
    CHECK(table({{}, {}}, rows, {80, true, true}, 2) == "\033[31mdied\033[0m   x\nlives  y\n");
}
