// policy: with another hangup policy, other jobs survive the same end.
#include "pty_session.hpp"

#include <doctest/doctest.h>

#include <csignal>

using namespace leash;
using namespace leash::test;

namespace {

struct Fate {
    bool running_lives, stopped_lives;
};

// Starts a running and a stopped job under this policy, ends leash, and checks which job lives.
void check_fate(const std::string& policy, bool by_exit, Fate fate) {
    CAPTURE(policy);
    PtySession session;
    if (!policy.empty())
        session.run("policy " + policy);
    const Pid running = session.start("sleep 1000");
    const Pid stopped = session.stop("sleep 1001");
    if (by_exit) {
        session.enter("exit");
        session.see("Leave again, and leash goes.");
        session.see_prompt();
        session.enter("exit");
    } else {
        session.unplug();
    }
    (void)session.wait_for_end();
    for (const auto& [pid, lives] :
         {std::pair(running, fate.running_lives), std::pair(stopped, fate.stopped_lives)})
        if (!lives)
            eventually("the job is dead", [&, job = pid] { return !is_alive(job); });
    // leash sends all its signals before it ends, so no signal is on its way to a survivor now.
    for (const auto& [pid, lives] :
         {std::pair(running, fate.running_lives), std::pair(stopped, fate.stopped_lives)})
        if (lives)
            CHECK(is_alive(pid));
}

} // namespace

TEST_CASE("policy_lists_nine_shells_and_marks_its_own") {
    PtySession session;
    CHECK(session.run("policy") ==
          "              at exit              at a hangup\n"
          "  POLICY      RUNNING  STOPPED     FOREGROUND  RUNNING  STOPPED\n"
          "* leash       -        -           HUP         HUP      HUP CONT\n"
          "  bash        -        TERM CONT   HUP         HUP      HUP CONT TERM CONT\n"
          "  dash        -        -           -           -        -\n"
          "  zsh         HUP      -           HUP         HUP      -\n"
          "  yash        -        -           -           -        -\n"
          "  mksh        -        HUP CONT    HUP         -        HUP CONT\n"
          "  ksh93       -        -           -           -        -\n"
          "  fish        HUP      HUP CONT    HUP         HUP      HUP CONT\n"
          "  busybox     -        -           -           -        -\n"
          "* is leash's now. -: the shell sends nothing, and the kernel alone decides.\n"
          "No shell signals a job that is disowned.\n");
}

TEST_CASE("policy_switches_shows_and_switches_back") {
    PtySession session;
    CHECK(session.run("policy zsh").rfind("leash now treats its jobs as zsh does\n", 0) == 0);
    CHECK(session.run("policy").find("\n* zsh ") != std::string::npos);
    CHECK(session.run("policy -s") ==
          "zsh: SIGHUP to running jobs, at a hangup and at exit; stopped jobs get nothing\n"
          "                  at exit     at a hangup\n"
          "  foreground job              HUP\n"
          "  running job     HUP         HUP\n"
          "  stopped job     -           -\n"
          "  disowned job    -           -\n");
    CHECK(session.run("policy -s fish").rfind("fish: ", 0) == 0);
    CHECK(session.run("policy leash").rfind("leash now treats its jobs as leash does\n", 0) == 0);
    CHECK(session.run("policy tcsh; echo $?") ==
          "leash: policy: tcsh: there is no such policy; there are leash, bash, dash, zsh,\n"
          "yash, mksh, ksh93, fish and busybox\n1\n");
    CHECK(session.run("policy zsh dash; echo $?") ==
          "leash: policy: dash: one name at a time was expected\n2\n");
    session.run("set -o huponexit");
    CHECK(session.run("policy").find("set -o huponexit is on: leash does at exit what stands under "
                                     "'at a hangup'.\n") != std::string::npos);
}

// A stopped job dies under each policy: if leash sends nothing, the kernel sends SIGHUP, because
// the job's process group is orphaned then. Seen to fail when `policy` only prints: under dash the
// running job dies, and under zsh and fish the running job lives at exit.
TEST_CASE("the_policy_decides_who_survives_exit") {
    check_fate("", true, {true, false});
    check_fate("dash", true, {true, false});
    check_fate("zsh", true, {false, false});
    check_fate("fish", true, {false, false});
}

TEST_CASE("the_policy_decides_who_survives_a_hangup") {
    check_fate("", false, {false, false});
    check_fate("dash", false, {true, false});
    check_fate("mksh", false, {true, false});
    check_fate("zsh", false, {false, false});
    check_fate("fish", false, {false, false});
}

TEST_CASE("huponexit_does_at_exit_what_the_policy_does_at_a_hangup") {
    for (const bool under_dash : {false, true}) {
        PtySession session;
        session.run(under_dash ? "policy dash" : "policy leash");
        session.run("set -o huponexit");
        const Pid job = session.start("sleep 1000");
        session.enter("exit");
        (void)session.wait_for_end();
        if (under_dash)
            CHECK(is_alive(job));
        else
            eventually("the job is dead", [&] { return !is_alive(job); });
    }
}

// Seen to fail when leash tells ShellExits after the signals: the autopsy did not know the signals.
TEST_CASE("the_autopsy_knows_who_signalled_the_jobs_at_exit") {
    PtySession session;
    session.enter("terminal --policy zsh");
    session.see("practice$ ");
    session.enter("witness ada &");
    session.see("practice$ ");
    session.enter("exit");
    session.see(": exit ");
    session.see("died of SIGHUP from leash");
    session.see(" (leash) sends SIGHUP to its job: group ");
    session.see_prompt();
}

TEST_CASE("leash_can_be_started_with_a_policy") {
    Setup setup;
    setup.command = {LEASH_BINARY, "--norc", "--policy", "fish", "-i"};
    PtySession session(setup);
    CHECK(session.run("policy").find("\n* fish ") != std::string::npos);
    CHECK(session.run(std::string(LEASH_BINARY) + " --policy tcsh")
              .find("leash: --policy: 'tcsh' is none of these: leash, bash") == 0);
}

// When the session leader ends, the kernel signals the foreground process group. Seen to fail when
// leash always takes the terminal back: the kernel then signalled leash, and the job lived.
TEST_CASE("a_policy_that_sends_nothing_leaves_the_job_in_the_foreground_to_the_kernel") {
    PtySession session;
    session.run("policy dash");
    session.enter("sleep 1000");
    const Pid job = session.see_in_foreground("sleep 1000");
    ::kill(session.leader().value, SIGHUP);
    (void)session.wait_for_end();
    eventually("the job is dead", [&] { return !is_alive(job); });
}
