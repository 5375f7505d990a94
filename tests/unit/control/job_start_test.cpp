// These tests start real children. JobControl ends and reaps every child.
#include "control/job_signals.hpp"
#include "control/job_start.hpp"

#include <doctest/doctest.h>

#include <cerrno>
#include <csignal>
#include <sys/wait.h>
#include <unistd.h>
#include <variant>

using namespace leash;

namespace {

LaunchPlan program(std::vector<std::string> arguments) {
    LaunchPlan plan;
    plan.path = arguments.front();
    plan.arguments = std::move(arguments);
    plan.environment = environ;
    return plan;
}

JobPlan job(Placing placing, Grouping grouping) {
    JobPlan plan;
    plan.placing = placing;
    plan.grouping = grouping;
    plan.command = "sleep 1000";
    return plan;
}

Outcome add_sleep(JobStart& start) {
    LaunchPlan plan = program({"/bin/sleep", "1000"});
    return start.add(plan, "sleep 1000");
}

void kill_and_wait(JobControl& control, Job& job) {
    REQUIRE(signal_job(control, job, SIGKILL, _("the test is over")));
    CHECK(control.wait_in_foreground(job) == WaitEnd::Over);
}

bool is_there(Pid pid) {
    return ::kill(pid.value, 0) == 0 || errno != ESRCH;
}

} // namespace

TEST_CASE("the_first_process_leads_a_group_that_the_others_join") {
    JobControl control;
    JobStart start(control, job(Placing::Background, Grouping::OwnGroup));
    for (int i = 0; i < 3; ++i)
        REQUIRE(add_sleep(start));
    Job& entered = start.enter();
    REQUIRE(entered.processes.size() == 3);
    CHECK(entered.group == group_led_by(entered.processes[0].pid));
    for (const JobProcess& process : entered.processes)
        CHECK(::getpgid(process.pid.value) == entered.processes[0].pid.value);
    kill_and_wait(control, entered);
}

TEST_CASE("a_leader_that_is_dead_already_still_leads_its_group") {
    JobControl control;
    JobStart start(control, job(Placing::Background, Grouping::OwnGroup));
    LaunchPlan first = program({"/bin/true"});
    REQUIRE(start.add(first, "true"));
    // Waits until the child has ended, and leaves the child a zombie.
    siginfo_t ended{};
    REQUIRE(::waitid(P_ALL, 0, &ended, WEXITED | WNOWAIT) == 0);
    REQUIRE(add_sleep(start));
    Job& entered = start.enter();
    CHECK(::getpgid(entered.processes[1].pid.value) == ended.si_pid);
    kill_and_wait(control, entered);
}

TEST_CASE("a_background_job_gets_a_number_and_a_foreground_job_gets_none") {
    JobControl control;
    JobStart background(control, job(Placing::Background, Grouping::OwnGroup));
    REQUIRE(add_sleep(background));
    Job& in_background = background.enter();
    JobStart foreground(control, job(Placing::Foreground, Grouping::OwnGroup));
    REQUIRE(add_sleep(foreground));
    Job& in_foreground = foreground.enter();
    CHECK(in_background.number == 1);
    CHECK_FALSE(in_background.foreground);
    CHECK(in_foreground.number == 0);
    CHECK(in_foreground.foreground);
    kill_and_wait(control, in_foreground);
    kill_and_wait(control, in_background);
}

TEST_CASE("a_job_is_told_when_it_is_whole") {
    JobControl control;
    std::vector<JobStarted> told;
    control.add_listener([&](const Event& event) {
        if (const auto* started = std::get_if<JobStarted>(&event.body))
            told.push_back(*started);
    });
    JobStart start(control, job(Placing::Background, Grouping::OwnGroup));
    REQUIRE(add_sleep(start));
    REQUIRE(add_sleep(start));
    CHECK(told.empty());
    Job& entered = start.enter();
    REQUIRE(told.size() == 1);
    CHECK(told[0].number == 1);
    CHECK(told[0].processes.size() == 2);
    CHECK(told[0].command == "sleep 1000");
    kill_and_wait(control, entered);
}

