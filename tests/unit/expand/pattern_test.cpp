// XCU 2.14: pattern matching.
#include "expand/pattern.hpp"
#include "in_locale.hpp"
#include "support.hpp"

using namespace leash;

TEST_CASE("2.14.1_question_mark_star_and_ordinary_characters") {
    CHECK(pattern_matches("abc", "abc"));
    CHECK_FALSE(pattern_matches("abc", "abcd"));
    CHECK_FALSE(pattern_matches("abc", "ab"));
    CHECK(pattern_matches("a?c", "abc"));
    CHECK_FALSE(pattern_matches("?", ""));
    CHECK(pattern_matches("*", ""));
    CHECK(pattern_matches("a*", "a"));
    CHECK(pattern_matches("*b*", "abc"));
    CHECK(pattern_matches("*a*b*c", "xaxbxcxc"));
    CHECK_FALSE(pattern_matches("*a*b*c", "xaxcxb"));
    CHECK(pattern_matches("***", "x"));
    CHECK(pattern_matches("*", ".hidden/with/slashes"));
    CHECK_FALSE(pattern_matches("", "a"));
    CHECK(pattern_matches("", ""));
}

TEST_CASE("2.14.1_bracket_expressions") {
    CHECK(pattern_matches("[abc]", "b"));
    CHECK_FALSE(pattern_matches("[abc]", "d"));
    CHECK(pattern_matches("[!abc]", "d"));
    CHECK_FALSE(pattern_matches("[!abc]", "a"));
    CHECK(pattern_matches("[a-z]", "q"));
    CHECK_FALSE(pattern_matches("[a-z]", "Q"));
    CHECK(pattern_matches("[0-9a-f]x", "cx"));
    CHECK(pattern_matches("[]]", "]"));
    CHECK(pattern_matches("[!]]", "a"));
    CHECK(pattern_matches("[a-]", "-"));
    CHECK(pattern_matches("[-a]", "-"));
    CHECK(pattern_matches("[[:digit:]]", "7"));
    CHECK_FALSE(pattern_matches("[[:digit:]]", "x"));
    CHECK(pattern_matches("[![:space:]]", "x"));
    CHECK(pattern_matches("[[:alpha:]_]*", "_x1"));
    CHECK(pattern_matches("[[.-.]]", "-"));
    CHECK(pattern_matches("[[=a=]]", "a"));
}

TEST_CASE("2.14.1_a_bracket_that_is_never_closed_is_ordinary") {
    CHECK(pattern_matches("[", "["));
    CHECK(pattern_matches("[a", "[a"));
    CHECK(pattern_matches("a[*", "a[bc"));
    CHECK(pattern_matches("[]", "[]"));
}

TEST_CASE("2.14.1_a_backslash_takes_the_meaning_away") {
    CHECK(pattern_matches("\\*", "*"));
    CHECK_FALSE(pattern_matches("\\*", "a"));
    CHECK(pattern_matches("\\[a]", "[a]"));
    CHECK(pattern_matches("[\\]a]", "]"));
    CHECK(pattern_matches("[a\\-z]", "-"));
    CHECK_FALSE(pattern_matches("[a\\-z]", "q"));
    CHECK(pattern_matches("\\a", "a"));
    CHECK(pattern_matches("\\", "\\"));
}

TEST_CASE("2.14.1_quoted_parts_of_a_pattern_are_escaped") {
    FakeShell sh;
    sh.variables = {{"p", "*"}, {"set", "[ab]"}};
    const auto pattern = [&](WordParts parts) {
        return expand_pattern(sh, word(std::move(parts))).value();
    };
    CHECK(pattern({text("*.c")}) == "*.c");
    CHECK(pattern_matches(pattern({quoted("*"), text("*")}), "*x"));
    CHECK_FALSE(pattern_matches(pattern({quoted("*"), text("*")}), "ax"));
    CHECK(pattern_matches(pattern({var("p")}), "anything"));
    CHECK_FALSE(pattern_matches(pattern({dq({var("p")})}), "anything"));
    CHECK(pattern_matches(pattern({var("set")}), "b"));
    CHECK(pattern_matches(pattern({dq({var("set")})}), "[ab]"));
    CHECK(pattern_matches(pattern({text("["), quoted("a-c"), text("]")}), "-"));
    CHECK_FALSE(pattern_matches(pattern({text("["), quoted("a-c"), text("]")}), "b"));
    CHECK(pattern_matches(pattern({text("["), quoted("!"), text("a]")}), "!"));
    CHECK(pattern_matches(pattern({quoted("back\\slash")}), "back\\slash"));
}

TEST_CASE("2.14.1_characters_are_those_of_the_locale") {
    const test::InLocale utf8("C.UTF-8");
    CHECK(pattern_matches("?", "猫"));
    CHECK_FALSE(pattern_matches("??", "猫"));
    CHECK(pattern_matches("[猫狗]", "狗"));
    CHECK(pattern_matches("[!a]", "猫"));
    CHECK(pattern_matches("[[:alpha:]]", "é"));
    FakeShell sh;
    sh.variables["x"] = "猫狗";
    CHECK(string_of(sh, {var("x", Op::Length)}) == "2");
    CHECK(string_of(sh, {var("x", Op::RemoveSmallestPrefix, {text("?")})}) == "狗");
    CHECK(string_of(sh, {var("x", Op::RemoveSmallestSuffix, {text("?")})}) == "猫");
}

TEST_CASE("2.14.1_without_a_locale_every_byte_is_a_character") {
    const test::InLocale bytes("C");
    CHECK(pattern_matches("???", "猫"));
}

TEST_CASE("2.14.1_bytes_that_are_no_characters_match_one_by_one") {
    const test::InLocale utf8("C.UTF-8");
    CHECK(pattern_matches("a?b", "a\xff"
                                 "b"));
    CHECK(pattern_matches("??", "\xff\x80"));
    CHECK(pattern_matches("*.c", "\xe7\x8c.c"));
    CHECK(pattern_matches("[!a]", "\xff"));
    CHECK(pattern_matches("[a\xff]", "\xff"));
    CHECK_FALSE(pattern_matches("[a-z]", "\xff"));
    FakeShell sh;
    sh.variables["x"] = "\xff\x80";
    CHECK(string_of(sh, {var("x", Op::RemoveSmallestSuffix, {text("?")})}) == "\xff");
    CHECK(string_of(sh, {var("x", Op::Length)}) == "2");
}

TEST_CASE("2.14.1_many_stars_over_a_long_text_end_soon") {
    const std::string text(20000, 'a');
    CHECK_FALSE(pattern_matches("*a*a*a*a*a*a*a*a*a*a*a*a*a*b", text));
}
