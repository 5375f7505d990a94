// The events of a World, and what a death sets off.
#include "insight/forecast_world.hpp"

#include "base/foreign_text.hpp"
#include "kernel/signal_names.hpp"

#include <algorithm>
#include <utility>

namespace leash {

bool descends_from(const Snapshot& snapshot, Pid pid, Pid ancestor) {
    // The number of steps is bounded. A snapshot is not taken in one moment, so its parents could
    // form a circle.
    const ProcessFacts* one = snapshot.find(pid);
    for (std::size_t steps = 0; one && steps <= snapshot.processes.size(); ++steps) {
        if (one->parent == ancestor)
            return true;
        one = snapshot.find(one->parent);
    }
    return false;
}

Reasons and_then(Reasons reasons, Message last) {
    reasons.push_back(std::move(last));
    return reasons;
}

void add_new(Reasons& all, const Reasons& more) {
    for (const Message& reason : more) {
        const std::string text = in_english(reason);
        if (std::none_of(all.begin(), all.end(), [&](const Message& one) { return one == text; }))
            all.push_back(reason);
    }
}

World::World(const Snapshot& snapshot, const ForecastQuestion& question)
    : snapshot_(snapshot), question_(question) {
    for (const auto& [pid, facts] : snapshot.processes) {
        Fate fate;
        fate.ended = facts.is_zombie();
        fate.stopped = facts.is_stopped();
        stopped_[facts.group] += fate.stopped ? 1 : 0;
        members_[facts.group].push_back(&facts);
        children_[facts.parent].push_back(pid);
        fates_.emplace(pid, std::move(fate));
        parents_.emplace(pid, facts.parent);
    }
    if (const ProcessFacts* shell = snapshot.find(question.shell))
        foreground_ = shell->foreground_group;
    shells_.push_back({question.shell, question.policy, question.jobs, question.huponexit,
                       question.sighup_is_trapped, true, false});
    add_other_shells();
}

std::string World::who(Pid pid) const {
    const ProcessFacts* facts = snapshot_.find(pid);
    return std::to_string(pid.value) + (facts ? " (" + made_visible(facts->name) + ")" : "");
}

bool World::lives(Pid pid) const {
    const auto found = fates_.find(pid);
    return found != fates_.end() && !found->second.ended;
}

// ---- the events ---------------------------------------------------------------------------

void World::exit() {
    const auto& jobs = question_.jobs;
    const auto before = std::find_if(jobs.begin(), jobs.end(), [](const ForecastJob& job) {
        return job.posture == JobPosture::Foreground;
    });
    if (before == jobs.end()) {
        leave_by_exit(shells_.front(), {_("{0} leaves by `exit`", who(question_.shell))});
        return;
    }
    fates_.at(question_.shell)
        .why.push_back(_("{0} waits for the job in the foreground: until then it reads no `exit`",
                         who(question_.shell)));
}

void World::hang_up() {
    hung_up_ = terminal_is_gone_ = true;
    const Session session = snapshot_.find(question_.shell)->session;
    const Pid leader = leader_of(session);
    // Nobody signals a leash that is not the session leader at first. Such a leash polls the
    // terminal, finds that the terminal is gone, and leaves at once.
    for (ShellInWorld& shell : shells_)
        if (shell.is_leash && shell.pid != leader)
            find_end_of_input(shell);
    if (lives(leader)) {
        const Reasons because{_("session {0} is led by {1}: when its terminal hangs up, the kernel "
                                "sends it SIGHUP and SIGCONT, and nobody else",
                                session.value, who(leader))};
        deliver(leader, {{SIGHUP, KernelSent{}}, leader, because});
        deliver(leader, {{SIGCONT, KernelSent{}}, leader, because});
    }
    // The shells that have not left yet find the end of their input. A shell other than leash reads
    // its input only if no job is in the foreground.
    for (ShellInWorld& shell : shells_)
        find_end_of_input(shell);
    if (lives(leader) && fates_.at(leader).outcome == ForecastOutcome::Decides)
        doubt_what_depends_on(*snapshot_.find(leader));
}

// The session leader catches SIGHUP, and is no shell that we know. So the leader may end or stay.
void World::doubt_what_depends_on(const ProcessFacts& leader) {
    if (!leader.foreground_group)
        return;
    for (const ProcessFacts* member : members_of(*leader.foreground_group)) {
        Fate& fate = fates_.at(member->key.pid);
        if (fate.ended || member->key == leader.key || member->ignored.contains(SIGHUP) ||
            member->blocked.contains(SIGHUP))
            continue;
        fate.unknowable = true;
        fate.why.push_back(_("the session leader {0} catches SIGHUP; if it ends, the kernel sends "
                             "SIGHUP to the foreground process group",
                             who(leader.key.pid)));
    }
}

void World::send_sighup() {
    const Pid shell = question_.shell;
    deliver(shell, {{SIGHUP, ShellSent{shell}}, shell, {_("SIGHUP is sent to {0}", who(shell))}});
}

void World::send_sigkill() {
    const Pid shell = question_.shell;
    deliver(shell,
            {{SIGKILL, ShellSent{shell}},
             shell,
             {_("SIGKILL is sent to {0}: it cannot catch it, so it sends nothing", who(shell))}});
}

void World::press(ForecastEvent key, int signal) {
    const bool is_dead = question_.dead_keys.count(key) != 0;
    const ProcessFacts& shell = *snapshot_.find(question_.shell);
    if (!shell.terminal || !shell.foreground_group || is_dead)
        return;
    const std::string group = std::to_string(shell.foreground_group->value);
    deliver(*shell.foreground_group,
            {{signal, KernelSent{}},
             leader_of(shell.session),
             {_("process group {0} is in the foreground: the key sends it {1}", group,
                with_sig(signal))}});
}

// ---- what a death sets off -----------------------------------------------------------------

void World::end(Pid pid, Pid actor, const Reasons& because) {
    Fate& fate = fates_.at(pid);
    fate.ended = true;
    fate.decided_by = actor;
    if (std::exchange(fate.stopped, false))
        --stopped_.at(snapshot_.find(pid)->group);
    if (deliveries_to_groups_ > 0)
        ends_.push_back({pid, actor, because});
    else
        set_off({pid, actor, because});
}

void World::set_off(const End& one) {
    const auto& [pid, actor, because] = one;
    const ProcessFacts& facts = *snapshot_.find(pid);
    if (session_led_by(pid) == facts.session && facts.terminal)
        let_go_of_terminal(facts, because);

    const Reasons gone = and_then(because, _("{0} is gone", who(pid)));
    const auto children = children_.find(pid);
    for (const Pid child : children == children_.end() ? std::vector<Pid>{} : children->second) {
        parents_.at(child) = Pid{0};
        const ProcessFacts& orphan = *snapshot_.find(child);
        if (lives(child) && orphan.group != facts.group && orphan.session == facts.session)
            signal_if_orphaned(orphan.group, facts.session, actor, gone);
    }
    const ProcessFacts* parent = snapshot_.find(parents_.at(pid));
    if (parent && parent->group != facts.group && parent->session == facts.session)
        signal_if_orphaned(facts.group, facts.session, actor, gone);
}

void World::let_go_of_terminal(const ProcessFacts& leader, const Reasons& because) {
    if (snapshot_.find(question_.shell)->session == leader.session)
        terminal_is_gone_ = true;
    const auto foreground = snapshot_.find(question_.shell)->session == leader.session
                                ? foreground_
                                : leader.foreground_group;
    if (!foreground)
        return;
    const Pid pid = leader.key.pid;
    const std::string group = std::to_string(foreground->value);
    const Reasons more = and_then(because, _("the session leader {0} ends: the kernel sends SIGHUP "
                                             "to process group {1}, in the foreground",
                                             who(pid), group));
    deliver(*foreground, {{SIGHUP, KernelSent{}}, pid, more});
    if (hung_up_)
        deliver(*foreground, {{SIGCONT, KernelSent{}}, pid, more});
}

void World::signal_if_orphaned(ProcessGroup group, Session session, Pid actor,
                               const Reasons& because) {
    if (stopped_.at(group) == 0 || !is_orphaned(group))
        return;
    const Reasons more = and_then(
        because,
        _("process group {0} has a stopped member, and no parent in another group of session {1} "
          "any more: it is orphaned, and the kernel sends it SIGHUP and SIGCONT",
          group.value, session.value));
    deliver(group, {{SIGHUP, KernelSent{}}, actor, more});
    deliver(group, {{SIGCONT, KernelSent{}}, actor, more});
}

bool World::is_orphaned(ProcessGroup group) const {
    for (const ProcessFacts* member : members_of(group)) {
        if (!lives(member->key.pid))
            continue;
        const Pid parent = parents_.at(member->key.pid);
        const ProcessFacts* facts = snapshot_.find(parent);
        if (facts && lives(parent) && facts->session == member->session && facts->group != group)
            return false;
    }
    return true;
}

const std::vector<const ProcessFacts*>& World::members_of(ProcessGroup group) const {
    static const std::vector<const ProcessFacts*> nobody;
    const auto found = members_.find(group);
    return found == members_.end() ? nobody : found->second;
}

} // namespace leash
