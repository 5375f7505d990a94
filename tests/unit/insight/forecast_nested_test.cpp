// leash is not the session leader, or has other shells inside: another shell has started leash, or
// leash has started a shell.
#include "forecast_scene.hpp"

using namespace leash;

TEST_CASE("sigkill_to_a_leash_that_is_not_the_session_leader_leaves_its_foreground_job_alive") {
    Terminal5 terminal;
    terminal.job(0, 904, JobPosture::Foreground);
    terminal.started_from("bash");
    terminal.facts(904).session = Session{800};
    CHECK(terminal.words(899, When::Kill) == "dies KILL shell");
    CHECK(terminal.words(904, When::Kill) == "survives - -");
    CHECK(terminal.words(800, When::Kill) == "survives - -");
    CHECK(terminal.ask(904, When::Kill).output == Output::Terminal); // bash has the terminal again
}

TEST_CASE("its_stopped_job_dies_all_the_same_being_orphaned") {
    Terminal5 terminal;
    terminal.job(1, 904, JobPosture::Stopped);
    terminal.started_from("dash");
    CHECK(terminal.words(904, When::Kill) == "dies HUP kernel");
    CHECK(terminal.words(904, When::Exit) == "dies HUP kernel");
}

TEST_CASE("at_a_hangup_leash_finds_its_terminal_gone_and_hangs_up_its_jobs_whoever_leads") {
    for (const std::string name : {"bash", "dash", "zsh", "mksh"}) {
        CAPTURE(name);
        Terminal5 terminal;
        terminal.job(1, 904);
        terminal.job(2, 905, JobPosture::Stopped);
        terminal.started_from(name);
        CHECK(terminal.words(904, When::Hangup) == "dies HUP shell");
        CHECK(terminal.words(905, When::Hangup) == "dies HUP shell");
        CHECK(gives_reason(terminal.ask(904, When::Hangup), "finds its terminal gone"));
        CHECK(terminal.ask(904, When::Hangup).or_else.empty());
    }
}

TEST_CASE("who_kills_its_foreground_job_at_a_hangup_is_a_race_of_leash_and_the_kernel") {
    Terminal5 terminal;
    terminal.job(0, 904, JobPosture::Foreground);
    terminal.started_from("dash");
    const Prediction prediction = terminal.ask(904, When::Hangup);
    CHECK(prediction.cause == SignalCause{SIGHUP, ShellSent{leash_pid}});
    CHECK(prediction.or_else == std::vector{SignalCause{SIGHUP, KernelSent{}}});
    CHECK_FALSE(prediction.unknowable);
    CHECK(words_of(prediction).sender == "shell or kernel");
    // dash does not catch SIGHUP.
    CHECK(terminal.words(800, When::Hangup) == "dies HUP kernel");
}

TEST_CASE("which_sighup_a_foreground_job_catches_first_at_a_hangup_is_the_same_race") {
    Terminal5 terminal;
    terminal.job(0, 904, JobPosture::Foreground);
    terminal.facts(904).caught = signals({SIGHUP});
    terminal.started_from("dash");
    const Prediction prediction = terminal.ask(904, When::Hangup);
    CHECK(cell_of(prediction, Translator()) == "decides?*");
    CHECK(prediction.cause == SignalCause{SIGHUP, ShellSent{leash_pid}});
    CHECK(prediction.or_else == std::vector{SignalCause{SIGHUP, KernelSent{}}});
    CHECK_FALSE(prediction.unknowable);
    CHECK(gives_reason(prediction, "is lost if it comes before the first is handled"));
}

TEST_CASE("of_two_sighups_one_after_the_other_it_is_the_first_that_is_caught") {
    // leash sends the first SIGHUP. The kernel sends the second SIGHUP when leash, the session
    // leader, ends.
    Terminal5 terminal;
    terminal.question.policy = *find_policy("fish");
    terminal.job(0, 904, JobPosture::Foreground);
    terminal.facts(904).caught = signals({SIGHUP});
    CHECK(terminal.words(904, When::Hangup) == "decides HUP shell");
    CHECK(terminal.ask(904, When::Hangup).or_else.empty());
}

TEST_CASE("a_job_of_the_leading_shell_is_treated_by_that_shells_policy") {
    const std::vector<std::pair<std::string, std::string>> expectations{
        {"bash", "dies HUP 800"}, {"dash", "survives - -"}, {"mksh", "survives - -"}};
    for (const auto& one : expectations) {
        const std::string& name = one.first;
        const std::string& expected = one.second;
        CAPTURE(name);
        Terminal5 terminal;
        terminal.started_from(name);
        terminal.put(870, 800, 870, "witness").session = Session{800};
        CHECK(terminal.words(870, When::Hangup) == expected);
        CHECK(terminal.words(870, When::Kill) == "survives - -"); // only leash is killed
    }
}

