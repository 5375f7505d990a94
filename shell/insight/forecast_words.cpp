// The words of a forecast, the same in tables, JSON and sentences.
#include "insight/forecast.hpp"

#include "base/overloaded.hpp"
#include "kernel/signal_names.hpp"

#include <algorithm>

namespace leash {
namespace {

// Returns every cause that a race may end in.
std::vector<SignalCause> causes_of(const Prediction& prediction) {
    std::vector<SignalCause> causes;
    if (prediction.cause)
        causes.push_back(*prediction.cause);
    causes.insert(causes.end(), prediction.or_else.begin(), prediction.or_else.end());
    return causes;
}

// "SIGHUP, sent by the kernel or SIGHUP, sent by the shell": says each cause with `say`, and no
// words twice.
template <class Say> Message any_of_them(const Prediction& prediction, Say say) {
    Message text;
    std::vector<std::string> said;
    for (const SignalCause& cause : causes_of(prediction)) {
        const Message one = say(cause);
        const std::string words = in_english(one);
        if (std::find(said.begin(), said.end(), words) != said.end())
            continue;
        text = said.empty() ? one : _("{0} or {1}", text, one);
        said.push_back(words);
    }
    return text;
}

Message sender_in_sentence(const SignalOrigin& origin) {
    return std::visit(
        overloaded{
            [](KernelSent) { return _("the kernel"); },
            [](ShellSent) { return _("the shell"); },
            [](ProcessSent sent) { return Message::verbatim(std::to_string(sent.process.value)); },
            [](LearnerSent) { return _("the menu"); },
        },
        origin);
}

// The words of word(ForecastOutcome), which are the same in JSON.
Message in_words(ForecastOutcome outcome) {
    switch (outcome) {
    case ForecastOutcome::Survives:
        return _("survives");
    case ForecastOutcome::Dies:
        return _("dies");
    case ForecastOutcome::Exits:
        return _("exits");
    case ForecastOutcome::Stops:
        return _("stops");
    case ForecastOutcome::Continues:
        return _("continues");
    case ForecastOutcome::Decides:
        return _("decides");
    case ForecastOutcome::Unaffected:
        return _("unaffected");
    }
    return {};
}

// Translators: the next three stand in a cell of a table, behind a signal: "HUP kernel".
Message sender_in_cell(const SignalOrigin& origin) {
    if (std::holds_alternative<KernelSent>(origin))
        return _("kernel");
    if (std::holds_alternative<ShellSent>(origin))
        return _("shell");
    return Message::verbatim(word(origin));
}

} // namespace

const std::vector<ForecastEvent>& all_forecast_events() {
    static const std::vector<ForecastEvent> events{
        ForecastEvent::Exit,         ForecastEvent::Hangup, ForecastEvent::Sighup,
        ForecastEvent::Kill,         ForecastEvent::CtrlC,  ForecastEvent::CtrlZ,
        ForecastEvent::CtrlBackslash};
    return events;
}

std::string word(ForecastEvent event) {
    switch (event) {
    case ForecastEvent::Exit:
        return "exit";
    case ForecastEvent::Hangup:
        return "hangup";
    case ForecastEvent::Sighup:
        return "sighup";
    case ForecastEvent::Kill:
        return "kill";
    case ForecastEvent::CtrlC:
        return "ctrl-c";
    case ForecastEvent::CtrlZ:
        return "ctrl-z";
    case ForecastEvent::CtrlBackslash:
        return "ctrl-\\";
    }
    return "";
}

std::optional<ForecastEvent> forecast_event_named(std::string_view name) {
    for (const ForecastEvent event : all_forecast_events())
        if (word(event) == name)
            return event;
    return std::nullopt;
}

bool is_key(ForecastEvent event) {
    return event == ForecastEvent::CtrlC || event == ForecastEvent::CtrlZ ||
           event == ForecastEvent::CtrlBackslash;
}

std::string word(ForecastOutcome outcome) {
    switch (outcome) {
    case ForecastOutcome::Survives:
        return "survives";
    case ForecastOutcome::Dies:
        return "dies";
    case ForecastOutcome::Exits:
        return "exits";
    case ForecastOutcome::Stops:
        return "stops";
    case ForecastOutcome::Continues:
        return "continues";
    case ForecastOutcome::Decides:
        return "decides";
    case ForecastOutcome::Unaffected:
        return "unaffected";
    }
    return "";
}

bool is_own_signal(const Prediction& prediction, const SignalCause& cause) {
    return std::visit(overloaded{
                          [](KernelSent) { return false; },
                          [&](ShellSent sent) { return sent.shell == prediction.pid; },
                          [&](ProcessSent sent) { return sent.process == prediction.pid; },
                          [](LearnerSent) { return false; },
                      },
                      cause.sender);
}

std::string cell_of(const Prediction& prediction, const Translator& translate) {
    std::string cell = translate(in_words(prediction.outcome));
    if (prediction.outcome == ForecastOutcome::Dies && prediction.cause) {
        cell = signal_name(prediction.cause->signal);
        if (!is_own_signal(prediction, *prediction.cause))
            cell += " " + translate(sender_in_cell(prediction.cause->sender));
    }
    if (prediction.unknowable || !prediction.or_else.empty())
        cell += "?";
    if (prediction.output == Output::TerminalGone)
        cell += "*";
    return cell;
}

Message phrase_of(const Prediction& prediction) {
    const Message signal_and_sender = any_of_them(prediction, [&](const SignalCause& cause) {
        if (!is_own_signal(prediction, cause))
            return _("{0}, sent by {1}", with_sig(cause.signal), sender_in_sentence(cause.sender));
        // Beside other senders, the reader needs this sender too.
        return prediction.or_else.empty() ? Message::verbatim(with_sig(cause.signal))
                                          : _("{0}, sent by itself", with_sig(cause.signal));
    });
    Message phrase = in_words(prediction.outcome);
    switch (prediction.outcome) {
    case ForecastOutcome::Dies:
        phrase = _("dies of {0}", signal_and_sender);
        break;
    case ForecastOutcome::Stops:
        phrase = _("stops by {0}", signal_and_sender);
        break;
    case ForecastOutcome::Continues:
        phrase = _("continues by {0}", signal_and_sender);
        break;
    case ForecastOutcome::Decides:
        phrase = _("decides itself: it catches {0}", signal_and_sender);
        break;
    case ForecastOutcome::Survives:
    case ForecastOutcome::Exits:
    case ForecastOutcome::Unaffected:
        break;
    }
    return prediction.unknowable ? _("{0}, or not: a race", phrase) : phrase;
}

} // namespace leash
