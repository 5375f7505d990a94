// Race: Ctrl-Z may come at any moment, also between a fork and an exec. Ctrl-Z must stop the whole
// job.
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
        // A Ctrl-Z has no effect before the job has the terminal, or before the job is continued.
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

// Both tests were seen to hang within a hundred rounds when choose_start() did not regard
// keyboard_reaches_shell. The subshell, or the script, was then in vfork(2), where it cannot be
// stopped, and waited for a child that was stopped before its exec.
//
// Both were seen to fail at the first Ctrl-Z without SignalsBlocked in fork_child(): the child
// still ignores the signal, as the shell does, and does not stop.
TEST_CASE("ctrl_z_stops_a_subshell_that_is_starting_programs_all_the_time") {
    stop_and_continue("(while :; do /bin/true; done)");
}

TEST_CASE("ctrl_z_stops_a_script_that_is_starting_programs_all_the_time") {
    stop_and_continue(std::string(LEASH_BINARY) + " -c 'while :; do /bin/true; done'");
}
