// Making the question for a forecast: the jobs, the dead keys, and the processes to leave out.
#include "insight/forecast.hpp"

#include "insight/forecast_world.hpp"

#include <algorithm>
#include <set>

namespace leash {

ForecastJob forecast_job(const Job& job) {
    ForecastJob result;
    result.number = job.number;
    result.group = job.group;
    for (const JobProcess& process : job.processes)
        if (!process.reaped)
            result.processes.push_back(process.pid);
    result.posture = posture_of(job);
    if (job.at_hangup == AtHangup::Spare)
        result.tie = ForecastJob::Tie::Spared;
    return result;
}

ForecastJob job_seen_from_outside(const Snapshot& snapshot, const ProcessFacts& shell,
                                  ProcessGroup group) {
    ForecastJob job;
    job.group = group;
    const auto members = snapshot.members_of(group);
    // A job is running while any of its processes runs, as in Job::state().
    const bool runs = std::any_of(members.begin(), members.end(), [](const ProcessFacts* member) {
        return !member->is_stopped() && !member->is_zombie();
    });
    const bool stopped = std::any_of(members.begin(), members.end(),
                                     [](const auto* member) { return member->is_stopped(); });
    if (!runs && stopped)
        job.posture = JobPosture::Stopped;
    // A nested shell is in the foreground too when it has lent the terminal to a job of its own.
    else if (shell.foreground_group &&
             (shell.foreground_group == group ||
              (snapshot.find(leader_of(group)) &&
               descends_from(snapshot, leader_of(*shell.foreground_group), leader_of(group)))))
        job.posture = JobPosture::Foreground;
    return job;
}

std::vector<ProcessGroup> groups_started_by(const Snapshot& snapshot, const ProcessFacts& shell) {
    std::set<ProcessGroup> groups;
    for (const ProcessFacts* one : snapshot.members_of(shell.session))
        if (one->parent == shell.key.pid && one->group != shell.group)
            groups.insert(one->group);
    return {groups.begin(), groups.end()};
}

void leave_out(Snapshot& snapshot, Pid asker, Pid shell) {
    const ProcessFacts* own = snapshot.find(asker);
    const ProcessFacts* asked = snapshot.find(shell);
    if (asker == shell || !own || !asked)
        return;
    const ProcessGroup group = own->group;
    const ProcessGroup shells_group = asked->group;
    const Session session = asked->session;
    // Race: other processes of the asker's pipeline may not be in their process group yet.
    const auto is_under_way = [&, since = own->key.start_time,
                               name = asked->name](const ProcessFacts& facts) {
        return facts.parent == shell && facts.group == shells_group && facts.name == name &&
               facts.key.start_time >= since;
    };
    for (auto it = snapshot.processes.begin(); it != snapshot.processes.end();) {
        ProcessFacts& facts = it->second;
        if (it->first == asker || (facts.group == group && group != shells_group) ||
            is_under_way(facts)) {
            it = snapshot.processes.erase(it);
            continue;
        }
        if (facts.session == session && facts.foreground_group == group)
            facts.foreground_group = shells_group;
        ++it;
    }
}

std::map<ForecastEvent, Message> dead_keys(const TerminalModes& modes) {
    struct Key {
        ForecastEvent event;
        cc_t byte;
        int place; // in c_cc
        const char* name;
    };
    constexpr Key keys[] = {
        {ForecastEvent::CtrlC, 0x03, VINTR, "INTR"},
        {ForecastEvent::CtrlZ, 0x1a, VSUSP, "SUSP"},
        {ForecastEvent::CtrlBackslash, 0x1c, VQUIT, "QUIT"},
    };
    std::map<ForecastEvent, Message> dead;
    for (const Key& key : keys)
        if ((modes.settings.c_lflag & ISIG) == 0)
            dead[key.event] = _("ISIG is off in the terminal's modes: keys send no signal");
        else if (modes.settings.c_cc[key.place] != key.byte)
            dead[key.event] =
                _("{0} is not {1} in the terminal's modes (`stty -a`): it sends no signal",
                  word(key.event), key.name);
    return dead;
}

} // namespace leash
