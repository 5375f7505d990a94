#include "base/text.hpp"

#include "in_locale.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace leash;

TEST_CASE("wide_characters_take_two_columns_and_combining_marks_none") {
    const test::InLocale utf8("C.UTF-8");
    CHECK(display_width("ada") == 3);
    CHECK(display_width("终端") == 4);
    CHECK(display_width("e\u0301") == 1);
    CHECK(display_width("\xff") == 1); // \xff is no character
}

TEST_CASE("the_locale_is_not_read_before_there_is_a_character_beyond_ascii") {
    const auto ctype = [] { return std::string(std::setlocale(LC_CTYPE, nullptr)); };
    const test::InLocale utf8("C.UTF-8");
    CHECK(display_width("ada") == 3);
    CHECK(ctype() == "C");
    CHECK(display_width("终端") == 4);
    CHECK(ctype() == "C.UTF-8");
}

TEST_CASE("a_cut_never_splits_a_character") {
    const test::InLocale utf8("C.UTF-8");
    CHECK(cut_to_width("witness ada", 11) == "witness ada");
    CHECK(cut_to_width("witness ada", 9) == "witness..");
    CHECK(cut_to_width("终端退出", 7) == "终端..");
    CHECK(cut_to_width("终端退出", 3) == "终");
    CHECK(cut_to_width("abc", 0).empty());
}

TEST_CASE("filling_counts_columns_and_leaves_the_too_wide_alone") {
    const test::InLocale utf8("C.UTF-8");
    CHECK(padded("终", 4) == "终  ");
    CHECK(padded_left("7", 3) == "  7");
    CHECK(padded("12345", 3) == "12345");
}

TEST_CASE("lists_are_read_aloud") {
    CHECK(listed({}) == "");
    CHECK(listed({"bob"}) == "bob");
    CHECK(listed({"bob", "carl"}) == "bob and carl");
    CHECK(listed({"bob", "carl", "dora"}) == "bob, carl and dora");
}

TEST_CASE("a_text_is_broken_at_blanks_and_a_long_word_stays_whole") {
    using Lines = std::vector<std::string>;
    CHECK(wrapped("", 5) == Lines{""});
    CHECK(wrapped("one two three", 7) == Lines{"one two", "three"});
    CHECK(wrapped("one twotwotwo 3", 5) == Lines{"one", "twotwotwo", "3"});
}

TEST_CASE("chinese_is_broken_between_characters_but_no_line_begins_with_a_closing_mark") {
    using Lines = std::vector<std::string>;
    const test::InLocale utf8("C.UTF-8");
    CHECK(wrapped("终端退出后", 4) == Lines{"终端", "退出", "后"});
    CHECK(wrapped("终端，退出。", 5) == Lines{"终", "端，", "退", "出。"});
    CHECK(wrapped("关（窗口）", 5) == Lines{"关", "（窗", "口）"});
    CHECK(wrapped("按 Ctrl-Z 停下", 10) == Lines{"按 Ctrl-Z", "停下"});
    CHECK(wrapped("用bg接着", 6) == Lines{"用bg接", "着"});
}

TEST_CASE("no_columns_are_left_behind_more_columns_than_there_are") {
    CHECK(columns_left(80, 5) == 75);
    CHECK(columns_left(80, 80) == 0);
    CHECK(columns_left(80, 81) == 0);
    CHECK(columns_left(0, 1) == 0);
}
