#include "daemonize/daemonize_pidfile.hpp"
#include "daemonize_fixture.hpp"

#include "launch/start_process.hpp"
#include "skip.hpp"

using namespace leash;

TEST_CASE_FIXTURE(DaemonFixture, "the_pidfile_names_the_daemon_and_is_its_only_other_descriptor") {
    REQUIRE(run({"-p", "x.pid", "sleep", "1000"}) == 0);
    CHECK(err == "");
    CHECK(read("x.pid") == std::to_string(daemon->value) + "\n");
    running_daemon("sleep");
    CHECK(test::comes_true(
        [&] { return other_descriptors() == std::vector<std::string>{folder + "/x.pid"}; }));
}

TEST_CASE_FIXTURE(DaemonFixture, "a_second_start_is_refused_and_names_the_running_process") {
    REQUIRE(run({"-p", "x.pid", "sleep", "1000"}) == 0);
    const std::string first = std::to_string(daemon->value);
    write("out", "kept\n");
    CHECK(run({"-p", "x.pid", "-o", "out", "sleep", "1000"}) == 3);
    CHECK(err == "daemonize: x.pid: already locked by running process " + first + "\n");
    CHECK(out == "");
    CHECK(read("x.pid") == first + "\n");
    CHECK(read("out") == "kept\n");
}

TEST_CASE_FIXTURE(DaemonFixture, "a_pidfile_left_by_kill_9_is_replaced_and_said_so") {
    REQUIRE(run({"-p", "x.pid", "sleep", "1000"}) == 0);
    const Pid first = *daemon;
    ::kill(first.value, SIGKILL);
    REQUIRE(wait_for(first));
    REQUIRE(run({"-p", "x.pid", "sleep", "1000"}) == 0);
    CHECK(err == "daemonize: x.pid: stale, nobody holds its lock (it said " +
                     std::to_string(first.value) + "): replaced\n");
    CHECK(read("x.pid") == std::to_string(daemon->value) + "\n");
}

TEST_CASE_FIXTURE(DaemonFixture, "a_longer_stale_content_leaves_nothing_behind") {
    write("x.pid", "123456789012\nmore\n");
    REQUIRE(run({"-p", "x.pid", "sleep", "1000"}) == 0);
    CHECK(read("x.pid") == std::to_string(daemon->value) + "\n");
}

TEST_CASE_FIXTURE(DaemonFixture, "what_is_no_file_of_ones_own_is_refused_and_left_alone") {
    write("target", "precious\n");
    REQUIRE(::symlink("target", "soft.pid") == 0);
    REQUIRE(::symlink("nowhere", "dangling.pid") == 0);
    REQUIRE(::link("target", "hard.pid") == 0);
    REQUIRE(::mkfifo("fifo.pid", 0600) == 0);
    REQUIRE(::mkdir("directory.pid", 0700) == 0);
    const std::pair<std::string, std::string> refusals[] = {
        {"soft.pid", "a symbolic link"},
        {"dangling.pid", "a symbolic link"},
        {"hard.pid", "a file with 2 names (hard links)"},
        {"fifo.pid", "something that is not a regular file"},
        {"directory.pid", "something that is not a regular file"},
    };
    for (const auto& [name, what] : refusals) {
        CHECK(run({"-p", name, "sleep", "1000"}) == 1);
        CHECK(err == "daemonize: " + name + ": refusing " + what + "\n");
    }
    CHECK(read("target") == "precious\n");
    CHECK_FALSE(has("nowhere"));
    CHECK(adopted().empty());
}

TEST_CASE_FIXTURE(DaemonFixture, "a_file_of_another_user_is_refused") {
    if (::geteuid() != 0) {
        test::skip("only root can give a file to another user");
        return;
    }
    write("x.pid", "1\n", 0666);
    REQUIRE(::chown("x.pid", 12345, 12345) == 0);
    CHECK(run({"-p", "x.pid", "sleep", "1000"}) == 1);
    CHECK(err == "daemonize: x.pid: refusing a file that belongs to user 12345\n");
    CHECK(read("x.pid") == "1\n");
}

// Seen to fail: the pidfile was made, although another user could put another file in its place.
TEST_CASE_FIXTURE(DaemonFixture, "a_pidfile_that_another_user_could_replace_is_refused") {
    if (::geteuid() != 0) {
        test::skip("only root can give a folder to another user");
        return;
    }
    REQUIRE(::mkdir("foreign", 0755) == 0);
    REQUIRE(::mkdir("foreign/own", 0755) == 0);
    REQUIRE(::chown("foreign", 12345, 12345) == 0);
    REQUIRE(::mkdir("open", 0700) == 0);
    REQUIRE(::chmod("open", 0777) == 0);
    REQUIRE(::mkdir("grouped", 0700) == 0);
    REQUIRE(::chown("grouped", 0, 12345) == 0);
    REQUIRE(::chmod("grouped", 0775) == 0);
    REQUIRE(::mkdir("plain", 0755) == 0);
    REQUIRE(::symlink("plain", "link") == 0);
    REQUIRE(::lchown("link", 12345, 12345) == 0);
    const std::string foreign =
        "the folder " + folder + "/foreign/: it belongs to user 12345, who could replace the file";
    const std::string others = "/: others may write there, and no sticky bit protects the file";
    const std::pair<std::string, std::string> refusals[] = {
        {"foreign/x.pid", foreign},
        {"foreign/own/x.pid", foreign},
        {folder + "/foreign/own/x.pid", foreign},
        {"foreign/../plain/x.pid", foreign},
        {"open/x.pid", "the folder " + folder + "/open" + others},
        {"grouped/x.pid", "the folder " + folder + "/grouped" + others},
        {"link/x.pid", "the symbolic link " + folder + "/link: it belongs to user 12345"},
    };
    for (const auto& [name, what] : refusals) {
        CHECK(run({"-p", name, "sleep", "1000"}) == 1);
        CHECK(err == "daemonize: " + name + ": refusing " + what + "\n");
    }
    std::filesystem::current_path("foreign/own");
    CHECK(run({"-p", "x.pid", "sleep", "1000"}) == 1);
    CHECK(err == "daemonize: x.pid: refusing " + foreign + "\n");
    std::filesystem::current_path(folder);
    CHECK(adopted().empty());
    CHECK_FALSE(has("foreign/x.pid"));
    CHECK_FALSE(has("plain/x.pid"));
}

