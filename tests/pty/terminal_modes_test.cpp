// The modes of the terminal. The shell's modes come back when a job stops or dies of a signal. The
// modes of a stopped job come back with fg. If a job ends by itself, its changes of the modes stay.
#include "pty_session.hpp"

#include <doctest/doctest.h>

#include <csignal>
#include <fstream>

using namespace leash;
using namespace leash::test;

namespace {

bool echoes(const PtySession& session) {
    return (session.modes().settings.c_lflag & ECHO) != 0;
}

bool by_line(const PtySession& session) {
    return (session.modes().settings.c_lflag & ICANON) != 0;
}

// At the prompt the terminal has Readline's modes. A program shows the modes that the shell gives
// to its programs.
std::string modes_of_the_shell(PtySession& session) {
    return session.run("stty -g");
}

} // namespace

// Seen to fail without `loan.put_jobs_modes` in continue_in_foreground(): the terminal then echoes
// while the job runs. Seen to fail without `terminal->restore_modes()` in settle_terminal_after():
// the terminal does not echo for the shell's next program.
TEST_CASE("a_stopped_jobs_modes_come_back_with_fg_and_the_shells_after_a_stop") {
    PtySession session;
    const std::string shell = modes_of_the_shell(session);
    session.run("mkfifo gate");
    session.enter("sh -c 'stty -echo -icanon; cat gate'");
    session.see_in_foreground("cat gate");
    for (int round = 0; round < 3; ++round) {
        CHECK_FALSE(echoes(session));
        CHECK_FALSE(by_line(session));
        session.type(PtySession::ctrl_z);
        session.see("Stopped (SIGTSTP)");
        session.see_prompt();
        CHECK(modes_of_the_shell(session) == shell);
        session.enter("fg");
        session.see("cat gate'\r\n"); // fg writes the command line before the terminal is lent
        session.see_in_foreground("cat gate");
        eventually("the job's modes are back", [&] { return !echoes(session); });
    }
    session.type(PtySession::ctrl_c);
    session.see_prompt();
    CHECK(modes_of_the_shell(session) == shell);
}

// Seen to fail when restore_modes() is called in place of adopt_present_modes().
TEST_CASE("what_a_job_that_ends_by_itself_does_to_the_modes_stays") {
    PtySession session;
    session.enter("stty -echo");
    session.see_prompt();
    // From now on the terminal does not echo the lines.
    session.enter("stty -a | grep -o -e ' -echo ' && stty echo && stty -a | grep -o -e ' echo '");
    session.see(" -echo \r\n");
    session.see(" echo \r\n");
    session.see_prompt();
    CHECK(session.run("echo seen") == "seen\n");
}

// Seen to fail when adopt_present_modes() is called even after a job was killed.
// Seen to fail: the shell kept what `less file &` put back at its end, the modes of the line
// editor.
TEST_CASE("a_job_that_read_the_line_editors_modes_leaves_the_shells_after_fg") {
    PtySession session;
    const std::string shell = modes_of_the_shell(session);
    std::ofstream(session.home() + "/pager") << "until stty -a | grep -q -e -icanon; do :; done\n"
                                                "modes=$(stty -g)\n"
                                                "stty raw -echo\n" // in the background: SIGTTOU
                                                "stty $modes\n";
    (void)session.start_until_stopped("sh pager");
    session.run("fg");
    CHECK(modes_of_the_shell(session) == shell);
}

TEST_CASE("a_job_killed_in_the_middle_of_its_modes_leaves_the_shells") {
    PtySession session;
    const std::string shell = modes_of_the_shell(session);
    session.enter("sh -c 'stty raw -echo; kill -KILL $$'");
    session.see("Killed (SIGKILL)");
    session.see_prompt();
    CHECK(modes_of_the_shell(session) == shell);
}

// Seen to fail without restore_modes() after a stop: the shell's next program is in raw mode.
TEST_CASE("a_stopped_job_killed_in_the_background_does_not_touch_the_modes") {
    PtySession session;
    const std::string shell = modes_of_the_shell(session);
    session.run("mkfifo gate");
    session.enter("sh -c 'stty raw isig -echo; cat gate'");
    session.see_in_foreground("cat gate");
    session.type(PtySession::ctrl_z);
    session.see("Stopped (SIGTSTP)");
    session.see_prompt();
    const Pid job{static_cast<pid_t>(number_after(session.run("jobs -p"), ""))};
    session.run_until_over("kill -KILL %1", job);
    CHECK(modes_of_the_shell(session) == shell);
}

// ---- full-screen programs --------------------------------------------------------------------

