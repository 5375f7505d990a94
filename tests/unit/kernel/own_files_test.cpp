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

TEST_CASE("lessons_and_catalogues_are_looked_for_in_a_build_and_then_where_leash_is_installed") {
    using Folders = std::vector<std::string>;
    CHECK(lesson_folders("/opt/bin/leash") ==
          Folders{"/opt/bin/../../lessons", "/opt/bin/../share/leash/lessons"});
    CHECK(catalogue_folders("/opt/bin/leash") == Folders{"/opt/bin/locale", "/opt/bin/../locale",
                                                         "/opt/bin/../share/leash/locale",
                                                         "/opt/bin/../../share/leash/locale"});
    CHECK(player_folders("/opt/bin/leash") ==
          Folders{"/opt/bin/player", "/opt/bin/../share/leash/player"});
}
