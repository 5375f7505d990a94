#include "prediction.hpp"

#include "insight/words.hpp"
#include "kernel/signal_names.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace leash::differential {
namespace {

std::string text_of(const nlohmann::json& value) {
    return value.is_null()     ? ""
           : value.is_number() ? std::to_string(value.get<int>())
                               : value.get<std::string>();
}

bool has_signal(const Predicted& predicted, int signal) {
    return std::any_of(predicted.causes.begin(), predicted.causes.end(),
                       [&](const auto& cause) { return cause.signal == signal_name(signal); });
}

} // namespace

std::vector<Predicted> read_predictions(const std::string& json) {
    std::vector<Predicted> all;
    for (const auto& object : nlohmann::json::parse(json)) {
        Predicted one;
        one.pid = Pid{object.at("pid").get<pid_t>()};
        one.outcome = object.at("outcome").get<std::string>();
        if (!object.at("signal").is_null())
            one.causes.push_back({text_of(object.at("signal")), text_of(object.at("sender"))});
        for (const auto& other : object.at("or"))
            one.causes.push_back({text_of(other.at("signal")), text_of(other.at("sender"))});
        one.output = text_of(object.at("output"));
        one.unknowable = object.at("unknowable").get<bool>();
        one.why = object.at("why").get<std::vector<std::string>>();
        all.push_back(std::move(one));
    }
    return all;
}

bool is_undecided(const Predicted& predicted) {
    return predicted.unknowable || predicted.outcome == "decides";
}

bool agrees(const Predicted& predicted, const Seen& seen) {
    const bool as_before = seen.lives && seen.stopped == seen.was_stopped;
    if (predicted.outcome == "decides" || (predicted.unknowable && as_before))
        return true;
    // The name that the kernel gives to the output says whether its terminal is gone.
    if (seen.lives && !seen.output.empty() && !predicted.output.empty() &&
        seen.output != predicted.output)
        return false;
    if (predicted.outcome == "survives" || predicted.outcome == "unaffected")
        return as_before;
    if (predicted.outcome == "stops")
        return seen.lives && seen.stopped;
    if (predicted.outcome == "continues")
        return seen.lives && !seen.stopped;
    if (seen.lives || !seen.end)
        return !seen.lives;
    const auto* signaled = std::get_if<Signaled>(&*seen.end);
    if (predicted.outcome == "dies")
        return signaled && has_signal(predicted, signaled->signal);
    return predicted.outcome == "exits" && std::holds_alternative<Exited>(*seen.end);
}

bool agrees(const Predicted& predicted, int signal, const SignalOrigin& sender, Pid shell) {
    const auto* process = std::get_if<ProcessSent>(&sender);
    const auto* a_shell = std::get_if<ShellSent>(&sender);
    const Pid pid = process ? process->process : a_shell ? a_shell->shell : Pid{};
    const std::string name = pid == Pid{}   ? "kernel"
                             : pid == shell ? "shell"
                                            : std::to_string(pid.value);
    return std::find(predicted.causes.begin(), predicted.causes.end(),
                     Predicted::Cause{signal_name(signal), name}) != predicted.causes.end();
}

std::string described(const Predicted& predicted) {
    std::string text = predicted.outcome;
    for (const auto& cause : predicted.causes)
        text += " " + cause.signal + " " + cause.sender;
    text += predicted.unknowable ? " (cannot be known)" : "";
    text += predicted.output.empty() ? "" : ", output " + predicted.output;
    for (const std::string& reason : predicted.why)
        text += "\n      - " + reason;
    return text;
}

std::string described(const Seen& seen) {
    const std::string output = seen.output.empty() ? "" : ", output " + seen.output;
    if (seen.lives)
        return (seen.stopped ? "is stopped" : "lives") + output;
    if (!seen.end)
        return "ended, nobody saw how";
    if (const auto* signaled = std::get_if<Signaled>(&*seen.end))
        return "died of " + signal_name(signaled->signal);
    return "exited " + std::to_string(std::get<Exited>(*seen.end).status);
}

} // namespace leash::differential
