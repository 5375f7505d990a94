// forecast as a learner types it: screens at 80 x 24, with process IDs replaced by names.
#include "pty_session.hpp"

#include "kernel/descriptors.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <regex>
#include <unistd.h>

using namespace leash;
using namespace leash::test;

namespace {

// Process IDs have any number of digits. In a table `name` takes the blanks before them as well.
std::string with_name(std::string text, Pid pid, const std::string& name) {
    const std::string digits = std::to_string(pid.value);
    const std::size_t width = std::max(digits.size(), name.size());
    const std::string in_column = std::string(width - digits.size() + 2, ' ') + digits;
    for (std::size_t at; (at = text.find(in_column)) != std::string::npos;)
        text.replace(at, width + 2, std::string(width - name.size() + 2, ' ') + name);
    for (std::size_t at; (at = text.find(digits)) != std::string::npos;)
        text.replace(at, digits.size(), name);
    return text;
}

Setup in_locale(const std::string& locale) {
    Setup setup;
    // Found through PATH, so that the command in the table is short.
    setup.command = {"leash", "--norc", "-i"};
    setup.environment["LC_ALL"] = locale;
    setup.environment["PATH"] =
        std::string(LEASH_BINARY).substr(0, std::string(LEASH_BINARY).rfind('/')) + ":" +
        LEASH_PROGRAMS + ":/usr/bin:/bin";
    return setup;
}

struct ThreeJobs {
    Pid running, ignoring, stopped;
};

ThreeJobs start_three(PtySession& session) {
    ThreeJobs jobs;
    jobs.running = session.start("sleep 1001");
    jobs.ignoring = session.start("nohup sleep 1002 > out 2> /dev/null");
    eventually("nohup has started it", [&] {
        const auto facts = read_process(jobs.ignoring);
        return facts && facts->name == "sleep";
    });
    jobs.stopped = session.stop("sleep 1003");
    return jobs;
}

} // namespace

TEST_CASE("forecast_shows_every_job_and_every_event_in_80_columns") {
    for (const std::string locale : {"C", "C.UTF-8"}) {
        CAPTURE(locale);
        PtySession session(in_locale(locale));
        const ThreeJobs jobs = start_three(session);
        std::string screen = session.run("forecast");
        screen = with_name(screen, session.leader(), "LEASH");
        screen = with_name(screen, jobs.running, "PID-1");
        screen = with_name(screen, jobs.ignoring, "PID-2");
        screen = with_name(screen, jobs.stopped, "PID-3");
        CHECK(screen ==
              R"(job     pid command     exit        hangup      sighup     kill        output
-     LEASH this shell  exits       HUP kernel  HUP        KILL        terminal
%1    PID-1 sleep 1001  survives*   HUP shell   HUP shell  survives*   terminal
%2    PID-2 sleep 1002  survives    survives    survives   survives    file
%3    PID-3 sleep 1003  HUP kernel  HUP shell   HUP shell  HUP kernel  terminal

A key (Ctrl-C, Ctrl-Z, Ctrl-\) without a column changes nothing now.
HUP kernel: dies of SIGHUP, sent by the kernel.
HUP without a sender: the shell itself gets SIGHUP, and dies of it.
*: its output goes to a terminal that is gone: it may stop working at its next
write.
)");
    }
}

TEST_CASE("forecast_why_gives_the_reasons_of_one_job_at_one_event") {
    PtySession session(in_locale("C.UTF-8"));
    const ThreeJobs jobs = start_three(session);
    std::string screen = session.run("forecast %2 --if hangup --why");
    screen = with_name(screen, session.leader(), "LEASH");
    screen = with_name(screen, jobs.ignoring, "PID-2");
    // The place of a line break depends on how many digits the process IDs have.
    screen = std::regex_replace(screen, std::regex("\n      "), " ");
    CHECK(screen == R"(sleep 1002 (%2, PID-2)
  at hangup: survives
   1. session LEASH is led by LEASH (leash): when its terminal hangs up, the kernel sends it SIGHUP and SIGCONT, and nobody else
   2. LEASH (leash) sends SIGHUP to a running job, %2: policy leash
   3. SigIgn of PID-2 has HUP: ignored
)");
}

TEST_CASE("forecast_policies_is_about_the_current_job") {
    PtySession session(in_locale("C"));
    const ThreeJobs jobs = start_three(session);
    CHECK(with_name(session.run("forecast --policies"), jobs.stopped, "PID-3") ==
          R"(sleep 1003 (%3, PID-3), as each shell's policy would treat it

policy      exit            hangup          sighup          kill
leash       HUP kernel      HUP shell       HUP shell       HUP kernel
bash        TERM shell      TERM shell?     TERM shell?     HUP kernel
dash        HUP kernel      HUP kernel      HUP kernel      HUP kernel
zsh         HUP kernel      HUP kernel      HUP kernel      HUP kernel
yash        HUP kernel      HUP kernel      HUP kernel      HUP kernel
mksh        HUP shell       HUP shell       HUP shell       HUP kernel
ksh93       HUP kernel      HUP kernel      HUP kernel      HUP kernel
fish        HUP shell       HUP shell       HUP shell       HUP kernel
busybox     HUP kernel      HUP kernel      HUP kernel      HUP kernel

HUP kernel: dies of SIGHUP, sent by the kernel.
?: two signals race, and nobody can know which is first; --why says more.
)");
}

