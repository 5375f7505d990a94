#include "kernel/own_files.hpp"

#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>

using namespace leash;
namespace fs = std::filesystem;

TEST_CASE("in_a_build_the_programs_of_lessons_lie_beside_leash") {
    std::string build = (fs::temp_directory_path() / "leash-build-XXXXXX").string();
    REQUIRE(::mkdtemp(build.data()) != nullptr);
    fs::create_directory(build + "/programs");
    CHECK(programs_folder(build + "/leash") == build + "/programs");
    fs::remove_all(build);
}

TEST_CASE("the_programs_of_lessons_of_an_installed_leash_lie_in_libexec") {
    CHECK(programs_folder("/opt/nowhere/bin/leash") == "/opt/nowhere/bin/../libexec/leash");
}
