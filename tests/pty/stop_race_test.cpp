// Race: Ctrl-Z may come at any moment, also between a fork and an exec. It stops the whole job.
#include "pty_session.hpp"

#include <doctest/doctest.h>

using namespace leash;
using namespace leash::test;

namespace {

// Starts a job that never rests, and stops and continues it again and again.
void stop_and_continue(const std::string& command) {
    PtySession session;
    session.enter(command);
    session.see(command + "\r\n");
    for (int round = 0; round < 300; ++round) {
        // A Ctrl-Z before the job has the terminal, or before it is continued, is nobody's.
        eventually("the job runs in the foreground", [&] {
            const auto facts = read_process(session.leader());
            return facts && facts->foreground_group && facts->foreground_group != facts->group &&
                   state_of(Pid{facts->foreground_group->value}) != 'T';
        });
        session.type(PtySession::ctrl_z);
        session.see("\n[1]+  Stopped (SIGTSTP)       " + command + "\r\n");
        session.see_prompt();
        session.enter("fg");
        session.see("fg\r\n" + command + "\r\n");
    }
}

} // namespace

// Both were seen to hang within a hundred rounds with the rule of keyboard_reaches_shell taken out
// of choose_start(): the subshell, or the script, was then in vfork(2), which waits, not to be
// stopped itself, for a child that was stopped before its exec. And at the first Ctrl-Z without
// SignalsBlocked in fork_child(): the child does not yet stop, it ignores the signal as the shell
// does.
TEST_CASE("ctrl_z_stops_a_subshell_that_is_starting_programs_all_the_time") {
    stop_and_continue("(while :; do /bin/true; done)");
}

TEST_CASE("ctrl_z_stops_a_script_that_is_starting_programs_all_the_time") {
    stop_and_continue(std::string(LEASH_BINARY) + " -c 'while :; do /bin/true; done'");
}
