// What a signal does to a process of a World. The effect depends on the disposition and the mask of
// the process, and on whether the process is stopped (signal(7), "Signal dispositions").
#include "insight/forecast_world.hpp"

#include "kernel/signal_names.hpp"

#include <algorithm>
#include <csignal>
#include <utility>

namespace leash {
namespace {

bool is_stop(int signal) {
    return signal == SIGSTOP || signal == SIGTSTP || signal == SIGTTIN || signal == SIGTTOU;
}

void add_rival(Fate& fate, const SignalCause& cause) {
    if (std::find(fate.or_else.begin(), fate.or_else.end(), cause) == fate.or_else.end())
        fate.or_else.push_back(cause);
}

} // namespace

void World::deliver(ProcessGroup group, const Delivery& delivery) {
    ++deliveries_to_groups_;
    for (const ProcessFacts* member : members_of(group))
        deliver(member->key.pid, delivery);
    if (--deliveries_to_groups_ > 0)
        return;
    for (const End& one : std::exchange(ends_, {}))
        set_off(one);
}

void World::deliver(Pid pid, const Delivery& delivery) {
    Fate& fate = fates_.at(pid);
    const ProcessFacts& facts = *snapshot_.find(pid);
    const int signal = delivery.cause.signal;
    if (fate.ended) {
        come_too_late(fate, delivery);
    } else if (signal == SIGCONT) {
        continue_process(pid, delivery);
    } else if (facts.blocked.contains(signal)) {
        add_new(fate.why,
                and_then(delivery.because, _("SigBlk of {0} has {1}: blocked, it stays pending",
                                             pid.value, signal_name(signal))));
    } else if (facts.ignored.contains(signal)) {
        add_new(fate.why, and_then(delivery.because, _("SigIgn of {0} has {1}: ignored", pid.value,
                                                       signal_name(signal))));
    } else if (fate.stopped && signal != SIGKILL) {
        add_new(fate.why, and_then(delivery.because,
                                   _("{0} is stopped: it acts on {1} only when it is continued",
                                     pid.value, with_sig(signal))));
        fate.waiting.push_back(delivery.cause);
    } else {
        act_on(pid, delivery);
    }
}

// A signal comes to a process that has died already. Two cases still count:
//  - Another actor sent the signal at the same time: a race.
//  - The process had just been continued, and the same actor sent a second signal.
void World::come_too_late(Fate& fate, const Delivery& delivery) const {
    if (fate.outcome != ForecastOutcome::Dies || !fate.cause || delivery.cause == *fate.cause ||
        delivery.cause.signal == SIGCONT)
        return;
    if (fate.decided_by != delivery.actor) { // only others can race
        add_rival(fate, delivery.cause);
        add_new(fate.why, delivery.because);
        add_new(fate.why, {_("two send {0}: the first decides, and nobody can know who is first",
                             with_sig(delivery.cause.signal))});
    } else if (fate.woken && delivery.cause.signal != fate.cause->signal) {
        // Linux, complete_signal(): if a process has been woken but has not handled its earlier
        // signal yet, it dies of a new signal that kills.
        add_new(fate.why, delivery.because);
        add_new(fate.why, {_("{0} and {1} race as it wakes: it mostly dies of {1}",
                             with_sig(fate.cause->signal), with_sig(delivery.cause.signal))});
        fate.or_else.push_back(*fate.cause);
        fate.cause = delivery.cause;
    }
}

void World::act_on(Pid pid, const Delivery& delivery) {
    Fate& fate = fates_.at(pid);
    const ProcessFacts& facts = *snapshot_.find(pid);
    const int signal = delivery.cause.signal;
    const std::string id = std::to_string(pid.value);
    if (facts.caught.contains(signal) && signal != SIGKILL) {
        add_new(fate.why, delivery.because);
        ShellInWorld* shell = shell_at(pid);
        if (shell && signal == SIGHUP && !shell->sighup_is_trapped) {
            leave_by_hangup(*shell, delivery.cause, delivery.because);
            return;
        }
        if (pid == question_.shell && signal != SIGHUP) {
            add_new(fate.why,
                    {_("{0} catches {1}: leash only drops the line, or the list it was running", id,
                       with_sig(signal))});
            return;
        }
        catch_signal(pid, delivery);
    } else if (is_stop(signal)) {
        stop(pid, delivery);
    } else {
        add_new(fate.why, delivery.because);
        if (fate.outcome == ForecastOutcome::Decides)
            fate.why.push_back(_("if its handler ends it first, it exits instead"));
        fate.why.push_back(signal == SIGKILL
                               ? _("SIGKILL can be neither caught, blocked nor ignored")
                               : _("neither SigIgn, SigCgt nor SigBlk of {0} has {1}: the default "
                                   "disposition ends it",
                                   id, signal_name(signal)));
        fate.outcome = ForecastOutcome::Dies;
        fate.cause = delivery.cause;
        end(pid, delivery.actor, delivery.because);
    }
}

// The kernel keeps one pending signal of each number. So the process catches the first signal for
// certain, and the second signal of the same number only if it has handled the first by then.
void World::catch_signal(Pid pid, const Delivery& delivery) {
    Fate& fate = fates_.at(pid);
    const int signal = delivery.cause.signal;
    add_new(fate.why, {_("SigCgt of {0} has {1}: its own handler decides what follows", pid.value,
                         signal_name(signal))});
    if (fate.outcome != ForecastOutcome::Decides || fate.cause->signal != signal) {
        fate.outcome = ForecastOutcome::Decides;
        fate.cause = delivery.cause;
        fate.decided_by = delivery.actor;
    } else if (fate.decided_by != delivery.actor && fate.cause != delivery.cause) {
        add_rival(fate, delivery.cause);
        add_new(fate.why, {_("two send {0}: nobody can know who is first; the second is lost if it "
                             "comes before the first is handled",
                             with_sig(signal))});
    }
}

void World::stop(Pid pid, const Delivery& delivery) {
    Fate& fate = fates_.at(pid);
    const ProcessGroup group = snapshot_.find(pid)->group;
    add_new(fate.why, delivery.because);
    if (is_orphaned(group)) {
        fate.why.push_back(_("process group {0} is orphaned: nobody could continue it, so the "
                             "kernel does not stop it",
                             group.value));
        return;
    }
    fate.why.push_back(
        _("the default disposition of {0} stops it", with_sig(delivery.cause.signal)));
    fate.stopped = true;
    ++stopped_.at(group);
    fate.outcome = ForecastOutcome::Stops;
    fate.cause = delivery.cause;
}

void World::continue_process(Pid pid, const Delivery& delivery) {
    Fate& fate = fates_.at(pid);
    if (!fate.stopped)
        return;
    fate.stopped = false;
    --stopped_.at(snapshot_.find(pid)->group);
    fate.woken = true;
    fate.outcome = ForecastOutcome::Continues;
    fate.cause = delivery.cause;
    add_new(fate.why, delivery.because);
    fate.why.push_back(_("SIGCONT continues it"));
    // The kernel delivers pending signals in the order of their numbers, and keeps only the first
    // signal of each number.
    auto waiting = std::exchange(fate.waiting, {});
    std::stable_sort(waiting.begin(), waiting.end(),
                     [](const auto& one, const auto& other) { return one.signal < other.signal; });
    for (const SignalCause& cause : waiting)
        if (!fate.ended)
            act_on(pid, {cause, delivery.actor, delivery.because});
}

} // namespace leash
