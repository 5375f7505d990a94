#include "forecast_scene.hpp"

#include <algorithm>

using namespace leash;

TEST_CASE("a_running_job_lives_through_exit_and_dies_by_the_shell_at_a_hangup") {
    Terminal5 terminal;
    terminal.job(1, 904);
    CHECK(terminal.words(904, When::Exit) == "survives - -");
    CHECK(terminal.words(904, When::Hangup) == "dies HUP shell");
    CHECK(terminal.words(904, When::Sighup) == "dies HUP shell");
    CHECK(terminal.words(904, When::Kill) == "survives - -");
    CHECK(terminal.words(904, When::CtrlC) == "unaffected - -");
}

TEST_CASE("the_shell_itself_exits_dies_of_sighup_or_is_killed") {
    Terminal5 terminal;
    CHECK(terminal.words(899, When::Exit) == "exits - -");
    CHECK(terminal.words(899, When::Hangup) == "dies HUP kernel");
    CHECK(terminal.words(899, When::Sighup) == "dies HUP shell");
    CHECK(terminal.words(899, When::Kill) == "dies KILL shell");
    CHECK(terminal.words(899, When::CtrlC) == "unaffected - -");
    CHECK(terminal.words(899, When::CtrlZ) == "unaffected - -");
}

TEST_CASE("why_gives_the_chain_of_facts_from_the_hangup_to_the_death") {
    Terminal5 terminal;
    terminal.job(1, 904);
    CHECK(reasons_of(terminal.ask(904, When::Hangup)) ==
          std::vector<std::string>{
              "session 899 is led by 899 (leash): when its terminal hangs up, the kernel sends it "
              "SIGHUP and SIGCONT, and nobody else",
              "899 (leash) sends SIGHUP to a running job, %1: policy leash",
              "neither SigIgn, SigCgt nor SigBlk of 904 has HUP: the default disposition ends it"});
}

TEST_CASE("a_signal_that_is_ignored_caught_or_blocked_does_not_kill") {
    Terminal5 terminal;
    terminal.job(1, 904).ignored = signals({SIGHUP});
    terminal.job(2, 905).caught = signals({SIGHUP});
    terminal.job(3, 906).blocked = signals({SIGHUP});
    CHECK(terminal.words(904, When::Hangup) == "survives - -");
    CHECK(gives_reason(terminal.ask(904, When::Hangup), "SigIgn of 904 has HUP: ignored"));
    CHECK(terminal.words(905, When::Hangup) == "decides HUP shell");
    CHECK(terminal.words(906, When::Hangup) == "survives - -");
    CHECK(gives_reason(terminal.ask(906, When::Hangup), "it stays pending"));
}

TEST_CASE("a_stopped_job_that_ignores_hup_is_continued_by_the_kernel_at_exit") {
    Terminal5 terminal;
    terminal.job(1, 904, JobPosture::Stopped).ignored = signals({SIGHUP});
    CHECK(terminal.words(904, When::Exit) == "continues CONT kernel");
    terminal.facts(904).ignored = {};
    terminal.facts(904).caught = signals({SIGHUP});
    CHECK(terminal.words(904, When::Exit) == "decides HUP kernel");
    terminal.facts(904).caught = {};
    terminal.facts(904).blocked = signals({SIGHUP});
    CHECK(terminal.words(904, When::Exit) == "continues CONT kernel");
}

TEST_CASE("disown_saves_a_running_job_but_not_a_stopped_one") {
    Terminal5 terminal;
    terminal.job(1, 904);
    terminal.job(2, 905, JobPosture::Stopped);
    for (ForecastJob& job : terminal.question.jobs)
        job.tie = ForecastJob::Tie::Disowned;
    CHECK(terminal.words(904, When::Hangup) == "survives - -");
    CHECK(terminal.words(905, When::Hangup) == "dies HUP kernel");
    terminal.question.jobs.front().tie = ForecastJob::Tie::Spared;
    CHECK(terminal.words(904, When::Hangup) == "survives - -");
    CHECK(gives_reason(terminal.ask(904, When::Hangup), "%1 is spared (disown -h)"));
}

