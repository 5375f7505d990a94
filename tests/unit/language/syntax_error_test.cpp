// What leash tells a learner when a command does not parse.
#include "language/full_width.hpp"
#include "support.hpp"

#include "base/text.hpp"

#include <doctest/doctest.h>

#include <clocale>
#include <sstream>

using namespace leash;
using namespace leash::testing;

TEST_CASE("closing_words_without_an_opening_one_are_named") {
    CHECK(error_of("done") == "'done' without a 'do' before it");
    CHECK(error_of("a; do b") == "'do' without a 'for', 'while' or 'until' before it");
    CHECK(error_of("a & then") == "'then' without an 'if' before it");
    CHECK(error_of("fi") == "'fi' without an 'if' before it");
    CHECK(error_of("else") == "'else' without an 'if' before it");
    CHECK(error_of("esac") == "'esac' without a 'case' before it");
    CHECK(error_of("}") == "'}' without a '{' before it");
    CHECK(error_of("a)") == "')' without a '(' before it");
    CHECK(error_of("a ;; b") == "';;' without a pattern of a 'case' before it");
}
TEST_CASE("what_was_expected_and_what_was_found_are_told") {
    CHECK(error_of("\nif a; fi") ==
          "'then' expected after the condition of the 'if' in line 2, found 'fi'");
    CHECK(error_of("while a; do b; fi") == "'done' expected to end the 'do' in line 1, found 'fi'");
    CHECK(error_of("while a; b; done") ==
          "'do' expected after the condition of the 'while' in line 1, found 'done'");
    CHECK(error_of("{ a; )") == "'}' expected to end the '{' in line 1, found ')'");
    CHECK(error_of("(a; }") == "')' expected to end the '(' in line 1, found '}'");
    CHECK(error_of("if a; then b; elif c; fi") ==
          "'then' expected after the condition of the 'elif' of the 'if' in line 1, found 'fi'");
    CHECK(error_of("for 1 in a; do b; done") ==
          "after 'for' the name of a variable was expected, found '1'");
    CHECK(error_of("for a b; do c; done") ==
          "'do' expected after the name of the 'for' in line 1, found 'b'");
    CHECK(error_of("case a b) c;; esac") ==
          "'in' expected after the word of the 'case' in line 1, found 'b'");
    CHECK(error_of("case a in b c) d;; esac") ==
          "after a pattern of 'case' a ')' was expected, found 'c'");
    CHECK(error_of("f() a") == "after 'f()' its body was expected, such as { list; }, found 'a'");
    CHECK(error_of("a (b)") ==
          "'a(' begins a function: ')' expected (quote '(' if it is text), found 'b'");
    CHECK(error_of("a b (c)") ==
          "no '(' can stand here: quote it, '(', if it is meant as a character");
    for (const char* text : {"a=(1 2 3)", "a=()", "b=1 a=(1 2)", "export a=(1 2)"})
        CHECK(error_of(text) == "a=(...) belongs to bash, not to leash: instead of a=(b c) write "
                                "set -- b c; echo \"$1\" \"$@\"");
    CHECK(error_of("{ a; } b") == "after '}' an operator such as ';' was expected, found 'b'");
}
TEST_CASE("missing_commands_are_told") {
    CHECK(error_of("a | | b") == "after '|' a command was expected, found '|'");
    CHECK(error_of("a && ;") == "after '&&' a command was expected, found ';'");
    CHECK(error_of("; a") == "a command was expected, found ';'");
    CHECK(error_of("!\n") == "after '!' a command was expected, found end of line");
    CHECK(error_of("a | ! b") == "'!' can only stand at the beginning of a pipeline, found '!'");
    CHECK(error_of("if ; then a; fi") == "after 'if' a command was expected, found ';'");
    CHECK(error_of("while a; do done") == "after 'do' a command was expected, found 'done'");
    CHECK(error_of("()") == "after '(' a command was expected, found ')'");
    CHECK(error_of("a >") == "after '>' a file name was expected, found the end of the input");
    CHECK(error_of("a > ; b") == "after '>' a file name was expected, found ';'");
    CHECK(error_of("a <<\n") == "after '<<' a delimiter was expected, found end of line");
}
TEST_CASE("unfinished_constructs_are_marked_so_that_more_can_be_asked_for") {
    const char* const unfinished[] = {"a \"b",
                                      "a 'b",
                                      "a `b",
                                      "a $(b",
                                      "a $((1",
                                      "a ${b",
                                      "a $'b",
                                      "a \"$(b \"c",
                                      "if a",
                                      "if a; then",
                                      "if a; then b; else c",
                                      "while a",
                                      "while a; do",
                                      "for a",
                                      "for a in b",
                                      "case a",
                                      "case a in",
                                      "case a in b) c",
                                      "case a in b",
                                      "{ a",
                                      "(a",
                                      "f()",
                                      "a |",
                                      "a &&\n",
                                      "a ||",
                                      "a <<E\nb\n",
                                      "a \\\n",
                                      "a <<-E",
                                      "a $((1)",
                                      "a \"${b-\"c",
                                      "! ",
                                      "a 2>"};
    for (const char* text : unfinished) {
        const SyntaxError error = syntax_error_of(text);
        CHECK_MESSAGE(error.unfinished, text);
        CHECK_FALSE(error.message.empty());
    }
    for (const char* text : {"done", "a `b`)", "a (b", "`if`", "case a in )", "cat <<E\n$(\nE"}) {
        const SyntaxError error = syntax_error_of(text);
        CHECK_MESSAGE(!error.unfinished, text);
        CHECK_FALSE(error.message.empty());
    }
}
TEST_CASE("opening_place_of_what_is_unfinished_is_told") {
    CHECK(error_of("a\nb \"c\nd") == "unfinished '\"' opened in line 2");
    CHECK(error_of("'") == "unfinished \"'\" opened in line 1");
    CHECK(error_of("\n\n$(a") == "unfinished '$(' opened in line 3");
    CHECK(error_of("$((1 + 2") == "unfinished '$((' opened in line 1");
    CHECK(error_of("a <<E\nb") ==
          "the here-document of line 1 meets the end of the file before 'E'");
    CHECK(error_of("if a; then b") ==
          "'fi' expected to end the 'if' in line 1, found the end of the input");
    CHECK(error_of("$(cat <<E)\na\nE") ==
          "this here-document must stand before the ')' of the '$(' in line 1");
}
TEST_CASE("full_width_operators_are_named_with_the_ascii_one") {
    CHECK(error_of("ls ｜ wc") == "this is the full-width ｜: type | instead, or quote it, '｜', "
                                  "if it is meant as text");
    for (const char* text : {"sleep 1 ＆", "sleep 1＆", "a；b", "ls｜wc", "（ls）", "a ＞ b",
                             "a ＞b", "a ＜b", "a ；b ；"})
        CHECK_MESSAGE(error_of(text).starts_with("this is the full-width "), text);
    for (const char* text :
         {"echo 你好；", "echo 你好＆", "echo '＆'", "echo \"；\"", "echo \\；", "echo a＆ b",
          "echo a；b", "x=；", "echo （你）", "case ； in ；) a;; esac"})
        CHECK_MESSAGE(error_of(text).empty(), text);
    CHECK(syntax_error_of("sleep 1＆").position == Position{1, 8});
}
TEST_CASE("nul_byte_is_an_error_with_a_place") {
    using namespace std::string_literals;
    for (const std::string& text : {"a\nb \0c\n"s, "a\n'b\0'\n"s, "a <<E\n12\0\nE\n"s}) {
        const SyntaxError error = syntax_error_of(text);
        CHECK(error.message == "NUL byte in the script: is this a text file?");
        CHECK(error.position.line == 2);
        CHECK_FALSE(error.unfinished);
    }
}
TEST_CASE("number_of_a_descriptor_has_a_limit") {
    CHECK(error_of("a 99999999999>b") == "the number before the redirection is too large");
}

