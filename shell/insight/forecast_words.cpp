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

// "HUP kernel or HUP shell": says each cause with `say`, and no words twice.
template <class Say> std::string any_of_them(const Prediction& prediction, Say say) {
    std::string text;
    std::vector<std::string> said;
    for (const SignalCause& cause : causes_of(prediction)) {
        const std::string one = say(cause);
        if (std::find(said.begin(), said.end(), one) != said.end())
            continue;
        text += (said.empty() ? "" : " or ") + one;
        said.push_back(one);
    }
    return text;
}

std::string sender_in_sentence(const SignalOrigin& origin) {
    return std::visit(overloaded{
                          [](KernelSent) { return std::string("the kernel"); },
                          [](ShellSent) { return std::string("the shell"); },
                          [](ProcessSent sent) { return std::to_string(sent.process.value); },
                          [](LearnerSent) { return std::string("the menu"); },
                      },
                      origin);
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

std::string cell_of(const Prediction& prediction) {
    std::string cell = word(prediction.outcome);
    if (prediction.outcome == ForecastOutcome::Dies && prediction.cause)
        cell = signal_name(prediction.cause->signal) + " " + word(prediction.cause->sender);
    if (prediction.unknowable || !prediction.or_else.empty())
        cell += "?";
    if (prediction.output == Output::TerminalGone)
        cell += "*";
    return cell;
}

std::string phrase_of(const Prediction& prediction) {
    const std::string signal_and_sender = any_of_them(prediction, [](const SignalCause& cause) {
        return with_sig(cause.signal) + ", sent by " + sender_in_sentence(cause.sender);
    });
    std::string phrase = word(prediction.outcome);
    switch (prediction.outcome) {
    case ForecastOutcome::Dies:
        phrase += " of " + signal_and_sender;
        break;
    case ForecastOutcome::Stops:
    case ForecastOutcome::Continues:
        phrase += " by " + signal_and_sender;
        break;
    case ForecastOutcome::Decides:
        phrase += " itself: it catches " + signal_and_sender;
        break;
    case ForecastOutcome::Survives:
    case ForecastOutcome::Exits:
    case ForecastOutcome::Unaffected:
        break;
    }
    return prediction.unknowable ? phrase + ", or not: a race" : phrase;
}

} // namespace leash
