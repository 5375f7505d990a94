#include "base/foreign_text.hpp"

#include "base/message.hpp"

#include <doctest/doctest.h>

using namespace leash;

TEST_CASE("text_of_every_language_stays_as_it_is") {
    for (const char* text : {"", "sleep 100", "~!@#$%^&*()\\", "终端", "café", "\u00a0",
                             "\U0001f600", "\uffff", "\U0010ffff"}) {
        CAPTURE(text);
        CHECK(made_visible(text) == text);
    }
}

TEST_CASE("control_characters_become_visible") {
    CHECK(made_visible("\033]0;title\007") == "^[]0;title^G");
    CHECK(made_visible("a\nb\tc\rd\177") == "a^Jb^Ic^Md^?");
    CHECK(made_visible(std::string_view("a\0b", 3)) == "a^@b");
    // A terminal may take U+009B for ESC [.
    CHECK(made_visible("\u009b2J \u0080 \u009f") == "\\u009b2J \\u0080 \\u009f");
    CHECK(lines_made_visible("one\ntwo\033[m\n") == "one\ntwo^[[m\n");
}

// Seen to fail: "abc<U+202E>gnp.exe" looked like a picture.
TEST_CASE("characters_without_a_shape_and_those_that_turn_the_order_become_visible") {
    CHECK(made_visible("abc\u202egnp.exe") == "abc\\u202egnp.exe");
    CHECK(made_visible("a\u200bd\u200fa \u2066x\u2069 \ufeff\u2028\u00ad\u061c") ==
          "a\\u200bd\\u200fa \\u2066x\\u2069 \\ufeff\\u2028\\u00ad\\u061c");
    CHECK(lines_made_visible("one\u2029\n") == "one\\u2029\n");
    CHECK(json_made_visible("[\"\u202ex\"]") == "[\"\\u202ex\"]");
    CHECK(made_visible("\u2010 \u2027 \u202f \u3000 \ufffd") ==
          "\u2010 \u2027 \u202f \u3000 \ufffd"); // their neighbours stay
}

TEST_CASE("bytes_that_are_not_utf_8_become_visible") {
    CHECK(made_visible("\x9b"
                       "2J") == "\\x9b2J");
    CHECK(made_visible("\xff\xfe") == "\\xff\\xfe");
    CHECK(made_visible("\xe7\xbb") == "\\xe7\\xbb"); // cut off
    CHECK(made_visible("\xc2"
                       "a") == "\\xc2a");                     // a letter cuts the character off
    CHECK(made_visible("\xc0\x9b") == "\\xc0\\x9b");          // ESC in more bytes than necessary
    CHECK(made_visible("\xe0\x80\x9b") == "\\xe0\\x80\\x9b"); // again more bytes than necessary
    CHECK(made_visible("\xed\xa0\x80") == "\\xed\\xa0\\x80"); // half of a surrogate pair of UTF-16
    CHECK(made_visible("\xf4\x90\x80\x80") == "\\xf4\\x90\\x80\\x80");
}

TEST_CASE("what_is_visible_already_stays_as_it_is") {
    const std::string once = lines_made_visible("a\033[m\u009b\xff\177\n");
    CHECK(lines_made_visible(once) == once);
}

TEST_CASE("json_escapes_what_may_stand_in_json_but_not_on_a_terminal") {
    CHECK(json_made_visible("{\"a\": \"\u009b2J\177 \u00e9 终\\n\"}\n") ==
          "{\"a\": \"\\u009b2J\\u007f \u00e9 终\\n\"}\n");
}

// Seen to fail: `check` and most errors showed names as they were.
TEST_CASE("the_values_of_a_message_are_made_visible") {
    CHECK(in_english(_("{0}: no such file", "a\033[2J\u009bm\xff")) ==
          "a^[[2J\\u009bm\\xff: no such file");
    CHECK(in_english(Message::verbatim("one\ntwo\033")) == "one\ntwo^[");
    CHECK(in_english(_("{0}.", _("it is {0}", "\177"))) == "it is ^?.");
}
