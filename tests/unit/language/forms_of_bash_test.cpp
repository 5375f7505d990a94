// The forms of bash that leash does not have: each is named where it stands, and what POSIX reads
// in its own way stays so where the shell says no to the question.
#include "language/forms_of_bash.hpp"
#include "support.hpp"

#include <doctest/doctest.h>

#include <set>

using namespace leash;
using namespace leash::testing;

namespace {

// Parses as leash does at its prompt, where no command has the name of a form.
std::optional<SyntaxError> refusal_of(const std::string& text) {
    Parser parser(lines_of(text + "\n"));
    parser.ask_about_forms_of_bash([](std::string_view) { return true; });
    for (;;) {
        ParseResult result = parser.next();
        if (auto* error = std::get_if<SyntaxError>(&result))
            return std::move(*error);
        if (std::holds_alternative<EndOfInput>(result))
            return std::nullopt;
    }
}

std::string said(const std::string& text) {
    const auto refused = refusal_of(text);
    return refused ? refused->describe_typed(Translator()) : "";
}

// The parser as in `set -o posix`: the answer to each question is no.
bool is_read_as_posix(const std::string& text) {
    Parser parser(lines_of(text + "\n"));
    parser.ask_about_forms_of_bash([](std::string_view) { return false; });
    return std::holds_alternative<List>(parser.next());
}

std::string key_of(const std::string& between_braces) {
    const auto found = find_bad_substitution(between_braces);
    return found ? std::string(found->form->written) + " " + std::to_string(found->offset) : "";
}

} // namespace

TEST_CASE("a_form_of_bash_is_named_with_a_caret_under_it") {
    CHECK(said("if [[ -e x ]]; then y; fi") ==
          "leash: [[ ]] belongs to bash, not to leash: write [ \"$a\" = b ] && [ -e FILE ];\n"
          "  case $a in b*) LIST;; esac\n"
          "if [[ -e x ]]; then y; fi\n"
          "   ^");
    CHECK(said("x=1; ((x > 3)) && y") ==
          "leash: (( )) belongs to bash, not to leash: write a=$((a + 1)); [ \"$a\" -gt 1 ];\n"
          "  ( (LIST); LIST )\n"
          "x=1; ((x > 3)) && y\n"
          "     ^");
    CHECK(said("function f { a; }") ==
          "leash: function NAME belongs to bash, not to leash: write NAME() { LIST; }\n"
          "function f { a; }\n"
          "^");
    CHECK(said("echo \"a $[1+2]\"") ==
          "leash: $[ belongs to bash, not to leash: instead of $[1 + 2] write $((1 + 2))\n"
          "echo \"a $[1+2]\"\n"
          "        ^");
    CHECK(said("echo hi {log}>x") ==
          "leash: {log} belongs to bash, not to leash: instead of {a}> FILE write exec 3>\n"
          "  FILE\n"
          "echo hi {log}>x\n"
          "        ^");
    CHECK(said("sleep 9 &!") ==
          "leash: COMMAND &! belongs to zsh, not to leash: write COMMAND & disown\n"
          "sleep 9 &!\n"
          "          ^");
}

