#include "insight/event_json.hpp"

#include "base/overloaded.hpp"
#include "kernel/signal_names.hpp"

#include <cstring>
#include <functional>
#include <initializer_list>
#include <map>
#include <nlohmann/json.hpp>
#include <stdexcept>

namespace leash {
namespace {

using nlohmann::json;

// ---- writing ----------------------------------------------------------------------------------

json write(const ShellStarted& e) {
    return {{"event", "shell-started"},
            {"shell", e.shell.value},
            {"group", e.group.value},
            {"session", e.session.value}};
}
const char* word(StartCall call) {
    return call == StartCall::Fork ? "fork" : "vfork";
}
const char* word(GroupWish wish) {
    switch (wish) {
    case GroupWish::New:
        return "new";
    case GroupWish::Job:
        return "job";
    case GroupWish::Shell:
        return "shell";
    }
    return "";
}
json write(const StartPlanned& e) {
    return {{"event", "start-planned"},
            {"command", e.command},
            {"group", word(e.group)},
            {"call", word(e.call)},
            {"why", e.why}};
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
    return {{"event", "job-disowned"}, {"number", e.number}, {"group", e.group.value}};
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
// "owner" is the job's process group, or "shell".
json write_modes(const char* event, std::optional<ProcessGroup> job, const std::string& why) {
    return {{"event", event}, {"owner", job ? json(job->value) : json("shell")}, {"why", why}};
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
    return {{"event", "notification-held"}, {"number", e.number}, {"why", e.why}};
}
json write(const SignalSent& e) {
    json object{{"event", "signal-sent"}, {"signal", signal_name(e.signal)}, {"why", e.why}};
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

// ---- reading: throws json::exception or std::runtime_error, caught in event_from_json ---------

template <class Id> Id id(const json& object, const char* field) {
    return Id{object.at(field).get<pid_t>()};
}
std::string text(const json& object, const char* field) {
    return object.at(field).get<std::string>();
}
int number(const json& object, const char* field) {
    return object.at(field).get<int>();
}
bool truth(const json& object, const char* field) {
    return object.at(field).get<bool>();
}
int signal(const json& object) {
    const std::string name = text(object, "signal");
    if (const auto known = signal_number(name))
        return *known;
    throw std::runtime_error("no signal is named " + name);
}

ProcessState read_state(const json& object) {
    const std::string state = text(object, "state");
    if (state == "running")
        return Running{};
    if (state == "stopped")
        return Stopped{signal(object)};
    if (state == "exited")
        return Exited{number(object, "status")};
    if (state == "terminated")
        return Signaled{signal(object), truth(object, "core")};
    throw std::runtime_error("no process state is named " + state);
}

std::vector<Pid> read_processes(const json& list) {
    std::vector<Pid> pids;
    for (const json& pid : list)
        pids.push_back(Pid{pid.get<pid_t>()});
    return pids;
}

std::variant<Pid, ProcessGroup> read_target(const json& object) {
    if (object.contains("pid"))
        return id<Pid>(object, "pid");
    return id<ProcessGroup>(object, "group");
}

Sender read_sender(const json& sender) {
    if (sender == "kernel")
        return Sender{};
    return Sender{Pid{sender.get<pid_t>()}};
}

// One of a few words, by what it stands for.
template <class Value>
Value value_of(const std::string& word, std::initializer_list<std::pair<const char*, Value>> all) {
    for (const auto& [known, value] : all)
        if (word == known)
            return value;
    throw std::runtime_error("no such word here: " + word);
}
StartCall read_call(const json& object) {
    return value_of<StartCall>(text(object, "call"),
                               {{"fork", StartCall::Fork}, {"vfork", StartCall::Vfork}});
}
GroupWish read_wish(const json& object) {
    return value_of<GroupWish>(
        text(object, "group"),
        {{"new", GroupWish::New}, {"job", GroupWish::Job}, {"shell", GroupWish::Shell}});
}
int read_error(const json& object) {
    const std::string name = text(object, "error");
    constexpr int above_all_errors = 4096; // MAX_ERRNO of the kernel, plus one
    for (int error = 0; error < above_all_errors; ++error)
        if (const char* known = strerrorname_np(error); known && name == known)
            return error;
    throw std::runtime_error("no error is named " + name);
}
std::optional<ProcessGroup> read_owner(const json& object) {
    const json& owner = object.at("owner");
    return owner == "shell" ? std::nullopt : std::optional(ProcessGroup{owner.get<pid_t>()});
}

using Reader = std::function<EventBody(const json&)>;

const std::map<std::string, Reader>& readers() {
    using Group = ProcessGroup;
    static const std::map<std::string, Reader> table = {
        {"shell-started",
         [](const json& o) {
             return ShellStarted{id<Pid>(o, "shell"), id<Group>(o, "group"),
                                 id<Session>(o, "session")};
         }},
        {"start-planned",
         [](const json& o) {
             return StartPlanned{text(o, "command"), read_wish(o), read_call(o), text(o, "why")};
         }},
        {"start-failed",
         [](const json& o) {
             return StartFailed{text(o, "command"), read_call(o), read_error(o)};
         }},
        {"process-grouped",
         [](const json& o) {
             return ProcessGrouped{id<Pid>(o, "pid"), id<Group>(o, "group"), read_call(o)};
         }},
        {"process-started",
         [](const json& o) {
             return ProcessStarted{id<Pid>(o, "pid"), o.at("start_time").get<std::uint64_t>(),
                                   id<Group>(o, "group"), text(o, "command")};
         }},
        {"job-started",
         [](const json& o) {
             return JobStarted{number(o, "number"), id<Group>(o, "group"),
                               read_processes(o.at("processes")), truth(o, "foreground"),
                               text(o, "command")};
         }},
        {"job-numbered",
         [](const json& o) {
             return JobNumbered{number(o, "number"), id<Group>(o, "group")};
         }},
        {"job-moved",
         [](const json& o) {
             return JobMoved{id<Group>(o, "group"), truth(o, "foreground")};
         }},
        {"job-disowned",
         [](const json& o) {
             return JobDisowned{number(o, "number"), id<Group>(o, "group")};
         }},
        {"last-background", [](const json& o) { return LastBackground{id<Pid>(o, "pid")}; }},
        {"daemon-started",
         [](const json& o) {
             return DaemonStarted{id<Pid>(o, "pid"), text(o, "command")};
         }},
        {"terminal-lent", [](const json& o) { return TerminalLent{id<Group>(o, "group")}; }},
        {"terminal-taken-back",
         [](const json& o) { return TerminalTakenBack{id<Group>(o, "from")}; }},
        {"modes-saved",
         [](const json& o) {
             return ModesSaved{read_owner(o), text(o, "why")};
         }},
        {"modes-restored",
         [](const json& o) {
             return ModesRestored{read_owner(o), text(o, "why")};
         }},
        {"notification-held",
         [](const json& o) {
             return NotificationHeld{number(o, "number"), text(o, "why")};
         }},
        {"state-changed",
         [](const json& o) {
             return StateChanged{id<Pid>(o, "pid"), read_state(o.at("state"))};
         }},
        {"signal-sent",
         [](const json& o) {
             return SignalSent{signal(o), read_target(o), text(o, "why")};
         }},
        {"signal-received",
         [](const json& o) {
             return SignalReceived{signal(o), read_sender(o.at("sender"))};
         }},
        {"signal-delivered",
         [](const json& o) {
             return SignalDelivered{id<Pid>(o, "pid"), signal(o), read_sender(o.at("sender"))};
         }},
        {"setuid-ignored",
         [](const json& o) {
             return SetuidIgnored{id<Pid>(o, "pid"), text(o, "program")};
         }},
        {"terminal-gone", [](const json&) { return TerminalGone{}; }},
        {"prompt-shown", [](const json&) { return PromptShown{}; }},
        {"shell-replaced", [](const json& o) { return ShellReplaced{text(o, "command")}; }},
        {"shell-exits", [](const json& o) { return ShellExits{number(o, "status")}; }},
    };
    return table;
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
    return to_json(event).dump(-1, ' ', false, json::error_handler_t::replace) + "\n";
}

Result<Event, std::string> event_from_json(const json& object) {
    try {
        const std::string name = text(object, "event");
        const auto reader = readers().find(name);
        if (reader == readers().end())
            return "no event is named " + name;
        const std::chrono::nanoseconds time(object.at("time").get<std::int64_t>());
        return Event{time, reader->second(object)};
    } catch (const std::exception& wrong) {
        return std::string(wrong.what());
    }
}

} // namespace leash
