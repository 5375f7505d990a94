#include "repl/leaving.hpp"

#include "language/parser.hpp"

#include <csignal>
#include <doctest/doctest.h>

using namespace leash;
using Answer = LeaveWarning::Answer;
using CommandKind = LeaveWarning::CommandKind;

namespace {

Job a_job(pid_t pid, const char* command, ProcessState state) {
    Job job;
    job.group = ProcessGroup{pid};
    job.command = command;
    job.processes = {{Pid{pid}, command, state, false}};
    return job;
}

CommandKind kind_of_text(const char* text) {
    const auto parsed = parse_all(text);
    const auto* list = std::get_if<List>(&parsed);
    REQUIRE(list != nullptr);
    return kind_of(*list);
}

constexpr JobsLeft one_stopped{1, 0};

} // namespace

TEST_CASE("shell_without_jobs_leaves_at_once") {
    LeaveWarning leaving;
    CHECK(leaving.ask_to_leave({}) == Answer::Leave);
}

TEST_CASE("shell_with_a_stopped_job_warns_once_and_leaves_when_asked_again") {
    LeaveWarning leaving;
    CHECK(leaving.ask_to_leave(one_stopped) == Answer::WarnAndStay);
    CHECK(leaving.ask_to_leave(one_stopped) == Answer::Leave);
}

TEST_CASE("jobs_between_two_exits_does_not_arm_the_warning_anew") {
    LeaveWarning leaving;
    (void)leaving.ask_to_leave(one_stopped);
    leaving.command_ran(CommandKind::OnlyJobs);
    leaving.command_ran(CommandKind::Nothing);
    CHECK(leaving.ask_to_leave(one_stopped) == Answer::Leave);
}

TEST_CASE("any_other_command_between_two_exits_arms_the_warning_anew") {
    LeaveWarning leaving;
    (void)leaving.ask_to_leave(one_stopped);
    leaving.command_ran(CommandKind::Other);
    CHECK(leaving.ask_to_leave(one_stopped) == Answer::WarnAndStay);
}

TEST_CASE("jobs_with_options_is_still_jobs_and_a_pipeline_of_it_is_not") {
    CHECK(kind_of_text("jobs\n") == CommandKind::OnlyJobs);
    CHECK(kind_of_text("jobs -l; jobs\n") == CommandKind::OnlyJobs);
    CHECK(kind_of_text("jobs | cat\n") == CommandKind::Other);
    CHECK(kind_of_text("jobs && true\n") == CommandKind::Other);
    CHECK(kind_of_text("echo jobs\n") == CommandKind::Other);
    CHECK(kind_of_text("\n# nothing\n") == CommandKind::Nothing);
}

TEST_CASE("running_jobs_are_a_reason_to_stay_only_with_checkjobs") {
    JobTable table;
    table.add(a_job(900, "sleep 100", Running{}), true);
    CHECK(jobs_left(table, false).running == 0);
    CHECK(jobs_left(table, true).running == 1);
    CHECK(leave_warning(table, jobs_left(table, true), {}, {}) ==
          "There are running jobs.\n"
          "[1]+  Running                 sleep 100 &\n"
          "Leave again, and leash goes.\n");
}

TEST_CASE("warning_lists_stopped_jobs_and_with_checkjobs_running_ones_too") {
    JobTable table;
    table.add(a_job(900, "sleep 100", Running{}), true);
    table.add(a_job(901, "vim", Stopped{SIGTSTP}), true);
    CHECK(leave_warning(table, jobs_left(table, false), {}, {}) ==
          "There are stopped jobs.\n"
          "[2]+  Stopped (SIGTSTP)       vim\n"
          "Once leash is gone, the kernel sends SIGHUP and SIGCONT to each stopped job.\n"
          "Leave again, and leash goes.\n");
    CHECK(leave_warning(table, jobs_left(table, true), {}, {}) ==
          "There are stopped jobs.\n"
          "[1]-  Running                 sleep 100 &\n"
          "[2]+  Stopped (SIGTSTP)       vim\n"
          "Once leash is gone, the kernel sends SIGHUP and SIGCONT to each stopped job.\n"
          "Leave again, and leash goes.\n");
}

// With the policy of bash, leash itself ends the stopped jobs: no stopped job is left to the
// kernel.
TEST_CASE("warning_says_what_leash_itself_sends_to_the_stopped_jobs") {
    JobTable table;
    table.add(a_job(901, "vim", Stopped{SIGTSTP}), true);
    const HangupPolicy* bash = find_policy("bash");
    REQUIRE(bash);
    CHECK(leave_warning(table, jobs_left(table, false),
                        bash->signals_for(HangupEvent::Exit, JobPosture::Stopped), {}) ==
          "There are stopped jobs.\n"
          "[1]+  Stopped (SIGTSTP)       vim\n"
          "When leash goes, it sends SIGTERM and SIGCONT to each stopped job.\n"
          "Leave again, and leash goes.\n");
}
