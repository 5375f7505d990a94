// Input that no person would write: the parser may refuse such input, but must never crash the
// shell.
#include "support.hpp"

#include <doctest/doctest.h>

#include <random>

using namespace leash;
using namespace leash::testing;

namespace {

std::string repeated(std::string_view text, std::size_t times) {
    std::string result;
    for (std::size_t i = 0; i < times; ++i)
        result += text;
    return result;
}

} // namespace

TEST_CASE("nesting_too_deep_is_an_error_and_no_crash") {
    const char* const openers[] = {
        "(",      "{ ",   "if ",   "while ",        "$(",      "${a-",  "\"${a-", "$((", "! ( ",
        "f() { ", "\"$(", "a | (", "case a in a) ", "$(( $( ", "$( ( ", "case $("};
    for (const char* opener : openers) {
        const SyntaxError error = syntax_error_of(repeated(opener, 100000));
        CHECK_FALSE_MESSAGE(error.message.empty(), opener);
    }
    CHECK(error_of(repeated("(", 100000)) == "nested too deep: more than 500 levels");
    CHECK(error_of(repeated("$(", 100000)) == "nested too deep: more than 500 levels");
    CHECK(error_of(repeated("\"${a-", 100000)) == "nested too deep: more than 500 levels");
}
TEST_CASE("nesting_of_hundreds_of_levels_is_read_and_printed") {
    CHECK(round_trip_failure(repeated("( ", 400) + "a" + repeated(" )", 400)) == "");
    CHECK(round_trip_failure(repeated("$(", 300) + "a" + repeated(")", 300)) == "");
    CHECK(round_trip_failure(repeated("${a-", 450) + "a" + repeated("}", 450)) == "");
    CHECK(round_trip_failure(repeated("if a; then ", 400) + "b" + repeated("; fi", 400)) == "");
}
TEST_CASE("random_bytes_are_refused_or_survive_being_printed") {
    std::mt19937 random(7);
    const std::string_view likely = "  ;&|<>()$`\\\"'{}#!=\n\n*?~-:%/ab1EE";
    for (int i = 0; i < 10000; ++i) {
        std::string text;
        for (unsigned size = random() % 40; size > 0; --size)
            text += random() % 20 == 0 ? static_cast<char>(random() % 256)
                                       : likely[random() % likely.size()];
        if (error_of(text).empty())
            REQUIRE_MESSAGE(round_trip_failure(text) == "", text);
    }
}
TEST_CASE("random_tokens_are_refused_or_survive_being_printed") {
    std::mt19937 random(8);
    const char* const tokens[] = {
        "if",   "then", "else", "fi",    "do", "done", "case", "esac", "in", "for", "x", "while",
        "{",    "}",    "(",    ")",     ";",  ";;",   ";&",   "&",    "&&", "||",  "|", "!",
        "time", "\n",   "<<E",  "\nE\n", ">f", "a=b",  "$(",   "${x-", "\"", "'",   "`", "$((",
        "))",   "f()",  "2>&1", "#",     "\\", "-p",   "a",    "a",    "a"};
    for (int i = 0; i < 10000; ++i) {
        std::string text;
        for (unsigned size = random() % 16; size > 0; --size) {
            text += tokens[random() % std::size(tokens)];
            text += random() % 3 == 0 ? "" : " ";
        }
        if (error_of(text).empty())
            REQUIRE_MESSAGE(round_trip_failure(text) == "", text);
    }
}
TEST_CASE("every_beginning_of_a_script_is_a_script_or_unfinished_or_wrong") {
    const std::string script = "f() { for i in \"$@\" `a \\`b\\``; do case $i in (x|y) "
                               "echo ${i#'z'} $((1+(2)));& *) cat <<E\n$(b)\nE\n;; esac; done\n} "
                               ">o 2>&1 && if ! time a | b; then c & else d; fi\n";
    CHECK(error_of(script).empty());
    for (std::size_t size = 0; size < script.size(); ++size) {
        const SyntaxError error = syntax_error_of(script.substr(0, size));
        // A text that is cut inside a word may end with another word, and be wrong. So these are
        // left out.
        if (size == 0 || script[size - 1] == ' ' || script[size - 1] == '\n')
            CHECK_MESSAGE((error.message.empty() || error.unfinished), script.substr(0, size));
    }
}
TEST_CASE("long_input_of_each_kind_is_read") {
    const std::size_t many = 50000;
    CHECK(error_of("a " + repeated("b ", many)).empty());
    CHECK(error_of(repeated("a\n", many)).empty());
    CHECK(error_of("{\n" + repeated("a | b && c\n", many / 10) + "}").empty());
    CHECK(error_of("cat <<'E'\n" + repeated("some text\n", many) + "E\n").empty());
    CHECK(error_of("cat <<E\n" + repeated("some $text\n", many) + "E\n").empty());
    CHECK(error_of("cat <<E\n" + repeated("\\\n", many) + "\nE\n").empty());
    CHECK(error_of("\"" + repeated("$a`b`", many / 10) + "\"").empty());
    CHECK(error_of(repeated("a\\\n", many)).starts_with("the line ends in"));
    CHECK(error_of(repeated("<<E ", 1000) + "\n" + repeated("E\n", 1000)).empty());
}
