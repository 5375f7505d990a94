// XCU 2.6 as a property: a generated word expands to the same fields as in dash.
//
// The generator starts from a fixed seed, and dash gets all words in one script. The generator
// leaves out what POSIX leaves open, and what dash does in its own way: see `Generator`.
#include "language/parser.hpp"
#include "skip.hpp"
#include "support.hpp"

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>

using namespace leash;
namespace fs = std::filesystem;

namespace {

// Generates words without errors. Leaves out what POSIX leaves to the shell: ++ and --, a quote
// inside "${x:-...}", and "$@" where POSIX wants one value. Leaves out a delimiter that begins in
// one expansion and ends in the next, because dash makes two delimiters of it, against 2.6.5.
// Leaves out a pattern that begins with a dot, because dash finds . and .. with such a pattern.
class Generator {
  public:
    explicit Generator(unsigned seed) : random_(seed) {}

    std::string word() {
        std::string text = chance(8) ? pick({"~", "~/a", "~nobody-here/"}) : "";
        for (int parts = 1 + below(3); parts > 0; --parts)
            text += part(2);
        return text;
    }

  private:
    int below(int limit) { return static_cast<int>(random_() % static_cast<unsigned>(limit)); }
    bool chance(int one_in) { return below(one_in) == 0; }
    std::string pick(const std::vector<const char*>& choices) {
        return choices[static_cast<std::size_t>(below(static_cast<int>(choices.size())))];
    }

    std::string part(int depth) {
        switch (below(depth > 0 ? 9 : 4)) {
        case 0:
            return pick({"a", "b", "ab", "b/", "a,", "-", "z9"});
        case 1:
            return pick({"*", "?", "[ab]", "[!a]", "a*", "[[:alpha:]]", "[", "]", "?[a-c]"});
        case 2:
            return pick({"'a b'", "''", "'*'", "'$x'", "\\*", "\\ ", "\\\\", "\\a", "'[a]'"});
        case 3:
        case 4:
            return separator() + pick({"$x", "${y}", "$z", "$e", "$u", "$1", "$2", "${3}", "$#"});
        case 5:
            return "\"" + quoted_part() + quoted_part() + "\"";
        case 6:
            return separator() + "${" + operation(depth) + "}";
        case 7:
            return separator() + trimmed();
        default:
            return separator() + "$((" + expression(2) + "))";
        }
    }
    // Keeps the delimiters of neighbouring expansions apart.
    std::string separator() { return pick({"a", "-", "''", "b-"}); }

    std::string quoted_part() {
        switch (below(7)) {
        case 0:
            return pick({"a b", "*", "\\$x", "\\a", "\\\"", "'", "~", "[ab]"});
        case 1:
            return pick({"$x", "$y", "${z}", "$e", "$u", "$1", "$2"});
        case 2:
            return pick({"$*", "$@", "a$@", "$@b"});
        case 3:
            return "${" + name() + pick({"-", ":-", "+", ":+"}) + pick({"a b", "*", "$x", "$@"}) +
                   "}";
        case 4:
            return trimmed();
        case 5:
            return "${#" + name() + "}";
        default:
            return "$((" + expression(2) + "))";
        }
    }
    std::string name() { return pick({"x", "y", "z", "e", "u", "p", "n", "1", "2"}); }
    std::string operation(int depth) {
        if (chance(3)) // the operand has one value: dash joins a "$@" in it by IFS
            return pick({"x", "v", "w"}) + pick({"=", ":="}) +
                   pick({"", "a b", "'*'", "$x", "\"$z\""});
        return name() + pick({"-", ":-", "+", ":+"}) + part(depth - 1);
    }
    std::string trimmed() {
        return "${" + pick({"x", "p", "z", "y", "1"}) + pick({"#", "##", "%", "%%"}) +
               pick({"*/", "/*", ".*", "*.", "*", "?", "a", "[a-z]", "?[!a]", "'*'", "\\*", "$y",
                     "\"$y\"", "*[!/]", "*a*", ".gz"}) +
               "}";
    }
    std::string expression(int depth) {
        if (depth == 0)
            return pick({"n", "$n", "7", "0", "010", "0x1f", "u", "e", "3"});
        switch (below(6)) {
        case 0:
            return "(" + expression(depth - 1) + ")";
        case 1:
            return pick({"- ", "! ", "~ ", "+ "}) + expression(depth - 1);
        case 2:
            return expression(depth - 1) + " ? " + expression(depth - 1) + " : " +
                   expression(depth - 1);
        case 3:
            return "(n " + pick({"=", "+=", "-=", "*=", "<<=", "|="}) + " " +
                   expression(depth - 1) + ")";
        default:
            return expression(depth - 1) + " " +
                   pick({"+", "-", "*", "<", "<=", ">", ">=", "==", "!=", "&&", "||", "&", "|",
                         "^"}) +
                   " " + expression(depth - 1);
        }
    }