namespace {

// Returns the states of the group's processes, one letter for each process: "TT".
std::string states_of(const PtySession& session, ProcessGroup group) {
    std::string states;
    for (const auto& [pid, facts] : take_snapshot().processes)
        if (facts.session == session_led_by(session.leader()) && facts.group == group &&
            !facts.is_zombie())
            states += facts.state;
    return states;
}

bool all_are(const std::string& states, char state) {
    return !states.empty() && states.find_first_not_of(state) == std::string::npos;
}

// Returns the foreground process group when the program has set its modes and waits for keys. Race:
// a stop before this moment could be lost between the program's look for signals and its read.
ProcessGroup see_waiting_for_keys(const PtySession& session) {
    ProcessGroup group;
    eventually("it waits for keys", [&] {
        const auto facts = read_process(session.leader());
        if (!facts || !facts->foreground_group || facts->foreground_group == facts->group)
            return false;
        group = *facts->foreground_group;
        return !by_line(session) && !echoes(session) && all_are(states_of(session, group), 'S');
    });
    return group;
}

// Does the same after the program has drawn its screen.
ProcessGroup see_full_screen(PtySession& session, const std::string& ready) {
    session.see(ready);
    return see_waiting_for_keys(session);
}

struct FullScreen {
    std::string program;
    std::string command;
    std::string ready; // on the screen when the program has drawn its screen
    std::string quit;
};

// A program can catch Ctrl-Z, to restore the terminal before it stops. A program cannot catch
// SIGSTOP.
enum class StoppedBy { Key, Signal };

void stop(PtySession& session, ProcessGroup job, StoppedBy how, const std::string& shells_modes) {
    if (how == StoppedBy::Key)
        session.type(PtySession::ctrl_z);
    else
        ::kill(-job.value, SIGSTOP);
    session.see("Stopped (SIG");
    session.see_prompt();
    // The shell sees that its child stops. Race: a grandchild (man's pager) may stop a moment
    // later, and may set its own modes. So the test enters an empty line before it looks at the
    // modes.
    eventually("all of it is stopped", [&] { return all_are(states_of(session, job), 'T'); });
    session.enter("");
    session.see_prompt();
    CHECK(modes_of_the_shell(session) == shells_modes);
}

void stop_continue_and_kill(const FullScreen& what) {
    if (!is_installed(what.program))
        return;
    CAPTURE(what.command);
    Setup setup;
    setup.environment["TERM"] = "xterm";
    setup.environment["MANPAGER"] = "less";
    PtySession session(setup);
    {
        std::ofstream text(session.home() + "/text");
        for (int i = 0; i < 200; ++i)
            text << "wonder " << i << "\n";
        std::ofstream(session.home() + "/page.1") << ".TH wonder 1\n.SH NAME\nwonder \\- page\n";
    }
    const std::string shell = modes_of_the_shell(session);
    session.enter(what.command);
    const ProcessGroup job = see_full_screen(session, what.ready);
    stop(session, job, StoppedBy::Key, shell);
    session.enter("fg");
    see_full_screen(session, what.ready);

    // The program does not notice this stop, so the shell must set the modes that the program
    // needs.
    stop(session, job, StoppedBy::Signal, shell);
    session.enter("fg");
    see_waiting_for_keys(session);

    // In the background the program stops again when it tries to use the terminal.
    stop(session, job, StoppedBy::Key, shell);
    session.run("bg");
    eventually("it is stopped for the terminal",
               [&] { return states_of(session, job).find('T') != std::string::npos; });
    session.enter("");
    session.see_prompt();
    CHECK(modes_of_the_shell(session) == shell);
    session.enter("fg");
    see_full_screen(session, what.ready);
    session.type(what.quit);
    session.see_prompt();
    CHECK(modes_of_the_shell(session) == shell);

    // The program is killed in the foreground, and then while it is stopped.
    session.enter(what.command);
    const ProcessGroup second = see_full_screen(session, what.ready);
    ::kill(-second.value, SIGKILL);
    session.see_prompt();
    // Race: the shell has seen that its child has ended, but a grandchild (man's pager) may still
    // take a key.
    eventually("all of it has ended", [&] { return states_of(session, second).empty(); });
    CHECK(modes_of_the_shell(session) == shell);
    session.enter(what.command);
    const ProcessGroup third = see_full_screen(session, what.ready);
    stop(session, third, StoppedBy::Key, shell);
    session.run_until_over("kill -KILL %%", Pid{third.value});
    eventually("all of it has ended", [&] { return states_of(session, third).empty(); });
    CHECK(modes_of_the_shell(session) == shell);
    CHECK(session.run("echo usable") == "usable\n");
}

} // namespace

// Each of these tests was seen to fail without either restore_modes() in settle_terminal_after(),
// and without `loan.put_jobs_modes`.
TEST_CASE("vim_stopped_continued_and_killed_leaves_the_terminal_right") {
    stop_continue_and_kill({"vim", "vim -u NONE -n text", "wonder 1", "\x1b:q!\r"});
}

TEST_CASE("less_stopped_continued_and_killed_leaves_the_terminal_right") {
    stop_continue_and_kill({"less", "less -PsEND text", "END", "q"});
}

TEST_CASE("top_stopped_continued_and_killed_leaves_the_terminal_right") {
    stop_continue_and_kill({"top", "top", "PID", "q"});
}

TEST_CASE("man_stopped_continued_and_killed_leaves_the_terminal_right") {
    if (is_installed("less"))
        stop_continue_and_kill({"man", "man ./page.1", "Manual page", "q"});
}
