#include "kernel/output_file.hpp"

#include "folder.hpp"
#include "kernel/state_file.hpp"

#include <cerrno>
#include <doctest/doctest.h>
#include <filesystem>

using namespace leash;
using leash::test::Folder;
using leash::test::mode_of;

TEST_CASE("a_file_that_the_user_names_is_for_the_user_alone_and_replaces_a_regular_file_only") {
    const Folder folder;
    const std::string path = folder / "page.html";
    REQUIRE(write_output_file(path, "one"));
    CHECK(mode_of(path) == 0600);
    REQUIRE(write_output_file(path, "two"));
    CHECK(read_state_file(path).value() == "two");

    const std::string link = folder / "link.html";
    std::filesystem::create_symlink(path, link);
    const auto over_link = write_output_file(link, "three");
    REQUIRE(!over_link);
    CHECK(over_link.error().number == EINVAL);
    CHECK(std::filesystem::is_symlink(link));
    CHECK(read_state_file(path).value() == "two");

    REQUIRE(!write_output_file(folder.path(), "four"));
    const auto nowhere = write_output_file(folder / "no/page.html", "five");
    REQUIRE(!nowhere);
    CHECK(nowhere.error().number == ENOENT);
    CHECK(!std::filesystem::exists(folder / "no"));
}
