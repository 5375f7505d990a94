// For each step of daemonize a test shows what goes wrong without the step, on a real
// pseudo-terminal. The same trial with the step must succeed.
#include "daemonize_fixture.hpp"

#include "launch/start_process.hpp"

using namespace leash;

namespace {

struct FreePty {
    OwnedDescriptor master;
    std::string slave;

    FreePty() : master(::posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC)) {
        REQUIRE(master);
        REQUIRE(::grantpt(master.get()) == 0);
        REQUIRE(::unlockpt(master.get()) == 0);
        slave = ::ptsname(master.get());
    }
};

// Starts a session leader on the terminal, as a shell is. The leader runs daemonize with these
// words, writes the daemon's process ID to the file "pid", and waits for the hangup.
Pid start_session(DaemonFixture& fixture, FreePty& pty, const std::vector<std::string>& words) {
    const auto leader = start_subshell(LaunchPlan{}, [&]() -> int {
        pty.master.close();
        if (::setsid() < 0)
            return 1;
        // An open for reading without O_NOCTTY makes the terminal the controlling terminal.
        const int terminal = ::open(pty.slave.c_str(), O_RDWR);
        for (const int number : {0, 1, 2})
            ::dup2(terminal, number);
        if (fixture.run(words) != 0)
            return 2;
        fixture.write("pid.new", fixture.out);
        if (::rename("pid.new", "pid") != 0)
            return 3;
        for (;;)
            ::pause();
    });
    REQUIRE(leader);
    REQUIRE(test::comes_true([&] { return fixture.has("pid"); }));
    fixture.daemon = Pid{std::stoi(fixture.read("pid"))};
    return leader.value();
}

} // namespace

TEST_CASE_FIXTURE(DaemonFixture, "without_fork2_opening_a_free_terminal_makes_it_its_own") {
    FreePty pty;
    const std::vector<std::string> command = {"sh", "-c", "exec 8<\"$0\"; exec sleep 1000",
                                              pty.slave};
    std::vector<std::string> words = {"--omit", "fork2"};
    words.insert(words.end(), command.begin(), command.end());

    REQUIRE(run(command) == 0);
    CHECK_FALSE(running_daemon("sleep").terminal);
    REQUIRE(run(words) == 0);
    CHECK(err ==
          "daemonize: without fork2: leads its session: a free terminal it opens is its own\n");
    const ProcessFacts facts = running_daemon("sleep");
    CHECK(facts.session.value == daemon->value);
    CHECK(facts.terminal == pty.slave.substr(5)); // without /dev/
}

TEST_CASE_FIXTURE(DaemonFixture, "without_setsid_it_dies_of_the_kernels_sighup_at_hangup") {
    FreePty pty;
    const Pid leader = start_session(*this, pty, {"--omit", "setsid", "sleep", "1000"});
    const ProcessFacts facts = running_daemon("sleep");
    CHECK(facts.group.value == leader.value);
    CHECK(facts.terminal == pty.slave.substr(5));
    pty.master.close();
    const auto leader_state = wait_for(leader);
    REQUIRE(leader_state);
    CHECK(leader_state.value() == ProcessState{Signaled{SIGHUP}});
    const auto state = wait_for(*daemon);
    REQUIRE(state);
    CHECK(state.value() == ProcessState{Signaled{SIGHUP}});
}

TEST_CASE_FIXTURE(DaemonFixture, "with_every_step_it_outlives_the_hangup") {
    FreePty pty;
    const Pid leader = start_session(*this, pty, {"sleep", "1000"});
    const ProcessFacts before = running_daemon("sleep");
    CHECK_FALSE(before.terminal);
    pty.master.close();
    REQUIRE(wait_for(leader));
    const auto after = read_process(*daemon);
    REQUIRE(after);
    CHECK(after->key == before.key);
    CHECK_FALSE(after->is_zombie());
    CHECK(after->pending.empty());
}

TEST_CASE_FIXTURE(DaemonFixture, "without_stdio_its_next_write_after_the_hangup_fails_with_eio") {
    for (const bool omit : {true, false}) {
        CAPTURE(omit);
        std::filesystem::remove("pid");
        std::filesystem::remove("said");
        FreePty pty;
        REQUIRE(::mkfifo("gate", 0600) == 0);
        // The daemon waits at the gate until the terminal is gone, and then writes to its output.
        std::vector<std::string> words = {
            "sh", "-c", "read go <\"$0/gate\"; echo hi 2>\"$0/new\"; mv \"$0/new\" \"$0/said\"",
            folder};
        if (omit)
            words.insert(words.begin(), {"--omit", "stdio"});
        const Pid leader = start_session(*this, pty, words);
        pty.master.close();
        REQUIRE(wait_for(leader));
        {
            auto gate = open_file(folder + "/gate", O_WRONLY);
            REQUIRE(gate);
            REQUIRE(write_all(gate.value().get(), "go\n"));
        }
        REQUIRE(test::comes_true([&] { return has("said"); }));
        CHECK((read("said").find("I/O error") != std::string::npos) == omit);
        std::filesystem::remove("gate");
    }
}

TEST_CASE_FIXTURE(DaemonFixture, "without_chdir_it_holds_its_directory") {
    REQUIRE(run({"--omit", "chdir", "sleep", "1000"}) == 0);
    CHECK(running_daemon("sleep").working_directory == folder);
}

TEST_CASE_FIXTURE(DaemonFixture, "without_fork_it_leads_a_group_and_setsid_refuses_it") {
    CHECK(run({"-v", "--omit", "fork", "-p", "x.pid", "sleep", "1000"}) == 1);
    CHECK(err.find(" 6  setsid() = -1 EPERM: Operation not permitted\n"
                   "daemonize: setsid: Operation not permitted: it leads a process group (no "
                   "fork)\n") != std::string::npos);
    CHECK_FALSE(has("x.pid"));
    CHECK(adopted().empty());
}

TEST_CASE_FIXTURE(DaemonFixture, "without_fork_and_setsid_it_is_a_job_of_ones_own_session") {
    REQUIRE(run({"--omit", "fork", "--omit", "setsid", "--omit", "fork2", "sleep", "1000"}) == 0);
    const ProcessFacts facts = running_daemon("sleep");
    CHECK(facts.group.value == daemon->value);
    CHECK(facts.session.value == ::getsid(0));
    CHECK(facts.parent == Pid{::getpid()});
}
