#include "kernel/search_path.hpp"

#include <doctest/doctest.h>

using namespace leash;

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