TEST_CASE("forecast_without_jobs_says_what_to_do") {
    PtySession session(in_locale("C"));
    CHECK(with_name(session.run("forecast --if exit"), session.leader(), "LEASH") ==
          R"(job     pid command             exit   output
-     LEASH leash (this shell)  exits  -

There are no jobs. Start one, and ask again:
    sleep 1000 &
    forecast
)");
    CHECK(session.run("forecast --policies; echo $?") ==
          "leash: forecast: there is no job: none runs in the background, "
          "none is stopped\n1\n");
}

TEST_CASE("forecast_json_has_an_object_for_each_event_and_process") {
    PtySession session;
    const Pid job = session.start("sleep 1001 > out");
    const std::string pid = std::to_string(job.value);
    CHECK(session.run("forecast --json --if exit %1 | tr -d '\\n'; echo") ==
          "[ {\"pid\":" + pid +
              ",\"job\":1,\"event\":\"exit\",\"outcome\":\"survives\",\"signal\":null,\"sender\":"
              "null,\"output\":\"file\",\"why\":[\"policy leash sends nothing to %1, and neither "
              "does the kernel: it is not in the foreground, and not stopped\",\"its input is "
              "/dev/" +
              session.terminal() +
              ": if it reads, it finds the end\"],\"or\":[],\"unknowable\":false}]\n");
    CHECK(session.run("forecast --json | grep -c outcome") == "14\n");
}

// Seen to fail without bring_up_to_date(): the forecast was "HUP kernel", as if the process
// belonged to no job.
TEST_CASE("forecast_in_the_background_knows_the_job_in_the_foreground") {
    PtySession session;
    session.run("mkfifo gate");
    session.run("(read line < gate; forecast --if hangup > answer; mv answer ready) &");
    session.enter("sleep 1001");
    const Pid foreground = session.see_in_foreground("sleep 1001");
    session.open_gate();
    const std::string path = session.home() + "/ready";
    eventually("the forecast is written", [&] { return ::access(path.c_str(), F_OK) == 0; });
    const auto answer = read_file(path);
    REQUIRE(answer);
    const std::string text = with_name(answer.value(), foreground, "PID-1");
    CAPTURE(text);
    CHECK(std::regex_search(text, std::regex("PID-1 sleep 1001 +HUP shell")));
}

// Found by the differential test. Seen to fail with "HUP shell" when a subshell asked about its own
// traps: a subshell has no traps. Seen to fail with "survives" in a longer pipeline, when the
// forecast counted the signals that the shell blocks while it starts the next process.
TEST_CASE("forecast_in_a_pipeline_knows_the_traps_of_the_shell") {
    PtySession session;
    session.run("trap : HUP");
    for (const std::string asking : {"forecast --if sighup", "forecast --if sighup | cat",
                                     "forecast --if sighup | cat | cat | cat"}) {
        const std::string text = session.run(asking);
        CAPTURE(text);
        CHECK(std::regex_search(text, std::regex("leash.* decides  terminal\n")));
    }
}

TEST_CASE("forecast_says_what_it_does_not_understand") {
    PtySession session;
    CHECK(session.run("forecast --if doom; echo $?") ==
          "leash: forecast: --if: 'doom' is none of these: exit, hangup, sighup, kill,\n"
          "ctrl-c, ctrl-z and ctrl-\\\n2\n");
    CHECK(session.run("forecast --policy csh").find("leash, bash, dash, zsh") != std::string::npos);
    CHECK(session.run("forecast %7; echo $?") ==
          "leash: forecast: %7: no such job; there are no jobs\n1\n");
    CHECK(session.run("forecast --when now; echo $?") ==
          "leash: forecast: --when: no such option; `forecast --help` lists them\n2\n");
}

// Found by the differential test. Seen to fail when the forecast used the modes that stty had set.
// leash runs inside another shell here: the process group of a session leader is orphaned, and no
// key can stop it.
TEST_CASE("forecast_knows_that_the_line_editor_turns_the_keys_signals_on") {
    PtySession session;
    session.run(std::string(LEASH_BINARY) + " --norc -i");
    session.run("stty -isig");
    session.run("set +m");
    session.run("sleep 1001 &");
    session.run("set -m");
    const Pid job = session.see_process("sleep 1001");
    const std::string text = session.run("forecast $! --if ctrl-z");
    CAPTURE(text);
    CHECK(std::regex_search(text, std::regex("sleep 1001 +stops")));
    session.type(PtySession::ctrl_z);
    eventually("the key has stopped it", [&] { return state_of(job) == 'T'; });
}
