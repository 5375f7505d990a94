// Writing events as JSON. event_json_read.cpp reads them.
#include "insight/event_json.hpp"

#include "base/foreign_text.hpp"
#include "base/overloaded.hpp"
#include "kernel/signal_names.hpp"

#include <cstring>
#include <nlohmann/json.hpp>

namespace leash {
namespace {

using nlohmann::json;

json write(const ShellStarted& e) {
    return {{"event", "shell-started"},
            {"shell", e.shell.value},
            {"group", e.group.value},
            {"session", e.session.value}};
}
const char* word(StartCall call) {
    return call == StartCall::Fork ? "fork" : "vfork";
}
const char* word(PlannedGroup group) {
    switch (group) {
    case PlannedGroup::New:
        return "new";
    case PlannedGroup::Job:
        return "job";
    case PlannedGroup::Shell:
        return "shell";
    }
    return "";
}
json write(const StartPlanned& e) {
    return {{"event", "start-planned"},
            {"command", e.command},
            {"group", word(e.group)},
            {"call", word(e.call)},
            {"why", in_english(e.why)}};
}
json write(const StartFailed& e) {
    const char* name = strerrorname_np(e.error);
    return {{"event", "start-failed"},
            {"command", e.command},
            {"call", word(e.call)},
            {"error", name ? name : std::to_string(e.error)}};
}
json write(const ProcessStarted& e) {
    return {{"event", "process-started"},
            {"pid", e.pid.value},
            {"start_time", e.start_time},
            {"group", e.group.value},
            {"command", e.command}};
}
json write(const ProcessGrouped& e) {
    return {{"event", "process-grouped"},
            {"pid", e.pid.value},
            {"group", e.group.value},
            {"call", word(e.call)}};
}
json write(const JobStarted& e) {
    json processes = json::array();
    for (const Pid pid : e.processes)
        processes.push_back(pid.value);
    return {{"event", "job-started"},     {"number", e.number},
            {"group", e.group.value},     {"processes", std::move(processes)},
            {"foreground", e.foreground}, {"command", e.command}};
}
json write(const JobNumbered& e) {
    return {{"event", "job-numbered"}, {"number", e.number}, {"group", e.group.value}};
}
json write(const JobMoved& e) {
    return {{"event", "job-moved"}, {"group", e.group.value}, {"foreground", e.foreground}};
}
json write(const JobDisowned& e) {
    return {{"event", "job-disowned"},
            {"number", e.number},
            {"group", e.group.value},
            {"stays_in_list", e.stays_in_list}};
}
json write(const LastBackground& e) {
    return {{"event", "last-background"}, {"pid", e.pid.value}};
}
json write(const DaemonStarted& e) {
    return {{"event", "daemon-started"}, {"pid", e.pid.value}, {"command", e.command}};
}
json write(const TerminalLent& e) {
    return {{"event", "terminal-lent"}, {"group", e.group.value}};
}
json write(const TerminalTakenBack& e) {
    return {{"event", "terminal-taken-back"}, {"from", e.from.value}};
}
// "owner" is the process group of the job, or "shell".
json write_modes(const char* event, std::optional<ProcessGroup> job, const Message& why) {
    return {{"event", event},
            {"owner", job ? json(job->value) : json("shell")},
            {"why", in_english(why)}};
}
json write(const ModesSaved& e) {
    return write_modes("modes-saved", e.job, e.why);
}
json write(const ModesRestored& e) {
    return write_modes("modes-restored", e.job, e.why);
}
json write(const StateChanged& e) {
    return {{"event", "state-changed"}, {"pid", e.pid.value}, {"state", to_json(e.state)}};
}
json write(const NotificationHeld& e) {
    return {{"event", "notification-held"}, {"number", e.number}, {"why", in_english(e.why)}};
}
json write(const SignalSent& e) {
    json object{
        {"event", "signal-sent"}, {"signal", signal_name(e.signal)}, {"why", in_english(e.why)}};
    std::visit(overloaded{
                   [&](Pid pid) { object["pid"] = pid.value; },
                   [&](ProcessGroup group) { object["group"] = group.value; },
               },
               e.target);
    return object;
}
json write(const Sender& sender) {
    return sender.process ? json(sender.process->value) : json("kernel");
}
json write(const SignalReceived& e) {
    return {{"event", "signal-received"},
            {"signal", signal_name(e.signal)},
            {"sender", write(e.sender)}};
}
json write(const SignalDelivered& e) {
    return {{"event", "signal-delivered"},
            {"pid", e.process.value},
            {"signal", signal_name(e.signal)},
            {"sender", write(e.sender)}};
}
json write(const SetuidIgnored& e) {
    return {{"event", "setuid-ignored"}, {"pid", e.process.value}, {"program", e.program}};
}
json write(const TerminalGone&) {
    return {{"event", "terminal-gone"}};
}
json write(const PromptShown&) {
    return {{"event", "prompt-shown"}};
}
json write(const ShellReplaced& e) {
    return {{"event", "shell-replaced"}, {"command", e.command}};
}
json write(const ShellExits& e) {
    return {{"event", "shell-exits"}, {"status", e.status}};
}

} // namespace

json to_json(const ProcessState& state) {
    return std::visit(
        overloaded{
            [](Running) {
                return json{{"state", "running"}};
            },
            [](Stopped stopped) {
                return json{{"state", "stopped"}, {"signal", signal_name(stopped.signal)}};
            },
            [](Exited exited) {
                return json{{"state", "exited"}, {"status", exited.status}};
            },
            [](Signaled signaled) {
                return json{{"state", "terminated"},
                            {"signal", signal_name(signaled.signal)},
                            {"core", signaled.core_dumped}};
            },
        },
        state);
}

json to_json(const Event& event) {
    json object = std::visit([](const auto& body) { return write(body); }, event.body);
    object["time"] = event.time.count();
    return object;
}

std::string json_line(const Event& event) {
    return json_made_visible(to_json(event).dump(-1, ' ', false, json::error_handler_t::replace)) +
           "\n";
}

} // namespace leash
