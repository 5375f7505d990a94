// The screen of a survey: one matrix for each shell, and notes.
#include "insight/survey.hpp"

#include "base/layout.hpp"
#include "base/text.hpp"
#include "insight/words.hpp"
#include "kernel/signal_names.hpp"

#include <algorithm>

namespace leash {
namespace {

constexpr std::size_t kind_width = 12;
constexpr std::size_t cell_width = 17;

// The words of word(JobKind), which are the same in JSON. What is typed stays as it is typed.
Message in_words(JobKind kind) {
    switch (kind) {
    case JobKind::Foreground:
        return _("foreground");
    case JobKind::Background:
        return _("background");
    case JobKind::Stopped:
        return _("stopped");
    case JobKind::Resumed:
        return _("resumed");
    case JobKind::Disowned:
        return _("disowned");
    case JobKind::Ignoring:
        return _("ignoring");
    case JobKind::Subshell:
        return _("subshell");
    case JobKind::Pipeline:
        return _("pipeline");
    case JobKind::Nohup:
    case JobKind::Setsid:
    case JobKind::Daemonize:
        break;
    }
    return Message::verbatim(word(kind));
}

Message in_words(const std::string& outcome) {
    if (outcome == "survives")
        return _("survives");
    if (outcome == "dies")
        return _("dies");
    if (outcome == "exits")
        return _("exits");
    if (outcome == "not started")
        return _("not started");
    return outcome == "not measured" ? _("not measured") : Message::verbatim(outcome);
}

Message in_words(const SignalOrigin& origin) {
    if (std::holds_alternative<KernelSent>(origin))
        return _("kernel");
    return std::holds_alternative<ShellSent>(origin) ? _("shell") : Message::verbatim(word(origin));
}

std::string end_of(const std::string& outcome, const std::optional<int>& signal,
                   const Translator& translate) {
    return translate(in_words(outcome)) + (signal ? " " + signal_name(*signal) : "");
}

std::string cell(const SurveyRow& row, const Translator& translate) {
    std::string text = end_of(row.outcome, row.signal, translate);
    if (row.signal)
        text += row.sender ? " " + translate(in_words(*row.sender)) : " ?";
    if (row.traced)
        return text + "!";
    return row.evidence == Evidence::Inferred ? text + "*" : text;
}

std::string line_of(const std::string& head, const std::vector<std::string>& cells) {
    std::string line = padded(" " + head, kind_width);
    for (const std::string& text : cells)
        line += padded(text, cell_width);
    line.erase(line.find_last_not_of(' ') + 1);
    return line + "\n";
}

// The matrix of some of the events: of those that have room beside each other.
std::string block(const std::vector<SurveyRow>& rows, const std::string& shell,
                  const std::vector<SurveyEvent>& shown, const Translator& translate) {
    std::vector<std::string> events;
    events.reserve(shown.size());
    for (const SurveyEvent event : shown)
        events.push_back(word(event));
    std::string text = line_of(shell, events);
    text += " " + std::string(kind_width + shown.size() * cell_width - 2, '-') + "\n";
    for (const JobKind kind : all_job_kinds()) {
        std::vector<std::string> cells;
        for (const SurveyEvent event : shown) {
            const auto row = std::find_if(rows.begin(), rows.end(), [&](const SurveyRow& one) {
                return one.shell == shell && one.job == kind && one.event == event;
            });
            cells.push_back(row == rows.end() ? "-" : cell(*row, translate));
        }
        text += line_of(translate(in_words(kind)), cells);
    }
    return text + "\n";
}

std::string matrix(const std::vector<SurveyRow>& rows, const std::string& shell,
                   const Translator& translate, std::size_t screen_width) {
    const std::vector<SurveyEvent>& events = all_survey_events();
    const std::size_t fitting = std::clamp<std::size_t>(
        columns_left(screen_width, kind_width) / cell_width, 1, events.size());
    std::string text;
    for (std::size_t first = 0; first < events.size(); first += fitting) {
        const std::size_t end = std::min(first + fitting, events.size());
        text += block(rows, shell,
                      {events.begin() + static_cast<std::ptrdiff_t>(first),
                       events.begin() + static_cast<std::ptrdiff_t>(end)},
                      translate);
    }
    return text;
}

Message case_of(const SurveyRow& row) {
    return _("{0}, {1}, {2}", row.shell, in_words(row.job), word(row.event));
}

// Says each reason once.
std::string reasons_of(const std::vector<SurveyRow>& rows, const Translator& translate,
                       std::size_t screen_width) {
    std::vector<std::string> reasons;
    for (const SurveyRow& row : rows) {
        if (row.why.empty())
            continue;
        std::string reason = translate(row.signal ? _("Senders: {0}.", row.why)
                                                  : _("{0}: {1}.", case_of(row), row.why));
        if (std::find(reasons.begin(), reasons.end(), reason) == reasons.end())
            reasons.push_back(std::move(reason));
    }
    std::string text;
    for (const std::string& reason : reasons)
        text += behind(" ", reason, screen_width);
    return text;
}

std::string notes(const std::vector<SurveyRow>& rows, const Translator& translate,
                  std::size_t screen_width) {
    const auto sentence = [&](const std::string& text) { return behind(" ", text, screen_width); };
    std::string text =
        sentence(translate(_("Each cell: what becomes of the job, by which signal, and who sent "
                             "the signal (kernel, shell or a process ID).")));
    const auto any = [&](const auto& is) { return std::any_of(rows.begin(), rows.end(), is); };
    if (any([](const SurveyRow& row) { return row.outcome == "not started"; }))
        text += sentence(translate(_("not started: the shell has no such command.")));
    text += sentence(
        translate(_("- cannot be: a shell with a job in the foreground reads no `exit`.")));
    if (any([](const SurveyRow& row) { return row.evidence == Evidence::Inferred && !row.traced; }))
        text += sentence(translate(
            _("* Inferred in part: its sender was not seen, or its shell reaped the job.")));
    if (any([](const SurveyRow& row) { return row.traced.has_value(); }))
        text += sentence(translate(
            _("! Traced, it ended otherwise. Tracing slows everything down, and another of two "
              "signals that are on their way may come first:")));
    for (const SurveyRow& row : rows)
        if (row.traced)
            text += sentence(translate(_(
                "  {0}: {1}; traced: {2}", case_of(row), end_of(row.outcome, row.signal, translate),
                end_of(row.traced->outcome, row.traced->signal, translate))));
    return text + reasons_of(rows, translate, screen_width);
}

} // namespace

std::string render(const std::vector<SurveyRow>& rows, const Translator& translate,
                   std::size_t screen_width) {
    std::vector<std::string> shells;
    for (const SurveyRow& row : rows)
        if (std::find(shells.begin(), shells.end(), row.shell) == shells.end())
            shells.push_back(row.shell);
    std::string text;
    for (const std::string& shell : shells)
        text += matrix(rows, shell, translate, screen_width);
    return text + notes(rows, translate, screen_width);
}

} // namespace leash
