// The printer writes text as a person would write it. The parser must make the same tree from it.
#include "support.hpp"

#include <doctest/doctest.h>

#include <random>

using namespace leash;
using namespace leash::testing;

TEST_CASE("commands_are_printed_on_one_line") {
    CHECK(printed("a   b;c&\nd") == "a b; c & d");
    CHECK(printed("if a\nthen b\nelif c; then d\nelse e\nfi") ==
          "if a; then b; elif c; then d; else e; fi");
    CHECK(printed("while a;do\nb&\ndone") == "while a; do b & done");
    CHECK(printed("until a\ndo b; done >c") == "until a; do b; done >c");
    CHECK(printed("for i in 1 2\ndo a; done") == "for i in 1 2; do a; done");
    CHECK(printed("for i; do a; done") == "for i do a; done");
    CHECK(printed("case a in (b|c) d;; e) f;& *) ;; esac") ==
          "case a in b | c) d ;; e) f ;& *) ;; esac");
    CHECK(printed("f(){\na\n} 2>&1") == "f() { a; } 2>&1");
    CHECK(printed("((a); b)|time c") == "( (a); b) | time c");
    CHECK(printed("time -p !  a|b&&c||d") == "time -p ! a | b && c || d");
    CHECK(printed("x=1 y=$z a <b >>c 2>&1") == "x=1 y=$z a <b >>c 2>&1");
}
TEST_CASE("words_are_printed_with_the_least_quoting_that_keeps_them") {
    CHECK(printed("echo 'a b' \\; \"$c d\" $'e\\nf' 'it'\\''s'") ==
          "echo 'a b' ';' \"$c d\" $'e\\nf' 'it'\\''s'");
    CHECK(printed("grep \"foo$\" \"\\$a\" \"%s\\n\"") == "grep \"foo$\" \"\\$a\" \"%s\\n\"");
    CHECK(printed("`a \\`b\\``$( (c) )") == "$(a $(b))$( (c))");
    CHECK(printed("${a:-b c}\"${d%\"e\"}${f#'*'}\"$((1+$x))") ==
          "${a:-b c}\"${d%\"e\"}${f#'*'}\"$((1+$x))");
}
TEST_CASE("here_document_follows_the_line") {
    CHECK(printed("cat <<E && b\n$x\nE") == "cat <<E && b\n$x\nE");
    CHECK(printed("cat <<-'E' <<F\n\ta\nE\nb\nF\nc") == "cat <<-'E' <<F; c\na\nE\nb\nF");
    CHECK(printed("a $(cat <<E\nx\nE\n) b") == "a $(cat <<E\nx\nE\n) b");
}
TEST_CASE("each_kind_of_node_can_be_printed") {
    const auto list = std::get<List>(parse_all("! a 'b c' 2>d | e && f"));
    const AndOrList& and_or = list.items[0].and_or;
    CHECK(print(and_or) == "! a 'b c' 2>d | e && f");
    CHECK(print(and_or.first) == "! a 'b c' 2>d | e");
    const Command& command = and_or.first[0];
    CHECK(print(command) == "a 'b c' 2>d");
    CHECK(print(std::get<SimpleCommand>(command.node).words[1]) == "'b c'");
    CHECK(print(command.redirections[0]) == "2>d");
}
TEST_CASE("text_is_quoted_for_the_shell_where_it_must_be") {
    CHECK(quoted_for_shell("abc-1.2/x:y@z%+") == "abc-1.2/x:y@z%+");
    CHECK(quoted_for_shell("") == "''");
    CHECK(quoted_for_shell("a b") == "'a b'");
    CHECK(quoted_for_shell("it's") == "'it'\\''s'");
    CHECK(quoted_for_shell("a\nb") == "'a\nb'");
    CHECK(quoted_for_shell("文件") == "文件");
    CHECK(quoted_for_shell("＆") == "'＆'");
    CHECK(quoted_for_shell("if") == "'if'");
    CHECK(quoted_for_shell("a=b") == "'a=b'");
    for (const char* text : {"~", "#", "$a", "`", "\\", "\"", "*", "?", "[", "!", "{", "a\tb", "<"})
        CHECK(quoted_for_shell(text) == "'" + std::string(text) + "'");
}

