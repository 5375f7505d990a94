// XCU 2.2 Quoting.
#include "support.hpp"

#include <doctest/doctest.h>

using namespace leash::testing;

TEST_SUITE("2.2.1 escape character") {
    TEST_CASE("backslash_quotes_the_next_character") {
        CHECK(shape_of("a\\ b\\;\\\\") == "(a' 'b';\\');");
    }
    TEST_CASE("backslash_newline_is_removed_within_a_word") {
        CHECK(shape_of("ec\\\nho a\\\nb") == "(echo ab);");
    }
    TEST_CASE("backslash_newline_is_removed_within_operators_and_reserved_words") {
        CHECK(shape_of("a &\\\n& b |\\\n| c") == "(a) && (b) || (c);");
        CHECK(shape_of("i\\\nf a; t\\\nhen b; fi") == "(if (a); then (b););");
        CHECK(shape_of("a >\\\n> f") == "(a >>f);");
        CHECK(shape_of("a 1\\\n2>f") == "(a 12>f);");
    }
    TEST_CASE("backslash_newline_is_removed_within_an_expansion") {
        CHECK(shape_of("$\\\na${\\\nb\\\n:\\\n-\\\nc}$\\\n(\\\nd)$(\\\n(1)\\\n)") ==
              "($a${b :- c}$((d);)$(('1')));");
    }
    TEST_CASE("backslash_newline_ends_no_comment") {
        CHECK(shape_of("# a \\\nb") == "(b);");
    }
    TEST_CASE("backslash_as_the_last_byte_of_the_input_is_itself") {
        CHECK(shape_of("echo \\") == "(echo '\\');");
    }
}

TEST_SUITE("2.2.2 single-quotes") {
    TEST_CASE("single_quotes_keep_every_character") {
        CHECK(shape_of("'a $b `c` \\\n\"'") == "('a $b `c` \\\n\"');");
    }
    TEST_CASE("empty_single_quotes_are_a_word") {
        CHECK(shape_of("a ''") == "(a '');");
    }
    TEST_CASE("adjacent_quoted_text_is_one_part") {
        CHECK(shape_of("'a'\\b'c'") == "('abc');");
    }
}

TEST_SUITE("2.2.3 double-quotes") {
    TEST_CASE("text_in_double_quotes_is_quoted_and_expansions_are_parts") {
        CHECK(shape_of("\"a $b ${c}d $(e) `f` $((1))\"") ==
              "(['a '$b' '${c}'d '$((e);)' '$((f);)' '$(('1'))]);");
    }
    TEST_CASE("backslash_in_double_quotes_escapes_five_characters_only") {
        CHECK(shape_of(R"("\$\`\"\\\a\'")") == R"((['$`"\\a\'']);)");
        CHECK(shape_of("\"a\\\nb\"") == "(['ab']);");
    }
    TEST_CASE("single_quotes_in_double_quotes_are_text") {
        CHECK(shape_of("\"'$a'\"") == "(['''$a''']);");
    }
    TEST_CASE("empty_double_quotes_are_a_word") {
        CHECK(shape_of("a \"\"") == "(a [∅]);");
    }
    TEST_CASE("a_lone_dollar_is_text") {
        CHECK(shape_of("$ a$ \"$\" \"$ \" $'$'") == "($ a$ ['$'] ['$ '] '$');");
        CHECK(shape_of("$\"a\"") == "('$'['a']);");
    }
}

TEST_SUITE("2.2.4 dollar-single-quotes") {
    TEST_CASE("escapes_stand_for_characters") {
        CHECK(shape_of(R"($'\a\b\e\f\n\r\t\v\\\'\"')") == "('\a\b\033\f\n\r\t\v\\'\"');");
    }
    TEST_CASE("hexadecimal_and_octal_escapes_stand_for_bytes") {
        CHECK(shape_of(R"($'\x41\x4a\101\60\7z')") == "('AJA0\az');");
        CHECK(shape_of(R"($'\xe4\xbd\xa0')") == "('你');");
    }
    TEST_CASE("unicode_escapes_stand_for_utf_8") {
        CHECK(shape_of(R"($'\u4f60\U0001F41A')") == "('你🐚');");
    }
    TEST_CASE("control_escapes_stand_for_control_characters") {
        CHECK(shape_of(R"($'\cA\c[\c?\c\\x')") == "('\001\033\177\034x');");
    }
    TEST_CASE("unknown_escapes_stay_as_written") {
        CHECK(shape_of(R"($'\z\x')") == R"(('\z\x');)");
    }
    TEST_CASE("nul_ends_the_text") {
        CHECK(shape_of(R"($'a\0b'c $'d\x00e')") == "('a'c 'd');");
    }
    TEST_CASE("escaped_quote_does_not_end_it") {
        CHECK(shape_of(R"($'a\'b'c)") == "('a'b'c);");
    }
    TEST_CASE("dollar_single_quotes_mean_nothing_in_double_quotes") {
        CHECK(shape_of(R"("$'a'")") == "(['$'a'']);");
    }
}

TEST_SUITE("2.3 token recognition") {
    TEST_CASE("comment_begins_only_where_a_token_does") {
        CHECK(shape_of("a b#c #d e") == "(a b#c);");
        CHECK(shape_of("a;#b") == "(a);");
        CHECK(shape_of("# only") == "");
    }
    TEST_CASE("operators_end_words_and_the_longest_one_is_taken") {
        CHECK(shape_of("a&b&&c|d||e;f") == "(a) & (b) && (c)|(d) || (e); (f);");
        CHECK(shape_of("a>|b<>c<&3 >&-") == "(a >|b <>c <&3 >&-);");
    }
    TEST_CASE("tabs_and_blanks_separate_words") {
        CHECK(shape_of("\t a \t b ") == "(a b);");
    }
    TEST_CASE("any_byte_may_be_in_a_word") {
        CHECK(shape_of("a\xff\x80 \x01") == "(a\xff\x80 \x01);");
        CHECK(shape_of("echo 你好；") == "(echo 你好；);");
    }
    TEST_CASE("number_is_a_descriptor_only_directly_before_a_redirection") {
        CHECK(shape_of("a 2>b 2 >c x2>d '2'>e") == "(a 2 x2 '2' 2>b >c >d >e);");
    }
}
