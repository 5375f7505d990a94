// XCU 2.4 Reserved words, 2.9 Shell commands, 2.10 Shell grammar.
#include "support.hpp"

#include <doctest/doctest.h>

using namespace leash;
using namespace leash::testing;

TEST_SUITE("2.4 reserved words") {
    TEST_CASE("reserved_words_are_arguments_where_no_command_begins") {
        CHECK(shape_of("echo if then { } ! time done in") == "(echo if then { } ! time done in);");
        CHECK(shape_of("a=1 if; >f do; in") == "(a:=1 if); (do >f); (in);");
    }
    TEST_CASE("quoted_reserved_word_is_a_command") {
        CHECK(shape_of("\\if; 'then'; d\"o\"") == "('i'f); ('then'); (d['o']);");
    }
    TEST_CASE("reserved_word_is_recognised_behind_another") {
        CHECK(shape_of("if if a; then b; fi then { c; } fi") ==
              "(if (if (a); then (b);); then (group (c);););");
    }
    TEST_CASE("braces_need_to_be_words") {
        CHECK(shape_of("{a; }b; {}") == "({a); (}b); ({});");
    }
}

TEST_SUITE("2.9.1 simple commands") {
    TEST_CASE("assignments_stand_before_the_command_only") {
        CHECK(shape_of("a=1 b=$c\"d\" e f=2") == "(a:=1 b:=$c['d'] e f=2);");
        CHECK(shape_of("a= b==c") == "(a:=∅ b:==c);");
        CHECK(shape_of("a=~/b:~c") == "(a:=~/b:~c);");
    }
    TEST_CASE("only_a_name_before_the_equals_sign_makes_an_assignment") {
        CHECK(shape_of("1a=b") == "(1a=b);");
        CHECK(shape_of("a\\=b") == "(a'='b);");
        CHECK(shape_of("'a'=b") == "('a'=b);");
        CHECK(shape_of("$a=b") == "($a=b);");
        CHECK(shape_of("=b") == "(=b);");
    }
    TEST_CASE("argument_can_be_asked_to_be_an_assignment") {
        const auto list = std::get<List>(parse_all("export a=\"$b\" c"));
        const auto& command = list.items[0].and_or.first[0];
        const auto& words = std::get<SimpleCommand>(command.node).words;
        CHECK_FALSE(is_assignment(words[0]));
        CHECK(is_assignment(words[1]));
        CHECK_FALSE(is_assignment(words[2]));
    }
}

TEST_SUITE("2.9.2 pipelines") {
    TEST_CASE("newlines_may_follow_a_pipe") {
        CHECK(shape_of("a |\n\n# c\nb | c") == "(a)|(b)|(c);");
    }
    TEST_CASE("bang_negates_a_pipeline") {
        CHECK(shape_of("! a | b && ! c") == "! (a)|(b) && ! (c);");
    }
    TEST_CASE("time_times_a_pipeline") {
        CHECK(shape_of("time a | b; time -p a; time ! a; ! time a; time { a; }") ==
              "time (a)|(b); time-p (a); time ! (a); time ! (a); time (group (a););");
        CHECK(shape_of("time; time") == "time (); time ();");
    }
    TEST_CASE("time_with_other_options_or_behind_a_pipe_is_a_program") {
        CHECK(shape_of("time -f %e a; a | time b") == "(time -f %e a); (a)|(time b);");
        CHECK(shape_of("\\time a") == "('t'ime a);");
    }
}

TEST_SUITE("2.9.3 lists") {
    TEST_CASE("and_or_binds_closer_than_semicolon_and_ampersand") {
        CHECK(shape_of("a && b || c & d; e") == "(a) && (b) || (c) & (d); (e);");
        CHECK(shape_of("a &&\n\nb ||\nc") == "(a) && (b) || (c);");
    }
    TEST_CASE("list_may_end_in_semicolon_or_ampersand") {
        CHECK(shape_of("a;") == "(a);");
        CHECK(shape_of("a&") == "(a) &");
    }
}

