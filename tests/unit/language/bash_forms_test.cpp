// The forms of bash that leash reads: &> &>> >&word |& <<<, {a,b} and <(list). What bash 5.2 reads
// was tried with bash itself; tests/bash compares what the two shells do.
#include "support.hpp"

#include <doctest/doctest.h>

using namespace leash;
using namespace leash::testing;

TEST_SUITE("bash: redirections") {
    TEST_CASE("ampersand_and_greater_is_one_operator") {
        CHECK(shape_of("a &>b &>>c") == "(a &>b &>>c);");
        CHECK(shape_of("a&>b") == "(a &>b);");
        CHECK(shape_of("sleep 5 &> log & wait") == "(sleep 5 &>log) & (wait);");
        CHECK(shape_of("{ a; } &>>b; &>c") == "(group (a); &>>b); (&>c);");
    }
    TEST_CASE("number_before_the_ampersand_is_a_word") {
        CHECK(shape_of("a 2&>b") == "(a 2 &>b);");
    }
    TEST_CASE("blank_between_the_two_keeps_them_apart") {
        CHECK(shape_of("a & >b") == "(a) & (>b);");
        CHECK(shape_of("a >& b") == "(a >&b);");
    }
    TEST_CASE("three_less_than_signs_take_a_word") {
        CHECK(shape_of("a <<<b 3<<<\"$c d\"") == "(a <<<b 3<<<[$c' d']);");
        CHECK(shape_of("a <<< -b") == "(a <<<-b);");
        CHECK(shape_of("a <<<-b") == "(a <<<-b);");
        CHECK(shape_of("a <<<b <<E\nc\nE\nd") == "(a <<<b <<E{'c\n'}); (d);");
    }
    TEST_CASE("a_missing_word_is_an_error") {
        CHECK(error_of("a <<<") == "after '<<<' a word was expected, found the end of the input");
        CHECK(error_of("a &>; b") == "after '&>' a file name was expected, found ';'");
        CHECK(error_of("a &>>&1") == "after '&>>' a file name was expected, found '&'");
    }
    TEST_CASE("pipe_with_ampersand_makes_the_error_output_the_last_redirection") {
        CHECK(shape_of("a 2>b |& c") == "(a 2>b 2>&1)|(c);");
        CHECK(shape_of("a|&b|&c | d") == "(a 2>&1)|(b 2>&1)|(c)|(d);");
        CHECK(shape_of("{ a; } |&\n(b)") == "(group (a); 2>&1)|(subshell (b););");
        CHECK(shape_of("f() { a; } |& b") == "(function f (group (a);))|(b);");
        CHECK(error_of("a |& ; b") == "after '|&' a command was expected, found ';'");
        CHECK(error_of("case a in b|&c) ;; esac") ==
              "after a pattern of 'case' a ')' was expected, found '|&'");
    }
}

TEST_SUITE("bash: brace expansion") {
    TEST_CASE("comma_or_a_sequence_makes_a_brace_expansion") {
        CHECK(shape_of("a {b,c} d{e,f}g") == "(a {b|c} d{e|f}g);");
        CHECK(shape_of("{1..3} {a..e..2} {-01..5}") == "({1..3} {a..e..2} {-01..5});");
        CHECK(shape_of("{a,,b,} {,}") == "({a|∅|b|∅} {∅|∅});");
    }
    TEST_CASE("other_braces_are_text") {
        for (const char* text : {"{}", "{a}", "{a,b", "a,b}", "{a", "}a,b{", "{1..}", "{..3}",
                                 "{1..2..3..4}", "{1.1..2}", "{a..3}", "{1..x}", "{}a,b}",
                                 "{1..9223372036854775807}", "{x{1..2}..9}", "{a,{b"})
            CHECK_MESSAGE(
                shape_of(std::string("echo ") + text) == "(echo " + std::string(text) + ");", text);
        CHECK(shape_of("find -exec rm {} \\;") == "(find -exec rm {} ';');");
        CHECK(shape_of("{ a; }") == "(group (a););");
        CHECK(shape_of("{\na\n}") == "(group (a););");
    }
    TEST_CASE("quotes_and_expansions_inside_are_parts_of_an_alternative") {
        CHECK(shape_of("{'a,b',\"$c\"d,$(e,f),\\,}") == "({'a,b'|[$c]d|$((e,f);)|','});");
        CHECK(shape_of("\"{a,b}\" '{a,b}' \\{a,b}") == "(['{a,b}'] '{a,b}' '{'a,b});");
        CHECK(shape_of("{$a,b}$c${d-{e,f}}") == "({$a|b}$c${d - {e,f}});");
        CHECK(shape_of("{1..$a}") == "({1..$a});");
    }
    TEST_CASE("nesting_goes_from_the_inner_to_the_outer") {
        CHECK(shape_of("{a,b{1,2},c}") == "({a|b{1|2}|c});");
        CHECK(shape_of("{{a,b}}") == "({{a|b}});");
        CHECK(shape_of("a{b,c{d,e}") == "(a{b,c{d|e});");
        CHECK(shape_of("{{a,b}..c}") == "({{a|b}..c});");
        CHECK(shape_of("{a}b,c}") == "({a}b|c});");
        CHECK(shape_of("a{},b}") == "(a{}|b});");
        CHECK(shape_of("x{1,2}{},b}") == "(x{1|2}{},b});");
    }
    TEST_CASE("too_deep_a_nesting_is_an_error") {
        std::string text;
        for (int i = 0; i < 1000; ++i)
            text = "{a," + text + "}";
        CHECK(error_of("echo " + text) == "nested too deep: more than 500 levels");
    }
    TEST_CASE("value_of_an_assignment_keeps_its_braces_as_a_part") {
        CHECK(shape_of("a={b,c} d{e,f}=g") == "(a:={b|c} d{e|f}=g);");
    }
    TEST_CASE("line_continuation_is_removed_first") {
        CHECK(shape_of("{a\\\n,b} {1.\\\n.3}") == "({a|b} {1..3});");
    }
}

