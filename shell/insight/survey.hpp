// The survey: what a shell does to each kind of job when the shell ends, as measured.
//
// A case is a shell, a kind of job and an event. Each case runs twice, each time on a fresh
// terminal. The untraced run shows what becomes of the job; the traced run shows who sent the
// signal. row_of() puts the two findings together; render() draws the table. Both functions are
// pure.
//
// Invariant: a row never hides that the two runs ended differently, because tracing may change
// which of two pending signals kills.
#pragma once

#include "base/translator.hpp"
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
    Ignoring, // the job ignores SIGHUP
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

// Returns false for a job in the foreground and `exit`: a shell that waits for a job in the
// foreground does not read `exit`.
bool can_be(JobKind kind, SurveyEvent event);

// What one run of a case has shown of the job.
struct SurveyedEnd {
    std::string outcome;                // "survives" "dies" "exits"
    std::optional<int> signal;          // the signal that killed the job, or that it caught
    std::optional<SignalOrigin> sender; // the sender of the signal
    Evidence evidence = Evidence::Observed;
    bool shell_lives = false; // the shell was sent SIGHUP, and did not end
};
struct NotStarted {}; // the shell does not have the command
struct NotMeasured {
    Message why;
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
    std::optional<SurveyedEnd> traced{}; // only if the traced run ended differently
    // Why the case was not measured, why its sender was not observed, or that the shell lives on.
    Message why{};
};

// Takes the outcome and the signal from the untraced run, and the sender from the traced run.
SurveyRow row_of(std::string shell, JobKind job, SurveyEvent event, const Finding& untraced,
                 const Finding& traced);

// Returns one matrix for each shell, and then what the marks in the cells mean. At less than 80
// columns a matrix is in two or more parts.
std::string render(const std::vector<SurveyRow>& rows, const Translator& translate,
                   std::size_t screen_width = 80);

} // namespace leash