TEST_SUITE("2.9.4 compound commands") {
    TEST_CASE("subshell_and_brace_group") {
        CHECK(shape_of("(a;b) && { c\nd & }") == "(subshell (a); (b);) && (group (c); (d) &);");
        CHECK(shape_of("((a);b)") == "(subshell (subshell (a);); (b););");
    }
    TEST_CASE("for_in_all_its_forms") {
        const char* const loop = "(for i in {1 $a} do (b););";
        CHECK(shape_of("for i in 1 $a; do b; done") == loop);
        CHECK(shape_of("for i\nin 1 $a\n\ndo\nb\ndone") == loop);
        CHECK(shape_of("for i in 1 $a;\n do b\n done") == loop);
        CHECK(shape_of("for i do a; done") == "(for i do (a););");
        CHECK(shape_of("for i; do a; done") == "(for i do (a););");
        CHECK(shape_of("for i\ndo a; done") == "(for i do (a););");
        CHECK(shape_of("for i in; do a; done") == "(for i in {} do (a););");
        CHECK(shape_of("for in in in; do a; done") == "(for in in {in} do (a););");
        CHECK(shape_of("for do in do; do do=1; done") == "(for do in {do} do (do:=1););");
    }
    TEST_CASE("case_in_all_its_forms") {
        CHECK(shape_of("case $a in b) c;; (d|'e'*) f;& *) g; esac") ==
              "(case $a {b (c);} {d|'e'* (f); ;&} {* (g);});");
        CHECK(shape_of("case a\nin\n\nb)\n\nc\n\n;;\n\nd)\nesac") == "(case a {b (c);} {d });");
        CHECK(shape_of("case a in esac") == "(case a);");
        CHECK(shape_of("case a in b) esac") == "(case a {b });");
        CHECK(shape_of("case a in b) ;; c) ;& esac") == "(case a {b } {c  ;&});");
        CHECK(shape_of("case a in (esac) b;; esac") == "(case a {esac (b);});");
        CHECK(shape_of("case in in in) in;; if) a;; esac") == "(case in {in (in);} {if (a);});");
        CHECK(shape_of("case a in b) c & esac") == "(case a {b (c) &});");
    }
    TEST_CASE("if_with_elif_and_else") {
        CHECK(shape_of("if a; b; then c; elif d\nthen e; elif f; then g; else h; fi") ==
              "(if (a); (b); then (c); elif (d); then (e); elif (f); then (g); else (h););");
    }
    TEST_CASE("while_and_until") {
        CHECK(shape_of("while a; do b; done; until a\ndo b\ndone") ==
              "(while (a); do (b);); (until (a); do (b););");
    }
    TEST_CASE("elif_chain_is_no_nesting") {
        std::string text = "if a; then b";
        for (int i = 0; i < 5000; ++i)
            text += "; elif a; then b";
        CHECK(error_of(text + "; fi") == "");
    }
}

TEST_SUITE("2.9.5 function definition command") {
    TEST_CASE("body_is_any_compound_command_with_redirections") {
        CHECK(shape_of("f() { a; }") == "(function f (group (a);));");
        CHECK(shape_of("f ( )\n\n(a) >b") == "(function f (subshell (a); >b));");
        CHECK(shape_of("f() if a; then b; fi; c") == "(function f (if (a); then (b);)); (c);");
    }
    TEST_CASE("name_must_be_a_name") {
        CHECK(error_of("a-b() { c; }") == "'a-b' cannot be a function's name: that is letters, "
                                          "digits and _, no digit first");
    }
}

TEST_SUITE("positions") {
    TEST_CASE("commands_words_and_expansions_know_line_and_column") {
        const auto list = std::get<List>(parse_all("a\n\n  b \\\n $c; x=1 d\n"));
        const auto command = [&](std::size_t i) -> const Command& {
            return list.items[i].and_or.first[0];
        };
        CHECK(command(0).position == Position{1, 1});
        CHECK(command(1).position == Position{3, 3});
        const Word& word = std::get<SimpleCommand>(command(1).node).words[1];
        CHECK(word.position == Position{4, 2});
        CHECK(std::get<ParameterExpansion>(word.parts[0]).position == Position{4, 2});
        const auto& simple = std::get<SimpleCommand>(command(2).node);
        CHECK(simple.assignments[0].position == Position{4, 6});
        CHECK(simple.assignments[0].value.position == Position{4, 8});
    }
    TEST_CASE("line_numbers_go_on_behind_here_documents_and_inside_backquotes") {
        const auto list = std::get<List>(parse_all("cat <<E\n$a\n\n$b\nE\n`\n\nc`\n"));
        const auto& cat = list.items[0].and_or.first[0];
        const WordParts& body = *cat.redirections[0].here_document;
        CHECK(std::get<ParameterExpansion>(body[0]).position == Position{2, 1});
        CHECK(std::get<ParameterExpansion>(body[2]).position == Position{4, 1});
        const auto& command = list.items[1].and_or.first[0];
        CHECK(command.position == Position{6, 1});
        const auto& part = std::get<SimpleCommand>(command.node).words[0].parts[0];
        const List& inner = *std::get<CommandSubstitution>(part).commands;
        CHECK(inner.items[0].and_or.first.position.line == 8);
    }
}
