// The rules, on the real sources.
#include "rules.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

namespace fs = std::filesystem;
using namespace architecture;

namespace {

const fs::path shell_dir = LEASH_SHELL_DIR;

std::string contents(const fs::path& file) {
    std::ostringstream text;
    text << std::ifstream(file).rdbuf();
    return text.str();
}

// The C++ files of shell/, as paths below it.
std::set<std::string> sources() {
    std::set<std::string> found;
    for (const auto& entry : fs::recursive_directory_iterator(shell_dir))
        if (entry.path().extension() == ".cpp" || entry.path().extension() == ".hpp")
            found.insert(fs::relative(entry.path(), shell_dir).generic_string());
    return found;
}

} // namespace

TEST_CASE("every_file_keeps_to_its_floor_and_leaves_dangerous_calls_to_their_file") {
    for (const auto& path : sources())
        for (const auto& [line, what] : violations(path, contents(shell_dir / path)))
            FAIL_CHECK("shell/" << path << ":" << line << ": " << what);
}

// Were the owner renamed, or the call gone, the rule would guard nothing.
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

TEST_CASE("every_floor_has_sources") {
    std::set<std::string> folders;
    for (const auto& path : sources())
        if (const auto slash = path.find('/'); slash != std::string::npos)
            folders.insert(path.substr(0, slash));
    CHECK(folders == std::set<std::string>{"base", "builtins", "control", "expand", "insight",
                                           "interpreter", "jobs", "kernel", "language", "launch",
                                           "lesson", "repl", "stage"});
}
