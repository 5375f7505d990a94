// XCU 2.6 Word expansions: how the parser reads them. The tests of shell/expand test the results.
#include "support.hpp"

#include <doctest/doctest.h>

using namespace leash;
using namespace leash::testing;

TEST_SUITE("2.6.2 parameter expansion") {
    TEST_CASE("name_without_braces_is_the_longest_one_a_digit_stands_alone") {
        CHECK(shape_of("$a_1b$10 $1a") == "($a_1b$10 $1a);");
        CHECK(shape_of("$@$*$#$?$-$$$!") == "($@$*$#$?$-$$$!);");
        CHECK(shape_of("${10}${a}b") == "(${10}${a}b);");
    }
    TEST_CASE("each_operator_is_read_with_and_without_colon") {
        CHECK(shape_of("${a-b}${a:-b}${a=b}${a:=b}${a?b}${a:?b}${a+b}${a:+b}") ==
              "(${a - b}${a :- b}${a = b}${a := b}${a ? b}${a :? b}${a + b}${a :+ b});");
        CHECK(shape_of("${a%b}${a%%b}${a#b}${a##b}") == "(${a % b}${a %% b}${a # b}${a ## b});");
        CHECK(shape_of("${a-}") == "(${a - ∅});");
    }
    TEST_CASE("hash_is_a_length_or_a_parameter") {
        CHECK(shape_of("${#a} ${#10} ${#} ${##} ${#-} ${#?} ${#$} ${#@}") ==
              "(${length a} ${length 10} ${#} ${length #} ${length -} ${length ?} ${length $} "
              "${length @});");
        CHECK(shape_of("${#-a} ${#:-a} ${#%a} ${##a} ${###a} ${#?a} ${#+a}") ==
              "(${# - a} ${# :- a} ${# % a} ${# # a} ${# ## a} ${# ? a} ${# + a});");
    }
    TEST_CASE("operand_holds_blanks_operators_quotes_and_expansions") {
        CHECK(shape_of("${a-b c;d|(e) 'f}' \"g}\" \\} ${h-i} $(j }) #k}l") ==
              "(${a - b c;d|(e) 'f}' ['g}'] '}' ${h - i} $((j });) #k}l);");
    }
    TEST_CASE("operand_in_double_quotes_is_double_quoted_text") {
        CHECK(shape_of(R"("${a-b 'c' "d $e" \} \" \f}")") ==
              R"(([${a - 'b 'c' '['d '$e]' } " \f'}]);)");
    }
    TEST_CASE("pattern_in_double_quotes_is_bare_text_with_its_own_quotes") {
        CHECK(shape_of(R"("${a#'*'*"}"}" "${a%%"$b"}")") ==
              R"(([${a # '*'*['}']}] [${a %% [$b]}]);)");
    }
    TEST_CASE("operand_may_go_over_lines") {
        CHECK(shape_of("${a-b\nc}") == "(${a - b\nc});");
    }
    TEST_CASE("bad_substitution_is_kept_for_the_expansion_to_refuse") {
        CHECK(shape_of("${a/b/c} ${} ${a!} ${-x} ${a:b} \"${a^}\" ${1a}") ==
              "(${a/b/c} ${} ${a!} ${-x} ${a:b} [${a^}] ${1a});");
    }
}

TEST_SUITE("2.6.3 command substitution") {
    TEST_CASE("parentheses_hold_the_whole_grammar") {
        CHECK(shape_of("$(a; b)$( (c) )$()$(\n# )\nd\n)") ==
              "($((a); (b);)$((subshell (c););)$()$((d);));");
        CHECK(shape_of("$(case x in x) a;; (y) b; esac)") == "($((case x {x (a);} {y (b);});));");
        CHECK(shape_of("\"$(echo \")\" ')' \\))\"") == "([$((echo [')'] ')' ')');)]);");
    }
    TEST_CASE("here_document_stands_inside_a_substitution") {
        CHECK(shape_of("a $(cat <<E\n)$b\nE\n) c") == "(a $((cat <<E{')'$b'\n'});) c);");
        CHECK(shape_of("cat <<A $(cat <<B\nb\nB\n)\na\nA") ==
              "(cat $((cat <<B{'b\n'});) <<A{'a\n'});");
    }
    TEST_CASE("backquotes_lose_one_level_of_backslashes") {
        CHECK(shape_of("`a \\$b \\`c \\\\\\`d\\\\\\`\\` \\e \\\\f`") ==
              "($((a $b $((c $((d);));) 'e' 'f');));");
        CHECK(shape_of("`a\nb`") == "($((a); (b);));");
    }
    TEST_CASE("backslash_before_a_double_quote_is_removed_in_quoted_backquotes_only") {
        CHECK(shape_of(R"("`a \"b\"`")") == "([$((a ['b']);)]);");
        CHECK(shape_of(R"(`a \"b\"`)") == R"(($((a '"'b'"');));)");
    }
}

TEST_SUITE("2.6.4 arithmetic expansion") {
    TEST_CASE("expression_is_double_quoted_text_in_which_parentheses_balance") {
        CHECK(shape_of("$((1 + (2*$a) - `b`))") == "($(('1 + (2*'$a') - '$((b);))));");
        CHECK(shape_of("$(($((1))+2))") == "($(($(('1'))'+2')));");
        CHECK(shape_of("$((1 <<\n2))") == "($(('1 <<\n2')));");
        CHECK(shape_of("$(())") == "($((∅)));");
    }
    TEST_CASE("double_quote_in_an_expression_is_text") {
        CHECK(shape_of("$((\"1\"))") == "($(('\"1\"')));");
    }
    TEST_CASE("without_closing_parentheses_together_it_is_a_subshell") {
        CHECK(shape_of("$((a) | b)") == "($((subshell (a);)|(b);));");
        CHECK(shape_of("$((a); (b))") == "($((subshell (a);); (subshell (b););));");
        CHECK(shape_of("$((a)\n)") == "($((subshell (a););));");
    }
    TEST_CASE("nested_doubts_are_settled_without_trying_all_combinations") {
        std::string text = "x";
        for (int i = 0; i < 60; ++i)
            text = "$(( " + text + " ) )"; // 2^60 attempts if each level tried both ways again
        CHECK(round_trip_failure(text) == "");
    }
}
