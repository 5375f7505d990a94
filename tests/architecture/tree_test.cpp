// Applies the rules to the real sources.
#include "rules.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <vector>

namespace fs = std::filesystem;
using namespace architecture;

namespace {

const fs::path shell_dir = LEASH_SHELL_DIR;

std::string contents(const fs::path& file) {
    std::ostringstream text;
    text << std::ifstream(file).rdbuf();
    return text.str();
}

// Returns true if `code` defines or calls `name`.
bool has_word_before_bracket(const std::string& code, const std::string& name) {
    const auto is_word = [](char c) {
        return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
    };
    for (std::size_t at = code.find(name + "("); at != std::string::npos;
         at = code.find(name + "(", at + 1))
        if (at == 0 || !is_word(code[at - 1]))
            return true;
    return false;
}

// Returns the C++ files of shell/, as paths below this folder.
std::set<std::string> sources() {
    std::set<std::string> found;
    for (const auto& entry : fs::recursive_directory_iterator(shell_dir))
        if (entry.path().extension() == ".cpp" || entry.path().extension() == ".hpp")
            found.insert(fs::relative(entry.path(), shell_dir).generic_string());
    return found;
}

} // namespace

TEST_CASE("every_include_goes_down_and_every_dangerous_call_is_in_its_file") {
    for (const auto& path : sources())
        for (const auto& [line, what] : violations(path, contents(shell_dir / path)))
            FAIL_CHECK("shell/" << path << ":" << line << ": " << what);
}

// docs/contributing.md: a reader can read a file in one sitting.
TEST_CASE("no_file_of_the_shell_is_longer_than_a_sitting") {
    constexpr auto longest = 350;
    for (const auto& path : sources()) {
        const std::string text = contents(shell_dir / path);
        const auto lines = std::count(text.begin(), text.end(), '\n');
        CHECK_MESSAGE(lines <= longest, "shell/" << path << " has " << lines << " lines");
    }
}

// If the owner were renamed, or no longer made the call, the rule would guard nothing.
TEST_CASE("every_file_that_owns_a_dangerous_call_makes_one") {
    std::set<std::string_view> owners;
    std::set<std::string_view> owners_that_call;
    for (const auto& [name, owner] : owned_calls()) {
        owners.insert(owner);
        if (calls(code_alone(contents(shell_dir / owner)), name))
            owners_that_call.insert(owner);
    }
    CHECK(owners == owners_that_call);
}

// JobControl's invariant: each change of a child goes into the job table, and the listeners hear of
// the change. A call of the reaper from another place would take a change away from the table.
TEST_CASE("in_the_shell_job_control_alone_asks_the_reaper") {
    std::set<std::string> asking;
    for (const auto& path : sources()) {
        const auto place = place_of(path);
        const bool is_in_shell =
            place && (place->tower == Tower::Shell || place->tower == Tower::Both);
        if (is_in_shell && place->name != "daemonize" &&
            contents(shell_dir / path).find("\"launch/reaper.hpp\"") != std::string::npos)
            asking.insert(path);
    }
    CHECK(asking == std::set<std::string>{"control/job_control.cpp"});
}

TEST_CASE("every_link_goes_down_and_every_include_is_linked") {
    const std::string cmake = contents(shell_dir / "CMakeLists.txt");
    for (const auto& [line, what] : link_violations(cmake))
        FAIL_CHECK("shell/CMakeLists.txt:" << line << ": " << what);
    for (const auto& path : sources())
        for (const auto& [line, what] : unlinked_includes(path, contents(shell_dir / path), cmake))
            FAIL_CHECK("shell/" << path << ":" << line << ": " << what);
}

TEST_CASE("no_file_name_is_used_twice") {
    for (const auto& name : names_used_twice(sources()))
        FAIL_CHECK(name << " is the name of more than one file of shell/");
}

TEST_CASE("every_part_has_sources") {
    std::set<std::string> folders;
    for (const auto& path : sources())
        if (const auto slash = path.rfind('/'); slash != std::string::npos)
            folders.insert(path.substr(0, slash));
    CHECK(folders == std::set<std::string>{"base", "builtins", "builtins/jobs", "builtins/leash",
                                           "builtins/posix", "control", "daemonize", "expand",
                                           "insight", "interpreter", "jobs", "kernel", "language",
                                           "launch", "lesson", "options", "repl", "stage"});
}