TEST_CASE("leaving_a_leash_inside_another_shell_ends_neither_that_shell_nor_the_terminal") {
    Terminal5 terminal;
    terminal.job(1, 904);
    terminal.started_from("bash");
    CHECK(terminal.words(800, When::Exit) == "survives - -");
    CHECK(terminal.words(904, When::Exit) == "survives - -");
    CHECK(terminal.ask(904, When::Exit).output == Output::Terminal);
}

TEST_CASE("a_leash_inside_leash_hangs_up_its_own_jobs_in_turn") {
    Terminal5 terminal;
    terminal.job(1, 904, JobPosture::Stopped);
    terminal.shell(904, 899, "leash").state = 'T';
    terminal.put(910, 904, 910, "witness");
    // At exit only the kernel signals 904. 904 gets this SIGHUP, and then hangs up 910.
    CHECK(terminal.words(904, When::Exit) == "dies HUP kernel");
    CHECK(terminal.words(910, When::Exit) == "dies HUP 904");
    CHECK(terminal.words(910, When::Hangup) == "dies HUP 904");
    CHECK(terminal.words(910, When::Kill) == "dies HUP 904");
}

TEST_CASE("a_bash_inside_leash_hears_of_a_hangup_twice_and_its_jobs_cannot_be_known") {
    Terminal5 terminal;
    terminal.job(0, 904, JobPosture::Foreground);
    terminal.shell(904, 899, "bash");
    terminal.put(910, 904, 910, "witness");
    terminal.foreground(904);
    CHECK(terminal.ask(910, When::Hangup).unknowable);
    CHECK(terminal.ask(910, When::Hangup).outcome == ForecastOutcome::Dies);
    CHECK(phrase_of(terminal.ask(910, When::Hangup)) ==
          "dies of SIGHUP, sent by 904, or not: a race");
    // If only a SIGHUP comes, there is no race.
    CHECK_FALSE(terminal.ask(910, When::Sighup).unknowable);
    CHECK(terminal.words(910, When::Sighup) == "dies HUP 904");
    CHECK(terminal.words(904, When::Sighup) == "decides HUP shell");
}

TEST_CASE("a_shell_that_runs_a_script_is_an_ordinary_process") {
    Terminal5 terminal;
    terminal.job(1, 904);
    // This bash has no job control, so it has not changed SIGTSTP.
    terminal.facts(904).name = "bash";
    CHECK(terminal.words(904, When::Hangup) == "dies HUP shell");
}

TEST_CASE("a_leader_that_catches_sighup_and_is_no_shell_leaves_the_foreground_in_doubt") {
    Terminal5 terminal;
    terminal.job(0, 904, JobPosture::Foreground);
    terminal.question.policy = *find_policy("dash");
    terminal.started_from("script");
    const Prediction prediction = terminal.ask(904, When::Hangup);
    CHECK(prediction.outcome == ForecastOutcome::Survives);
    CHECK(prediction.unknowable);
    CHECK(gives_reason(prediction, "the session leader 800 (script) catches SIGHUP"));
    CHECK(terminal.words(800, When::Hangup) == "decides HUP kernel");
}

// Found by the differential test. The race shows once in a hundred times.
TEST_CASE("a_job_that_may_be_over_before_its_shell_signals_it_cannot_be_known") {
    Terminal5 terminal;
    terminal.started_from("leash");
    terminal.put(910, 899, 899, "witness").session = Session{800}; // in the process group of leash
    terminal.facts(910).foreground_group = ProcessGroup{899};
    terminal.facts(899).foreground_group = ProcessGroup{899};
    // 800 signals group 899, unless 800 has already found that the job is over: leash 899 ends by
    // itself at a hangup.
    const Prediction prediction = terminal.ask(910, When::Hangup);
    CHECK(prediction.outcome == ForecastOutcome::Dies);
    CHECK(prediction.unknowable);
    CHECK(gives_reason(prediction, "unless 800 (leash) finds its job over first"));
    CHECK(terminal.words(910, When::Kill) == "survives - -");
    // This also holds for a process that catches the signal.
    terminal.facts(910).caught = signals({SIGHUP});
    CHECK(terminal.ask(910, When::Hangup).outcome == ForecastOutcome::Decides);
    CHECK(terminal.ask(910, When::Hangup).unknowable);
}