TEST_SUITE("bash: process substitution") {
    TEST_CASE("parenthesis_directly_behind_the_sign_begins_one") {
        CHECK(shape_of("diff <(a; b) <(c)") == "(diff <((a); (b);) <((c);));");
        CHECK(shape_of("a >(b) >c") == "(a >((b);) >c);");
        CHECK(shape_of("<(a)b x<(c)y\"z\">(d)") == "(<((a);)b x<((c);)y['z']>((d);));");
        CHECK(shape_of("a <()") == "(a <());");
    }
    TEST_CASE("it_can_be_a_target_a_value_and_an_alternative") {
        CHECK(shape_of("a < <(b) 2> >(c)") == "(a <<((b);) 2>>((c);));");
        CHECK(shape_of("a=<(b) {<(c),d}") == "(a:=<((b);) {<((c);)|d});");
        CHECK(shape_of("a 2<(b)") == "(a 2<((b);));");
    }
    TEST_CASE("quotes_make_it_text") {
        CHECK(shape_of("\"<(a)\" '>(b)' \\<'(c)'") == "(['<(a)'] '>(b)' '<(c)');");
    }
    TEST_CASE("here_document_stands_inside_it") {
        CHECK(shape_of("a <(b <<E\n)c\nE\n) d") == "(a <((b <<E{')c\n'});) d);");
        CHECK(shape_of("a <<E <(b)\nc\nE\nd") == "(a <((b);) <<E{'c\n'}); (d);");
    }
    TEST_CASE("alias_works_inside_and_behind") {
        const Aliases aliases{{"l", "cat "}, {"m", "x y"}};
        CHECK(shape_of("l <(l m)", aliases) == "(cat <((cat x y);));");
        CHECK(shape_of("l m <(a)", aliases) == "(cat x y <((a);));");
    }
    TEST_CASE("a_missing_parenthesis_is_unfinished") {
        CHECK(shape_of("a <(b\n") == "unfinished: unfinished '<(' opened in line 1");
        CHECK(shape_of("a >(b\n") == "unfinished: unfinished '>(' opened in line 1");
        CHECK(error_of("a <(cat <<E)\nE\n") ==
              "this here-document must stand before the ')' of the '<(' in line 1");
    }
}

TEST_SUITE("bash: not in POSIX's reading") {
    TEST_CASE("operators_are_two_operators") {
        CHECK(posix_shape_of("a &>b") == "(a) & (>b);");
        CHECK(posix_shape_of("a &>>b") == "(a) & (>>b);");
        CHECK(posix_shape_of("a |& b") == "error: after '|' a command was expected, found '&'");
        CHECK(posix_shape_of("a <<<b") == "error: after '<<' a delimiter was expected, found '<'");
    }
    TEST_CASE("braces_are_text") {
        CHECK(posix_shape_of("a {b,c} {1..3} d{e,f}") == "(a {b,c} {1..3} d{e,f});");
        CHECK(posix_shape_of("`a {b,c}`") == "($((a {b,c});));");
    }
    TEST_CASE("process_substitution_is_a_syntax_error") {
        CHECK(posix_shape_of("a <(b)") == "error: after '<' a file name was expected, found '('");
        CHECK(posix_shape_of("a b>(c)") == "error: after '>' a file name was expected, found '('");
    }
}

TEST_SUITE("bash: the printer") {
    TEST_CASE("forms_are_printed_as_they_are_written") {
        CHECK(printed("a  &>  b &>>c  <<< d") == "a &>b &>>c <<<d");
        CHECK(printed("a|&b") == "a 2>&1 | b");
        CHECK(printed("a{b,\"c d\",{e,f}}g {01..10..2}") == "a{b,\"c d\",{e,f}}g {01..10..2}");
        CHECK(printed("a <(b;c) >(d &) < <(e) <<< <(f)") == "a <(b; c) >(d &) < <(e) <<< <(f)");
        CHECK(printed("a &> >(b) > >(c)") == "a &> >(b) > >(c)");
    }
    TEST_CASE("what_is_printed_reads_back_as_the_same_tree") {
        const char* const texts[] = {
            "a &>b |& c &>>d <<<e",
            "a &\n>b",
            "{ a; } |& f() { b; } |& (c)",
            "{a,b}{c,{d,e}}\"f\" {,} {a,} x{,y}",
            "{'a,b',\"$c\",$(d <<E\n)\nE\n),`e`,\\{,~}",
            "{{a,b}..c} {a}b,c} a{},b} {}{1,2} {a,b{c,d} {1..2}{3..4}",
            "x={a,b} y={1..3} z{1,2}=3",
            "case {a,b} in {c,d}|{1..2}) ;; esac <<<{e,f}",
            "for i in {1..3} {a,b}; do a >{b,c}; done",
            "a <(b <<E\nc\nE\n) <(d; e) x>(f)y <()",
            "a < <(b) > >(c) <> <(d) >& >(e) &>> >(f) {<(g),h}",
            "<(a) b=<(c) >(d)",
            "{a$,b} {$$,$'\\n'} {a\\\n,b}",
            "\"{a,b}<(c)\" ${a-{b,c}} ${a-<(b)}",
        };
        for (const char* text : texts)
            CHECK_MESSAGE(round_trip_failure(text) == "", text);
    }
}