namespace {

// Returns the texts between backquotes in `text`, in order.
std::vector<std::string> quoted_words(const std::string& text) {
    std::vector<std::string> words;
    std::istringstream pieces(text);
    std::string between;
    for (bool is_quoted = false; std::getline(pieces, between, '`'); is_quoted = !is_quoted)
        if (is_quoted)
            words.push_back(between);
    return words;
}

// Returns what stands between backquotes in each paragraph that begins with `label`.
std::vector<std::vector<std::string>> paragraphs(const std::string& page,
                                                 const std::string& label) {
    std::vector<std::vector<std::string>> found;
    for (std::size_t at = page.find("\n" + label); at != std::string::npos;
         at = page.find("\n" + label, at + 1))
        found.push_back(quoted_words(page.substr(at, page.find("\n\n", at + 1) - at)));
    return found;
}

// Returns the stops of a page: of each stop a file of shell/ first, then functions of this file. A
// stop is a row of a table with a C++ file in its first column and the functions in its second
// column, or a paragraph that begins with *Read:*.
std::vector<std::vector<std::string>> stops_of(const std::string& page) {
    auto stops = paragraphs(page, "*Read:*");
    std::istringstream lines(page);
    for (std::string line; std::getline(lines, line);) {
        if (!line.starts_with("| `"))
            continue;
        const std::size_t second = line.find('|', 1);
        std::vector<std::string> words = quoted_words(line.substr(0, second));
        if (words.size() != 1 || !(words[0].ends_with(".cpp") || words[0].ends_with(".hpp")))
            continue;
        for (std::string& name :
             quoted_words(line.substr(second, line.find('|', second + 1) - second)))
            words.push_back(std::move(name));
        stops.push_back(std::move(words));
    }
    return stops;
}

std::string page_of_docs(const std::string& name) {
    return contents(shell_dir.parent_path() / "docs" / name);
}

} // namespace

// The walk in docs/architecture.md, the guided reading in docs/reading.md, and each page that names
// functions as these two pages do. Seen to fail after a function was renamed, and with a wrong name
// in reading.md.
TEST_CASE("every_stop_of_a_page_is_a_file_and_functions_that_are_there") {
    for (const auto& entry : fs::directory_iterator(shell_dir.parent_path() / "docs")) {
        if (entry.path().extension() != ".md")
            continue;
        CAPTURE(entry.path().filename().string());
        for (const std::vector<std::string>& words : stops_of(contents(entry.path()))) {
            REQUIRE_FALSE(words.empty());
            CAPTURE(words.front());
            REQUIRE(fs::exists(shell_dir / words.front()));
            CHECK(words.size() > 1);
            const std::string code = code_alone(contents(shell_dir / words.front()));
            for (std::size_t i = 1; i < words.size(); ++i)
                CHECK_MESSAGE(has_word_before_bracket(code, words[i]), words[i]);
        }
    }
    CHECK(stops_of(page_of_docs("architecture.md")).size() >= 20);
    CHECK(stops_of(page_of_docs("reading.md")).size() >= 20);
}

// Each exercise of docs/reading.md ends with a paragraph that begins with *Fails:*: the names of
// tests, then the file of these tests. Seen to fail with a wrong name.
TEST_CASE("every_exercise_names_a_test_that_is_there") {
    const std::string page = page_of_docs("reading.md");
    const auto exercises = paragraphs(page, "**Exercise.**");
    const auto failures = paragraphs(page, "*Fails:*");
    CHECK(failures.size() == exercises.size());
    CHECK(failures.size() >= 20);
    for (const std::vector<std::string>& words : failures) {
        REQUIRE(words.size() >= 2);
        CAPTURE(words.back());
        REQUIRE(fs::exists(shell_dir.parent_path() / words.back()));
        const std::string tests = contents(shell_dir.parent_path() / words.back());
        for (std::size_t i = 0; i + 1 < words.size(); ++i)
            CHECK_MESSAGE(tests.find("\"" + words[i] + "\"") != std::string::npos, words[i]);
    }
}

// The primer for learners: each section says which source files do what it explains. Seen to fail
// after a file was renamed, and when a section's line was missing.
TEST_CASE("every_section_of_the_primer_names_files_that_are_there") {
    const std::string primer = contents(shell_dir.parent_path() / "docs" / "job-control.md");
    const std::string heading = "\n## ";
    std::size_t sections = 0;
    for (std::size_t begin = primer.find(heading); begin != std::string::npos;) {
        const std::size_t next = primer.find(heading, begin + heading.size());
        const std::string section = primer.substr(begin, next - begin);
        CAPTURE(section.substr(0, section.find('\n', 1)));
        begin = next;
        ++sections;
        const std::size_t source = section.find("*In the source:");
        REQUIRE(source != std::string::npos);
        const std::string sentence = section.substr(source, section.find("*\n", source) - source);
        // A text between backquotes that has a slash is a file.
        std::size_t files = 0;
        std::istringstream pieces(sentence);
        std::string between;
        for (bool is_quoted = false; std::getline(pieces, between, '`'); is_quoted = !is_quoted)
            if (is_quoted && between.find('/') != std::string::npos) {
                ++files;
                CHECK_MESSAGE(fs::exists(shell_dir / between), between);
            }
        CHECK(files > 0);
    }
    CHECK(sections > 0);
}
