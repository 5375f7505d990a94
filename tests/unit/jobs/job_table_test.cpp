#include "jobs/job_table.hpp"
#include "jobs/job_text.hpp"

#include <doctest/doctest.h>

#include <csignal>

using namespace leash;

namespace {

Job job_of(std::vector<pid_t> pids, std::string command) {
    Job job;
    job.group = ProcessGroup{pids.front()};
    job.command = command;
    for (const pid_t pid : pids)
        job.processes.push_back({Pid{pid}, command});
    return job;
}

} // namespace

TEST_CASE("the_newest_background_job_is_current_and_the_one_before_previous") {
    JobTable table;
    table.add(job_of({101}, "one"), true);
    table.add(job_of({102}, "two"), true);
    CHECK(table.current()->command == "two");
    CHECK(table.previous()->command == "one");
}

TEST_CASE("a_stopped_job_is_current_before_any_running_one") {
    JobTable table;
    table.add(job_of({101}, "one"), true);
    table.add(job_of({102}, "two"), true);
    table.update(Pid{101}, Stopped{SIGTSTP});
    CHECK(table.current()->command == "one");
    CHECK(table.previous()->command == "two");
}

TEST_CASE("with_two_stopped_jobs_both_marks_are_on_stopped_ones") {
    JobTable table;
    for (const pid_t pid : {101, 102, 103})
        table.add(job_of({pid}, "job " + std::to_string(pid)), true);
    table.update(Pid{101}, Stopped{SIGTSTP});
    table.update(Pid{102}, Stopped{SIGTSTP});
    CHECK(table.current()->command == "job 102");
    CHECK(table.previous()->command == "job 101");
    // A SIGCONT from outside continues the current job. The other stopped job becomes the current
    // job.
    table.update(Pid{102}, Running{});
    CHECK(table.current()->command == "job 101");
}

TEST_CASE("a_number_is_one_more_than_the_highest_in_use") {
    JobTable table;
    Job& first = table.add(job_of({101}, "one"), true);
    Job& second = table.add(job_of({102}, "two"), true);
    table.remove(first);
    CHECK(table.add(job_of({103}, "three"), true).number == 3);
    table.remove(second);
    CHECK(table.numbered().size() == 1);
}

TEST_CASE("an_unknown_job_id_names_those_there_are") {
    JobTable table;
    CHECK(table.find(JobNumber{3}, "%3").error() == "%3: no such job; there are no jobs");
    table.add(job_of({101}, "one"), true);
    CHECK(table.find(JobNumber{3}, "%3").error() == "%3: no such job; there is %1");
    table.add(job_of({102}, "two"), true);
    CHECK(table.find(JobNumber{3}, "%3").error() == "%3: no such job; there are %1 and %2");
    table.add(job_of({103}, "three"), true);
    CHECK(table.find(JobNumber{7}, "%7").error() == "%7: no such job; there are %1, %2 and %3");
}

TEST_CASE("an_ambiguous_job_id_names_the_candidates") {
    JobTable table;
    table.add(job_of({101}, "sleep 100"), true);
    table.add(job_of({102}, "sleep 200"), true);
    CHECK(table.find(JobPrefix{"sle"}, "%sle").error() ==
          "%sle: ambiguous: it could be %1 (sleep 100) or %2 (sleep 200)");
    CHECK(table.find(JobContaining{"200"}, "%?200").value()->number == 2);
}

TEST_CASE("the_status_of_a_removed_job_is_remembered") {
    JobTable table;
    Job& job = table.add(job_of({101}, "one"), true);
    table.update(Pid{101}, Exited{7});
    table.remove(job);
    CHECK(table.remembered_status(Pid{101}) == 7);
    CHECK(table.remembered_status(Pid{102}) == std::nullopt);
}

// Seen to fail: the table did not know the new job's process any more.
TEST_CASE("a_job_whose_dead_process_lent_its_pid_to_a_newer_job_leaves_the_newer_job_alone") {
    JobTable table;
    Job& old = table.add(job_of({101, 102}, "one | two"), true);
    table.update(Pid{101}, Exited{3});
    Job& newer = table.add(job_of({101}, "three"), true);
    table.remove(old);
    CHECK(table.job_of(Pid{101}) == &newer);
    CHECK(table.remembered_status(Pid{101}) == std::nullopt);
    CHECK(table.update(Pid{101}, Exited{4}) == &newer);
}

