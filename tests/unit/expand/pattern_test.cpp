// XCU 2.14: pattern matching.
#include "in_locale.hpp"
#include "support.hpp"

using namespace leash;

TEST_CASE("2.14.1_question_mark_star_and_ordinary_characters") {
    CHECK(matches_pattern("abc", "abc"));
    CHECK_FALSE(matches_pattern("abc", "abcd"));
    CHECK_FALSE(matches_pattern("abc", "ab"));
    CHECK(matches_pattern("a?c", "abc"));
    CHECK_FALSE(matches_pattern("?", ""));
    CHECK(matches_pattern("*", ""));
    CHECK(matches_pattern("a*", "a"));
    CHECK(matches_pattern("*b*", "abc"));
    CHECK(matches_pattern("*a*b*c", "xaxbxcxc"));
    CHECK_FALSE(matches_pattern("*a*b*c", "xaxcxb"));
    CHECK(matches_pattern("***", "x"));
    CHECK(matches_pattern("*", ".hidden/with/slashes"));
    CHECK_FALSE(matches_pattern("", "a"));
    CHECK(matches_pattern("", ""));
}

TEST_CASE("2.14.1_bracket_expressions") {
    CHECK(matches_pattern("[abc]", "b"));
    CHECK_FALSE(matches_pattern("[abc]", "d"));
    CHECK(matches_pattern("[!abc]", "d"));
    CHECK_FALSE(matches_pattern("[!abc]", "a"));
    CHECK(matches_pattern("[a-z]", "q"));
    CHECK_FALSE(matches_pattern("[a-z]", "Q"));
    CHECK(matches_pattern("[0-9a-f]x", "cx"));
    CHECK(matches_pattern("[]]", "]"));
    CHECK(matches_pattern("[!]]", "a"));
    CHECK(matches_pattern("[a-]", "-"));
    CHECK(matches_pattern("[-a]", "-"));
    CHECK(matches_pattern("[[:digit:]]", "7"));
    CHECK_FALSE(matches_pattern("[[:digit:]]", "x"));
    CHECK(matches_pattern("[![:space:]]", "x"));
    CHECK(matches_pattern("[[:alpha:]_]*", "_x1"));
    CHECK(matches_pattern("[[.-.]]", "-"));
    CHECK(matches_pattern("[[=a=]]", "a"));
}

TEST_CASE("2.14.1_a_bracket_that_is_never_closed_is_ordinary") {
    CHECK(matches_pattern("[", "["));
    CHECK(matches_pattern("[a", "[a"));
    CHECK(matches_pattern("a[*", "a[bc"));
    CHECK(matches_pattern("[]", "[]"));
}

TEST_CASE("2.14.1_a_backslash_takes_the_meaning_away") {
    CHECK(matches_pattern("\\*", "*"));
    CHECK_FALSE(matches_pattern("\\*", "a"));
    CHECK(matches_pattern("\\[a]", "[a]"));
    CHECK(matches_pattern("[\\]a]", "]"));
    CHECK(matches_pattern("[a\\-z]", "-"));
    CHECK_FALSE(matches_pattern("[a\\-z]", "q"));
    CHECK(matches_pattern("\\a", "a"));
    CHECK(matches_pattern("\\", "\\"));
}

TEST_CASE("2.14.1_quoted_parts_of_a_pattern_are_escaped") {
    FakeShell sh;
    sh.variables = {{"p", "*"}, {"set", "[ab]"}};
    const auto pattern = [&](WordParts parts) {
        return expand_pattern(sh, word(std::move(parts))).value();
    };
    CHECK(pattern({text("*.c")}) == "*.c");
    CHECK(matches_pattern(pattern({quoted("*"), text("*")}), "*x"));
    CHECK_FALSE(matches_pattern(pattern({quoted("*"), text("*")}), "ax"));
    CHECK(matches_pattern(pattern({var("p")}), "anything"));
    CHECK_FALSE(matches_pattern(pattern({dq({var("p")})}), "anything"));
    CHECK(matches_pattern(pattern({var("set")}), "b"));
    CHECK(matches_pattern(pattern({dq({var("set")})}), "[ab]"));
    CHECK(matches_pattern(pattern({text("["), quoted("a-c"), text("]")}), "-"));
    CHECK_FALSE(matches_pattern(pattern({text("["), quoted("a-c"), text("]")}), "b"));
    CHECK(matches_pattern(pattern({text("["), quoted("!"), text("a]")}), "!"));
    CHECK(matches_pattern(pattern({quoted("back\\slash")}), "back\\slash"));
}

TEST_CASE("2.14.1_characters_are_those_of_the_locale") {
    const test::InLocale utf8("C.UTF-8");
    CHECK(matches_pattern("?", "猫"));
    CHECK_FALSE(matches_pattern("??", "猫"));
    CHECK(matches_pattern("[猫狗]", "狗"));
    CHECK(matches_pattern("[!a]", "猫"));
    CHECK(matches_pattern("[[:alpha:]]", "é"));
    FakeShell sh;
    sh.variables["x"] = "猫狗";
    CHECK(string_of(sh, {var("x", Op::Length)}) == "2");
    CHECK(string_of(sh, {var("x", Op::RemoveSmallestPrefix, {text("?")})}) == "狗");
    CHECK(string_of(sh, {var("x", Op::RemoveSmallestSuffix, {text("?")})}) == "猫");
}

TEST_CASE("2.14.1_without_a_locale_every_byte_is_a_character") {
    const test::InLocale bytes("C");
    CHECK(matches_pattern("???", "猫"));
}

TEST_CASE("2.14.1_bytes_that_are_no_characters_match_one_by_one") {
    const test::InLocale utf8("C.UTF-8");
    CHECK(matches_pattern("a?b", "a\xff"
                                 "b"));
    CHECK(matches_pattern("??", "\xff\x80"));
    CHECK(matches_pattern("*.c", "\xe7\x8c.c"));
    CHECK(matches_pattern("[!a]", "\xff"));
    CHECK(matches_pattern("[a\xff]", "\xff"));
    CHECK_FALSE(matches_pattern("[a-z]", "\xff"));
    FakeShell sh;
    sh.variables["x"] = "\xff\x80";
    CHECK(string_of(sh, {var("x", Op::RemoveSmallestSuffix, {text("?")})}) == "\xff");
    CHECK(string_of(sh, {var("x", Op::Length)}) == "2");
}

TEST_CASE("2.14.1_many_stars_over_a_long_text_end_soon") {
    const std::string text(20000, 'a');
    CHECK_FALSE(matches_pattern("*a*a*a*a*a*a*a*a*a*a*a*a*a*b", text));
}
