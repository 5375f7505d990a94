// XCU 2.7 Redirection.
#include "support.hpp"

#include <doctest/doctest.h>

using namespace leash;
using namespace leash::testing;

TEST_SUITE("2.7 redirection") {
    TEST_CASE("every_operator_is_read") {
        CHECK(shape_of("a <b >c >|d >>e <>f <&3 >&4 5<&- 6>&-") ==
              "(a <b >c >|d >>e <>f <&3 >&4 5<&- 6>&-);");
    }
    TEST_CASE("redirections_stand_anywhere_in_a_simple_command") {
        CHECK(shape_of(">a x=1 <b c >d e") == "(x:=1 c e >a <b >d);");
        CHECK(shape_of(">a") == "(>a);");
    }
    TEST_CASE("redirections_follow_any_compound_command") {
        CHECK(shape_of("{ a; } >b 2>&1 | (c) <d") == "(group (a); >b 2>&1)|(subshell (c); <d);");
        CHECK(shape_of("if a; then b; fi <c; while a; do b; done >c; for i do a; done >>c") ==
              "(if (a); then (b); <c); (while (a); do (b); >c); (for i do (a); >>c);");
        CHECK(shape_of("case a in esac <b; f() { a; } >b") ==
              "(case a <b); (function f (group (a); >b));");
    }
    TEST_CASE("target_is_a_word_of_any_kind") {
        CHECK(shape_of("a >\"$b\"c >$(d)") == "(a >[$b]c >$((d);));");
    }
}

TEST_SUITE("2.7.4 here-document") {
    TEST_CASE("body_is_expanded_as_in_double_quotes") {
        CHECK(shape_of("cat <<E\na $b `c` $(d) $((1)) \\$ \\` \\\\ \\\" \"q\" 'q'\nE") ==
              "(cat <<E{'a '$b' '$((c);)' '$((d);)' '$(('1'))' $ ` \\ \\\" \"q\" 'q'\n'});");
    }
    TEST_CASE("body_without_anything_to_expand_is_one_part") {
        CHECK(shape_of("cat <<E\na\n\nb\nE") == "(cat <<E{'a\n\nb\n'});");
        CHECK(shape_of("cat <<E\nE") == "(cat <<E{∅});");
    }
    TEST_CASE("quoted_delimiter_keeps_the_body_as_it_is") {
        const char* const delimiters[] = {"'E F'", "\"E F\"", "E\\ F", "E' 'F", "$'E\\x20F'"};
        for (const char* delimiter : delimiters)
            CHECK(shape_of(std::string("cat <<") + delimiter + "\n$a \\\n`\nE F\nb") ==
                  "(cat <<'E F'{'$a \\\n`\n'}); (b);");
    }
    TEST_CASE("tabs_are_stripped_from_body_and_delimiter") {
        CHECK(shape_of("cat <<-E\n\t\ta\tb\n\t c\n\tE\nd") == "(cat <<-E{'a\tb\n c\n'}); (d);");
        CHECK(shape_of("cat <<-'E'\n\t$a\nE") == "(cat <<-'E'{'$a\n'});");
        CHECK(shape_of("cat <<E\n\tE\nE") == "(cat <<E{'\tE\n'});");
    }
    TEST_CASE("several_on_a_line_have_their_bodies_in_order") {
        CHECK(shape_of("cat <<A 3<<B | cat <<C && d\na\nA\nb\nB\nc\nC\ne") ==
              "(cat <<A{'a\n'} 3<<B{'b\n'})|(cat <<C{'c\n'}) && (d); (e);");
    }
    TEST_CASE("rest_of_the_line_comes_before_the_body") {
        CHECK(shape_of("if cat <<E; then\na\nE\nb; fi") == "(if (cat <<E{'a\n'}); then (b););");
        CHECK(shape_of("cat <<E & b # c\na\nE") == "(cat <<E{'a\n'}) & (b);");
    }
    TEST_CASE("backslash_newline_joins_lines_and_hides_a_delimiter") {
        CHECK(shape_of("cat <<E\na\\\nE\nb\\\\\nE") == "(cat <<E{'aE\nb\\\n'});");
        CHECK(shape_of("cat <<END\na\nEN\\\nD\nb") == "(cat <<END{'a\n'}); (b);");
        CHECK(shape_of("cat <<-E\n\ta\\\n\tb\n\tE") == "(cat <<-E{'a\tb\n'});");
        CHECK(shape_of("cat <<-E\n\t\\\n\tb\n\tE") == "(cat <<-E{'b\n'});");
    }
    TEST_CASE("delimiter_must_be_the_whole_line") {
        CHECK(shape_of("cat <<E\nE \n E\nEE\nE") == "(cat <<E{'E \n E\nEE\n'});");
    }
    TEST_CASE("delimiter_is_not_expanded") {
        CHECK(shape_of("cat <<$a\n$a\nb") == "(cat <<$a{∅}); (b);");
        CHECK(shape_of("cat << -E\nx\n-E") == "(cat <<-E{'x\n'});");
    }
    // Seen to fail when the parser notes the begin of the token before it reads the token's word.
    // The commands in a word have tokens too, and the delimiter began where the last of these
    // tokens began.
    TEST_CASE("delimiter_with_the_text_of_a_substitution_is_known_from_its_beginning") {
        CHECK(shape_of("cat <<E$(x y)F\na\nE$(x y)F\nb") == "(cat <<E$(x y)F{'a\n'}); (b);");
    }
    TEST_CASE("operand_of_a_braced_parameter_is_read_as_in_double_quotes") {
        CHECK(shape_of("cat <<E\n${a:-\"b c\" 'd'}\nE") == "(cat <<E{${a :- ['b c']' 'd''}'\n'});");
    }
    TEST_CASE("text_of_a_prompt_is_read_as_a_body") {
        const auto parts = parse_here_document("$PWD \"\\$\" $(a)");
        Word word;
        word.parts = std::get<WordParts>(parts);
        CHECK(shape(word) == "$PWD' \"$\" '$((a);)");
        CHECK(std::get<SyntaxError>(parse_here_document("${a")).message ==
              "unfinished '${' opened in line 1");
    }
}