TEST_CASE("each_form_that_the_parser_meets_has_its_row") {
    const std::pair<const char*, const char*> named[] = {
        {"[[ $a =~ ^(b|c) ]]", "[[ ]]"},
        {"while [[ $a > 5 ]]; do b; done", "[[ ]]"},
        {"! [[ a ]]", "[[ ]]"},
        {"a && [[ b ]]", "[[ ]]"},
        {"((a++))", "(( ))"},
        {"((a = (1 + 2) * 3))", "(( ))"},
        {"(( a <\n b ))", "(( ))"},
        {"for ((i=0; i<3; i++)); do a; done", "for (( ; ; ))"},
        {"for (( ; ; ))\ndo a; done", "for (( ; ; ))"},
        {"function f() { a; }", "function NAME"},
        {"function f\n{ a; }", "function NAME"},
        {"select a in b c; do d; done", "select NAME in"},
        {"coproc { cat; }", "coproc COMMAND"},
        {"coproc cat", "coproc COMMAND"},
        {"case a in a) b ;;& c) d;; esac", ";;&"},
        {"a=(1 2)", "a=(b c)"},
        {"a+=(1 2)", "a=(b c)"},
        {"local a=(1 2)", "a=(b c)"},
        {"ls !(a)", "@(a|b) !(a)"},
        {"ls *.@(a|b)", "@(a|b) !(a)"},
        {"@(a|b) c", "@(a|b) !(a)"},
        {"case a in +(a)) b;; esac", "@(a|b) !(a)"},
        {"echo $(< a)", "$(< FILE)"},
        {"echo \"$(<a)\"", "$(< FILE)"},
        {"echo `< a`", "$(< FILE)"},
        {"echo `[[ a ]]`", "[[ ]]"},
        {"echo $(\n((a))\n)", "(( ))"},
        {"cat <<E\n$[1]\nE", "$[1 + 2]"},
        {"cat <<E\n$(<a)\nE", "$(< FILE)"},
        {"echo $\"hello\"", "$\"text\""},
        {"exec {a}>&-", "{a}> FILE"},
        {"a {b}<c", "{a}> FILE"},
        {"a &|", "COMMAND &|"},
        {"a &! b &!", "COMMAND &!"},
    };
    for (const auto& [text, written] : named) {
        CAPTURE(std::string(text));
        const auto refused = refusal_of(text);
        REQUIRE(refused);
        const std::string sentence = in_english(refused->message);
        const bool names_row =
            sentence.find(std::string(written) + " belongs to ") != sentence.npos ||
            sentence.find(": instead of " + std::string(written) + " write ") != sentence.npos;
        CHECK_MESSAGE(names_row, sentence);
        CHECK_FALSE(refused->unfinished);
    }
}

TEST_CASE("what_bash_too_reads_as_posix_does_is_not_refused") {
    for (const char* text : {"( (a) )",
                             "((a); b)",
                             "((a) || (b))",
                             "((a\n) )",
                             "[ a ]",
                             "'[[' a",
                             "\\[[ a",
                             "echo [[",
                             "echo '$[1]' \\$[1] \"\\$[1]\"",
                             "echo a$ \"$\"",
                             "echo '{a}'>b",
                             "{a} >b",
                             "echo {a,b}>c",
                             "echo {}>a",
                             "select() { a; }",
                             "function () { a; }",
                             "a() { ((b); c); }",
                             "! (a)",
                             "a & ! b",
                             "a &! b",
                             "$(cat <a)",
                             "$(<a cat)",
                             "$(<a; b)",
                             "$(>a)",
                             "$(3<a)",
                             "case a in (a) b;; esac",
                             "case a in a) b ;& c) d;; esac",
                             "a=$(((1)+2))",
                             "a=$(( b[1] ))",
                             "echo $'a'",
                             "((echo ')' # ))\n) ; a)",
                             "((echo '))'); a)"})
        CHECK_MESSAGE(said(text) == "", text);
}

TEST_CASE("posix_reading_holds_where_the_shell_says_so") {
    for (const char* text : {"((a))", "[[ a ]]", "function f", "select a", "coproc a", "echo $[1]",
                             "echo $\"a\"", "echo {a}>b", "echo $(<a)", "echo `<a`"})
        CHECK_MESSAGE(is_read_as_posix(text), text);
    for (const char* text : {"((a))", "[[ a ]]", "echo $[1]", "echo $\"a\"", "echo {a}>b"})
        CHECK_MESSAGE(std::holds_alternative<List>(parse_all(text)), text);
}

TEST_CASE("a_command_of_the_name_is_asked_for_by_its_name") {
    std::string asked;
    Parser parser(lines_of("select a\n"));
    parser.ask_about_forms_of_bash([&](std::string_view form) {
        asked += std::string(form);
        return false;
    });
    CHECK(std::holds_alternative<List>(parser.next()));
    CHECK(asked == "select");
}

