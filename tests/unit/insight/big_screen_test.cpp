#include "insight/big_screen.hpp"

#include <doctest/doctest.h>

using namespace leash;

namespace {

std::string paragraph(std::size_t lines) {
    std::string text;
    for (std::size_t i = 0; i < lines; ++i)
        text += "line\n";
    return text;
}

using Screens = std::vector<std::string>;

} // namespace

TEST_CASE("a_text_that_fits_is_one_screen_as_it_is") {
    CHECK(big_screens("") == Screens{""});
    CHECK(big_screens("a\n\nb\n") == Screens{"a\n\nb\n"});
    CHECK(big_screens(paragraph(17)) == Screens{paragraph(17)});
    CHECK(big_screens("\n" + paragraph(16)) == Screens{"\n" + paragraph(16)});
    CHECK(big_screens("a\nno newline") == Screens{"a\nno newline"});
}

TEST_CASE("a_screen_ends_between_two_paragraphs") {
    CHECK(big_screens(paragraph(10) + "\n" + paragraph(6)) ==
          Screens{paragraph(10) + "\n" + paragraph(6)});
    CHECK(big_screens(paragraph(10) + "\n" + paragraph(7)) == Screens{paragraph(10), paragraph(7)});
    CHECK(big_screens(paragraph(8) + "\n\n" + paragraph(8) + "\n" + paragraph(2)) ==
          Screens{paragraph(8), paragraph(8) + "\n" + paragraph(2)});
}

TEST_CASE("a_paragraph_that_is_longer_than_a_screen_is_broken") {
    CHECK(big_screens(paragraph(40)) == Screens{paragraph(17), paragraph(17), paragraph(6)});
    CHECK(big_screens("a\n\n" + paragraph(20)) == Screens{"a\n", paragraph(17), paragraph(3)});
}

TEST_CASE("lines_that_stand_on_the_screen_already_are_counted") {
    CHECK(big_screens("\n" + paragraph(5), 11) == Screens{"\n" + paragraph(5)});
    CHECK(big_screens("\n" + paragraph(6), 11) == Screens{"", paragraph(6)});
    CHECK(big_screens("\n", 17) == Screens{""});
}

TEST_CASE("a_last_line_without_a_newline_counts") {
    CHECK(number_of_lines("") == 0);
    CHECK(number_of_lines("a") == 1);
    CHECK(number_of_lines("a\n\nb") == 3);
    CHECK(big_screens(paragraph(17) + "x") == Screens{paragraph(17), "x"});
}
