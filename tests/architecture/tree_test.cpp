// Applies the rules to the real sources.
#include "rules.hpp"

#include <doctest/doctest.h>

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

} // namespace

// The walk in docs/architecture.md: each row of its tables names a file, and functions of this
// file. Seen to fail after a function was renamed.
TEST_CASE("every_stop_of_the_walk_is_a_file_and_a_function_that_are_there") {
    const std::string page = contents(shell_dir.parent_path() / "docs" / "architecture.md");
    const std::size_t begin = page.find("\n## A walk");
    REQUIRE(begin != std::string::npos);
    std::istringstream lines(page.substr(begin, page.find("\n## ", begin + 1) - begin));
    std::size_t stops = 0;
    for (std::string line; std::getline(lines, line);) {
        if (!line.starts_with("| `"))
            continue;
        CAPTURE(line);
        ++stops;
        const std::vector<std::string> words = quoted_words(line.substr(0, line.find('|', 1)));
        REQUIRE(words.size() == 1);
        REQUIRE_MESSAGE(fs::exists(shell_dir / words.front()), words.front());
        const std::string code = code_alone(contents(shell_dir / words.front()));
        const std::size_t second = line.find('|', 1);
        const auto functions =
            quoted_words(line.substr(second, line.find('|', second + 1) - second));
        CHECK_FALSE(functions.empty());
        for (const std::string& name : functions)
            CHECK_MESSAGE(has_word_before_bracket(code, name), name);
    }
    CHECK(stops >= 20);
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
