#include "insight/survey.hpp"

#include <csignal>
#include <doctest/doctest.h>
#include <sstream>

using namespace leash;

namespace {

const SurveyedEnd lives{"survives", std::nullopt, std::nullopt};
const SignalOrigin by_shell = ShellSent{Pid{899}};

SurveyedEnd dies(int signal, std::optional<SignalOrigin> sender,
                 Evidence evidence = Evidence::Observed) {
    return {"dies", signal, sender, evidence};
}

SurveyRow row(const Finding& untraced, const Finding& traced) {
    return row_of("zsh", JobKind::Background, SurveyEvent::Exit, untraced, traced);
}

} // namespace

TEST_CASE("the_outcome_is_the_untraced_runs_and_the_sender_the_traced_ones") {
    const SurveyRow one = row(dies(SIGHUP, std::nullopt), dies(SIGHUP, by_shell));
    CHECK(one.outcome == "dies");
    CHECK(one.signal == SIGHUP);
    CHECK(one.sender == by_shell);
    CHECK(one.evidence == Evidence::Observed);
    CHECK_FALSE(one.traced);
}

TEST_CASE("a_survivor_has_no_signal_and_is_observed") {
    const SurveyRow one = row(lives, lives);
    CHECK(one.outcome == "survives");
    CHECK_FALSE(one.signal);
    CHECK_FALSE(one.sender);
    CHECK(one.evidence == Evidence::Observed);
    CHECK_FALSE(one.traced);
    CHECK(one.why.empty());
}

TEST_CASE("a_shell_that_does_not_end_at_sighup_is_said") {
    const SurveyedEnd with_its_shell{"survives", std::nullopt, std::nullopt, Evidence::Observed,
                                     true};
    CHECK(row(with_its_shell, with_its_shell).why == "the shell lives on");
}

TEST_CASE("a_disagreement_of_the_two_runs_is_kept") {
    const SurveyRow other_signal = row(dies(SIGTERM, std::nullopt), dies(SIGHUP, by_shell));
    CHECK(other_signal.signal == SIGTERM);
    CHECK(other_signal.sender == by_shell); // inferred: the sender was seen for the other signal
    CHECK(other_signal.evidence == Evidence::Inferred);
    REQUIRE(other_signal.traced);
    CHECK(other_signal.traced->signal == SIGHUP);

    const SurveyRow other_end = row(lives, dies(SIGHUP, by_shell));
    CHECK(other_end.outcome == "survives");
    CHECK_FALSE(other_end.sender);
    REQUIRE(other_end.traced);
    CHECK(other_end.traced->outcome == "dies");
}

TEST_CASE("without_a_traced_run_the_sender_is_inferred_and_the_reason_is_told") {
    const SurveyRow one = row(dies(SIGHUP, KernelSent{}, Evidence::Inferred),
                              NotMeasured{_("this system forbids tracing")});
    CHECK(one.sender == SignalOrigin(KernelSent{}));
    CHECK(one.evidence == Evidence::Inferred);
    CHECK(one.why == "this system forbids tracing");
}

TEST_CASE("a_death_that_nobody_told_has_the_signal_that_was_seen_under_trace") {
    const SurveyedEnd untold{"dies", std::nullopt, std::nullopt, Evidence::Inferred};
    const SurveyRow one = row(untold, dies(SIGHUP, by_shell));
    CHECK(one.signal == SIGHUP);
    CHECK(one.sender == by_shell);
    CHECK(one.evidence == Evidence::Inferred);
    CHECK_FALSE(one.traced);
}

TEST_CASE("what_was_not_started_or_not_measured_is_said") {
    CHECK(row(NotStarted{}, NotStarted{}).outcome == "not started");
    const SurveyRow one = row(NotMeasured{_("waited in vain for the job")}, lives);
    CHECK(one.outcome == "not measured");
    CHECK(one.why == "waited in vain for the job");
}

TEST_CASE("the_table_is_a_matrix_of_80_columns_with_its_marks_explained") {
    std::vector<SurveyRow> rows;
    const auto add = [&](JobKind job, SurveyEvent event, const Finding& untraced,
                         const Finding& traced) {
        rows.push_back(row_of("bash", job, event, untraced, traced));
    };
    add(JobKind::Foreground, SurveyEvent::Hangup, dies(SIGHUP, std::nullopt),
        dies(SIGHUP, by_shell));
    add(JobKind::Stopped, SurveyEvent::Hangup, dies(SIGTERM, std::nullopt), dies(SIGHUP, by_shell));
    add(JobKind::Stopped, SurveyEvent::Kill, dies(SIGTERM, ProcessSent{Pid{4194304}}),
        NotMeasured{_("waited in vain for the job")});
    add(JobKind::Nohup, SurveyEvent::Exit, lives, lives);
    add(JobKind::Daemonize, SurveyEvent::Kill, NotStarted{}, NotStarted{});
    CHECK("\n" + render(rows, {}) == R"(
 bash       exit             hangup           sighup           kill
 ------------------------------------------------------------------------------
 foreground -                dies HUP shell   -                -
 background -                -                -                -
 stopped    -                dies TERM shell! -                dies TERM 4194304*
 resumed    -                -                -                -
 nohup      survives         -                -                -
 disowned   -                -                -                -
 ignoring   -                -                -                -
 setsid     -                -                -                -
 subshell   -                -                -                -
 pipeline   -                -                -                -
 daemonize  -                -                -                not started

 Each cell: what becomes of the job, by which signal, and who sent the signal
 (kernel, shell or a process ID).
 not started: the shell has no such command.
 - cannot be: a shell with a job in the foreground reads no `exit`.
 * Inferred in part: its sender was not seen, or its shell reaped the job.
 ! Traced, it ended otherwise. Tracing slows everything down, and another of two
 signals that are on their way may come first:
 bash, stopped, hangup: dies TERM; traced: dies HUP
 Senders: waited in vain for the job.
)");
}

// Seen by hand: the old program had lines of 80 columns on a terminal of 60.
TEST_CASE("on_a_narrow_screen_the_matrix_is_in_two_parts") {
    const std::vector<SurveyRow> rows{row_of("bash", JobKind::Foreground, SurveyEvent::Kill,
                                             dies(SIGHUP, by_shell), dies(SIGHUP, by_shell))};
    const std::string text = render(rows, {}, 60);
    CHECK(text.find(" bash       exit             hangup\n") == 0);
    CHECK(text.find("\n bash       sighup           kill\n") != std::string::npos);
    CHECK(text.find(" foreground -                dies HUP shell\n") != std::string::npos);
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);)
        CHECK(line.size() <= 60);
}
