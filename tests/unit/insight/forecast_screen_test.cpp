#include "forecast_scene.hpp"

#include "base/text.hpp"

#include <sstream>

using namespace leash;

namespace {

std::vector<std::vector<Prediction>> all_events(const Terminal5& terminal) {
    std::vector<std::vector<Prediction>> columns;
    for (const When event : all_forecast_events())
        columns.push_back(forecast(terminal.now, terminal.question, event));
    return columns;
}

void fits(const std::string& text, std::size_t columns) {
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        CAPTURE(line);
        CHECK(display_width(line) <= columns);
    }
}

void fits_80_columns(const std::string& text) {
    fits(text, 80);
}

} // namespace

TEST_CASE("the_table_has_a_row_per_process_and_a_column_per_event") {
    Terminal5 terminal;
    terminal.job(1, 904);
    terminal.job(2, 905, JobPosture::Stopped);
    terminal.job(3, 906).caught = signals({SIGHUP});
    CHECK(render_forecast(all_events(terminal), Translator()) ==
          R"(job     pid command     exit        hangup      sighup     kill        output
-       899 this shell  exits       HUP kernel  HUP        KILL        terminal
%1      904 witness     survives*   HUP shell   HUP shell  survives*   terminal
%2      905 witness     HUP kernel  HUP shell   HUP shell  HUP kernel  terminal
%3      906 witness     survives*   decides*    decides*   survives*   terminal

A key (Ctrl-C, Ctrl-Z, Ctrl-\) without a column changes nothing now.
HUP kernel: dies of SIGHUP, sent by the kernel.
HUP without a sender: the shell itself gets SIGHUP, and dies of it.
decides: it catches the signal, and what it then does is its own.
*: its output goes to a terminal that is gone: it may stop working at its next
write.
)");
}

// Seen to fail: a second table said "unaffected" in each of its cells, and three jobs did not fit
// on a screen of 24 lines.
TEST_CASE("keys_have_columns_if_a_job_is_in_the_foreground_or_if_nothing_else_is_asked") {
    Terminal5 terminal;
    terminal.job(1, 904, JobPosture::Foreground);
    CHECK(render_forecast(all_events(terminal), Translator()).find("ctrl-c") != std::string::npos);
    Terminal5 quiet;
    quiet.job(1, 904);
    CHECK(render_forecast({forecast(quiet.now, quiet.question, When::CtrlC)}, Translator()) ==
          R"(job     pid command             ctrl-c      output
-       899 leash (this shell)  unaffected  terminal
%1      904 witness             unaffected  terminal

)");
}

TEST_CASE("three_jobs_fit_on_a_screen_of_24_lines") {
    Terminal5 terminal;
    terminal.job(1, 904);
    terminal.job(2, 905, JobPosture::Stopped);
    terminal.job(3, 906).caught = signals({SIGHUP});
    const std::string text = render_forecast(all_events(terminal), Translator());
    CHECK(std::count(text.begin(), text.end(), '\n') < 23);
}

TEST_CASE("why_is_numbered_and_wrapped") {
    Terminal5 terminal;
    terminal.job(1, 904).ignored = signals({SIGHUP});
    CHECK(render_why(terminal.ask(904, When::Hangup), Translator()) == R"(witness (%1, 904)
  at hangup: survives
   1. session 899 is led by 899 (leash): when its terminal hangs up, the kernel
      sends it SIGHUP and SIGCONT, and nobody else
   2. 899 (leash) sends SIGHUP to a running job, %1: policy leash
   3. SigIgn of 904 has HUP: ignored
   4. its output goes to /dev/pts/5, which is then gone: a write fails with EIO,
      and it may stop working there
)");
}

// Seen to fail: "HUP shell", "dies of SIGHUP, sent by the shell", as if the shell sent it to
// itself.
TEST_CASE("a_signal_to_the_shell_itself_has_no_sender_on_the_screen_and_the_shell_in_json") {
    Terminal5 terminal;
    CHECK(cell_of(terminal.ask(899, When::Sighup), Translator()) == "HUP");
    CHECK(phrase_of(terminal.ask(899, When::Sighup)) == "dies of SIGHUP");
    CHECK(cell_of(terminal.ask(899, When::Hangup), Translator()) == "HUP kernel");
    CHECK(terminal.words(899, When::Sighup) == "dies HUP shell");
}

// Seen to fail: "dies of SIGHUP or SIGHUP, sent by 907".
TEST_CASE("the_process_itself_is_named_as_a_sender_beside_other_senders") {
    Prediction prediction;
    prediction.pid = Pid{899};
    prediction.outcome = ForecastOutcome::Dies;
    prediction.cause = SignalCause{SIGHUP, ShellSent{Pid{899}}};
    CHECK(in_english(phrase_of(prediction)) == "dies of SIGHUP");
    prediction.or_else = {SignalCause{SIGHUP, ProcessSent{Pid{907}}}};
    CHECK(in_english(phrase_of(prediction)) ==
          "dies of SIGHUP, sent by itself or SIGHUP, sent by 907");
}

