// POSIX XCU `printf`.
#include "builtins/posix/printf_format.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace leash;

namespace {

std::string text(const std::string& format, const std::vector<std::string>& arguments = {}) {
    const Printed printed = print_formatted(format, arguments);
    CHECK(printed.complaints.empty());
    return printed.text;
}

} // namespace

TEST_CASE("format_without_conversion_is_printed_once") {
    CHECK(text("hello\\n") == "hello\n");
    CHECK(text("100%%\\n", {"a", "b"}) == "100%\n");
    CHECK(text("\\101\\t\\\\\\60") == "A\t\\0");
}

TEST_CASE("format_is_used_again_while_arguments_remain") {
    CHECK(text("%s\\n", {"a", "b", "c"}) == "a\nb\nc\n");
    CHECK(text("%s=%d;", {"a", "1", "b"}) == "a=1;b=0;");
    CHECK(text("[%s]") == "[]");
}

TEST_CASE("width_precision_and_flags_are_those_of_c") {
    CHECK(text("[%5s][%-5s]", {"ab", "cd"}) == "[   ab][cd   ]");
    CHECK(text("%.2s", {"abcd"}) == "ab");
    CHECK(text("%05d %+d % d", {"42", "42", "42"}) == "00042 +42  42");
    CHECK(text("%#x %#o %X", {"255", "8", "255"}) == "0xff 010 FF");
    CHECK(text("%*d|%-*d|", {"4", "7", "4", "7"}) == "   7|7   |");
    CHECK(text("%*d|", {"-4", "7"}) == "7   |");
    CHECK(text("%.*f", {"2", "3.14159"}) == "3.14");
    CHECK(text("%.3d", {"7"}) == "007");
    CHECK(text("%e %g", {"12345.678", "0.0001"}) == "1.234568e+04 0.0001");
}

TEST_CASE("numbers_are_written_as_in_c_or_as_a_quoted_character") {
    CHECK(text("%d %d %d", {"0x1f", "017", "-5"}) == "31 15 -5");
    CHECK(text("%d %d", {"'A", "\"B"}) == "65 66");
    CHECK(text("%u", {"-1"}) == "18446744073709551615");
    CHECK(text("%d|%d", {"", " 3"}) == "0|3");
}

TEST_CASE("c_conversion_prints_the_first_byte") {
    CHECK(text("%c%c", {"hello", "world"}) == "hw");
    CHECK(text("%3c", {"x"}) == "  x");
}

TEST_CASE("b_conversion_interprets_escapes_of_its_argument") {
    CHECK(text("%b", {"a\\tb\\0101\\102"}) == "a\tbAB");
    CHECK(text("%b|%s", {"one\\ctwo", "three"}) == "one");
    CHECK(text("%5b|", {"\\n"}) == "    \n|");
}

TEST_CASE("arguments_can_be_numbered") {
    CHECK(text("%2$s %1$s\\n", {"world", "hello"}) == "hello world\n");
    CHECK(text("%2$s-%1$s ", {"a", "b", "c", "d"}) == "b-a d-c ");
}

TEST_CASE("argument_that_is_no_number_is_printed_as_far_as_it_goes_and_complained_of") {
    const std::vector<std::string> words{"3x", "abc", "5"};
    const Printed printed = print_formatted("%d ", words);
    CHECK(printed.text == "3 0 5 ");
    REQUIRE(printed.complaints.size() == 2);
    CHECK(printed.complaints[0] == "'3x': only its beginning is a number");
    CHECK(printed.complaints[1] == "'abc' is not a number");
}

TEST_CASE("unknown_conversion_ends_the_output") {
    const Printed printed = print_formatted("one %y two", {});
    CHECK(printed.text == "one ");
    REQUIRE(printed.complaints.size() == 1);
    CHECK(in_english(printed.complaints[0]).rfind("%y: no such conversion", 0) == 0);
    CHECK(print_formatted("50%", {}).text == "50");
    CHECK(print_formatted("50%", {}).complaints.size() == 1);
}

TEST_CASE("number_out_of_range_is_the_greatest_and_complained_of") {
    const std::vector<std::string> words{"99999999999999999999"};
    const Printed printed = print_formatted("%d", words);
    CHECK(printed.text == "9223372036854775807");
    CHECK(printed.complaints.size() == 1);
}
