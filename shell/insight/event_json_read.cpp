// Reading events from JSON, as event_json.cpp writes them.
#include "insight/event_json.hpp"

#include "insight/json_number.hpp"
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

// These functions throw json::exception or std::runtime_error; event_from_json() catches both.

template <class Id> Id id(const json& object, const char* field) {
    return Id{whole_number<pid_t>(object.at(field))};
}
std::string text(const json& object, const char* field) {
    return object.at(field).get<std::string>();
}
int number(const json& object, const char* field) {
    return whole_number<int>(object.at(field));
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
    constexpr std::size_t most = 1000; // a longer pipeline would not fit into a packet
    if (!list.is_array() || list.size() > most)
        throw std::runtime_error("a list of at most 1000 processes was expected");
    std::vector<Pid> pids;
    for (const json& pid : list)
        pids.push_back(Pid{whole_number<pid_t>(pid)});
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
    return Sender{Pid{whole_number<pid_t>(sender)}};
}

// Returns the value in `all` that `word` stands for.
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
PlannedGroup read_planned_group(const json& object) {
    return value_of<PlannedGroup>(
        text(object, "group"),
        {{"new", PlannedGroup::New}, {"job", PlannedGroup::Job}, {"shell", PlannedGroup::Shell}});
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
    return owner == "shell" ? std::nullopt
                            : std::optional(ProcessGroup{whole_number<pid_t>(owner)});
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
             return StartPlanned{text(o, "command"), read_planned_group(o), read_call(o),
                                 Message::verbatim(text(o, "why"))};
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
             return ProcessStarted{id<Pid>(o, "pid"),
                                   whole_number<std::uint64_t>(o.at("start_time")),
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
             return JobDisowned{number(o, "number"), id<Group>(o, "group"),
                                truth(o, "stays_in_list")};
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
             return ModesSaved{read_owner(o), Message::verbatim(text(o, "why"))};
         }},
        {"modes-restored",
         [](const json& o) {
             return ModesRestored{read_owner(o), Message::verbatim(text(o, "why"))};
         }},
        {"notification-held",
         [](const json& o) {
             return NotificationHeld{number(o, "number"), Message::verbatim(text(o, "why"))};
         }},
        {"state-changed",
         [](const json& o) {
             return StateChanged{id<Pid>(o, "pid"), read_state(o.at("state"))};
         }},
        {"signal-sent",
         [](const json& o) {
             return SignalSent{signal(o), read_target(o), Message::verbatim(text(o, "why"))};
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

Result<Event, std::string> event_from_json(const json& object) {
    try {
        const std::string name = text(object, "event");
        const auto reader = readers().find(name);
        if (reader == readers().end())
            return "no event is named " + name;
        const std::chrono::nanoseconds time(whole_number<std::int64_t>(object.at("time")));
        return Event{time, reader->second(object)};
    } catch (const std::exception& wrong) {
        return std::string(wrong.what());
    }
}

} // namespace leash
