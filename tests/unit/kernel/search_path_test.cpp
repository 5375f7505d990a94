#include "kernel/search_path.hpp"

#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

using namespace leash;
namespace fs = std::filesystem;

TEST_CASE("a_search_path_is_folders_between_colons_and_an_empty_one_counts") {
    using Folders = std::vector<std::string_view>;
    CHECK(folders_of("/bin:/usr/bin") == Folders{"/bin", "/usr/bin"});
    CHECK(folders_of(":/bin:") == Folders{"", "/bin", ""});
    CHECK(folders_of("") == Folders{""});
}

TEST_CASE("an_executable_file_is_found_before_one_that_is_not") {
    CHECK(find_on("/nosuch:/bin:/usr/bin", "sh") == "/bin/sh");
    CHECK(find_on("/etc", "passwd") == "/etc/passwd");
    CHECK(find_on("/nosuch", "sh").empty());
    CHECK(find_on("/", "bin").empty()); // a folder is no program
    CHECK(is_executable_file("/bin/sh"));
    CHECK_FALSE(is_executable_file("/etc/passwd"));
    CHECK_FALSE(is_executable_file("/bin"));
}

TEST_CASE("programs_are_the_executable_files_of_the_search_path") {
    std::string folder = (fs::temp_directory_path() / "leash-path-XXXXXX").string();
    REQUIRE(::mkdtemp(folder.data()) != nullptr);
    for (const char* name : {"tool-a", "tool-b", "other"})
        std::ofstream(folder + "/" + name) << "#!/bin/sh\n";
    fs::permissions(folder + "/tool-a", fs::perms::owner_all);
    fs::permissions(folder + "/other", fs::perms::owner_all);
    fs::create_directory(folder + "/tool-folder");
    CHECK(programs_on("/nonexistent-folder:" + folder, [](std::string_view name) {
              return name.starts_with("tool");
          }) == std::vector<std::string>{"tool-a"});
    fs::remove_all(folder);
}
