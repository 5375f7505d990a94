// What the ledger keeps of events and of the dead, and what the ledger forgets (LedgerLimits).
#include "insight/ledger.hpp"

#include <algorithm>

namespace leash {

using std::chrono::nanoseconds;

namespace {

bool is_about_a_signal(const EventBody& event) {
    return std::holds_alternative<SignalSent>(event) ||
           std::holds_alternative<SignalReceived>(event) ||
           std::holds_alternative<SignalDelivered>(event);
}

// Events of several leashes arrive in any order; this keeps them in order of time. If there are too
// many, the oldest quarter goes, so that the vector is moved seldom.
void insert(std::vector<Happening>& all, const Happening& happening, std::size_t most) {
    const auto place =
        std::upper_bound(all.begin(), all.end(), happening.time,
                         [](nanoseconds time, const Happening& one) { return time < one.time; });
    all.insert(place, happening);
    if (all.size() > most)
        all.erase(all.begin(), all.begin() + static_cast<std::ptrdiff_t>((most + 3) / 4));
}

} // namespace

void Ledger::note(const Event& event, std::optional<Pid> teller) {
    const Happening happening{event.time, teller, event.body};
    ++happenings_so_far_;
    insert(happenings_, happening, limits_.happenings);
    if (is_about_a_signal(event.body))
        insert(signals_, happening, limits_.signals);
    if (std::holds_alternative<TerminalLent>(event.body) ||
        std::holds_alternative<TerminalTakenBack>(event.body))
        insert(loans_, happening, limits_.happenings);
}

void Ledger::forget_the_oldest() {
    const std::size_t forgotten_before = forgotten_;
    forget_dead(false, limits_.dead);
    forget_dead(true, limits_.named_dead);
    if (forgotten_ == forgotten_before && jobs_.size() <= limits_.jobs)
        return;
    const auto is_forgotten = [this](const LedgerJob& job) {
        return std::none_of(job.processes.begin(), job.processes.end(),
                            [this](ProcessKey key) { return entry(key) != nullptr; });
    };
    std::erase_if(jobs_, is_forgotten);
    if (jobs_.size() > limits_.jobs)
        jobs_.erase(jobs_.begin(), jobs_.end() - static_cast<std::ptrdiff_t>(limits_.jobs));
}

// Forgets dead processes, the oldest first, until at most `most` are left: of those that have a
// name, or of those that have none.
void Ledger::forget_dead(bool named, std::size_t most) {
    const auto counts = [&](const LedgerEntry& one) {
        const bool has_name = !one.name.empty() || !one.other_names.empty();
        return one.death && one.key.pid != leader_ && has_name == named;
    };
    const auto dead =
        static_cast<std::size_t>(std::count_if(entries_.begin(), entries_.end(), counts));
    std::size_t surplus = dead > most ? dead - most : 0;
    for (auto one = entries_.begin(); one != entries_.end() && surplus > 0;) {
        if (!counts(*one)) {
            ++one;
            continue;
        }
        const auto place = by_pid_.find(one->key.pid.value);
        std::erase(place->second, &*one);
        if (place->second.empty())
            by_pid_.erase(place);
        one = entries_.erase(one);
        ++forgotten_;
        --surplus;
    }
}

} // namespace leash
