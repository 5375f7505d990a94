// XCU 2.6: tildes, quote removal, here-documents, and the order of the expansions.
#include "support.hpp"

using namespace leash;

TEST_CASE("2.6.1_a_tilde_prefix_is_a_home_directory") {
    FakeShell sh;
    sh.variables["HOME"] = "/home/ada";
    sh.homes["root"] = "/root";
    CHECK(string_of(sh, {text("~")}) == "/home/ada");
    CHECK(string_of(sh, {text("~/x")}) == "/home/ada/x");
    CHECK(string_of(sh, {text("~root/x")}) == "/root/x");
    CHECK(string_of(sh, {text("~nobody-here")}) == "~nobody-here");
    CHECK(string_of(sh, {text("a~")}) == "a~");
    CHECK(string_of(sh, {text("~/"), var("x")}) == "/home/ada/");
    CHECK(string_of(sh, {dq({quoted("~")})}) == "~");
}

TEST_CASE("2.6.1_a_quote_or_an_expansion_in_the_prefix_makes_it_ordinary") {
    FakeShell sh;
    sh.variables["HOME"] = "/home/ada";
    sh.homes["root"] = "/root";
    CHECK(string_of(sh, {text("~"), quoted("root")}) == "~root");
    CHECK(string_of(sh, {text("~ro"), var("x")}) == "~ro");
    CHECK(string_of(sh, {quoted("~"), text("root")}) == "~root");
}

TEST_CASE("2.6.1_HOME_unset_or_ending_in_a_slash") {
    FakeShell sh;
    CHECK(string_of(sh, {text("~")}) == "~");
    sh.variables["HOME"] = "/";
    CHECK(string_of(sh, {text("~/x")}) == "/x");
    CHECK(string_of(sh, {text("~")}) == "/");
    sh.variables["HOME"] = "";
    CHECK(fields_of(sh, {text("~")}) == Fields{""});
}

TEST_CASE("2.6.1_the_result_is_neither_split_nor_globbed") {
    FakeShell sh;
    sh.variables["HOME"] = "/home/a b/[xy]*";
    CHECK(fields_of(sh, {text("~")}) == Fields{"/home/a b/[xy]*"});
    CHECK(fields_of(sh, {var("x", Op::UseDefault, {text("~")})}) == Fields{"/home/a b/[xy]*"});
}

TEST_CASE("2.6.1_in_an_assignment_a_tilde_counts_after_each_colon") {
    FakeShell sh;
    sh.variables["HOME"] = "/h";
    CHECK(string_of(sh, {text("~:~/bin:x~:~none")}, TildeIn::Assignment) == "/h:/h/bin:x~:~none");
    CHECK(string_of(sh, {text("~:~/bin")}) == "~:~/bin");
    CHECK(string_of(sh, {text("a:"), quoted("~")}, TildeIn::Assignment) == "a:~");
    CHECK(string_of(sh, {quoted("a"), text(":~")}, TildeIn::Assignment) == "a:/h");
    CHECK(string_of(sh, {var("x"), text("~")}, TildeIn::Assignment) == "~");
}

TEST_CASE("2.9.1_a_declaration_argument_has_tildes_after_its_first_equals_sign") {
    FakeShell sh;
    sh.variables["HOME"] = "/h";
    CHECK(string_of(sh, {text("PATH=~/bin:~")}, TildeIn::Declaration) == "PATH=/h/bin:/h");
    CHECK(string_of(sh, {text("x=a=~")}, TildeIn::Declaration) == "x=a=~");
    CHECK(string_of(sh, {text("PATH=~/bin")}) == "PATH=~/bin");
}

TEST_CASE("2.6_parts_next_to_each_other_are_one_field") {
    FakeShell sh;
    sh.variables["b"] = "B";
    CHECK(fields_of(sh, {text("a"), dq({var("b"), quoted(" $c")}), quoted("'d'")}) ==
          Fields{"aB $c'd'"});
}

TEST_CASE("2.6_an_error_ends_the_expansion_and_says_where") {
    FakeShell sh;
    ParameterExpansion failing = var("x", Op::ErrorIfUnset, {text("is needed")});
    failing.position = {7, 3};
    const std::vector<Word> words{word({text("echo")}), word({dq({quoted("a"), failing})}),
                                  word({var("later", Op::AssignDefault, {text("set")})})};
    const auto fields = expand_fields(sh, words);
    REQUIRE_FALSE(fields);
    CHECK(fields.error().message == "x: is needed");
    CHECK(fields.error().position == Position{7, 3});
    CHECK(sh.variables.count("later") == 0);
}

TEST_CASE("2.7.4_a_here_document_is_expanded_as_in_double_quotes") {
    FakeShell sh;
    sh.variables = {{"x", "a  b"}, {"HOME", "/h"}};
    sh.substituted = "out put";
    sh.parameters = {"1", "2"};
    const WordParts body = {text("~ * "),      var("x"),  quoted(" $x "), command(), text(" "),
                            arithmetic("1+1"), text(" "), var("@"),       text("\n")};
    CHECK(expand_here_document(sh, body).value() == "~ * a  b $x out put 2 1 2\n");
    CHECK(expand_here_document(sh, {}).value() == "");
    CHECK(expand_here_document(sh, {var("x", Op::ErrorIfUnset), var("y", Op::ErrorIfUnset)})
              .error()
              .message == "y: parameter not set");
}

TEST_CASE("2.9.1.1_behind_a_declaration_utility_an_assignment_is_not_split") {
    FakeShell sh;
    sh.variables["HOME"] = "/h";
    sh.variables["v"] = "a b";
    const auto words = [&](std::initializer_list<Word> command) {
        const std::vector<Word> all(command);
        return expand_command_words(sh, all).value();
    };
    const Word assigned = word({text("x="), var("v")});
    CHECK(words({word({text("export")}), assigned}) == Fields{"export", "x=a b"});
    CHECK(words({word({text("command")}), word({text("readonly")}), assigned}) ==
          Fields{"command", "readonly", "x=a b"});
    CHECK(words({word({text("export")}), word({text("x=~")})}) == Fields{"export", "x=/h"});
    CHECK(words({word({text("export")}), word({var("v")})}) == Fields{"export", "a", "b"});
    CHECK(words({word({text("echo")}), assigned}) == Fields{"echo", "x=a", "b"});
    // A word that only expands to `export` is not the name of a declaration utility.
    sh.variables["e"] = "export";
    CHECK(words({word({var("e")}), assigned}) == Fields{"export", "x=a", "b"});
}

TEST_CASE("2.5.3_a_prompt_is_expanded_as_a_here_document_is") {
    FakeShell sh;
    sh.variables["v"] = "a  b";
    CHECK(expand_value(sh, "plain ' \" text").value() == "plain ' \" text");
    CHECK(expand_value(sh, "\"$v\" '$v' ").value() == "\"a  b\" 'a  b' ");
    CHECK(expand_value(sh, "\\$v \\a").value() == "$v \\a");
    CHECK(expand_value(sh, "${unfinished").value() == "${unfinished");
}
