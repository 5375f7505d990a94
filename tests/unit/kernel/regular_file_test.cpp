#include "kernel/descriptors.hpp"

#include "folder.hpp"

#include <cerrno>
#include <doctest/doctest.h>
#include <fstream>
#include <sys/stat.h>
#include <unistd.h>

using namespace leash;
using leash::test::Folder;

TEST_CASE("of_a_long_file_only_the_beginning_is_read_and_the_whole_size_is_told") {
    const Folder folder;
    std::ofstream(folder / "file") << "0123456789";
    const auto whole = read_regular_file(folder / "file", 10);
    REQUIRE(whole);
    CHECK(whole.value().content == "0123456789");
    const auto beginning = read_regular_file(folder / "file", 4);
    REQUIRE(beginning);
    CHECK(beginning.value().content == "0123");
    CHECK(beginning.value().size == 10);
    // Seen to fail: leash read a sparse file of 200 GB to the end of the memory.
    REQUIRE(::truncate((folder / "file").c_str(), off_t{1} << 37) == 0);
    CHECK(read_regular_file(folder / "file", 12).value().size == std::uintmax_t{1} << 37);
}

TEST_CASE("a_file_of_proc_has_the_size_of_its_content") {
    const auto read = read_regular_file("/proc/self/status", 100000);
    REQUIRE(read);
    CHECK(read.value().content.find("Name:") == 0);
    CHECK(read.value().size == read.value().content.size());
}

TEST_CASE("what_is_not_a_regular_file_is_refused_at_once") {
    const Folder folder;
    REQUIRE(::mkfifo((folder / "fifo").c_str(), 0600) == 0);
    for (const std::string& path : {folder / "fifo", std::string("/dev/zero"), folder / "."}) {
        CAPTURE(path);
        const auto read = read_regular_file(path, 10);
        REQUIRE_FALSE(read);
        CHECK(read.error().number == EINVAL);
    }
    CHECK(read_regular_file(folder / "none", 10).error().number == ENOENT);
}
