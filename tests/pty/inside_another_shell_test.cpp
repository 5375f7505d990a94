// leash inside another shell, the ordinary case: leash does not lead the session. Race: leash
// learns of a hangup by SIGHUP from the other shell, by SIGHUP from the kernel, or by the end of
// input, and any of these may come first. In each case the same jobs die and the same jobs live.
#include "pty_session.hpp"

#include <doctest/doctest.h>

#include <csignal>
#include <unistd.h>

using namespace leash;
using namespace leash::test;

namespace {

constexpr int closings = 100;

struct Jobs {
    Pid leash, plain, ignoring, disowned;
};

Jobs start_jobs(PtySession& session) {
    // The outer shells get prompts of their own, because zsh may draw its prompt twice.
    session.see("outer> ");
    session.enter("PS1='" + std::string(PtySession::prompt) + "' " + LEASH_BINARY + " --norc -i");
    session.see("see what ties a program"); // the banner: leash has started
    session.see_prompt();
    Jobs jobs;
    jobs.leash = Pid{static_cast<pid_t>(number_after(session.run("echo pid $$"), "pid "))};
    jobs.plain = Pid{static_cast<pid_t>(number_after(session.run("sleep 1000 &"), "[1] "))};
    jobs.ignoring = Pid{
        static_cast<pid_t>(number_after(session.run("(trap '' HUP; exec sleep 1000) &"), "[2] "))};
    jobs.disowned = Pid{static_cast<pid_t>(number_after(session.run("sleep 1000 &"), "[3] "))};
    session.run("disown %3");
    // The hangup must not come before the second job has set its trap.
    eventually("the second job ignores SIGHUP", [&] {
        const auto facts = read_process(jobs.ignoring);
        return facts && facts->ignored.contains(SIGHUP) && facts->name == "sleep";
    });
    return jobs;
}

void closed_again_and_again(const std::string& shell, const std::vector<std::string>& command) {
    if (!is_installed(shell))
        return;
    for (int i = 0; i < closings; ++i) {
        CAPTURE(i);
        Setup setup;
        setup.command = command;
        setup.environment["PS1"] = "outer> ";
        setup.wait_for_prompt = false;
        PtySession session(setup);
        const Jobs jobs = start_jobs(session);
        session.unplug();
        eventually("leash is gone", [&] { return !is_alive(jobs.leash); });
        eventually("the plain job is dead", [&] { return !is_alive(jobs.plain); });
        REQUIRE(is_alive(jobs.ignoring));
        REQUIRE(is_alive(jobs.disowned));
    }
}

void closed_with_a_foreground_job(const std::vector<std::string>& command) {
    Setup setup;
    setup.command = command;
    setup.environment["PS1"] = "outer> ";
    setup.wait_for_prompt = false;
    PtySession session(setup);
    const Jobs jobs = start_jobs(session);
    session.enter("sleep 2000");
    Pid foreground;
    eventually("sleep 2000 is in the foreground", [&] {
        for (const auto& [pid, facts] : take_snapshot().processes)
            if (facts.parent == jobs.leash && facts.command() == "sleep 2000" &&
                facts.foreground_group == facts.group)
                foreground = pid;
        return foreground != Pid{};
    });
    session.unplug();
    eventually("leash is gone", [&] { return !is_alive(jobs.leash); });
    eventually("the foreground job is dead", [&] { return !is_alive(foreground); });
    eventually("the plain job is dead", [&] { return !is_alive(jobs.plain); });
    CHECK(is_alive(jobs.ignoring));
    CHECK(is_alive(jobs.disowned));
}

} // namespace

// End of input on a terminal that is gone is a hangup. Each of these three tests was seen to fail
// at the first closing when the end of input is an ordinary exit (when run_at_prompt() asks for
// HangupCause::Signal).
TEST_CASE("inside_bash_a_hangup_kills_the_same_jobs_a_hundred_times") {
    closed_again_and_again("bash", {"bash", "--norc", "--noprofile", "-i"});
}

TEST_CASE("inside_dash_a_hangup_kills_the_same_jobs_a_hundred_times") {
    closed_again_and_again("dash", {"dash", "-i"});
}

TEST_CASE("inside_zsh_a_hangup_kills_the_same_jobs_a_hundred_times") {
    closed_again_and_again("zsh", {"zsh", "-f", "-i"});
}

TEST_CASE("inside_dash_a_hangup_during_a_foreground_job_is_noticed_at_once") {
    closed_with_a_foreground_job({"dash", "-i"});
}

TEST_CASE("inside_bash_a_hangup_during_a_foreground_job_is_noticed_at_once") {
    closed_with_a_foreground_job({"bash", "--norc", "--noprofile", "-i"});
}

// A program in the foreground that survives the hangup must not keep leash from noticing the
// hangup. Seen to hang when sleep_until_something_happens() does not watch the terminal.
TEST_CASE("a_foreground_job_that_ignores_sighup_does_not_hide_the_hangup") {
    Setup setup;
    setup.command = {"dash", "-i"};
    setup.environment["PS1"] = "outer> ";
    setup.wait_for_prompt = false;
    PtySession session(setup);
    const Jobs jobs = start_jobs(session);
    session.enter("(trap '' HUP; exec sleep 2000)");
    eventually("sleep 2000 runs", [&] {
        for (const auto& [pid, facts] : take_snapshot().processes)
            if (facts.parent == jobs.leash && facts.command() == "sleep 2000")
                return true;
        return false;
    });
    session.unplug();
    eventually("leash is gone", [&] { return !is_alive(jobs.leash); });
    eventually("the plain job is dead", [&] { return !is_alive(jobs.plain); });
}

// Race: the end of input may come before SIGHUP. Seen to fail when input_is_gone() answers no and
// Readline takes the end of input for the end of the line, as before 8.2 (an rl_getc_function with
// '\n' for EOF). With that Readline alone the test passes.
TEST_CASE("inside_dash_a_half_typed_line_is_never_run_at_a_hangup") {
    if (!is_installed("dash"))
        return;
    for (int i = 0; i < 20; ++i) {
        CAPTURE(i);
        Setup setup;
        setup.command = {"dash", "-i"};
        setup.environment["PS1"] = "outer> ";
        setup.wait_for_prompt = false;
        PtySession session(setup);
        const Jobs jobs = start_jobs(session);
        session.type("echo half > ran");
        session.see("echo half > ran");
        session.unplug();
        eventually("leash is gone", [&] { return !is_alive(jobs.leash); });
        REQUIRE(::access((session.home() + "/ran").c_str(), F_OK) != 0);
    }
}
