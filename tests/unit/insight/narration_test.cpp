// The sentence for each event, written out. Seen to fail when a sentence does not give the reason.
#include "insight/narration.hpp"

#include <doctest/doctest.h>

#include <cerrno>
#include <csignal>
#include <vector>

using namespace leash;

TEST_CASE("a_plan_says_which_call_and_why_that_one") {
    CHECK(narrate(StartPlanned{"sleep 9", PlannedGroup::New, StartCall::Fork,
                               _("it gets the terminal")}) ==
          "plan: start `sleep 9`, to lead a new process group. By fork: it gets the terminal.");
    CHECK(narrate(StartPlanned{"cat", PlannedGroup::Job, StartCall::Vfork, _("it may")}) ==
          "plan: start `cat`, in the process group of its job. By vfork: it may.");
    CHECK(narrate(StartPlanned{"cat", PlannedGroup::Shell, StartCall::Vfork, _("it may")}) ==
          "plan: start `cat`, in leash's own process group. By vfork: it may.");
}

TEST_CASE("what_came_of_a_plan") {
    CHECK(narrate(ProcessStarted{Pid{904}, 1, {904}, "sleep 9"}) ==
          "process 904 has started: `sleep 9`.");
    CHECK(narrate(StartFailed{"nosuch", StartCall::Vfork, ENOENT}) ==
          "vfork failed for `nosuch`: No such file or directory (ENOENT).");
}

TEST_CASE("a_long_command_is_cut_in_a_sentence") {
    CHECK(narrate(ProcessStarted{Pid{904}, 1, {904}, "echo " + std::string(100, 'x')}) ==
          "process 904 has started: `echo xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx..`.");
}

TEST_CASE("setpgid_is_called_by_both_after_a_fork_and_by_the_child_alone_when_spawned") {
    CHECK(narrate(ProcessGrouped{Pid{905}, {904}, StartCall::Fork}) ==
          "setpgid(905, 904): called by leash, and by the child too, for either may run first; "
          "the group must be there before anybody needs it.");
    CHECK(narrate(ProcessGrouped{Pid{905}, {904}, StartCall::Vfork}) ==
          "setpgid(905, 904): called by the child alone; vfork held leash up until the "
          "child had begun its program.");
}

TEST_CASE("the_terminal_goes_both_ways") {
    CHECK(narrate(TerminalLent{{904}}) ==
          "tcsetpgrp(terminal, 904): the terminal is lent to process group 904. It may read; "
          "Ctrl-C and Ctrl-Z mean it.");
    CHECK(narrate(TerminalTakenBack{{904}}) ==
          "tcsetpgrp(terminal, leash's group): taken back from process group 904. leash does so "
          "from the background, and blocks SIGTTOU meanwhile, or it would be stopped.");
}

TEST_CASE("terminal_modes_are_saved_and_restored_for_a_reason") {
    CHECK(narrate(ModesSaved{ProcessGroup{904}, _("fg gives them back")}) ==
          "tcgetattr: the terminal's modes are kept for process group 904; fg gives them back.");
    CHECK(narrate(ModesSaved{std::nullopt, _("stty is meant to last")}) ==
          "tcgetattr: leash takes the terminal's modes as they are; stty is meant to last.");
    CHECK(narrate(ModesRestored{ProcessGroup{904}, _("as it stopped")}) ==
          "tcsetattr: process group 904 gets its terminal modes back; as it stopped.");
    CHECK(narrate(ModesRestored{std::nullopt, _("it was killed")}) ==
          "tcsetattr: leash puts its own terminal modes back; it was killed.");
}

TEST_CASE("a_wait_status_is_decoded_with_the_macros_of_its_manual") {
    const auto told = [](ProcessState state) { return narrate(StateChanged{Pid{904}, state}); };
    CHECK(told(Running{}) == "waitpid: 904 goes on (WIFCONTINUED).");
    CHECK(told(Exited{3}) == "waitpid: 904 exited with status 3 (WIFEXITED, WEXITSTATUS 3).");
    CHECK(told(Signaled{SIGINT, false}) ==
          "waitpid: 904 was ended by SIGINT (WIFSIGNALED, WTERMSIG 2).");
    CHECK(told(Signaled{SIGSEGV, true}) ==
          "waitpid: 904 was ended by SIGSEGV (WIFSIGNALED, WTERMSIG 11); it dumped core.");
    CHECK(told(Stopped{SIGTSTP}) == "waitpid: 904 was stopped by SIGTSTP (WIFSTOPPED, WSTOPSIG "
                                    "20), the signal of Ctrl-Z.");
    CHECK(told(Stopped{SIGTTIN}) == "waitpid: 904 was stopped by SIGTTIN (WIFSTOPPED, WSTOPSIG "
                                    "21): it read from the terminal, in the background.");
    CHECK(told(Stopped{SIGSTOP}) ==
          "waitpid: 904 was stopped by SIGSTOP (WIFSTOPPED, WSTOPSIG 19).");
}

