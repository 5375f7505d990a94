// The rows and the words of a survey.
#include "insight/survey.hpp"

#include "base/overloaded.hpp"

namespace leash {
namespace {

// True if the job came to the same end in both runs. A survivor has no signal.
bool is_same_end(const SurveyedEnd& one, const SurveyedEnd& other) {
    return one.outcome == other.outcome && one.signal == other.signal;
}

void take_sender(SurveyRow& row, const SurveyedEnd& untraced, const Finding& traced) {
    const auto* seen = std::get_if<SurveyedEnd>(&traced);
    if (!seen) {
        row.sender = untraced.sender;
        row.evidence = row.signal ? Evidence::Inferred : Evidence::Observed;
        if (const auto* reason = std::get_if<NotMeasured>(&traced))
            row.why = reason->why;
        else
            row.why = _("traced, the job was not started");
        return;
    }
    // In the untraced run the shell reaped the job and told nobody how the job ended. In the traced
    // run the tracer saw the end.
    const bool is_untold = untraced.outcome == "dies" && !untraced.signal;
    if (is_untold && seen->outcome == "dies") {
        row.signal = seen->signal;
        row.sender = seen->sender;
        row.evidence = Evidence::Inferred;
        return;
    }
    const bool agrees = is_same_end(untraced, *seen);
    if (!agrees)
        row.traced = *seen;
    if (!row.signal)
        return;
    // If the job died of another signal in the traced run, the same sender most likely sent both.
    row.sender = seen->sender ? seen->sender : untraced.sender;
    row.evidence = agrees && seen->sender ? seen->evidence : Evidence::Inferred;
}

} // namespace

const std::vector<JobKind>& all_job_kinds() {
    static const std::vector<JobKind> kinds = {
        JobKind::Foreground, JobKind::Background, JobKind::Stopped,  JobKind::Resumed,
        JobKind::Nohup,      JobKind::Disowned,   JobKind::Ignoring, JobKind::Setsid,
        JobKind::Subshell,   JobKind::Pipeline,   JobKind::Daemonize};
    return kinds;
}

const std::vector<SurveyEvent>& all_survey_events() {
    static const std::vector<SurveyEvent> events = {SurveyEvent::Exit, SurveyEvent::Hangup,
                                                    SurveyEvent::Sighup, SurveyEvent::Kill};
    return events;
}

std::string word(JobKind kind) {
    switch (kind) {
    case JobKind::Foreground:
        return "foreground";
    case JobKind::Background:
        return "background";
    case JobKind::Stopped:
        return "stopped";
    case JobKind::Resumed:
        return "resumed";
    case JobKind::Nohup:
        return "nohup";
    case JobKind::Disowned:
        return "disowned";
    case JobKind::Ignoring:
        return "ignoring";
    case JobKind::Setsid:
        return "setsid";
    case JobKind::Subshell:
        return "subshell";
    case JobKind::Pipeline:
        return "pipeline";
    case JobKind::Daemonize:
        return "daemonize";
    }
    return "";
}

std::string word(SurveyEvent event) {
    switch (event) {
    case SurveyEvent::Exit:
        return "exit";
    case SurveyEvent::Hangup:
        return "hangup";
    case SurveyEvent::Sighup:
        return "sighup";
    case SurveyEvent::Kill:
        return "kill";
    }
    return "";
}

bool can_be(JobKind kind, SurveyEvent event) {
    return kind != JobKind::Foreground || event != SurveyEvent::Exit;
}

SurveyRow row_of(std::string shell, JobKind job, SurveyEvent event, const Finding& untraced,
                 const Finding& traced) {
    SurveyRow row{.shell = std::move(shell), .job = job, .event = event};
    std::visit(overloaded{
                   [&](const SurveyedEnd& fate) {
                       row.outcome = fate.outcome;
                       row.signal = fate.signal;
                       if (fate.shell_lives)
                           row.why = _("the shell lives on");
                       take_sender(row, fate, traced);
                   },
                   [&](const NotStarted&) { row.outcome = "not started"; },
                   [&](const NotMeasured& reason) {
                       row.outcome = "not measured";
                       row.why = reason.why;
                   },
               },
               untraced);
    return row;
}

} // namespace leash