TEST_CASE("what_is_printed_reads_back_as_the_same_tree") {
    const char* const texts[] = {
        "",
        "a",
        ">f if",
        ">f time -p",
        "a 2 >f 3>g",
        "time",
        "{ time; } && (time; a) | b",
        "time; time & time",
        "! time -p a",
        "time -f x a >b",
        "a | time b",
        "$$'a' $'a\\nb'\\''c' a'b'\"c\"",
        "$\\a $\"b\" $`c` \"$\\`\" \"$(a)$\" \"$$\" \"\\$$\" \"a\\\\\" \"\\\\$a\" \"\\\\\\\"\"",
        "\"a\nb\" 'a\nb' a'\n\t'b",
        "${#} ${#a} ${##} ${a#\\}} \"${a#'}'}\" \"${a-\\}'\\\"\"}\"}\" ${a-\"}\"}",
        "\"${a:-\"${b:-\"c\"}\"}\" ${a/b/\"c}\"} \"${a^^}\" ${:-b} ${:=}",
        "$((a+(b)*\"c\"\\\\d)) $(( (a) )) \"$((1))\" $(((1)))",
        "$( (a) ) $(((a);(b));c) $((a);b)",
        "case x in (esac) a;; if|then) ;& b) { c; } & esac",
        "case x in $(a)'b'\"c\"*) case y in z) a;; esac;; esac",
        "a=1 if b='c d'",
        "a='x'y\"z\" b= c=~:~d",
        "f() { g() (a) >b; g; } <<E\n$1\nE",
        "cat <<E <<-'F' <<\\G | cat <<H\n\\$a$b`c`\\\\\n\"q\"'\nE\n\t$x\n\tF\nG\n$\nH\nd",
        "cat << -E <<$x\na\n-E\nb\n$x",
        "cat <<E\n$(cat <<F\n$(cat <<G\na\nG\n)\nF\n)\nE",
        "cat <<E\n${a-\"b\n}c\"} \\\\\nE\n",
        "cat <<-E\n\t$(echo $'\\n\\t')${x#$'\\n\\tE'}\n\tE\n",
        "\"$(cat <<E\n\"\nE\n)\"",
        "for i in; do a; done; for i do b; done; for i in \"$@\" *; do c; done",
        "while until a; do b; done; do c; done <d >e",
        "if { a; } then (b) else ! c; fi | d",
        "a && b || c & d; e &",
        "\xff\xfe '\x80 ' \"你 $好\"",
        "cat <<'' <<''\na\n\nb\n\n",
        "$(cat <<''\n\n)",
        "a 1>&2 <&- 2>>b <>c >|d",
        "$10 ${10} ${1}0 $a\"b\" ${a}b $a'b'",
        "echo '＆' \\； 你好；",
        "a \\\n b\\\nc \"d\\\ne\" # f",
        "`a \\`b \\\\\\`c\\\\\\`\\` \"\\$d\"` \"`e \\\"f\\\"`\"",
    };
    for (const char* text : texts)
        CHECK_MESSAGE(round_trip_failure(text) == "", text);
}

namespace {

// Random scripts from the grammar. Every run makes the same scripts.
class Scripts {
  public:
    explicit Scripts(unsigned seed) : random_(seed) {}

    std::string script() {
        text_.clear();
        for (int i = pick(2); i >= 0; --i) {
            list(3);
            newline();
        }
        return text_;
    }

  private:
    int pick(int below) { return static_cast<int>(random_() % static_cast<unsigned>(below)); }
    template <std::size_t n> const char* pick(const char* const (&choices)[n]) {
        return choices[random_() % n];
    }
    // The bodies of a line's here-documents follow after the newline.
    void newline() { text_ += "\n" + std::exchange(bodies_, ""); }
    void separator() {
        if (pick(3) == 0)
            newline();
        else
            text_ += "; ";
    }

