// What the stage sees by itself: snapshots, the dead that it reaps, and the moment when it settles.
#include "stage/stage.hpp"

#include "kernel/process_descriptor.hpp"

#include <algorithm>
#include <csignal>
#include <unistd.h>

namespace leash {
namespace {

using namespace std::chrono_literals;
using std::chrono::steady_clock;

constexpr auto time_to_exit_after_hangup = 300ms;

// Race: when a process has taken its SIGHUP but is not dead yet, no SIGHUP is pending, and the
// process looks as if it ran on. So one quiet look is not enough.
constexpr int quiet_looks_wanted = 3;

// Every process of the inside descends from this process, because this process is a subreaper.
Snapshot snapshot_of_inside() {
    return take_snapshot_below(Pid{::getpid()});
}

} // namespace

Snapshot Stage::look() {
    something_happened_ = false;
    next_look_.reset();
    last_look_ = steady_clock::now();
    const auto time = monotonic_now();
    Snapshot snapshot = snapshot_of_inside();
    if (tracer_)
        tracer_->correct(snapshot);
    // Race: if the leader has died meanwhile, the snapshot is a mixture of before and after. So
    // this snapshot is not entered. The next turn enters the end of the leader, and looks again.
    if (!master_ || leader_is_alive()) {
        meet_adopted(snapshot, time);
        ledger_.observe(snapshot, time);
    }
    return snapshot;
}

// Enters processes that left the session by setsid(2), and lost their parent before any snapshot
// saw them. The stage has adopted them.
void Stage::meet_adopted(const Snapshot& snapshot, std::chrono::nanoseconds time) {
    for (const auto& [pid, facts] : snapshot.processes)
        if (facts.parent.value == ::getpid() && !facts.is_zombie() && !ledger_.entry(facts.key) &&
            !is_stranger(pid))
            ledger_.meet(facts, time);
}

bool Stage::is_stranger(Pid pid) const {
    return std::find(strangers_.begin(), strangers_.end(), pid) != strangers_.end();
}

bool Stage::leader_is_alive() const {
    return !ended() && !has_ended(leader_descriptor_);
}

std::vector<Reaped> Stage::take_changes() {
    return tracer_ ? tracer_->handle(ledger_) : reap_all();
}

void Stage::enter(const std::vector<Reaped>& changes) {
    const auto time = monotonic_now();
    for (const Reaped& change : changes) {
        if (is_stranger(change.pid))
            continue;
        ledger_.reaped(change.pid, change.state, time);
        if (tracer_ && change.pid != leader_)
            look_soon(); // not at once: a long script has many such processes
        else
            something_happened_ = true;
        if (change.pid != leader_ || !is_over(change.state))
            continue;
        leader_end_ = change.state;
        output_held_ = false;
        read_output(); // the last output of the leader
        close_terminal();
    }
}

bool Stage::settled() {
    if (!ended() || master_)
        return false;
    const auto time = monotonic_now();
    Snapshot snapshot = snapshot_of_inside();
    if (tracer_ && tracer_->is_behind(snapshot))
        return false;
    if (tracer_)
        tracer_->correct(snapshot);
    ledger_.observe(snapshot, time);
    // A stopped process takes SIGHUP only when it is continued, and a blocked one stays pending.
    const auto is_about_to_be_hung_up = [](const ProcessFacts& facts) {
        return facts.pending.contains(SIGHUP) && !facts.blocked.contains(SIGHUP) &&
               !facts.is_stopped() && !facts.is_zombie();
    };
    for (const auto& [pid, facts] : snapshot.processes) {
        if (facts.is_zombie() && facts.parent.value == ::getpid())
            return false;
        if (ledger_.entry(facts.key) && is_about_to_be_hung_up(facts))
            return false;
    }
    return true;
}

bool Stage::settle(std::chrono::milliseconds longest) {
    const auto deadline = steady_clock::now() + longest;
    for (int quiet_looks = 0; quiet_looks < quiet_looks_wanted;) {
        turn(10ms);
        if (steady_clock::now() > deadline)
            return false;
        quiet_looks = settled() ? quiet_looks + 1 : 0;
    }

    const auto may_still_exit = [this] {
        const auto& all = ledger_.entries();
        return std::any_of(all.begin(), all.end(), [](const LedgerEntry& process) {
            return !process.death && process.last && process.last->caught.contains(SIGHUP);
        });
    };
    const auto last_moment = std::min(deadline, steady_clock::now() + time_to_exit_after_hangup);
    while (may_still_exit() && steady_clock::now() < last_moment) {
        turn(10ms);
        look();
    }
    return true;
}

} // namespace leash
