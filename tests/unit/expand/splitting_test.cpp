// XCU 2.6.5: field splitting, and the splitting of `read`.
#include "in_locale.hpp"
#include "support.hpp"

using namespace leash;

namespace {

Fields split(const char* ifs, const char* value) {
    FakeShell sh;
    sh.no_pathnames = true;
    sh.variables = {{"IFS", ifs}, {"x", value}};
    return fields_of(sh, {var("x")});
}

Fields read_split(const char* ifs, const char* line, std::size_t count) {
    FakeShell sh;
    sh.variables = {{"IFS", ifs}};
    return split_for_read(sh, line, {}, count);
}

} // namespace

TEST_CASE("2.6.5_unset_IFS_is_space_tab_and_newline") {
    FakeShell sh;
    sh.variables["x"] = " \ta  b\n\nc ";
    CHECK(fields_of(sh, {var("x")}) == Fields{"a", "b", "c"});
}

TEST_CASE("2.6.5_null_IFS_splits_nothing") {
    CHECK(split("", " a b ") == Fields{" a b "});
    CHECK(split("", "") == Fields{});
}

TEST_CASE("2.6.5_other_IFS_characters_delimit_one_by_one") {
    CHECK(split(":", "a:b") == Fields{"a", "b"});
    CHECK(split(":", "a::b") == Fields{"a", "", "b"});
    CHECK(split(":", ":a") == Fields{"", "a"});
    CHECK(split(":", "a:") == Fields{"a"});
    CHECK(split(":", "a::") == Fields{"a", ""});
    CHECK(split(":", ":") == Fields{""});
    CHECK(split(":", " a b ") == Fields{" a b "});
}

TEST_CASE("2.6.5_white_space_around_another_IFS_character_is_one_delimiter") {
    CHECK(split(" :", "a : b") == Fields{"a", "b"});
    CHECK(split(" :", " a  b ") == Fields{"a", "b"});
    CHECK(split(" :", "a : : b") == Fields{"a", "", "b"});
    CHECK(split(" :", " : a") == Fields{"", "a"});
    CHECK(split(" :", "a : ") == Fields{"a"});
}

TEST_CASE("2.6.5_only_results_of_expansions_are_split") {
    FakeShell sh;
    sh.variables = {{"IFS", "x"}, {"v", "1x2"}};
    CHECK(fields_of(sh, {text("axb"), var("v"), text("cxd")}) == Fields{"axb1", "2cxd"});
    CHECK(fields_of(sh, {dq({var("v")})}) == Fields{"1x2"});
    CHECK(fields_of(sh, {quoted("axb")}) == Fields{"axb"});
}

TEST_CASE("2.6.5_results_of_commands_and_arithmetic_are_split") {
    FakeShell sh;
    sh.substituted = "a b\nc";
    CHECK(fields_of(sh, {command()}) == Fields{"a", "b", "c"});
    CHECK(fields_of(sh, {dq({command()})}) == Fields{"a b\nc"});
    sh.variables["IFS"] = "0";
    CHECK(fields_of(sh, {arithmetic("10*10+1")}) == Fields{"1", "1"});
}

TEST_CASE("2.6.5_a_delimiter_may_go_on_in_the_next_expansion") {
    FakeShell sh;
    sh.variables = {{"IFS", " :"}, {"a", "x "}, {"b", ":y"}};
    CHECK(fields_of(sh, {var("a"), var("b")}) == Fields{"x", "y"});
    CHECK(fields_of(sh, {var("a"), dq({}), var("b")}) == Fields{"x", "", "y"});
    CHECK(fields_of(sh, {var("a"), text("-"), var("b")}) == Fields{"x", "-", "y"});
}

TEST_CASE("2.6.5_quoted_empty_text_is_a_field_and_an_empty_expansion_is_none") {
    FakeShell sh;
    sh.variables["e"] = "";
    CHECK(fields_of(sh, {quoted("")}) == Fields{""});
    CHECK(fields_of(sh, {dq({})}) == Fields{""});
    CHECK(fields_of(sh, {dq({var("e")})}) == Fields{""});
    CHECK(fields_of(sh, {var("e")}) == Fields{});
    CHECK(fields_of(sh, {var("e"), quoted("")}) == Fields{""});
}

TEST_CASE("2.6.5_words_of_a_command_do_not_run_together") {
    FakeShell sh;
    sh.variables["x"] = " a ";
    const std::vector<Word> words{word({text("echo")}), word({var("x")}), word({var("x")}),
                                  word({dq({var("x")})})};
    CHECK(expand_fields(sh, words).value() == Fields{"echo", "a", "a", " a "});
}

TEST_CASE("2.6.5_IFS_may_hold_characters_of_more_than_one_byte") {
    const test::InLocale utf8("C.UTF-8");
    CHECK(split("，", "甲，乙，，丙") == Fields{"甲", "乙", "", "丙"});
    FakeShell sh;
    sh.variables["IFS"] = "，";
    sh.parameters = {"甲", "乙"};
    CHECK(fields_of(sh, {dq({var("*")})}) == Fields{"甲，乙"});
}

TEST_CASE("read_gives_the_last_variable_the_rest_of_the_line") {
    CHECK(read_split(" \t\n", "  a  b  c d  ", 2) == Fields{"a", "b  c d"});
    CHECK(read_split(" \t\n", "  a b  ", 1) == Fields{"a b"});
    CHECK(read_split(" \t\n", "a", 3) == Fields{"a"});
    CHECK(read_split(" \t\n", "   ", 2) == Fields{});
    CHECK(read_split("", "  a b ", 2) == Fields{"  a b "});
    CHECK(read_split(":", "a:b:c", 2) == Fields{"a", "b:c"});
}

TEST_CASE("read_drops_one_delimiter_after_the_last_field_but_not_two") {
    CHECK(read_split(":", "x:y:", 2) == Fields{"x", "y"});
    CHECK(read_split(":", "x:y:z:", 2) == Fields{"x", "y:z:"});
    CHECK(read_split(":", "x::", 2) == Fields{"x", ""});
    CHECK(read_split(" :", "x: y :", 2) == Fields{"x", "y"});
    CHECK(read_split(" :", "x:y::", 2) == Fields{"x", "y::"});
    CHECK(read_split(" :", "x : y z : ", 2) == Fields{"x", "y z :"});
}

TEST_CASE("read_does_not_split_where_a_backslash_stood") {
    FakeShell sh;
    CHECK(split_for_read(sh, "a b c", {false, true, false, false, false}, 2) == Fields{"a b", "c"});
    CHECK(split_for_read(sh, "a b ", {false, false, false, true}, 2) == Fields{"a", "b "});
}
