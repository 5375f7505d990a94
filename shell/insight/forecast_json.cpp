#include "insight/forecast_json.hpp"

#include "base/foreign_text.hpp"
#include "kernel/signal_names.hpp"

#include <nlohmann/json.hpp>

namespace leash {
namespace {

nlohmann::json json_of(const SignalOrigin& sender) {
    if (const auto* process = std::get_if<ProcessSent>(&sender))
        return process->process.value;
    return word(sender);
}

nlohmann::ordered_json json_of(const Prediction& prediction) {
    nlohmann::ordered_json object;
    object["pid"] = prediction.pid.value;
    object["job"] = prediction.job ? nlohmann::json(*prediction.job) : nlohmann::json();
    object["event"] = word(prediction.event);
    object["outcome"] = word(prediction.outcome);
    const auto& cause = prediction.cause;
    object["signal"] = cause ? nlohmann::json(signal_name(cause->signal)) : nlohmann::json();
    object["sender"] = cause ? json_of(cause->sender) : nlohmann::json();
    object["output"] =
        prediction.output ? nlohmann::json(word(*prediction.output)) : nlohmann::json();
    object["why"] = nlohmann::json::array();
    for (const Message& reason : prediction.why)
        object["why"].push_back(in_english(reason));
    nlohmann::json instead = nlohmann::json::array();
    for (const SignalCause& other : prediction.or_else)
        instead.push_back(nlohmann::json{{"signal", signal_name(other.signal)},
                                         {"sender", json_of(other.sender)}});
    object["or"] = instead;
    object["unknowable"] = prediction.unknowable;
    return object;
}

} // namespace

std::string to_json(const std::vector<std::vector<Prediction>>& by_event) {
    std::string text;
    for (const auto& column : by_event)
        for (const Prediction& one : column)
            // A command or a path in a reason may hold any byte, also bytes that are not UTF-8.
            text += (text.empty() ? "[\n " : ",\n ") +
                    json_made_visible(json_of(one).dump(-1, ' ', false,
                                                        nlohmann::json::error_handler_t::replace));
    return text.empty() ? "[]\n" : text + "\n]\n";
}

} // namespace leash