    void list(int depth) {
        and_or(depth);
        for (int i = pick(3) / 2; i > 0; --i) {
            if (pick(3) == 0)
                text_ += " & ";
            else
                separator();
            and_or(depth);
        }
    }
    void and_or(int depth) {
        pipeline(depth);
        for (int i = pick(4) / 3; i > 0; --i) {
            text_ += pick(2) ? " && " : " || ";
            pipeline(depth);
        }
    }
    void pipeline(int depth) {
        text_ += pick(8) == 0 ? "! " : pick(8) == 0 ? "time " : "";
        command(depth);
        for (int i = pick(4) / 3; i > 0; --i) {
            text_ += pick(4) ? " | " : " |& ";
            command(depth);
        }
    }
    // Writes: opener list ; closer
    void enclosed(const char* opener, int depth, const char* closer) {
        text_ += opener;
        list(depth);
        separator();
        text_ += closer;
    }
    void command(int depth) {
        const int kind = depth == 0 ? 9 : pick(12);
        --depth;
        switch (kind) {
        case 0:
            text_ += "(";
            list(depth);
            text_ += ")";
            break;
        case 1:
            enclosed("{ ", depth, "}");
            break;
        case 2:
            enclosed("if ", depth, "then ");
            enclosed("", depth, pick(2) ? "else c; fi" : "fi");
            break;
        case 3:
            enclosed(pick(2) ? "while " : "until ", depth, "do ");
            enclosed("", depth, "done");
            break;
        case 4:
            text_ += "for x in ";
            word(depth);
            separator();
            enclosed("do ", depth, "done");
            break;
        case 5:
            text_ += "case ";
            word(depth);
            text_ += " in p";
            word(depth);
            text_ += "|esac) ";
            list(depth);
            text_ += pick(2) ? ";;" : ";&";
            text_ += " (y) ;; esac";
            break;
        case 6:
            enclosed("f() { ", depth, "}");
            break;
        default:
            simple(depth + 1);
        }
        redirections(depth + 1);
    }
    void simple(int depth) {
        if (pick(4) == 0) {
            text_ += "v=";
            word(depth);
            text_ += " ";
        }
        text_ += pick(6) == 0 ? ">o " : "";
        text_ += pick(2) ? "cmd" : "c";
        for (int i = pick(3); i > 0; --i) {
            word(depth);
            text_ += " ";
        }
    }
    void redirections(int depth) {
        switch (pick(8)) {
        case 0:
            text_ += " 2>o";
            word(depth);
            break;
        case 1:
            bodies_ += "it's $x \\$ `b` \"${y:-z \"}\"}\"\nE\n";
            text_ += " <<E";
            break;
        case 2:
            bodies_ += "\tit's $x \\\n\t\tF\n";
            text_ += " <<-'F'";
            break;
        case 3:
            text_ += pick(2) ? " &>o" : " &>>o";
            break;
        case 4:
            text_ += " <<<w";
            word(depth);
            break;
        default:
            break;
        }
    }
    void word(int depth) {
        for (int i = pick(3); i >= 0; --i)
            part(depth);
    }
    void part(int depth) {
        static const char* const plain[] = {
            "a",    "B1",        "-",    "=",     "~",  "*",        "$",      "'q r'", "''",
            "\\;",  "$'\\n\\t'", "\\$",  "{",     "$#", "\xc3\xa9", " if",    "#",     "$1",
            "\"\"", "!",         "'$'",  "\\\\",  "$v", "}",        "$$",     "\xff",  " 2",
            "@",    "+",         "\\\n", " time", ",",  "{a,b}",    "{1..3}", "..",    "{,"};
        const int kind = depth == 0 ? 9 : pick(14);
        --depth;
        switch (kind) {
        case 12:
        case 13: {
            text_ += kind == 12 ? "<(" : ">(";
            const std::string outer = std::exchange(bodies_, "");
            list(depth);
            newline();
            text_ += ")";
            bodies_ = outer;
            break;
        }
        case 0:
            text_ += '"';
            quoted(depth);
            text_ += '"';
            break;
        case 1:
            text_ += pick(2) ? "${v:-" : "${v##";
            word(depth);
            text_ += '}';
            break;
        case 2:
            substitution(depth);
            break;
        case 3:
            text_ += "$((1 + (";
            quoted_variable(depth);
            text_ += ")))";
            break;
        case 4:
            text_ += "`cmd \\$v`";
            break;
        case 5:
            text_ += pick(2) ? "\"${v=z\"" : "\"${v%z\"";
            quoted(depth);
            text_ += "\"}\"";
            break;
        default:
            text_ += pick(plain);
        }
    }
    void substitution(int depth) {
        const std::string outer = std::exchange(bodies_, "");
        text_ += pick(2) ? "$(" : "$( (c); ";
        list(depth);
        newline();
        text_ += ")";
        bodies_ = outer;
    }
    void quoted(int depth) {
        static const char* const plain[] = {"a b", "'",   "\\\"", "\\$", "$",
                                            "\\n", "$v ", "\n",   "${v}"};
        for (int i = pick(4); i > 0; --i) {
            if (depth > 0 && pick(4) == 0)
                substitution(depth - 1);
            else
                text_ += pick(plain);
        }
    }
    void quoted_variable(int depth) {
        if (depth > 0)
            substitution(depth - 1);
        else
            text_ += "$v";
    }

    std::mt19937 random_;
    std::string text_;
    std::string bodies_;
};

} // namespace

TEST_CASE("random_scripts_read_back_as_the_same_tree") {
    Scripts scripts(20240614);
    std::size_t parsed = 0;
    for (int i = 0; i < 1500; ++i) {
        const std::string text = scripts.script();
        // Some texts are no scripts, for example if a } in a word ends a ${. Every script must
        // survive.
        if (!error_of(text).empty())
            continue;
        ++parsed;
        REQUIRE_MESSAGE(round_trip_failure(text) == "", text);
    }
    CHECK(parsed > 500);
}