    std::mt19937 random_;
};

struct Case {
    std::string word;
    std::optional<std::string> ifs;
};

FakeShell shell_for(const Case& each) {
    FakeShell shell;
    shell.variables = {{"x", "a b"},
                       {"y", "*"},
                       {"z", " a:b "},
                       {"e", ""},
                       {"w", ""},
                       {"n", "12"},
                       {"p", "/usr/lib/a.tar.gz"},
                       {"HOME", "/h"}};
    shell.parameters = {"a b", "", "c:d"};
    if (each.ifs)
        shell.variables["IFS"] = *each.ifs;
    return shell;
}

std::string fields_in_leash(const Case& each) {
    const auto parsed = parse_all("show " + each.word);
    const auto* list = std::get_if<List>(&parsed);
    if (list == nullptr || list->items.empty())
        return "syntax error";
    const Command& command = list->items.front().and_or.first[0];
    const auto* simple = std::get_if<SimpleCommand>(&command.node);
    if (simple == nullptr)
        return "no simple command";
    FakeShell shell = shell_for(each);
    const auto fields = expand_fields(shell, simple->words);
    if (!fields)
        return "error: " + in_english(fields.error().message);
    std::string shown;
    for (std::size_t i = 1; i < fields.value().size(); ++i)
        shown += "<" + fields.value()[i] + ">";
    return shown;
}

// Returns the lines that dash prints, one line for each case. Returns no lines if there is no dash.
std::vector<std::string> fields_in_dash(const std::vector<Case>& cases, const fs::path& script) {
    std::ofstream out(script);
    out << "show() { unset IFS; for f; do printf '<%s>' \"$f\"; done; echo; }\nHOME=/h\n";
    for (const Case& each : cases) {
        out << "unset u v; w= x='a b' y='*' z=' a:b ' e= n=12 p=/usr/lib/a.tar.gz\n"
            << "set -- 'a b' '' c:d; " << (each.ifs ? "IFS='" + *each.ifs + "'" : "unset IFS")
            << "; show " << each.word << "\n";
    }
    out.close();
    std::vector<std::string> lines;
    const std::string command = "LC_ALL=C dash " + script.string();
    FILE* dash = popen(command.c_str(), "r");
    REQUIRE(dash != nullptr);
    char* line = nullptr;
    std::size_t size = 0;
    for (ssize_t length = 0; (length = getline(&line, &size, dash)) > 0;)
        lines.emplace_back(line, static_cast<std::size_t>(length) - 1);
    std::free(line);
    pclose(dash);
    return lines;
}

// A directory with a few files, which is the working directory while this object lives.
class WorkingDirectory {
  public:
    WorkingDirectory() : before_(fs::current_path()) {
        std::string name = (fs::temp_directory_path() / "leash-words-XXXXXX").string();
        REQUIRE(mkdtemp(name.data()) != nullptr);
        path_ = name;
        fs::create_directory(path_ / "files");
        for (const char* file : {"a", "b", "ab", "abc", ".dot", "-"})
            std::ofstream(path_ / "files" / file) << "";
        fs::current_path(path_ / "files");
    }
    ~WorkingDirectory() {
        std::error_code ignored;
        fs::current_path(before_, ignored);
        fs::remove_all(path_, ignored);
    }
    WorkingDirectory(const WorkingDirectory&) = delete;
    WorkingDirectory& operator=(const WorkingDirectory&) = delete;
    fs::path script() const { return path_ / "script"; }

  private:
    fs::path before_;
    fs::path path_;
};

} // namespace

TEST_CASE("2.6_generated_words_expand_as_in_dash") {
    if (std::system("command -v dash >/dev/null 2>&1") != 0) {
        test::skip("dash is not installed");
        return;
    }
    const std::vector<std::optional<std::string>> separators{std::nullopt, "", ":", " :", "a"};
    Generator generator(2024);
    std::vector<Case> cases;
    for (std::size_t i = 0; i < 5000; ++i)
        cases.push_back({generator.word(), separators[i % separators.size()]});

    const WorkingDirectory directory;
    const std::vector<std::string> expected = fields_in_dash(cases, directory.script());
    REQUIRE(expected.size() == cases.size());
    for (std::size_t i = 0; i < cases.size(); ++i) {
        INFO("word: ", cases[i].word);
        INFO("IFS: ", cases[i].ifs.value_or("(unset)"));
        CHECK(fields_in_leash(cases[i]) == expected[i]);
    }
}
