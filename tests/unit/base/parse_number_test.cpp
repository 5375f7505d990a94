#include "base/parse_number.hpp"

#include <doctest/doctest.h>

#include <cstdint>

using namespace leash;

TEST_CASE("a_number_is_read_as_a_whole") {
    CHECK(parse_number("0") == 0);
    CHECK(parse_number("-12") == -12);
    CHECK(parse_number<unsigned>("0755", 8) == 0755U);
    CHECK(parse_number<std::uint64_t>("ffffffffffffffff", 16) == UINT64_MAX);
}

TEST_CASE("what_is_more_or_less_than_a_number_is_none") {
    for (const char* text : {"", "-", "+1", " 1", "1 ", "1x", "x", "0x1", "2147483648"}) {
        CAPTURE(text);
        CHECK_FALSE(parse_number(text));
    }
    CHECK_FALSE(parse_number<unsigned>("-1"));
    CHECK_FALSE(parse_number<unsigned>("8", 8));
}