TEST_CASE("a_signal_names_its_target_and_its_reason") {
    CHECK(narrate(SignalSent{SIGCONT, ProcessGroup{904}, _("bg continues the job")}) ==
          "kill(-904, SIGCONT): to process group 904; bg continues the job.");
    CHECK(narrate(SignalSent{SIGHUP, Pid{904}, _("kill 904")}) ==
          "kill(904, SIGHUP): to process 904; kill 904.");
    CHECK(narrate(SignalReceived{SIGINT, Sender{}}) == "leash got SIGINT, sent by the kernel.");
    CHECK(narrate(SignalReceived{SIGTERM, Sender{Pid{77}}}) ==
          "leash got SIGTERM, sent by process 77.");
}

TEST_CASE("what_only_a_tracer_sees_has_its_sentence_too") {
    CHECK(narrate(SignalDelivered{Pid{904}, SIGHUP, Sender{}}) ==
          "904 got SIGHUP, sent by the kernel.");
    CHECK(narrate(SetuidIgnored{Pid{904}, "/bin/su"}) ==
          "904 runs `/bin/su` without its owner's rights, for it is traced.");
}

TEST_CASE("what_jobs_are_and_become") {
    CHECK(narrate(JobStarted{1, {904}, {Pid{904}}, false, "sleep 9"}) ==
          "job [1] is in the background: leash does not wait for it, and keeps the terminal.");
    CHECK(narrate(JobStarted{0, {904}, {Pid{904}, Pid{905}}, true, "a | b"}) ==
          "the 2 processes of `a | b` are one job in one process group: Ctrl-C and Ctrl-Z reach "
          "them all.");
    CHECK(narrate(JobNumbered{1, {904}}) ==
          "process group 904 is job [1] now: it has stopped, and fg, bg and kill need a name for "
          "it.");
    CHECK(narrate(JobMoved{{904}, true}) ==
          "process group 904 is to go on in the foreground: it gets the terminal, and leash waits "
          "for it.");
    CHECK(narrate(JobMoved{{904}, false}) ==
          "process group 904 is to go on in the background: leash keeps the terminal and does not "
          "wait.");
    CHECK(narrate(JobDisowned{1, {904}}) ==
          "job [1] is disowned: leash sends process group 904 no SIGHUP at a hangup.");
    CHECK(narrate(LastBackground{Pid{904}}) == "$! is 904 now.");
    CHECK(narrate(DaemonStarted{Pid{910}, "iperf3 -s"}) ==
          "process 910 is a daemon: `iperf3 -s`. It is not a job, and has no terminal.");
    CHECK(narrate(NotificationHeld{1, _("vi has the screen")}) ==
          "job [1]: its notification is held back until the next prompt; vi has the screen.");
    CHECK(narrate(TerminalGone{}) == "the terminal is gone: reading it finds its end.");
    CHECK(narrate(ShellReplaced{"sleep 9"}) ==
          "leash becomes `sleep 9`, in the same process, and has no more to tell.");
    CHECK(narrate(ShellExits{3}) == "leash leaves with status 3.");
}

TEST_CASE("what_is_not_done_about_jobs_is_not_told") {
    CHECK(narrate(PromptShown{}) == "");
    CHECK(narrate(ShellStarted{Pid{1}, {1}, {1}}) == "");
    CHECK(narrate(SignalReceived{SIGWINCH, Sender{}}) == "");
    CHECK(narrate(JobStarted{0, {904}, {Pid{904}}, true, "sleep 9"}) == "");
}

TEST_CASE("each_line_of_a_sentence_is_marked_and_at_most_80_columns_wide") {
    const std::string sentence = in_english(narrate(TerminalTakenBack{{904}}));
    CHECK(narration_lines(sentence, {}) ==
          "~ tcsetpgrp(terminal, leash's group): taken back from process group 904. leash\n"
          "~   does so from the background, and blocks SIGTTOU meanwhile, or it would be\n"
          "~   stopped.\n");
    CHECK(narration_lines("a b", {80, true, true}) == "\033[2m~ a b\033[0m\n");
}
