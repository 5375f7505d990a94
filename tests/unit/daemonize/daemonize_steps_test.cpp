#include "daemonize/daemonize_steps.hpp"

#include <algorithm>
#include <cerrno>
#include <doctest/doctest.h>
#include <sstream>

using namespace leash;

namespace {

DaemonOptions options_for(const std::string& command) {
    DaemonOptions options;
    options.command = {command};
    return options;
}

ProcessFacts facts_of(pid_t pid, pid_t parent, pid_t group, pid_t session) {
    ProcessFacts facts;
    facts.key.pid = Pid{pid};
    facts.parent = Pid{parent};
    facts.group = ProcessGroup{group};
    facts.session = Session{session};
    facts.state = 'S';
    facts.umask = 027;
    return facts;
}

} // namespace

TEST_CASE("a_step_has_the_number_of_daemon_7") {
    const DaemonOptions options = options_for("a");
    CHECK(planned_line(DaemonStep::Setsid, options) ==
          " 6  setsid(): a session and group of its own, without a terminal\n");
    CHECK(planned_line(DaemonStep::SecondFork, options) ==
          " 7  fork(): leads no session, so no open() gives it a terminal\n");
}

TEST_CASE("a_step_done_shows_what_the_call_returned") {
    DaemonOptions options = options_for("a");
    CHECK(done_line({DaemonStep::Setsid, 812, 0}, options) ==
          " 6  setsid() = 812: a session and group of its own, without a terminal\n");
    CHECK(done_line({DaemonStep::Setsid, -1, EPERM}, options) ==
          " 6  setsid() = -1 EPERM: Operation not permitted\n");
    options.umask = 022;
    CHECK(done_line({DaemonStep::Umask, 027, 0}, options) ==
          "10  umask(0022) = 0027: its files get these modes\n");
}

TEST_CASE("a_step_left_out_says_what_that_means") {
    DaemonOptions options = options_for("a");
    options.omitted = {DaemonStep::SecondFork};
    CHECK(done_line({DaemonStep::SecondFork, 0, 0}, options) ==
          " 7  without fork2: leads its session: a free terminal it opens is its own\n");
    CHECK(omission_warning(DaemonStep::StandardStreams) ==
          "without stdio: 0-2 stay on the terminal: EIO after a hangup");
    CHECK_FALSE(comes_up(DaemonStep::FirstChildExits, options));
}

TEST_CASE("standard_streams_are_told_by_file") {
    DaemonOptions options = options_for("a");
    CHECK(planned_line(DaemonStep::StandardStreams, options) ==
          " 9  dup2(/dev/null; 0, 1, 2): no terminal is needed\n");
    options.output = "out";
    CHECK(planned_line(DaemonStep::StandardStreams, options) ==
          " 9  dup2(/dev/null; 0), dup2(out; 1, 2): no terminal is needed\n");
    options.error = "err";
    options.keep_streams = true;
    CHECK(planned_line(DaemonStep::StandardStreams, options) ==
          " 9  dup2(out; 1), dup2(err; 2): no terminal is needed\n");
}

TEST_CASE("no_planned_line_is_wider_than_a_terminal") {
    DaemonOptions options = options_for("/usr/bin/a");
    options.pidfile = "/run/x.pid";
    for (const DaemonStep step : daemon_steps) {
        CHECK(planned_line(step, options).size() <= 81);
        if (omit_name(step)) {
            DaemonOptions omitting = options;
            omitting.omitted = {step};
            CHECK(planned_line(step, omitting).size() <= 81);
        }
    }
}

TEST_CASE("every_step_comes_once_and_the_caller_last") {
    for (const DaemonStep step : daemon_steps)
        CHECK(std::count(daemon_steps.begin(), daemon_steps.end(), step) == 1);
    CHECK(daemon_steps.size() == 17);
    CHECK(daemon_steps.back() == DaemonStep::CallerGoesOn);
}

TEST_CASE("before_and_after_are_read_as_ps_axj") {
    ProcessFacts before = facts_of(800, 640, 800, 640);
    before.terminal = "pts/5";
    before.foreground_group = ProcessGroup{800};
    before.working_directory = "/home/ada";
    before.descriptors = {{0, "/dev/pts/5"}, {1, "/dev/pts/5"}};
    ProcessFacts after = facts_of(814, 1, 812, 812);
    after.working_directory = "/";
    after.descriptors = {{0, "/dev/null"}, {1, "/dev/null"}, {2, "/dev/null"}};
    CHECK(before_and_after(before, after) ==
          "\n"
          "           PID    PPID    PGID     SID TTY        TPGID STAT\n"
          "before     800     640     800     640 pts/5        800 S+\n"
          "after      814       1     812     812 ?             -1 S\n"
          "\n"
          "         umask  cwd        0           1           2\n"
          "before   0027   /home/ada  /dev/pts/5  /dev/pts/5  closed\n"
          "after    0027   /          /dev/null   /dev/null   /dev/null\n");
}

TEST_CASE("a_daemon_that_has_ended_is_not_invented") {
    CHECK(before_and_after(facts_of(800, 640, 800, 640), std::nullopt).find("already ended") !=
          std::string::npos);
}
