// The parser as its callers see it: lines, complete commands, and how to continue after an error.
#include "support.hpp"

#include <doctest/doctest.h>

#include <vector>

using namespace leash;
using namespace leash::testing;

namespace {

// Gives lines to the parser, and counts the lines that the parser has asked for.
struct CountedLines {
    std::vector<std::string> lines;
    std::size_t asked = 0;

    LineReader reader() {
        return [this]() -> std::string_view {
            const std::size_t index = asked++;
            return index < lines.size() ? std::string_view(lines[index]) : "";
        };
    }
};

std::string next_shape(Parser& parser) {
    const ParseResult result = parser.next();
    if (const auto* error = std::get_if<SyntaxError>(&result))
        return "error: " + in_english(error->message);
    const auto* list = std::get_if<List>(&result);
    return list ? shape(*list) : "end";
}

} // namespace

TEST_CASE("one_line_is_one_list") {
    Parser parser(lines_of("a; b & c\n\n# d\ne"));
    CHECK(next_shape(parser) == "(a); (b) & (c);");
    CHECK(next_shape(parser) == "");
    CHECK(next_shape(parser) == "");
    CHECK(next_shape(parser) == "(e);");
    CHECK(next_shape(parser) == "end");
    CHECK(next_shape(parser) == "end");
}
TEST_CASE("no_line_is_asked_for_behind_a_complete_command") {
    const char* const complete[] = {"a\n",
                                    "a &\n",
                                    "a;\n",
                                    "{ a; }\n",
                                    "(a) >b\n",
                                    "f() { a; }\n",
                                    "if a; then b; fi\n",
                                    "a $(b) `c`\n",
                                    "case a in b) ;; esac\n",
                                    "\n",
                                    "# a \\\n",
                                    "time\n",
                                    "a=1\n",
                                    "a | b && c # d\n",
                                    "$((1))\n"};
    for (const char* line : complete) {
        CountedLines lines{{line, "next\n"}};
        Parser parser(lines.reader());
        parser.next();
        CHECK_MESSAGE(lines.asked == 1, line);
    }
}
TEST_CASE("lines_are_asked_for_until_the_command_is_complete") {
    CountedLines lines{{"if a\n", "then cat <<E |\n", "x\n", "E\n", "b\n", "fi\n", "next\n"}};
    Parser parser(lines.reader());
    CHECK(next_shape(parser) == "(if (a); then (cat <<E{'x\n'})|(b););");
    CHECK(lines.asked == 6);
    CHECK(parser.last_text() == "if a\nthen cat <<E |\nx\nE\nb\nfi\n");
}
TEST_CASE("line_without_a_newline_is_the_last_one_asked_for") {
    CountedLines lines{{"a $", "b"}};
    Parser parser(lines.reader());
    CHECK(next_shape(parser) == "(a $);");
    CHECK(lines.asked == 1);
}
TEST_CASE("after_an_error_the_rest_of_its_line_is_dropped") {
    Parser parser(lines_of("done; a\nb\n"));
    CHECK(next_shape(parser) == "error: 'done' without a 'do' before it");
    CHECK(next_shape(parser) == "(b);");
    CHECK(next_shape(parser) == "end");
}
TEST_CASE("first_line_can_have_another_number") {
    Parser parser(lines_of("a\n)\n"));
    parser.start_at_line(41);
    CHECK(std::get<List>(parser.next()).items[0].and_or.first.position == Position{41, 1});
    CHECK(std::get<SyntaxError>(parser.next()).position == Position{42, 1});
}
TEST_CASE("backslash_newline_at_the_end_is_unfinished_unless_the_end_is_final") {
    CHECK(shape_of("a \\\n") == "unfinished: the line ends in '\\', but nothing follows it");
    Parser parser(lines_of("a \\\n"));
    parser.end_is_final();
    CHECK(next_shape(parser) == "(a);");
}
TEST_CASE("parser_can_be_moved") {
    Parser first(lines_of("a\nb\n"));
    first.next();
    Parser second = std::move(first);
    CHECK(next_shape(second) == "(b);");
}
TEST_CASE("names_and_reserved_words_are_told_from_others") {
    CHECK(is_name("a"));
    CHECK(is_name("_1"));
    CHECK_FALSE(is_name(""));
    CHECK_FALSE(is_name("1a"));
    CHECK_FALSE(is_name("a-b"));
    for (const char* word : {"if", "then", "else", "elif", "fi", "do", "done", "case", "esac",
                             "while", "until", "for", "{", "}", "!", "in", "time"})
        CHECK(is_reserved_word(word));
    CHECK_FALSE(is_reserved_word("function"));
}
TEST_CASE("parameters_are_told_from_bad_substitutions") {
    for (const char* text : {"a", "10", "0", "@", "*", "#", "?", "-", "$", "!"})
        CHECK(is_parameter(text));
    for (const char* text : {"", "x/a/b", "1a", "a!", "##", "^"})
        CHECK_FALSE(is_parameter(text));
}
