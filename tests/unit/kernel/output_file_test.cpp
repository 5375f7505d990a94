#include "kernel/output_file.hpp"

#include "kernel/state_file.hpp"

#include <cerrno>
#include <cstdlib>
#include <doctest/doctest.h>
#include <filesystem>
#include <sys/stat.h>

using namespace leash;

namespace {

struct Folder {
    Folder() { REQUIRE(::mkdtemp(path.data()) != nullptr); }
    ~Folder() { std::filesystem::remove_all(path); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    std::string path = (std::filesystem::temp_directory_path() / "leash-output-XXXXXX").string();
};

mode_t mode_of(const std::string& path) {
    struct stat status {};
    return ::stat(path.c_str(), &status) == 0 ? status.st_mode & 0777 : 0;
}

} // namespace

TEST_CASE("a_file_that_the_user_names_is_for_the_user_alone_and_replaces_a_regular_file_only") {
    const Folder folder;
    const std::string path = folder.path + "/page.html";
    REQUIRE(write_output_file(path, "one"));
    CHECK(mode_of(path) == 0600);
    REQUIRE(write_output_file(path, "two"));
    CHECK(read_state_file(path).value() == "two");

    const std::string link = folder.path + "/link.html";
    std::filesystem::create_symlink(path, link);
    const auto over_link = write_output_file(link, "three");
    REQUIRE(!over_link);
    CHECK(over_link.error().number == EINVAL);
    CHECK(std::filesystem::is_symlink(link));
    CHECK(read_state_file(path).value() == "two");

    REQUIRE(!write_output_file(folder.path, "four"));
    const auto nowhere = write_output_file(folder.path + "/no/page.html", "five");
    REQUIRE(!nowhere);
    CHECK(nowhere.error().number == ENOENT);
    CHECK(!std::filesystem::exists(folder.path + "/no"));
}