TEST_CASE("a_bad_substitution_is_known_by_what_stands_behind_the_name") {
    CHECK(key_of("x/a/b") == "${a/b/c} 1");
    CHECK(key_of("x//a") == "${a/b/c} 1");
    CHECK(key_of("name:1:2") == "${a:1:2} 4");
    CHECK(key_of("x: -3") == "${a:1:2} 1");
    CHECK(key_of("@:2") == "${a:1:2} 1");
    CHECK(key_of("x^") == "${a^^} 1");
    CHECK(key_of("x,,") == "${a,,} 1");
    CHECK(key_of("!x") == "${!a} 0");
    CHECK(key_of("!x*") == "${!a*} 0");
    CHECK(key_of("!x@") == "${!a*} 0");
    CHECK(key_of("!x[@]") == "${a[1]} 2");
    CHECK(key_of("x[0]") == "${a[1]} 1");
    CHECK(key_of("#x[@]") == "${a[1]} 2");
    CHECK(key_of("x@Q") == "${a@Q} 1");
    CHECK(key_of(" echo a; ") == "${ LIST; } 0");
    CHECK(key_of("1x") == "");
    CHECK(key_of("x y") == "");
    CHECK(key_of("") == "");
}

TEST_CASE("an_expansion_is_shown_with_a_caret_if_a_caret_can_stand_right") {
    const FormOfBash& form = *find_form_of_bash("${a^^}");
    const std::string what = " belongs to bash, not to leash: ";
    const std::string instead = "write printf %s \"$a\" | tr a-z A-Z";
    const std::string sentence = "${a^^}" + what + instead;
    CHECK(in_english(show_form(form, "${b^^}", 3)) ==
          "${b^^}" + what + "instead of ${a^^} " + instead + "\n  ${b^^}\n     ^");
    CHECK(in_english(show_form(form, "${a^^}", 3)) == sentence + "\n  ${a^^}\n     ^");
    CHECK(in_english(show_form(form, "${b^^\n}", 3)) == sentence);
    CHECK(in_english(show_form(form, "${" + std::string(90, 'b') + "^^}", 92)) == sentence);
}

// Seen to fail: ${x[0]} was answered with the sample of the table, "${a[1]} belongs to bash".
TEST_CASE("the_sentence_names_what_was_typed_and_not_the_sample_of_the_table") {
    CHECK(in_english(name_form("${a[1]}", "${x[0]}")) ==
          "${x[0]} belongs to bash, not to leash: instead of ${a[1]} write set -- b c; "
          "echo \"$1\" \"$@\"");
    CHECK(in_english(name_form("enable", "enable -n")) ==
          "enable -n belongs to bash, not to leash: bash -c '...' runs it in bash");
    CHECK(said("names+=(ann)") ==
          "leash: names+=(...) belongs to bash, not to leash: instead of a=(b c) write set\n"
          "  -- b c; echo \"$1\" \"$@\"\n"
          "names+=(ann)\n"
          "^");
    CHECK(said("ls +(a)").starts_with(
        "leash: +(...) belongs to bash, not to leash: instead of @(a|b) !(a) write case"));
}

TEST_CASE("no_two_rows_have_one_key_and_each_row_fits_the_table_of_help") {
    std::set<std::string> keys;
    for (const FormOfBash& form : forms_of_bash()) {
        CAPTURE(std::string(form.written));
        CHECK(form.written.size() <= 16);
        CHECK(form.instead.size() <= 61);
        REQUIRE(form.keys.size() > 2);
        CHECK(form.keys.front() == ' ');
        CHECK(form.keys.back() == ' ');
        for (std::size_t begin = 1; begin < form.keys.size();) {
            const auto end = form.keys.find(' ', begin);
            const std::string key(form.keys.substr(begin, end - begin));
            CHECK_MESSAGE(keys.insert(key).second, key);
            CHECK(find_form_of_bash(key) == &form);
            begin = end + 1;
        }
    }
    CHECK(find_form_of_bash("") == nullptr);
    CHECK(find_form_of_bash("nosuch") == nullptr);
    CHECK(find_form_of_bash("[[ ((") == nullptr);
}

// What leash says to write must be what leash can read.
TEST_CASE("what_to_write_instead_is_read_by_leash") {
    for (const FormOfBash& form : forms_of_bash())
        CHECK_MESSAGE(!refusal_of(std::string(form.instead)), std::string(form.instead));
}