TEST_CASE("huponexit_makes_exit_a_hangup_for_the_jobs_alone") {
    Terminal5 terminal;
    terminal.job(1, 904);
    terminal.question.huponexit = true;
    CHECK(terminal.words(904, When::Exit) == "dies HUP shell");
    CHECK(terminal.words(899, When::Exit) == "exits - -");
    CHECK(gives_reason(terminal.ask(904, When::Exit), "huponexit is set"));
}

TEST_CASE("exit_waits_for_the_job_in_the_foreground") {
    Terminal5 terminal;
    terminal.job(1, 904, JobPosture::Foreground);
    terminal.job(2, 905, JobPosture::Stopped);
    CHECK(terminal.words(899, When::Exit) == "survives - -");
    CHECK(terminal.words(904, When::Exit) == "survives - -");
    CHECK(terminal.words(905, When::Exit) == "survives - -");
}

TEST_CASE("a_trapped_sighup_leaves_the_shell_to_decide_but_a_hangup_ends_it_all_the_same") {
    Terminal5 terminal;
    terminal.job(1, 904);
    terminal.question.sighup_is_trapped = true;
    CHECK(terminal.words(899, When::Sighup) == "decides HUP shell");
    CHECK(terminal.words(904, When::Sighup) == "survives - -");
    CHECK(terminal.words(904, When::Hangup) == "dies HUP shell");
    terminal.facts(899).ignored = signals({SIGHUP, SIGTSTP});
    terminal.facts(899).caught = {};
    CHECK(terminal.words(899, When::Sighup) == "survives - -");
}

TEST_CASE("every_process_of_a_pipeline_and_its_subshells_gets_the_groups_signal") {
    Terminal5 terminal;
    terminal.job(1, 904);
    terminal.question.jobs.front().processes.push_back(Pid{905});
    terminal.put(905, 899, 904, "cat").descriptors[1] = "pipe:[77]";
    terminal.put(906, 905, 904, "sleep");
    CHECK(terminal.words(905, When::Hangup) == "dies HUP shell");
    CHECK(terminal.words(906, When::Hangup) == "dies HUP shell");
    CHECK(terminal.ask(906, When::Hangup).job == 1);
    CHECK(terminal.ask(905, When::Exit).output == Output::Pipe);
}

TEST_CASE("keys_reach_the_foreground_process_group_alone") {
    Terminal5 terminal;
    terminal.job(1, 904, JobPosture::Foreground);
    terminal.job(2, 905);
    CHECK(terminal.words(904, When::CtrlC) == "dies INT kernel");
    CHECK(terminal.words(904, When::CtrlZ) == "stops TSTP kernel");
    CHECK(terminal.words(904, When::CtrlBackslash) == "dies QUIT kernel");
    CHECK(terminal.words(905, When::CtrlC) == "unaffected - -");
    CHECK(terminal.words(899, When::CtrlC) == "unaffected - -");
    TerminalModes modes;
    modes.settings.c_lflag = 0;
    terminal.question.dead_keys = dead_keys(modes);
    CHECK(terminal.words(904, When::CtrlC) == "unaffected - -");
    CHECK(gives_reason(terminal.ask(904, When::CtrlC), "ISIG is off"));
}

TEST_CASE("a_key_does_not_stop_an_orphaned_process_group") {
    Terminal5 terminal;
    terminal.job(0, 904, JobPosture::Foreground).parent = Pid{1};
    CHECK(terminal.words(904, When::CtrlZ) == "unaffected - -");
    CHECK(gives_reason(terminal.ask(904, When::CtrlZ), "process group 904 is orphaned"));
}

TEST_CASE("output_to_the_terminal_is_output_to_a_terminal_that_is_gone") {
    Terminal5 terminal;
    terminal.job(1, 904);
    terminal.job(2, 905).descriptors[1] = "/home/learner/log";
    terminal.job(3, 906).descriptors[1] = "/dev/null";
    CHECK(terminal.ask(904, When::CtrlC).output == Output::Terminal);
    CHECK(terminal.ask(904, When::Exit).output == Output::TerminalGone);
    CHECK(gives_reason(terminal.ask(904, When::Exit), "a write fails with EIO"));
    CHECK(terminal.ask(905, When::Exit).output == Output::File);
    CHECK(terminal.ask(906, When::Exit).output == Output::Null);
    CHECK_FALSE(terminal.ask(904, When::Hangup).output); // 904 is dead then
}

