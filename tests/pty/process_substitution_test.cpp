// <(list) and >(list) at a prompt: no job, the group of the shell that makes the substitution, and
// $!.
#include "pty_session.hpp"

#include <doctest/doctest.h>

using namespace leash;
using namespace leash::test;

namespace {

ProcessFacts facts_of(Pid pid) {
    const Snapshot now = take_snapshot();
    const ProcessFacts* facts = now.find(pid);
    REQUIRE(facts != nullptr);
    return *facts;
}

} // namespace

TEST_CASE("process_substitution_of_a_foreground_job_stays_in_the_group_of_the_shell") {
    PtySession session;
    session.enter("cat <(sleep 100)");
    session.see_in_foreground("cat /dev/fd/63");
    const Pid inside = session.see_process("sleep 100");
    CHECK(facts_of(inside).group == ProcessGroup{session.leader().value});

    session.type(PtySession::ctrl_z);
    session.see("\n[1]+  Stopped (SIGTSTP)       cat <(sleep 100)\r\n");
    session.see_prompt();
    CHECK_FALSE(facts_of(inside).is_stopped());
    CHECK(session.run("jobs") == "[1]+  Stopped (SIGTSTP)       cat <(sleep 100)\n");
}

TEST_CASE("process_substitution_of_a_background_job_is_in_the_group_of_the_job") {
    PtySession session;
    const Pid job = session.start("cat <(sleep 100)");
    const Pid inside = session.see_process("sleep 100");
    CHECK(facts_of(inside).group == ProcessGroup{job.value});
}

TEST_CASE("process_substitution_is_no_job_and_its_process_id_is_the_last_background_process") {
    PtySession session;
    CHECK(session.run("true <(exit 7)") == "");
    CHECK(session.run("jobs") == "");
    CHECK(session.run("wait $!; echo $?") == "7\n");
    CHECK(session.run("wait; echo $?") == "0\n");
}
