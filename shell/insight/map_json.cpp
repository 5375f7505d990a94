#include "insight/map_json.hpp"

#include "base/foreign_text.hpp"

#include <nlohmann/json.hpp>

namespace leash {
namespace {

using nlohmann::ordered_json;

ordered_json of(const MapProcess& process) {
    return {{"pid", process.pid.value},
            {"command", process.command},
            {"state", process.state},
            {"this_shell", process.is_this_shell}};
}

ordered_json of(const JobLabel& job) {
    return {{"number", job.number},
            {"mark", job.mark == ' ' ? "" : std::string(1, job.mark)},
            {"state", in_english(job.state)}};
}

ordered_json of(const MapGroup& group) {
    ordered_json processes = ordered_json::array();
    for (const MapProcess& process : group.processes)
        processes.push_back(of(process));
    return {{"group", group.group.value},
            {"foreground", group.is_foreground},
            {"orphaned", group.is_orphaned},
            {"job", group.job ? of(*group.job) : ordered_json()},
            {"processes", std::move(processes)}};
}

ordered_json of(const MapSession& session) {
    ordered_json groups = ordered_json::array();
    for (const MapGroup& group : session.groups)
        groups.push_back(of(group));
    return {{"session", session.session.value},
            {"terminal", session.terminal ? ordered_json(*session.terminal) : ordered_json()},
            {"leader", session.leader.empty() ? ordered_json() : ordered_json(session.leader)},
            {"groups", std::move(groups)}};
}

const char* word(Adopter adopter) {
    switch (adopter) {
    case Adopter::Init:
        return "init";
    case Adopter::UserManager:
        return "systemd-user";
    case Adopter::Subreaper:
        return "subreaper";
    case Adopter::Nobody:
    case Adopter::OwnParent:
        return "nobody";
    }
    return "";
}

ordered_json of(const MapLoose& one) {
    ordered_json object = of(one.process);
    object.erase("this_shell");
    object["session"] = one.session.value;
    object["parent"] = one.parent.value;
    object["adopted_by"] = word(one.adopter);
    return object;
}

} // namespace

std::string to_json(const Map& map) {
    ordered_json sessions = ordered_json::array();
    for (const MapSession& session : map.sessions)
        sessions.push_back(of(session));
    ordered_json loose = ordered_json::array();
    for (const MapLoose& one : map.loose)
        loose.push_back(of(one));
    const ordered_json object{{"sessions", std::move(sessions)}, {"loose", std::move(loose)}};
    // A command may hold any byte, also bytes that are not UTF-8.
    return json_made_visible(object.dump(2, ' ', false, ordered_json::error_handler_t::replace)) +
           "\n";
}

} // namespace leash
