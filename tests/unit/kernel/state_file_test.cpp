#include "kernel/state_file.hpp"

#include "../../skip.hpp"
#include "folder.hpp"
#include "kernel/descriptors.hpp"

#include <doctest/doctest.h>

#include <cerrno>
#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace leash;
using leash::test::mode_of;
namespace fs = std::filesystem;

namespace {

class StateFolder {
  public:
    StateFolder() {
        std::string name = (fs::temp_directory_path() / "leash-state-XXXXXX").string();
        REQUIRE(::mkdtemp(name.data()) != nullptr);
        path_ = name;
    }
    ~StateFolder() { fs::remove_all(path_); }
    StateFolder(const StateFolder&) = delete;
    StateFolder& operator=(const StateFolder&) = delete;
    std::string file(const std::string& name) const { return path_ + "/" + name; }
    std::size_t count() const {
        return static_cast<std::size_t>(
            std::distance(fs::directory_iterator(path_), fs::directory_iterator()));
    }

  private:
    std::string path_;
};

} // namespace

TEST_CASE("a_file_is_made_with_its_folders_and_its_user_alone_may_read_it") {
    const StateFolder folder;
    const std::string path = folder.file("state/leash/progress.json");
    REQUIRE(replace_state_file(path, "one\n"));
    REQUIRE(replace_state_file(path, "two\n"));
    CHECK(read_state_file(path).value_or("") == "two\n");
    CHECK(mode_of(path) == 0600);
    CHECK(mode_of(folder.file("state/leash")) == 0700);
}

TEST_CASE("nothing_is_left_beside_a_file_that_was_replaced_or_could_not_be") {
    const StateFolder folder;
    REQUIRE(replace_state_file(folder.file("kept"), "x"));
    CHECK(folder.count() == 1);
    fs::create_directory(folder.file("folder"));
    CHECK_FALSE(replace_state_file(folder.file("folder"), "x"));
    CHECK(folder.count() == 2);
}

// Seen to fail: leash wrote its history into the file that the second name belonged to.
TEST_CASE("a_file_with_a_second_name_is_refused") {
    const StateFolder folder;
    REQUIRE(replace_state_file(folder.file("precious"), "mine"));
    REQUIRE(::link(folder.file("precious").c_str(), folder.file("history").c_str()) == 0);
    for (const int flags : {O_RDONLY, O_WRONLY | O_APPEND, O_RDWR | O_CREAT}) {
        CAPTURE(flags);
        const auto opened = open_state_file(folder.file("history"), flags);
        REQUIRE_FALSE(opened);
        CHECK(opened.error().number == EMLINK);
    }
    // A file that leash replaces as a whole gets a name of its own.
    REQUIRE(replace_state_file(folder.file("history"), "new"));
    CHECK(read_state_file(folder.file("history")).value_or("") == "new");
    CHECK(read_state_file(folder.file("precious")).value_or("") == "mine");
}

TEST_CASE("a_symbolic_link_a_fifo_and_a_folder_are_refused") {
    const StateFolder folder;
    REQUIRE(replace_state_file(folder.file("real"), "mine"));
    fs::create_symlink(folder.file("real"), folder.file("link"));
    REQUIRE(::mkfifo(folder.file("fifo").c_str(), 0600) == 0);
    fs::create_directory(folder.file("folder"));
    const auto link = read_state_file(folder.file("link"));
    REQUIRE_FALSE(link);
    CHECK(link.error().number == ELOOP);
    const auto fifo = read_state_file(folder.file("fifo"));
    REQUIRE_FALSE(fifo);
    CHECK(fifo.error().number == EINVAL);
    const auto directory = read_state_file(folder.file("folder"));
    REQUIRE_FALSE(directory);
    CHECK(directory.error().number == EISDIR);
    const auto missing = read_state_file(folder.file("missing"));
    REQUIRE_FALSE(missing);
    CHECK(missing.error().number == ENOENT);
}

TEST_CASE("a_file_of_another_user_is_refused") {
    if (::geteuid() != 0)
        return test::skip("only root can give a file to another user");
    const StateFolder folder;
    const std::string path = folder.file("kept");
    REQUIRE(replace_state_file(path, "x"));
    REQUIRE(::chown(path.c_str(), 65534, 65534) == 0);
    const auto read = read_state_file(path);
    REQUIRE_FALSE(read);
    CHECK(read.error().number == EPERM);
    CHECK(in_english(read.error().message()).find("which belongs to user 65534") !=
          std::string::npos);
    CHECK_FALSE(open_locked_state_file(path, O_RDWR | O_CREAT));
}

TEST_CASE("a_replaced_link_is_a_file_and_what_the_link_named_stays_as_it_was") {
    const StateFolder folder;
    REQUIRE(replace_state_file(folder.file("real"), "mine"));
    fs::create_symlink(folder.file("real"), folder.file("link"));
    REQUIRE(replace_state_file(folder.file("link"), "new"));
    CHECK(read_state_file(folder.file("real")).value_or("") == "mine");
    CHECK(read_state_file(folder.file("link")).value_or("") == "new");
}

TEST_CASE("a_lock_that_another_holds_is_waited_for_no_longer_than_said") {
    const StateFolder folder;
    const std::string path = folder.file("history");
    const auto first = open_locked_state_file(path, O_RDWR | O_CREAT);
    REQUIRE(first);
    const auto second = open_locked_state_file(path, O_RDWR, std::chrono::milliseconds(20));
    REQUIRE_FALSE(second);
    CHECK(second.error().number == ETIME);
}

TEST_CASE("a_lock_is_of_the_file_that_has_the_name_also_after_it_was_replaced") {
    const StateFolder folder;
    const std::string path = folder.file("history");
    {
        const auto first = open_locked_state_file(path, O_RDWR | O_CREAT);
        REQUIRE(first);
        REQUIRE(replace_state_file(path, "kept\n"));
    }
    const auto second = open_locked_state_file(path, O_WRONLY | O_APPEND);
    REQUIRE(second);
    REQUIRE(write_all(second.value().get(), "new\n"));
    CHECK(read_state_file(path).value_or("") == "kept\nnew\n");
}