TEST_CASE("the_matrix_of_policies_shows_what_each_shell_would_have_done") {
    Terminal5 terminal;
    terminal.job(1, 904, JobPosture::Stopped);
    CHECK(render_policies(forecast_policies(terminal.now, terminal.question, Pid{904}),
                          Translator()) ==
          R"(witness (%1, 904), as each shell's policy would treat it

policy      exit            hangup          sighup          kill
leash       HUP kernel      HUP shell       HUP shell       HUP kernel
bash        TERM shell      TERM shell?     TERM shell?     HUP kernel
dash        HUP kernel      HUP kernel      HUP kernel      HUP kernel
zsh         HUP kernel      HUP kernel      HUP kernel      HUP kernel
yash        HUP kernel      HUP kernel      HUP kernel      HUP kernel
mksh        HUP shell       HUP shell       HUP shell       HUP kernel
ksh93       HUP kernel      HUP kernel      HUP kernel      HUP kernel
fish        HUP shell       HUP shell       HUP shell       HUP kernel
busybox     HUP kernel      HUP kernel      HUP kernel      HUP kernel

HUP kernel: dies of SIGHUP, sent by the kernel.
?: two signals race, and nobody can know which is first; --why says more.
)");
}

TEST_CASE("an_empty_forecast_draws_nothing") {
    CHECK(render_forecast({}, Translator()) == "");
    CHECK(render_forecast({{}, {}}, Translator()) == "");
    CHECK(render_policies({}, Translator()) == "");
}

TEST_CASE("screens_fit_80_columns_whatever_the_commands_and_the_numbers") {
    Terminal5 terminal;
    terminal.job(12, 4194303).command_line = {std::string(200, 'x')};
    terminal.shell(4194301, 899, "bash");
    terminal.put(4194302, 4194301, 4194302, "witness").ignored = {};
    fits_80_columns(render_forecast(all_events(terminal), Translator()));
    fits_80_columns(render_why(terminal.ask(4194303, When::Hangup), Translator()));
    fits_80_columns(render_policies(
        forecast_policies(terminal.now, terminal.question, Pid{4194302}), Translator()));
    CHECK(render_forecast(all_events(terminal), Translator()).find("4194303") != std::string::npos);
}

// Seen by hand: the old program had lines of 80 columns on a terminal of 60.
TEST_CASE("a_narrow_screen_has_the_events_in_several_tables_below_each_other") {
    Terminal5 terminal;
    terminal.job(12, 4194303).command_line = {std::string(200, 'x')};
    const std::string text = render_forecast(all_events(terminal), Translator(), 60);
    fits(text, 60);
    for (const char* event : {"exit", "hangup", "sighup", "kill"})
        CHECK(text.find(event) != std::string::npos);
    fits(render_why(terminal.ask(4194303, When::Hangup), Translator(), 60), 60);
    fits(render_policies(forecast_policies(terminal.now, terminal.question, Pid{4194303}),
                         Translator(), 60),
         60);
}

TEST_CASE("a_prediction_is_told_in_the_words_of_tables_and_json") {
    Terminal5 terminal;
    terminal.job(1, 904);
    const Prediction dies = terminal.ask(904, When::Hangup);
    CHECK(dies.pid == Pid{904});
    CHECK(dies.job == 1);
    CHECK(word(dies.event) == "hangup");
    CHECK(terminal.words(904, When::Hangup) == "dies HUP shell");
    CHECK_FALSE(dies.output);
    CHECK(dies.why.size() == 3);
    const Prediction lives = terminal.ask(904, When::Exit);
    CHECK(word(lives.outcome) == "survives");
    REQUIRE(lives.output);
    CHECK(word(*lives.output) == "terminal-gone");
    CHECK(forecast_event_named("ctrl-\\") == When::CtrlBackslash);
    CHECK_FALSE(forecast_event_named("reboot"));
}

TEST_CASE("the_output_of_what_dies_of_each_event_is_of_no_interest") {
    Terminal5 terminal;
    terminal.job(1, 904).descriptors[1] = "/tmp/log";
    terminal.job(2, 905, JobPosture::Stopped);
    CHECK(render_forecast({forecast(terminal.now, terminal.question, When::Kill)}, Translator()) ==
          R"(job     pid command             kill        output
-       899 leash (this shell)  KILL        -
%1      904 witness             survives    file
%2      905 witness             HUP kernel  -

HUP kernel: dies of SIGHUP, sent by the kernel.
KILL without a sender: the shell itself gets SIGKILL, and dies of it.
)");
}

TEST_CASE("a_leash_that_does_not_lead_its_session_says_who_does") {
    Terminal5 terminal;
    CHECK(render_leader(terminal.now, leash_pid, Translator()) == "");
    terminal.started_from("bash");
    CHECK(render_leader(terminal.now, leash_pid, Translator()) ==
          R"(This leash, 899, does not lead its session: 800 (bash) does. At a hangup the
kernel signals 800 (bash). SIGKILL to this leash leaves the job in its
foreground alive.

)");
}