TEST_CASE("a_daemon_has_no_terminal_to_lose") {
    Terminal5 terminal;
    ProcessFacts& daemon = terminal.put(911, 1, 911, "ada");
    daemon.session = Session{911};
    daemon.terminal.reset();
    const auto predictions = forecast(terminal.now, terminal.question, When::Hangup);
    CHECK(std::none_of(predictions.begin(), predictions.end(),
                       [](const Prediction& one) { return one.pid == Pid{911}; }));
    terminal.question.also = {Pid{911}};
    CHECK(terminal.words(911, When::Hangup) == "survives - -");
    CHECK(gives_reason(terminal.ask(911, When::Hangup), "it is in session 911"));
}

TEST_CASE("zombies_have_no_future_and_an_unknown_shell_none_to_tell") {
    Terminal5 terminal;
    terminal.job(1, 904).state = 'Z';
    CHECK(forecast(terminal.now, terminal.question, When::Exit).size() == 1);
    terminal.question.shell = Pid{4};
    CHECK(forecast(terminal.now, terminal.question, When::Exit).empty());
}

TEST_CASE("a_stopped_grandchild_in_the_group_of_a_dying_parent_is_not_forgotten") {
    // 904 has made a new process group for 905, and 905 is stopped.
    Terminal5 terminal;
    terminal.job(1, 904);
    terminal.put(905, 904, 905, "editor").state = 'T';
    CHECK(terminal.words(905, When::Hangup) == "dies HUP kernel");
    CHECK(terminal.words(905, When::Exit) == "survives - -"); // 904 lives, and could continue it
}

TEST_CASE("job_values_come_from_the_job_table") {
    Job job;
    job.number = 2;
    job.group = ProcessGroup{904};
    job.processes = {{Pid{904}, "a", Exited{0}, true}, {Pid{905}, "b", Stopped{SIGTSTP}, false}};
    job.at_hangup = AtHangup::Spare;
    const ForecastJob plain = forecast_job(job);
    CHECK(plain.number == 2);
    CHECK(plain.group == ProcessGroup{904});
    // The number 904 may belong to another process by now.
    CHECK(plain.processes == std::vector{Pid{905}});
    CHECK(plain.posture == JobPosture::Stopped);
    CHECK(plain.tie == ForecastJob::Tie::Spared);
}

// Found by the differential test: the death of the first member orphaned the other members too
// early.
TEST_CASE("a_signal_is_there_for_all_of_a_group_before_the_death_of_one_sets_anything_off") {
    Terminal5 terminal;
    terminal.job(1, 904, JobPosture::Stopped);
    ProcessFacts& child = terminal.put(905, 904, 904, "witness");
    child.state = 'T';
    child.caught = signals({SIGHUP});
    CHECK(terminal.words(904, When::Hangup) == "dies HUP shell");
    CHECK(terminal.words(905, When::Hangup) == "decides HUP shell");
}

// Found by the differential test: leash takes the terminal back before it dies of SIGHUP, and the
// kernel then finds leash itself in the foreground.
TEST_CASE("at_sighup_leash_has_the_terminal_again_unless_its_policy_leaves_the_job_to_the_kernel") {
    Terminal5 terminal;
    terminal.job(1, 904, JobPosture::Foreground);
    terminal.question.jobs[0].tie = ForecastJob::Tie::Spared;
    CHECK(terminal.words(904, When::Sighup) == "survives - -");
    // No process can take the terminal then.
    CHECK(terminal.words(904, When::Hangup) == "dies HUP kernel");
    terminal.question.policy = *find_policy("dash");
    CHECK(terminal.words(904, When::Sighup) == "dies HUP kernel");
}