TEST_SUITE("describe") {
    TEST_CASE("message_line_and_caret") {
        CHECK(syntax_error_of("a\nb; done c").describe("leash", {}) ==
              "leash: line 2: 'done' without a 'do' before it\nb; done c\n   ^");
        CHECK(syntax_error_of("\ta )").describe("x", {}) ==
              "x: line 1: ')' without a '(' before it\n a )\n   ^");
    }
    TEST_CASE("what_was_typed_at_a_prompt_has_no_line_number") {
        CHECK(syntax_error_of("a\nb; done c").describe_typed({}) ==
              "leash: 'done' without a 'do' before it\nb; done c\n   ^");
    }
    TEST_CASE("wide_characters_before_the_caret_count_by_their_width") {
        const std::string before = std::setlocale(LC_CTYPE, nullptr);
        if (std::setlocale(LC_CTYPE, "C.UTF-8")) {
            CHECK(syntax_error_of("你好 )").describe("x", {}) ==
                  "x: line 1: ')' without a '(' before it\n你好 )\n     ^");
            std::setlocale(LC_CTYPE, before.c_str());
        }
    }
    TEST_CASE("no_line_is_wider_than_eighty_columns_and_the_caret_stays_in_view") {
        const std::string texts[] = {std::string(200, 'a') + " ) " + std::string(200, 'b'),
                                     std::string(78, 'a') + " )", ") " + std::string(300, 'b'),
                                     "if a; then " + std::string(500, 'c') + "; done",
                                     "for " + std::string(400, 'd') + "-"};
        for (const std::string& text : texts) {
            const SyntaxError error = syntax_error_of(text);
            REQUIRE_FALSE(error.message.empty());
            std::istringstream lines(error.describe(std::string(100, 'n') + " script", {}));
            std::string line, shown;
            while (std::getline(lines, line)) {
                CHECK(line.size() <= 80);
                if (!line.empty() && line.back() == '^') {
                    REQUIRE(line.size() <= shown.size() + 1);
                    if (error.position.column <= text.size() && line.size() <= shown.size())
                        CHECK(shown[line.size() - 1] == text[error.position.column - 1]);
                }
                shown = line;
            }
            CHECK(line.back() == '^');
        }
    }
    TEST_CASE("bytes_that_are_no_characters_are_cut_like_others") {
        for (const char* byte : {"\xa8", "\xff", "\xe4", "\xcc\x81"}) {
            std::string bytes;
            for (int i = 0; i < 300; ++i)
                bytes += byte;
            std::istringstream lines(
                syntax_error_of("a " + bytes + " ) " + bytes).describe(bytes, {}));
            std::string line;
            while (std::getline(lines, line))
                CHECK(display_width(line) <= 80);
            CHECK(line.back() == '^');
        }
    }
    TEST_CASE("control_characters_do_not_reach_the_terminal") {
        CHECK(syntax_error_of("\033[2J )").describe("x\r", {}) ==
              "x^M: line 1: ')' without a '(' before it\n^[[2J )\n      ^");
        CHECK(syntax_error_of("\u009b2J )").describe("x\xff", {}) ==
              "x\\xff: line 1: ')' without a '(' before it\n\\u009b2J )\n         ^");
    }
}

TEST_CASE("full_width_characters_are_text_where_the_shell_is_called_sh") {
    for (const char* text : {"echo a ； b\n", "ls｜wc\n", "echo `echo ；`\n", "x=$(ls｜wc)\n"}) {
        Parser parser(lines_of(text));
        parser.take_full_width_as_text();
        CHECK_MESSAGE(std::holds_alternative<List>(parser.next()), text);
    }
}

TEST_CASE("a_full_width_minus_or_percent_sign_is_pointed_out_in_messages") {
    CHECK(full_width_hint("jobs: －l: no").english() ==
          std::string_view("; － is the full-width -: type -"));
    CHECK(full_width_hint("fg: ％1: no").english() ==
          std::string_view("; ％ is the full-width %: type %"));
    CHECK(full_width_hint("fg: %1: no").empty());
}