TEST_CASE("what_was_started_of_a_job_that_cannot_be_completed_is_killed_and_reaped") {
    for (const Grouping grouping : {Grouping::OwnGroup, Grouping::ShellsGroup}) {
        JobControl control;
        std::vector<Pid> started;
        std::vector<Pid> killed;
        control.add_listener([&](const Event& event) {
            if (const auto* one = std::get_if<ProcessStarted>(&event.body))
                started.push_back(one->pid);
            const auto* changed = std::get_if<StateChanged>(&event.body);
            if (changed && changed->state == ProcessState(Signaled{SIGKILL}))
                killed.push_back(changed->pid);
        });
        {
            JobStart start(control, job(Placing::Foreground, grouping));
            REQUIRE(add_sleep(start));
            REQUIRE(add_sleep(start));
            LaunchPlan missing = program({"/no/such/program"});
            CHECK_FALSE(start.add(missing, "missing"));
        }
        REQUIRE(started.size() == 2);
        CHECK(killed == started);
        for (const Pid pid : started)
            CHECK_FALSE(is_there(pid));
        CHECK(control.table().empty());
    }
}

TEST_CASE("without_job_control_only_the_first_process_in_the_background_reads_dev_null") {
    JobControl control;
    JobStart start(control, job(Placing::Background, Grouping::ShellsGroup));
    LaunchPlan first = program({"/bin/sleep", "1000"});
    LaunchPlan second = program({"/bin/sleep", "1000"});
    REQUIRE(start.add(first, "sleep 1000"));
    REQUIRE(start.add(second, "sleep 1000"));
    REQUIRE(first.descriptors.size() == 1);
    CHECK(std::get<OpenDescriptor>(first.descriptors[0]).path == "/dev/null");
    CHECK(second.descriptors.empty());
    for (const LaunchPlan& plan : {first, second}) {
        CHECK(plan.ignored_signals == std::vector<int>{SIGINT, SIGQUIT});
        CHECK(std::holds_alternative<StayInShellsGroup>(plan.group));
    }
    Job& entered = start.enter();
    CHECK_FALSE(entered.group);
    kill_and_wait(control, entered);
}

TEST_CASE("a_job_in_the_shells_group_is_waited_for_without_the_table") {
    JobControl control;
    JobStart start(control, job(Placing::Foreground, Grouping::ShellsGroup));
    LaunchPlan plan = program({"/bin/sh", "-c", "exit 7"});
    REQUIRE(start.add(plan, "sh -c 'exit 7'"));
    const Job ended = start.wait_without_entry();
    CHECK(ended.status() == 7);
    CHECK_FALSE(ended.may_be_signalled());
    CHECK(control.table().empty());
}

// A process that has ended stays in /proc until it is reaped.
TEST_CASE("while_a_job_runs_in_the_foreground_background_jobs_that_end_are_reaped") {
    JobControl control;
    JobStart background(control, job(Placing::Background, Grouping::ShellsGroup));
    LaunchPlan ends = program({"/bin/true"});
    REQUIRE(background.add(ends, "true"));
    const Job& entered = background.enter();

    JobStart foreground(control, job(Placing::Foreground, Grouping::ShellsGroup));
    LaunchPlan looks = program({"/bin/sh", "-c",
                                "i=0; while [ -d /proc/$1 ] && [ $i -lt 1000 ]; do "
                                "i=$((i + 1)); sleep 0.01; done; [ ! -d /proc/$1 ]",
                                "sh", std::to_string(entered.last_pid().value)});
    REQUIRE(foreground.add(looks, "sh"));
    CHECK(foreground.wait_without_entry().status() == 0);
    CHECK(entered.is_over());
}
