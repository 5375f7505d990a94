#include "insight/survey_json.hpp"

#include "base/foreign_text.hpp"
#include "base/overloaded.hpp"
#include "insight/words.hpp"
#include "kernel/signal_names.hpp"

#include <nlohmann/json.hpp>

namespace leash {
namespace {

using nlohmann::ordered_json;

ordered_json signal_json(const std::optional<int>& signal) {
    return signal ? ordered_json(signal_name(*signal)) : ordered_json(nullptr);
}

ordered_json sender_json(const std::optional<SignalOrigin>& sender) {
    if (!sender)
        return nullptr;
    if (const auto* process = std::get_if<ProcessSent>(&*sender))
        return process->process.value;
    return word(*sender);
}

ordered_json object_of(const SurveyRow& row) {
    ordered_json object{{"shell", row.shell},
                        {"job", word(row.job)},
                        {"event", word(row.event)},
                        {"outcome", row.outcome},
                        {"signal", signal_json(row.signal)},
                        {"sender", sender_json(row.sender)},
                        {"evidence", word(row.evidence)}};
    if (row.traced)
        object["traced"] = {{"outcome", row.traced->outcome},
                            {"signal", signal_json(row.traced->signal)}};
    if (!row.why.empty())
        object["why"] = row.why;
    return object;
}

std::optional<SignalOrigin> read_sender(const ordered_json& sender) {
    if (sender == "kernel")
        return KernelSent{};
    if (sender == "shell")
        return ShellSent{};
    if (sender.is_number())
        return ProcessSent{Pid{sender.get<pid_t>()}};
    return std::nullopt;
}

} // namespace

std::string to_json(const std::vector<SurveyRow>& rows) {
    std::string text = "[";
    for (const SurveyRow& row : rows)
        text += (text.size() == 1 ? "\n  " : ",\n  ") +
                json_made_visible(
                    object_of(row).dump(-1, ' ', false, ordered_json::error_handler_t::replace));
    return text + "\n]\n";
}

std::string encode(const Finding& finding) {
    return std::visit(overloaded{
                          [](const SurveyedEnd& fate) {
                              return ordered_json{{"outcome", fate.outcome},
                                                  {"signal", signal_json(fate.signal)},
                                                  {"sender", sender_json(fate.sender)},
                                                  {"evidence", word(fate.evidence)},
                                                  {"shell_lives", fate.shell_lives}};
                          },
                          [](NotStarted) {
                              return ordered_json{{"outcome", "not started"}};
                          },
                          [](const NotMeasured& reason) {
                              return ordered_json{{"why", reason.why}};
                          },
                      },
                      finding)
        .dump(-1, ' ', false, ordered_json::error_handler_t::replace);
}

Finding decode_finding(const std::string& text) {
    const auto object = ordered_json::parse(text, nullptr, false);
    if (!object.is_object())
        return NotMeasured{"the process that measured it ended early"};
    if (object.contains("why"))
        return NotMeasured{object["why"].get<std::string>()};
    if (object.value("outcome", "") == "not started")
        return NotStarted{};
    SurveyedEnd fate{object.value("outcome", ""), std::nullopt, std::nullopt};
    if (object.contains("signal") && object["signal"].is_string())
        fate.signal = signal_number(object["signal"].get<std::string>());
    if (object.contains("sender"))
        fate.sender = read_sender(object["sender"]);
    if (object.value("evidence", "") == "inferred")
        fate.evidence = Evidence::Inferred;
    fate.shell_lives = object.value("shell_lives", false);
    return fate;
}

} // namespace leash
