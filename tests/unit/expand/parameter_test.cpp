// XCU 2.5.1, 2.5.2, 2.6.2: parameters and their expansion.
#include "support.hpp"

using namespace leash;

TEST_CASE("2.5.1_digits_name_the_positional_parameters") {
    FakeShell sh;
    sh.parameters = {"one", "2", "3", "4", "5", "6", "7", "8", "9", "ten"};
    CHECK(string_of(sh, {var("1")}) == "one");
    CHECK(string_of(sh, {var("10")}) == "ten");
    CHECK(string_of(sh, {var("11")}) == "");
    CHECK(string_of(sh, {var("99999999999999999999999")}) == "");
    CHECK(string_of(sh, {var("#")}) == "10");
}

TEST_CASE("2.5.2_special_parameters_come_from_the_shell") {
    FakeShell sh;
    CHECK(string_of(sh, {var("0")}) == "leash");
    CHECK(string_of(sh, {var("?")}) == "3");
    CHECK(string_of(sh, {var("$")}) == "1234");
    CHECK(string_of(sh, {var("-")}) == "hB");
    CHECK(string_of(sh, {var("!")}) == "");
    sh.unset_is_error = true;
    CHECK(string_of(sh, {var("!")}) == "error: !: parameter not set");
}

TEST_CASE("2.5.2_at_in_double_quotes_is_a_field_for_each_parameter") {
    FakeShell sh;
    sh.parameters = {"a b", "", "c*"};
    CHECK(fields_of(sh, {dq({var("@")})}) == Fields{"a b", "", "c*"});
    CHECK(fields_of(sh, {text("x"), dq({quoted("y"), var("@"), quoted("z")})}) ==
          Fields{"xya b", "", "c*z"});
    sh.parameters = {"only"};
    CHECK(fields_of(sh, {dq({quoted("<"), var("@"), quoted(">")})}) == Fields{"<only>"});
}

TEST_CASE("2.5.2_at_in_double_quotes_without_parameters_is_no_field") {
    FakeShell sh;
    CHECK(fields_of(sh, {dq({var("@")})}) == Fields{});
    CHECK(fields_of(sh, {dq({quoted("a"), var("@"), quoted("b")})}) == Fields{"ab"});
    CHECK(fields_of(sh, {dq({var("@")}), dq({})}) == Fields{""});
    CHECK(fields_of(sh, {dq({var("*")})}) == Fields{""});
    CHECK(fields_of(sh, {var("*")}) == Fields{});
}

TEST_CASE("2.5.2_at_and_star_without_quotes_are_split_further_and_lose_empty_fields") {
    FakeShell sh;
    sh.parameters = {"a b", "", "c"};
    CHECK(fields_of(sh, {var("@")}) == Fields{"a", "b", "c"});
    CHECK(fields_of(sh, {var("*")}) == Fields{"a", "b", "c"});
    sh.variables["IFS"] = "";
    CHECK(fields_of(sh, {var("@")}) == Fields{"a b", "c"});
    CHECK(fields_of(sh, {text("x"), var("*"), text("y")}) == Fields{"xa b", "cy"});
}

TEST_CASE("2.5.2_star_in_double_quotes_is_joined_by_the_first_character_of_IFS") {
    FakeShell sh;
    sh.parameters = {"a", "b c", ""};
    CHECK(fields_of(sh, {dq({var("*")})}) == Fields{"a b c "});
    sh.variables["IFS"] = ",;";
    CHECK(fields_of(sh, {dq({var("*")})}) == Fields{"a,b c,"});
    sh.variables["IFS"] = "";
    CHECK(fields_of(sh, {dq({var("*")})}) == Fields{"ab c"});
}

TEST_CASE("2.5.2_star_in_an_assignment_is_joined_by_IFS_and_at_by_a_space") {
    FakeShell sh;
    sh.parameters = {"a", "b"};
    sh.variables["IFS"] = ",";
    CHECK(string_of(sh, {var("*")}, TildeIn::Assignment) == "a,b");
    CHECK(string_of(sh, {var("@")}, TildeIn::Assignment) == "a b");
    CHECK(string_of(sh, {dq({var("@")})}, TildeIn::Assignment) == "a b");
}

