#include "control/foreground.hpp"

#include <doctest/doctest.h>

using namespace leash;

namespace {

void add(Snapshot& snapshot, pid_t pid, pid_t parent, pid_t group, pid_t session) {
    ProcessFacts facts;
    facts.key = {Pid{pid}, 1};
    facts.parent = Pid{parent};
    facts.group = ProcessGroup{group};
    facts.session = Session{session};
    facts.state = 'S';
    snapshot.processes[Pid{pid}] = facts;
}

// The snapshot has the window's bash 800, leash 900 inside this bash, and 950, another job of bash.
Snapshot leash_in_bash() {
    Snapshot snapshot;
    add(snapshot, 1, 0, 1, 1);
    add(snapshot, 800, 1, 800, 800);
    add(snapshot, 900, 800, 900, 800);
    add(snapshot, 950, 800, 950, 800);
    return snapshot;
}

} // namespace

TEST_CASE("shell_in_the_background_of_another_waits") {
    CHECK(claim_on_foreground(leash_in_bash(), Pid{900}, ProcessGroup{800}) ==
          ForegroundClaim::Wait);
    CHECK(claim_on_foreground(leash_in_bash(), Pid{900}, ProcessGroup{950}) ==
          ForegroundClaim::Wait);
}

TEST_CASE("shell_in_the_background_waits_for_the_job_of_a_shell_beside_it_too") {
    Snapshot snapshot = leash_in_bash();
    add(snapshot, 960, 950, 960, 800);
    CHECK(claim_on_foreground(snapshot, Pid{900}, ProcessGroup{960}) == ForegroundClaim::Wait);
}

TEST_CASE("terminal_that_was_left_to_the_job_of_a_shell_that_died_is_taken_back") {
    Snapshot snapshot = leash_in_bash();
    add(snapshot, 960, 1, 960, 800);
    CHECK(claim_on_foreground(snapshot, Pid{900}, ProcessGroup{960}) == ForegroundClaim::TakeBack);
}

TEST_CASE("terminal_that_a_child_took_is_taken_back") {
    Snapshot snapshot = leash_in_bash();
    add(snapshot, 960, 900, 960, 800);
    CHECK(claim_on_foreground(snapshot, Pid{900}, ProcessGroup{960}) == ForegroundClaim::TakeBack);
    add(snapshot, 970, 960, 970, 800); // a child's child
    CHECK(claim_on_foreground(snapshot, Pid{900}, ProcessGroup{970}) == ForegroundClaim::TakeBack);
}

TEST_CASE("terminal_that_was_left_to_a_dead_group_is_taken_back") {
    CHECK(claim_on_foreground(leash_in_bash(), Pid{900}, ProcessGroup{970}) ==
          ForegroundClaim::TakeBack);
}

TEST_CASE("session_leader_takes_the_terminal_back_from_anybody") {
    CHECK(claim_on_foreground(leash_in_bash(), Pid{800}, ProcessGroup{950}) ==
          ForegroundClaim::TakeBack);
}

TEST_CASE("shell_whose_parent_is_gone_must_not_grab_the_terminal") {
    Snapshot snapshot = leash_in_bash();
    add(snapshot, 900, 1, 900, 800);
    CHECK(claim_on_foreground(snapshot, Pid{900}, ProcessGroup{950}) == ForegroundClaim::Lost);
}