TEST_CASE("remove_ended_removes_the_jobs_that_are_over") {
    JobTable table;
    table.add(job_of({101}, "one"), true);
    table.add(job_of({102}, "two"), true);
    table.add(job_of({103}, "three"), true);
    table.update(Pid{101}, Exited{7});
    table.update(Pid{103}, Stopped{SIGTSTP});
    table.remove_ended();
    REQUIRE(table.numbered().size() == 2);
    CHECK(table.numbered()[0]->command == "two");
    CHECK(table.numbered()[1]->command == "three");
    CHECK(table.remembered_status(Pid{101}) == 7);
}

TEST_CASE("an_unknown_child_changes_nothing") {
    JobTable table;
    table.add(job_of({101}, "one"), true);
    CHECK(table.update(Pid{999}, Exited{0}) == nullptr);
    CHECK_FALSE(table.has_news());
}

TEST_CASE("a_group_whose_processes_are_all_reaped_may_not_be_signalled") {
    JobTable table;
    Job& job = table.add(job_of({101, 102}, "one | two"), true);
    table.update(Pid{101}, Exited{0});
    CHECK(job.may_be_signalled());
    table.update(Pid{102}, Exited{0});
    CHECK_FALSE(job.may_be_signalled());
}

TEST_CASE("a_pipeline_is_stopped_when_none_runs_and_has_the_last_ones_status") {
    JobTable table;
    Job& job = table.add(job_of({101, 102}, "one | two"), true);
    table.update(Pid{101}, Stopped{SIGTSTP});
    CHECK(job.is_running());
    table.update(Pid{102}, Stopped{SIGTSTP});
    CHECK(job.is_stopped());
    CHECK(job.status() == 148);
    table.update(Pid{101}, Exited{5});
    table.update(Pid{102}, Exited{3});
    CHECK(job.status() == 3);
}

TEST_CASE("pipefail_takes_the_last_failure_and_a_bang_turns_the_status_round") {
    Job job = job_of({101, 102}, "one | two");
    job.processes[0].state = Exited{5};
    job.processes[1].state = Exited{0};
    CHECK(job.status() == 0);
    job.pipefail = true;
    CHECK(job.status() == 5);
    job.negated = true;
    CHECK(job.status() == 0);
}

TEST_CASE("jobs_are_written_as_bash_aligns_them") {
    JobTable table;
    Job& job = table.add(job_of({1201}, "sleep 100"), true);
    CHECK(job_line(job, JobMark::Current, {}) == "[1]+  Running                 sleep 100 &\n");
    CHECK(job_line(job, JobMark::Current, {}, JobStyle::Posix) == "[1] + Running sleep 100\n");
    CHECK(job_line(job, JobMark::Current, {}, JobStyle::Leash, {80, true, true}) ==
          "[1]+  \033[32mRunning                \033[0m sleep 100 &\n");
    table.update(Pid{1201}, Stopped{SIGTTIN});
    CHECK(job_line(job, JobMark::Previous, {}) == "[1]-  Stopped (SIGTTIN)       sleep 100\n");
    CHECK(job_lines_long(job, JobMark::Neither, {}) ==
          "[1]   1201 Stopped (SIGTTIN)       sleep 100\n");
    table.update(Pid{1201}, Signaled{SIGSEGV, true});
    CHECK(job_line(job, JobMark::Neither, {}) ==
          "[1]   Segmentation fault (SIGSEGV) (core dumped) sleep 100\n");
}

TEST_CASE("the_process_of_a_process_substitution_is_no_job_but_its_status_is_known") {
    JobTable table;
    Job substitution;
    substitution.is_substitution = true;
    substitution.processes.push_back({Pid{101}, "<(exit 3)"});
    table.add(std::move(substitution), false);
    CHECK(table.all_over());
    CHECK(table.count_running() == 0);
    CHECK(table.numbered().empty());
    CHECK(table.current() == nullptr);
    CHECK(table.job_of(Pid{101})->is_running());
    table.update(Pid{101}, Exited{3});
    CHECK(table.all_over());
    table.remove_ended();
    CHECK(table.job_of(Pid{101}) == nullptr);
    CHECK(table.remembered_status(Pid{101}) == 3);
}
