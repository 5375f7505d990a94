// Sorting a snapshot into a map.
#include "insight/map.hpp"

#include <algorithm>

namespace leash {
namespace {

MapProcess process_of(const ProcessFacts& facts, Pid shell) {
    const char* state = facts.is_zombie() ? "zombie" : facts.is_stopped() ? "stopped" : "running";
    return {facts.key.pid, facts.command(), state, facts.key.pid == shell};
}

MapGroup group_of(const Snapshot& snapshot, const MapQuestion& question,
                  const ProcessFacts& member) {
    MapGroup group;
    group.group = member.group;
    group.is_foreground = member.terminal && member.foreground_group == member.group;
    group.is_orphaned = snapshot.is_orphaned(member.group);
    const auto job = std::find_if(question.jobs.begin(), question.jobs.end(),
                                  [&](const JobLabel& one) { return one.group == member.group; });
    if (job != question.jobs.end())
        group.job = *job;
    return group;
}

MapSession session_of(const Snapshot& snapshot, const MapQuestion& question, Session session) {
    MapSession drawn;
    drawn.session = session;
    if (const ProcessFacts* leader = snapshot.find(leader_of(session)))
        drawn.leader = leader->command();
    for (const ProcessFacts* member : snapshot.members_of(session)) {
        if (!drawn.terminal)
            drawn.terminal = member->terminal;
        auto group = std::find_if(drawn.groups.begin(), drawn.groups.end(),
                                  [&](const MapGroup& one) { return one.group == member->group; });
        if (group == drawn.groups.end())
            group = drawn.groups.insert(group, group_of(snapshot, question, *member));
        const bool leads = leader_of(member->group) == member->key.pid;
        group->processes.insert(leads ? group->processes.begin() : group->processes.end(),
                                process_of(*member, question.shell));
    }
    std::stable_sort(
        drawn.groups.begin(), drawn.groups.end(),
        [](const MapGroup& one, const MapGroup& other) { return one.group < other.group; });
    return drawn;
}

template <class Value> bool has(const std::vector<Value>& values, const Value& wanted) {
    return std::find(values.begin(), values.end(), wanted) != values.end();
}

Adopter adopter_of(const ProcessFacts& facts, const ProcessFacts* parent,
                   const MapQuestion& question) {
    if (facts.parent == question.shell)
        return Adopter::Nobody;
    if (parent && (has(question.sessions, parent->session) || has(question.started, parent->key)))
        return Adopter::OwnParent;
    if (facts.parent == Pid{1})
        return Adopter::Init;
    return parent && parent->name == "systemd" ? Adopter::UserManager : Adopter::Subreaper;
}

} // namespace

Map make_map(const Snapshot& snapshot, const MapQuestion& question) {
    Map map;
    for (const Session session : question.sessions)
        if (MapSession drawn = session_of(snapshot, question, session); !drawn.groups.empty())
            map.sessions.push_back(std::move(drawn));
    for (const ProcessKey key : question.started) {
        const ProcessFacts* facts = snapshot.find(key);
        const bool is_drawn = facts && has(question.sessions, facts->session);
        if (!facts || facts->terminal || is_drawn)
            continue;
        const ProcessFacts* parent = snapshot.find(facts->parent);
        map.loose.push_back({process_of(*facts, question.shell), facts->session,
                             adopter_of(*facts, parent, question), facts->parent,
                             parent ? parent->name : ""});
    }
    return map;
}

std::vector<Session> sessions_of_user(const Snapshot& snapshot, unsigned user) {
    std::vector<Session> sessions;
    for (const auto& [pid, facts] : snapshot.processes)
        if (facts.user == user &&
            std::find(sessions.begin(), sessions.end(), facts.session) == sessions.end())
            sessions.push_back(facts.session);
    return sessions;
}

} // namespace leash
