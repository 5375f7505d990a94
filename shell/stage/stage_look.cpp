// What the stage sees by itself: snapshots, the ends of processes that the stage reaps, and the
// moment when the terminal has settled.
#include "stage/stage.hpp"

#include "insight/witness_name.hpp"
#include "kernel/process_descriptor.hpp"

#include <algorithm>
#include <csignal>
#include <unistd.h>
#include <utility>

namespace leash {
namespace {

using namespace std::chrono_literals;
using std::chrono::steady_clock;

constexpr auto time_to_exit_after_hangup = 300ms;

// Race: when a process has taken its SIGHUP but is not dead yet, no SIGHUP is pending, and the
// process looks as if it ran on. So one quiet look is not enough.
constexpr int quiet_looks_wanted = 3;
// On a living terminal, so many looks must see the same as the look before.
constexpr int same_looks_wanted = 1;
// If nothing changes for this time, a reason that may stay for ever is ignored.
constexpr auto time_to_stay_so = 2s;

// A look reads /proc, and costs more the more processes are inside. Most terminals settle at once:
// the stage looks often at first, and seldom when it must wait for longer.
constexpr auto least_between_looks = 10ms;
std::chrono::milliseconds until_next_look(steady_clock::time_point begin) {
    const auto waited = steady_clock::now() - begin;
    return waited < 50ms ? least_between_looks : waited < 200ms ? 20ms : 50ms;
}

// Every process of the inside descends from this process, because this process is a subreaper.
Snapshot snapshot_of_inside() {
    return take_snapshot_below(Pid{::getpid()});
}

// Race: a witness that is stopped before it has told its name cannot tell the name any more, until
// the witness is continued. Its command line says the name.
void name_stopped_witnesses(Ledger& ledger, const Snapshot& snapshot) {
    for (const auto& [pid, facts] : snapshot.processes) {
        const LedgerEntry* process = facts.is_stopped() ? ledger.entry(facts.key) : nullptr;
        const ProcessFacts* parent = snapshot.find(facts.parent);
        const bool is_child_of_witness = parent && parent->name == "witness";
        if (!process || !process->name.empty() || is_child_of_witness)
            continue;
        if (auto name = name_of_witness(facts))
            ledger.name_process(facts.key, std::move(*name));
    }
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
        name_stopped_witnesses(ledger_, snapshot);
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

// ---- settling ----------------------------------------------------------------------------------

std::optional<Unsettled> Stage::unsettled() {
    if (master_ && !ended()) {
        latest_ = look();
        if (!input_.empty() || !key_is_taken_)
            return Unsettled{"the terminal has not taken the last key", true};
        const std::size_t told = ledger_.happenings_so_far();
        hear(); // an event that was told before the look may be read only now
        if (ledger_.happenings_so_far() != told)
            return Unsettled{"the shell is telling what it does"};
        const bool has_written = std::exchange(has_written_, false);
        auto why = unsettled_while_open(ledger_, latest_, typed_line_);
        if (!why && has_written)
            return Unsettled{"the inside is writing on its screen", true};
        return why;
    }
    if (!ended() || master_)
        return Unsettled{"the shell has not ended yet"};
    const auto time = monotonic_now();
    Snapshot snapshot = snapshot_of_inside();
    if (tracer_ && tracer_->is_behind(snapshot))
        return Unsettled{"the tracer is behind"};
    if (tracer_)
        tracer_->correct(snapshot);
    ledger_.observe(snapshot, time);
    return unsettled_after_end(ledger_, snapshot, Pid{::getpid()});
}

bool Stage::settle(std::chrono::milliseconds longest) {
    const auto deadline = steady_clock::now() + longest;
    why_unsettled_ = "the shell has just ended";
    if (master_ && settle_while_open(deadline))
        return true;
    return !master_ && settle_after_end(deadline); // the terminal may have ended meanwhile
}

// Takes in what comes, until `longest` has passed. If something has happened, the next look is due
// sooner, but not at once: the shell tells many events at a time, and one look is enough for all.
void Stage::take_in_until_next_look(std::chrono::milliseconds longest) {
    const auto latest = steady_clock::now() + longest;
    const auto soonest = std::min(latest, last_look_ + least_between_looks);
    for (;;) {
        const auto due = something_happened_ ? soonest : latest;
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(due - steady_clock::now());
        wait(std::max(left, std::chrono::milliseconds(0)));
        take_in();
        if (steady_clock::now() >= (something_happened_ ? soonest : latest))
            return;
    }
}

bool Stage::settle_while_open(steady_clock::time_point deadline) {
    const auto begin = steady_clock::now();
    for (int same_looks = 0; master_;) {
        take_in_until_next_look(until_next_look(begin));
        const auto why = unsettled();
        std::string seen = picture_of(ledger_, latest_);
        const bool is_same = seen == picture_;
        const auto now = steady_clock::now();
        picture_ = std::move(seen);
        if (!is_same || (why && !why->may_stay))
            picture_since_ = now;
        same_looks = is_same && !why ? same_looks + 1 : 0;
        if (same_looks >= same_looks_wanted || now - picture_since_ > time_to_stay_so)
            return true;
        if (why || !is_same)
            why_unsettled_ = why ? why->why : "processes begin, change or end all the time";
        if (now > deadline)
            return false;
    }
    return false;
}

bool Stage::settle_after_end(steady_clock::time_point deadline) {
    const auto begin = steady_clock::now();
    for (int quiet_looks = 0; quiet_looks < quiet_looks_wanted;) {
        turn(until_next_look(begin));
        const auto why = unsettled();
        quiet_looks = why ? 0 : quiet_looks + 1;
        if (why)
            why_unsettled_ = why->why;
        if (steady_clock::now() > deadline)
            return false;
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
