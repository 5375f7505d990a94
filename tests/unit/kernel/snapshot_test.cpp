#include "kernel/snapshot.hpp"

#include <doctest/doctest.h>

using namespace leash;

namespace {

void add(Snapshot& snapshot, pid_t pid, pid_t parent, pid_t group, pid_t session,
         char state = 'S') {
    ProcessFacts facts;
    facts.key = {Pid{pid}, static_cast<std::uint64_t>(pid) * 10};
    facts.parent = Pid{parent};
    facts.group = ProcessGroup{group};
    facts.session = Session{session};
    facts.state = state;
    snapshot.processes[Pid{pid}] = facts;
}

// The snapshot has init, the window's shell 800, and the job 900 | 901 of this shell.
Snapshot a_shell_with_a_pipeline() {
    Snapshot snapshot;
    add(snapshot, 1, 0, 1, 1);
    add(snapshot, 800, 1, 800, 800);
    add(snapshot, 900, 800, 900, 800);
    add(snapshot, 901, 800, 900, 800);
    return snapshot;
}

} // namespace

TEST_CASE("a_pid_that_was_used_again_is_not_the_process_we_knew") {
    const Snapshot snapshot = a_shell_with_a_pipeline();
    CHECK(snapshot.find(ProcessKey{Pid{900}, 9000}) != nullptr);
    CHECK(snapshot.find(ProcessKey{Pid{900}, 8999}) == nullptr);
    CHECK(snapshot.find(Pid{902}) == nullptr);
}

TEST_CASE("members_of_a_group_and_of_a_session_are_told_apart") {
    const Snapshot snapshot = a_shell_with_a_pipeline();
    CHECK(snapshot.members_of(ProcessGroup{900}).size() == 2);
    CHECK(snapshot.members_of(Session{800}).size() == 3);
}

TEST_CASE("a_job_is_not_orphaned_while_its_shell_lives") {
    CHECK_FALSE(a_shell_with_a_pipeline().is_orphaned(ProcessGroup{900}));
}

TEST_CASE("the_group_of_a_session_leader_is_orphaned_its_parent_being_outside") {
    CHECK(a_shell_with_a_pipeline().is_orphaned(ProcessGroup{800}));
}

TEST_CASE("a_job_adopted_from_outside_its_session_is_orphaned") {
    Snapshot snapshot = a_shell_with_a_pipeline();
    snapshot.processes.erase(Pid{800});
    add(snapshot, 900, 1, 900, 800);
    add(snapshot, 901, 1, 900, 800);
    CHECK(snapshot.is_orphaned(ProcessGroup{900}));
}

TEST_CASE("a_parent_in_the_same_group_does_not_keep_a_group_from_being_orphaned") {
    Snapshot snapshot;
    add(snapshot, 1, 0, 1, 1);
    add(snapshot, 900, 1, 900, 800);
    add(snapshot, 901, 900, 900, 800);
    CHECK(snapshot.is_orphaned(ProcessGroup{900}));
}

TEST_CASE("a_zombie_does_not_keep_its_group_from_being_orphaned") {
    Snapshot snapshot = a_shell_with_a_pipeline();
    add(snapshot, 900, 800, 900, 800, 'Z');
    add(snapshot, 901, 1, 900, 800);
    CHECK(snapshot.is_orphaned(ProcessGroup{900}));
}

TEST_CASE("a_group_without_members_is_not_orphaned") {
    CHECK_FALSE(a_shell_with_a_pipeline().is_orphaned(ProcessGroup{77}));
}
