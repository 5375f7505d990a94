#include "kernel/output_file.hpp"

#include "folder.hpp"
#include "kernel/state_file.hpp"

#include <doctest/doctest.h>
#include <filesystem>

using namespace leash;
using leash::test::Folder;
using leash::test::mode_of;

namespace {

constexpr OutputKind page_of_test{
    [](std::string_view content) { return content.starts_with("page "); },
    N_("{0} is there, and is not a page of `autopsy --html`; give another name, or remove it")};

std::string refusal_of(const std::string& path) {
    const auto written = write_output_file(path, "page 9", page_of_test);
    return written ? "" : in_english(written.error());
}

} // namespace

TEST_CASE("a_file_that_the_user_names_is_for_the_user_alone_and_replaces_its_own_kind_only") {
    const Folder folder;
    const std::string path = folder / "page.html";
    REQUIRE(write_output_file(path, "page 1", page_of_test));
    CHECK(mode_of(path) == 0600);
    REQUIRE(write_output_file(path, "page 2", page_of_test));
    CHECK(read_state_file(path).value() == "page 2");

    // Seen to fail: the text of the user was lost.
    const std::string thesis = folder / "thesis.txt";
    REQUIRE(replace_state_file(thesis, "a year of work"));
    CHECK(refusal_of(thesis) == thesis + " is there, and is not a page of `autopsy --html`; give "
                                         "another name, or remove it");
    CHECK(read_state_file(thesis).value() == "a year of work");
    REQUIRE(replace_state_file(thesis, "")); // of mktemp(1), for example
    CHECK(refusal_of(thesis).empty());
}

TEST_CASE("a_name_at_which_no_file_can_be_written_is_refused_with_what_is_so_and_what_to_do") {
    const Folder folder;
    const std::string link = folder / "link.html";
    std::filesystem::create_symlink(folder / "page.html", link);
    CHECK(refusal_of(link) == link + " is a link, and leash writes through no link; give another "
                                     "name, or remove the link");
    CHECK(std::filesystem::is_symlink(link));
    CHECK(refusal_of("") == "the name of the file is empty; give a name");
    CHECK(refusal_of(folder.path()) == folder.path() + " is a folder; give the name of a file");
    CHECK(refusal_of(folder / "no/page.html") ==
          "there is no folder " + (folder / "no/") + "; make it first, or give another name");
    CHECK(!std::filesystem::exists(folder / "no"));
    CHECK(refusal_of("/dev/null") == "/dev/null is not a regular file; give another name");
}