TEST_CASE("2.6.2_the_table_of_set_null_and_unset") {
    FakeShell sh;
    sh.variables = {{"set", "value"}, {"null", ""}};
    const WordParts w{text("word")};
    struct Row {
        Op op;
        bool colon;
        std::string set, null, unset;
    };
    // Each row is a row of the table in XCU 2.6.2.
    const std::vector<Row> table{
        {Op::UseDefault, true, "value", "word", "word"},
        {Op::UseDefault, false, "value", "", "word"},
        {Op::AssignDefault, true, "value", "word", "word"},
        {Op::AssignDefault, false, "value", "", "word"},
        {Op::ErrorIfUnset, true, "value", "error: null: word", "error: unset: word"},
        {Op::ErrorIfUnset, false, "value", "", "error: unset: word"},
        {Op::UseAlternative, true, "word", "", ""},
        {Op::UseAlternative, false, "word", "word", ""},
    };
    for (const Row& row : table) {
        sh.variables = {{"set", "value"}, {"null", ""}};
        const auto expand = [&](const char* name) {
            return string_of(sh, {row.colon ? colon(name, row.op, w) : var(name, row.op, w)});
        };
        CHECK(expand("set") == row.set);
        CHECK(expand("null") == row.null);
        CHECK(expand("unset") == row.unset);
        CHECK((sh.variables.count("unset") == 1) == (row.op == Op::AssignDefault));
    }
}

TEST_CASE("2.6.2_error_messages_without_a_word_say_what_is_missing") {
    FakeShell sh;
    CHECK(string_of(sh, {var("x", Op::ErrorIfUnset)}) == "error: x: parameter not set");
    CHECK(string_of(sh, {colon("x", Op::ErrorIfUnset)}) == "error: x: parameter not set or null");
}

TEST_CASE("2.6.2_the_default_word_is_split_where_it_is_not_quoted") {
    FakeShell sh;
    sh.variables["y"] = "c d";
    CHECK(fields_of(sh, {var("x", Op::UseDefault, {text("a b")})}) == Fields{"a", "b"});
    CHECK(fields_of(sh, {var("x", Op::UseDefault, {quoted("a b"), var("y")})}) ==
          Fields{"a bc", "d"});
    CHECK(fields_of(sh, {dq({var("x", Op::UseDefault, {text("a b")})})}) == Fields{"a b"});
    CHECK(fields_of(sh, {var("x", Op::UseDefault, {dq({})})}) == Fields{""});
    CHECK(fields_of(sh, {dq({var("x", Op::UseDefault)})}) == Fields{""});
    CHECK(fields_of(sh, {var("x", Op::UseDefault)}) == Fields{});
}

TEST_CASE("2.6.2_at_within_the_word_keeps_its_fields") {
    FakeShell sh;
    sh.parameters = {"a b", "c"};
    CHECK(fields_of(sh, {var("x", Op::UseDefault, {dq({var("@")})})}) == Fields{"a b", "c"});
    CHECK(fields_of(sh, {var("1", Op::UseAlternative, {dq({var("@")})})}) == Fields{"a b", "c"});
    CHECK(fields_of(sh, {dq({var("x", Op::UseDefault, {var("@")})})}) == Fields{"a b", "c"});
    sh.parameters = {};
    CHECK(fields_of(sh, {var("1", Op::UseAlternative, {dq({var("@")})})}) == Fields{});
    CHECK(fields_of(sh, {var("@", Op::UseDefault, {text("none")})}) == Fields{"none"});
}

TEST_CASE("2.6.2_assigning_a_default_gives_one_value_and_refuses_what_cannot_be_set") {
    FakeShell sh;
    CHECK(fields_of(sh, {var("x", Op::AssignDefault, {text("a b")})}) == Fields{"a", "b"});
    CHECK(sh.variables["x"] == "a b");
    sh.readonly_name = "r";
    CHECK(fields_of(sh, {var("r", Op::AssignDefault, {text("a")})}) ==
          Fields{"error: r: is read only"});
    CHECK(fields_of(sh, {var("1", Op::AssignDefault, {text("a")})}) ==
          Fields{"error: 1: cannot be assigned this way"});
}

TEST_CASE("2.6.2_an_assigned_IFS_splits_the_rest_of_the_command") {
    FakeShell sh;
    sh.variables["x"] = "a:b c";
    const std::vector<Word> words{word({var("x")}),
                                  word({dq({var("IFS", Op::AssignDefault, {text(":")})})}),
                                  word({var("x")})};
    CHECK(expand_fields(sh, words).value() == Fields{"a:b", "c", ":", "a", "b c"});
}

TEST_CASE("2.6.2_length_counts_characters") {
    FakeShell sh;
    sh.variables["x"] = "hello";
    sh.parameters = {"a", "bcd"};
    CHECK(string_of(sh, {var("x", Op::Length)}) == "5");
    CHECK(string_of(sh, {var("2", Op::Length)}) == "3");
    CHECK(string_of(sh, {var("none", Op::Length)}) == "0");
    CHECK(string_of(sh, {var("@", Op::Length)}) == "2");
    CHECK(string_of(sh, {var("*", Op::Length)}) == "2");
    CHECK(string_of(sh, {var("?", Op::Length)}) == "1");
    sh.unset_is_error = true;
    CHECK(string_of(sh, {var("none", Op::Length)}) == "error: none: parameter not set");
}

