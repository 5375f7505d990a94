// Brace expansion (bash): the words that come of a word, and what is done with each.
#include "language/parser.hpp"
#include "support.hpp"

using namespace leash;

namespace {

// Expands the words of a simple command, as the parser reads them.
Fields expand(ExpansionContext& context, const std::string& text) {
    const auto list = std::get<List>(parse_all("show " + text));
    const auto& words = list.items[0].and_or.first.only_simple()->words;
    auto fields = expand_command_words(context, words);
    if (!fields)
        return {"error: " + in_english(fields.error().message)};
    fields.value().erase(fields.value().begin());
    return std::move(fields).value();
}

Fields expand(const std::string& text) {
    FakeShell sh;
    sh.no_pathnames = true;
    return expand(sh, text);
}

} // namespace

TEST_CASE("bash_each_alternative_makes_a_word") {
    CHECK(expand("a{b,c}d") == Fields{"abd", "acd"});
    CHECK(expand("{a,b}{c,d}") == Fields{"ac", "ad", "bc", "bd"});
    CHECK(expand("{a,b{1,2},c}") == Fields{"a", "b1", "b2", "c"});
    CHECK(expand("{{a,b}} {{a,b}..c} a{},b}") == Fields{"{a}", "{b}", "a..c", "b..c", "a}", "ab"});
    CHECK(expand("x{,y} {,}z") == Fields{"x", "xy", "z", "z"});
}

TEST_CASE("bash_an_empty_alternative_alone_is_no_word_unless_it_is_quoted") {
    CHECK(expand("{,a,}") == Fields{"a"});
    CHECK(expand("{'',a}") == Fields{"", "a"});
}

TEST_CASE("bash_a_sequence_goes_up_and_down_by_its_step") {
    CHECK(expand("{1..3} {3..1}") == Fields{"1", "2", "3", "3", "2", "1"});
    CHECK(expand("{1..10..4} {10..1..4} {1..3..0} {1..3..-1}") ==
          Fields{"1", "5", "9", "10", "6", "2", "1", "2", "3", "1", "2", "3"});
    CHECK(expand("{-1..1} {+1..2} {7..7}") == Fields{"-1", "0", "1", "1", "2", "7"});
    CHECK(expand("{a..e..2} {c..a}") == Fields{"a", "c", "e", "c", "b", "a"});
    CHECK(expand("{9223372036854775806..9223372036854775807}") ==
          Fields{"9223372036854775806", "9223372036854775807"});
}

TEST_CASE("bash_a_zero_at_the_beginning_asks_for_the_width") {
    CHECK(expand("{08..10} {1..003}") == Fields{"08", "09", "10", "001", "002", "003"});
    CHECK(expand("{-01..1}") == Fields{"-01", "000", "001"});
    CHECK(expand("{-5..05..5}") == Fields{"-5", "00", "05"});
    CHECK(expand("{0..2} {-0..1}") == Fields{"0", "1", "2", "0", "1"});
}

// In bash a backslash comes of the sequence, and quotes what follows.
TEST_CASE("bash_between_capital_and_small_letters_there_are_other_characters") {
    CHECK(expand("{Y..b}") == Fields{"Y", "Z", "[", "", "]", "^", "_", "`", "a", "b"});
}

TEST_CASE("bash_other_expansions_come_after_the_braces") {
    FakeShell sh;
    sh.no_pathnames = true;
    sh.variables = {{"HOME", "/h"}, {"a", "1 2"}, {"braces", "{x,y}"}};
    sh.parameters = {"p", "q r"};
    CHECK(expand(sh, "~/{b,c} {~,d}/e") == Fields{"/h/b", "/h/c", "/h/e", "d/e"});
    CHECK(expand(sh, "{$a,\"$a\"}/z") == Fields{"1", "2/z", "1 2/z"});
    sh.variables["a1"] = "one";
    CHECK(expand(sh, "$a{1,-} ${a}{1,}x \"$a\"{1,}") ==
          Fields{"one", "1", "2-", "1", "21x", "1", "2x", "1 21", "1 2"});
    CHECK(expand(sh, "{\"$@\",z}") == Fields{"p", "q r", "z"});
    CHECK(expand(sh, "$braces \"{x,y}\" ${unset-{x,y}}") == Fields{"{x,y}", "{x,y}", "{x,y}"});
    CHECK(expand(sh, "{1..$#}") == Fields{"{1..2}"});
}

TEST_CASE("bash_pathnames_are_searched_for_each_word") {
    FakeShell sh;
    CHECK(expand(sh, "/{de?,no-such-fol*}") == Fields{"/dev", "/no-such-fol*"});
}

TEST_CASE("bash_braces_in_an_assignment_argument_make_several_assignments") {
    FakeShell sh;
    sh.variables["HOME"] = "/h";
    const auto list = std::get<List>(parse_all("export a={1,~}"));
    const auto fields = expand_command_words(sh, list.items[0].and_or.first.only_simple()->words);
    CHECK(fields.value() == Fields{"export", "a=1", "a=/h"});
}

TEST_CASE("bash_where_one_text_is_wanted_braces_are_text") {
    FakeShell sh;
    sh.variables["x"] = "1 2";
    const auto list = std::get<List>(parse_all("a={b,$x,'c'}{1..3}"));
    const Word& value = list.items[0].and_or.first.only_simple()->assignments[0].value;
    CHECK(expand_string(sh, value).value() == "{b,1 2,c}{1..3}");
    CHECK(expand_pattern(sh, value).value() == "{b,1 2,c}{1..3}");
}

TEST_CASE("bash_a_target_is_one_word") {
    FakeShell sh;
    const auto target = [&](const std::string& text) {
        const auto list = std::get<List>(parse_all("> " + text));
        auto path =
            expand_target(sh, list.items[0].and_or.first.first.redirections[0].target, false);
        return path ? path.value() : "error: " + in_english(path.error().message);
    };
    CHECK(target("{a..a}b") == "ab");
    CHECK(target("{a,b}") == "error: {a,b}: ambiguous redirection: it could be a or b");
    CHECK(target("{1..9}") == "error: {1..9}: ambiguous redirection: it could be 1 or 2 ...");
    CHECK(target("{a}") == "{a}");
}

TEST_CASE("bash_too_many_words_are_an_error_and_Ctrl_C_ends_the_expansion") {
    CHECK(expand("{1..99}{1..9999999}") ==
          Fields{"error: {1..99}{1..9999999}: these braces make more than 10000000 words"});
    FakeShell sh;
    sh.interrupted = true;
    CHECK(expand(sh, "{1..9} a") == Fields{"a"});
}

TEST_CASE("bash_is_pure_looks_into_the_braces") {
    const auto words_of = [](const std::string& text) {
        return std::get<List>(parse_all(text)).items[0].and_or.first.only_simple()->words;
    };
    CHECK(is_pure(words_of("{a,$b}{1..3}")[0].parts));
    CHECK_FALSE(is_pure(words_of("{a,$(b)}")[0].parts));
    CHECK_FALSE(is_pure(words_of("<(a)")[0].parts));
}

TEST_CASE("bash_a_process_substitution_is_a_pathname_that_is_neither_split_nor_a_pattern") {
    FakeShell sh;
    sh.process_path = "/dev/fd/6 *";
    CHECK(expand(sh, "a<(b)c") == Fields{"a/dev/fd/6 *c"});
    sh.process_path = "";
    CHECK(expand(sh, "<(b)") == Fields{"error: no process"});
}
