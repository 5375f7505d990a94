// The question of a forecast: the event, and the processes that the shell knows.
#include "forecast_scene.hpp"

using namespace leash;

namespace {

TerminalModes usual_modes() {
    TerminalModes modes;
    modes.settings.c_lflag = ISIG | ICANON | ECHO;
    modes.settings.c_cc[VINTR] = 0x03;
    modes.settings.c_cc[VSUSP] = 0x1a;
    modes.settings.c_cc[VQUIT] = 0x1c;
    return modes;
}

} // namespace

TEST_CASE("keys_send_signals_unless_isig_is_off_or_stty_gave_them_another_meaning") {
    TerminalModes modes = usual_modes();
    CHECK(dead_keys(modes).empty());
    modes.settings.c_cc[VINTR] = 0x01; // stty intr ^A
    REQUIRE(dead_keys(modes).size() == 1);
    CHECK(dead_keys(modes).at(When::CtrlC) ==
          "ctrl-c is not INTR in the terminal's modes (`stty -a`): it sends no signal");
    modes.settings.c_lflag = ICANON | ECHO;
    CHECK(dead_keys(modes).size() == 3);
    CHECK(dead_keys(modes).at(When::CtrlZ) ==
          "ISIG is off in the terminal's modes: keys send no signal");
}

TEST_CASE("a_forecast_that_is_piped_into_a_pager_leaves_both_out_and_the_shell_has_the_terminal") {
    Terminal5 terminal;
    terminal.job(1, 904);
    terminal.put(950, 899, 950, "leash"); // forecast |
    terminal.put(951, 899, 950, "less");
    terminal.foreground(950);
    leave_out(terminal.now, Pid{950}, leash_pid);
    CHECK(terminal.now.processes.size() == 2);
    CHECK(terminal.facts(904).foreground_group == ProcessGroup{899});
    CHECK(terminal.words(904, When::Kill) == "survives - -");
}

TEST_CASE("what_has_just_been_forked_for_the_same_pipeline_is_left_out_too") {
    Terminal5 terminal;
    terminal.put(950, 899, 950, "leash").key.start_time = 7;
    terminal.put(951, 899, 899, "leash").key.start_time = 7;   // `less`, before setpgid(2)
    terminal.put(952, 899, 899, "witness").key.start_time = 7; // started without job control
    leave_out(terminal.now, Pid{950}, leash_pid);
    CHECK(terminal.now.processes.size() == 2);
    CHECK(terminal.now.find(Pid{952}));
}

TEST_CASE("a_forecast_in_a_command_substitution_is_left_out_and_the_shell_stays") {
    Terminal5 terminal;
    terminal.put(950, 899, 899, "leash");
    leave_out(terminal.now, Pid{950}, leash_pid);
    CHECK(terminal.now.processes.size() == 1);
    CHECK(terminal.now.find(leash_pid));
}

TEST_CASE("the_shell_that_asks_for_itself_is_not_left_out") {
    Terminal5 terminal;
    leave_out(terminal.now, leash_pid, leash_pid);
    CHECK(terminal.now.find(leash_pid));
}

TEST_CASE("jobs_seen_from_outside_have_a_posture_and_no_number") {
    Terminal5 terminal;
    terminal.put(904, 899, 904, "witness").state = 'T';
    terminal.put(905, 899, 905, "witness");
    terminal.put(906, 899, 906, "witness");
    terminal.put(907, 899, 899, "witness"); // in the shell's own group: no job
    terminal.foreground(906);
    CHECK(groups_started_by(terminal.now, terminal.facts(899)) ==
          std::vector<ProcessGroup>{{904}, {905}, {906}});
    const auto posture = [&](pid_t group) {
        return job_seen_from_outside(terminal.now, terminal.facts(899), ProcessGroup{group})
            .posture;
    };
    CHECK(posture(904) == JobPosture::Stopped);
    CHECK(posture(905) == JobPosture::Running);
    CHECK(posture(906) == JobPosture::Foreground);
}

TEST_CASE("a_script_sends_its_jobs_nothing_and_dies_of_sighup_by_default") {
    Terminal5 terminal;
    terminal.job(1, 904);
    terminal.started_from("bash");
    terminal.facts(899).caught = {};
    terminal.facts(899).ignored = {};
    terminal.question.at_prompt = false;
    CHECK(terminal.words(904, When::Sighup) == "survives - -");
    CHECK(terminal.words(899, When::Sighup) == "dies HUP shell");
    CHECK(terminal.words(904, When::Hangup) == "survives - -");
    CHECK(gives_reason(terminal.ask(904, When::Hangup), "the shell runs a script"));
}