TEST_CASE("2.6.2_smallest_and_largest_prefix_and_suffix_are_removed") {
    FakeShell sh;
    sh.variables["x"] = "/usr/lib/file.tar.gz";
    const auto trimmed = [&](Op op, const char* pattern) {
        return string_of(sh, {var("x", op, {text(pattern)})});
    };
    CHECK(trimmed(Op::RemoveLargestPrefix, "*/") == "file.tar.gz");
    CHECK(trimmed(Op::RemoveSmallestPrefix, "*/") == "usr/lib/file.tar.gz");
    CHECK(trimmed(Op::RemoveSmallestSuffix, "/*") == "/usr/lib");
    CHECK(trimmed(Op::RemoveLargestSuffix, "/*") == "");
    CHECK(trimmed(Op::RemoveSmallestSuffix, ".gz") == "/usr/lib/file.tar");
    CHECK(trimmed(Op::RemoveSmallestSuffix, ".zip") == "/usr/lib/file.tar.gz");
    CHECK(trimmed(Op::RemoveSmallestPrefix, "/usr") == "/lib/file.tar.gz");
    CHECK(trimmed(Op::RemoveSmallestPrefix, "/?[r-t]") == "r/lib/file.tar.gz");
    CHECK(trimmed(Op::RemoveLargestPrefix, "*[.]") == "gz");
    CHECK(trimmed(Op::RemoveSmallestSuffix, ".*[a-z]") == "/usr/lib/file.tar");
    CHECK(trimmed(Op::RemoveLargestSuffix, ".*[a-z]") == "/usr/lib/file");
    CHECK(trimmed(Op::RemoveLargestPrefix, "*") == "");
    CHECK(trimmed(Op::RemoveSmallestPrefix, "*") == "/usr/lib/file.tar.gz");
    CHECK(trimmed(Op::RemoveSmallestSuffix, "*") == "/usr/lib/file.tar.gz");
    CHECK(trimmed(Op::RemoveLargestSuffix, "*") == "");
    CHECK(trimmed(Op::RemoveSmallestPrefix, "") == "/usr/lib/file.tar.gz");
}

TEST_CASE("2.6.2_a_quoted_pattern_stands_for_itself_and_double_quotes_outside_do_not_quote_it") {
    FakeShell sh;
    sh.variables = {{"x", "*abc"}, {"p", "*"}};
    CHECK(string_of(sh, {var("x", Op::RemoveLargestPrefix, {quoted("*")})}) == "abc");
    CHECK(string_of(sh, {var("x", Op::RemoveLargestPrefix, {dq({var("p")})})}) == "abc");
    CHECK(string_of(sh, {var("x", Op::RemoveLargestPrefix, {var("p")})}) == "");
    CHECK(string_of(sh, {dq({var("x", Op::RemoveLargestPrefix, {text("*b")})})}) == "c");
}

TEST_CASE("2.6.2_patterns_are_removed_from_each_positional_parameter") {
    FakeShell sh;
    sh.parameters = {"a.c", "b.c"};
    CHECK(fields_of(sh, {dq({var("@", Op::RemoveSmallestSuffix, {text(".c")})})}) ==
          Fields{"a", "b"});
    CHECK(fields_of(sh, {dq({var("*", Op::RemoveSmallestSuffix, {text(".c")})})}) == Fields{"a b"});
}

TEST_CASE("2.6.2_nounset_makes_an_unset_parameter_an_error_but_not_at_and_star") {
    FakeShell sh;
    sh.unset_is_error = true;
    CHECK(fields_of(sh, {var("x")}) == Fields{"error: x: parameter not set"});
    CHECK(fields_of(sh, {var("1")}) == Fields{"error: 1: parameter not set"});
    CHECK(fields_of(sh, {dq({var("@")})}) == Fields{});
    CHECK(fields_of(sh, {var("*")}) == Fields{});
    CHECK(fields_of(sh, {var("x", Op::UseDefault, {text("d")})}) == Fields{"d"});
    CHECK(fields_of(sh, {var("x", Op::UseAlternative, {text("d")})}) == Fields{});
    CHECK(fields_of(sh, {var("x", Op::RemoveSmallestPrefix, {text("d")})}) ==
          Fields{"error: x: parameter not set"});
}