// Seen to fail: in a class all learners may have one group, and then each of them could replace the
// pidfile.
TEST_CASE_FIXTURE(DaemonFixture, "a_pidfile_in_a_folder_of_a_shared_group_is_refused") {
    if (::geteuid() != 0) {
        test::skip("only root can change its group");
        return;
    }
    REQUIRE(::mkdir("class", 0700) == 0);
    REQUIRE(::chown("class", 0, 12345) == 0);
    REQUIRE(::chmod("class", 0770) == 0);
    const auto member = start_subshell(LaunchPlan{}, [&]() -> int {
        if (::setegid(12345) != 0)
            return 99;
        return run({"-p", "class/x.pid", "sleep", "1000"});
    });
    REQUIRE(member);
    const auto end = wait_for_end(member.value());
    REQUIRE(end);
    CHECK(end.value() == ProcessState(Exited{1}));
    CHECK_FALSE(has("class/x.pid"));
}

TEST_CASE_FIXTURE(DaemonFixture,
                  "a_pidfile_under_a_sticky_folder_or_through_ones_own_link_is_made") {
    REQUIRE(::mkdir("sticky", 0700) == 0);
    REQUIRE(::chmod("sticky", 01777) == 0);
    REQUIRE(run({"-p", "sticky/x.pid", "sleep", "1000"}) == 0);
    CHECK(read("sticky/x.pid") == std::to_string(daemon->value) + "\n");
    REQUIRE(::mkdir("plain", 0755) == 0);
    REQUIRE(::symlink("plain", "link") == 0);
    REQUIRE(run({"-p", "link/x.pid", "sleep", "1000"}) == 0);
    CHECK(read("plain/x.pid") == std::to_string(daemon->value) + "\n");
}

TEST_CASE_FIXTURE(DaemonFixture, "a_pidfile_that_cannot_be_made_is_one_clear_line") {
    CHECK(run({"-p", "no/such/x.pid", "sleep", "1000"}) == 1);
    CHECK(err == "daemonize: no/such/x.pid: No such file or directory\n");
}

TEST_CASE_FIXTURE(DaemonFixture, "of_fifty_starts_at_once_exactly_one_is_the_daemon") {
    // All children wait at the gate, so that they begin together.
    auto gate = make_pipe();
    REQUIRE(gate);
    std::vector<Pid> starts;
    for (int i = 0; i < 50; ++i) {
        const auto started = start_subshell(LaunchPlan{}, [&]() -> int {
            gate.value().write_end.close();
            (void)read_all(gate.value().read_end.get());
            return run({"-p", "x.pid", "sleep", "1000"});
        });
        REQUIRE(started);
        starts.push_back(started.value());
    }
    gate.value().write_end.close();
    int winners = 0, refused = 0;
    for (const Pid start : starts) {
        const auto state = wait_for(start);
        REQUIRE(state);
        winners += state.value() == ProcessState{Exited{0}};
        refused += state.value() == ProcessState{Exited{3}};
    }
    CHECK(winners == 1);
    CHECK(refused == 49);
    // A process that was refused has told its caller, and ends a moment later.
    REQUIRE(test::comes_true([&] { return adopted().size() == 1; }));
    CHECK(read("x.pid") == std::to_string(adopted()[0].value) + "\n");
}

TEST_CASE_FIXTURE(DaemonFixture, "fifty_starts_over_a_stale_pidfile_also_leave_one_daemon") {
    write("x.pid", "999999999\n");
    std::vector<Pid> starts;
    for (int i = 0; i < 50; ++i) {
        const auto started = start_subshell(LaunchPlan{}, [&]() -> int {
            return run({"-p", "x.pid", "sleep", "1000"});
        });
        REQUIRE(started);
        starts.push_back(started.value());
    }
    for (const Pid start : starts)
        REQUIRE(wait_for(start));
    CHECK(adopted().size() == 1);
}

TEST_CASE_FIXTURE(DaemonFixture, "many_starts_that_all_fail_leave_no_pidfile") {
    write("bad", "#!/no/such/interpreter\n", 0755);
    std::vector<Pid> starts;
    for (int i = 0; i < 20; ++i) {
        const auto started = start_subshell(LaunchPlan{}, [&]() -> int {
            return run({"-p", "x.pid", "./bad"});
        });
        REQUIRE(started);
        starts.push_back(started.value());
    }
    for (const Pid start : starts) {
        const auto state = wait_for(start);
        REQUIRE(state);
        const int status = shell_status(state.value());
        CHECK((status == 126 || status == 3));
    }
    CHECK_FALSE(has("x.pid"));
}
