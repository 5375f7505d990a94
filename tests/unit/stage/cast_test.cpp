// The lines of a recording, as asciinema reads them.
#include "stage/cast.hpp"

#include <doctest/doctest.h>

using namespace leash;

TEST_CASE("a_recording_has_a_header_and_a_line_for_each_event") {
    CHECK(cast_header({{24, 80}, 1700000000, "xterm"}) ==
          "{\"env\":{\"SHELL\":\"leash\",\"TERM\":\"xterm\"},\"height\":24,"
          "\"timestamp\":1700000000,\"version\":2,\"width\":80}\n");
    CHECK(cast_header({{24, 80}, {}, ""}) ==
          "{\"env\":{\"SHELL\":\"leash\",\"TERM\":\"\"},\"height\":24,\"version\":2,"
          "\"width\":80}\n");
    CHECK(cast_event(0.5, CastEvent::Output, "a\x1b[1m\r\n") ==
          "[0.5,\"o\",\"a\\u001b[1m\\r\\n\"]\n");
    CHECK(cast_event(1.5, CastEvent::Marker, "0.1 Jobs") == "[1.5,\"m\",\"0.1 Jobs\"]\n");
    CHECK(cast_event(2.5, CastEvent::Resize, "100x30") == "[2.5,\"r\",\"100x30\"]\n");
}

TEST_CASE("a_character_in_two_pieces_waits_for_its_second_piece") {
    const std::string character = "\u8bc1"; // three bytes
    WholeCharacters characters;
    CHECK(characters.take("a" + character.substr(0, 1)) == "a");
    CHECK(characters.take(character.substr(1, 1)).empty());
    CHECK(characters.take(character.substr(2) + "b") == character + "b");
}
