// The survey: what a shell does to each kind of job when it ends, as measured.
//
// A case is a shell, a kind of job and an event. It is run twice, each time on a fresh terminal:
// untraced, which shows what becomes of the job, and traced, which shows who sent the signal.
// row_of() puts the two findings together and hides no disagreement; render() draws the table.
// Both are pure. Words as in the design's table.
#pragma once

#include "insight/ledger.hpp"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace leash {

enum class JobKind {
    Foreground,
    Background,
    Stopped,
    Resumed, // stopped, then continued in the background
    Nohup,
    Disowned,
    Ignoring, // SIGHUP
    Setsid,
    Subshell,
    Pipeline,
    Daemonize,
};
enum class SurveyEvent {
    Exit,
    Hangup, // the terminal is closed
    Sighup, // SIGHUP to the shell alone
    Kill,   // SIGKILL to the shell
};
const std::vector<JobKind>& all_job_kinds();
const std::vector<SurveyEvent>& all_survey_events();
std::string word(JobKind kind);
std::string word(SurveyEvent event);

// A shell that waits for a job in the foreground reads no `exit`.
bool can_be(JobKind kind, SurveyEvent event);

// What one run of a case has shown of the job.
struct SurveyedEnd {
    std::string outcome;                // "survives" "dies" "exits"
    std::optional<int> signal;          // that killed it, or that it caught before it exited
    std::optional<SignalOrigin> sender; // of that signal
    Evidence evidence = Evidence::Observed;
    bool shell_lives = false; // it was sent SIGHUP, and did not end
};
struct NotStarted {}; // the shell does not have the command
struct NotMeasured {
    std::string why;
};
using Finding = std::variant<SurveyedEnd, NotStarted, NotMeasured>;

struct SurveyRow {
    std::string shell;
    JobKind job;
    SurveyEvent event;
    std::string outcome{}; // also "not started", "not measured"
    std::optional<int> signal{};
    std::optional<SignalOrigin> sender{};
    Evidence evidence = Evidence::Observed;
    std::optional<SurveyedEnd> traced{}; // where the traced run ended otherwise
    std::string why{}; // not measured, its sender not observed, or its shell lives on
};

// Outcome and signal are the untraced run's, the sender is the traced one's.
SurveyRow row_of(std::string shell, JobKind job, SurveyEvent event, const Finding& untraced,
                 const Finding& traced);

// One matrix a shell, at most 80 columns wide; then what the marks in it mean.
std::string render(const std::vector<SurveyRow>& rows);

} // namespace leash
