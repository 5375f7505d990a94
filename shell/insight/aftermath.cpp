#include "insight/aftermath.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <map>

namespace leash {
namespace {

std::string number(Pid pid) {
    return std::to_string(pid.value);
}

// "640, the practice terminal, adopts ". The parent of the session leader is the stage, which is a
// subreaper.
std::string adopter(const Ledger& ledger, const Snapshot& after, Pid parent) {
    const LedgerEntry* leader = ledger.entry(*ledger.leader());
    const auto& facts = leader->before ? leader->before : leader->last;
    if (facts && facts->parent == parent)
        return number(parent) + ", the practice terminal, adopts ";
    const ProcessFacts* process = after.find(parent);
    return number(parent) + (process ? " (" + process->name + ")" : "") + " adopts ";
}

} // namespace

std::vector<AutopsyMoment> aftermath(const Ledger& ledger, const Snapshot& after) {
    const LedgerEntry* leader = ledger.leader() ? ledger.entry(*ledger.leader()) : nullptr;
    if (!leader || !leader->death || !ledger.ended_at())
        return {};
    std::map<Pid, std::vector<std::string>> adopted; // by adopter
    std::vector<std::string> without_terminal;
    for (const LedgerEntry& entry : ledger.entries()) {
        const ProcessFacts* now = entry.death ? nullptr : after.find(entry.key);
        if (!now || !entry.before)
            continue;
        if (now->parent != entry.before->parent)
            adopted[now->parent].push_back(number(entry.key.pid));
        if (entry.before->terminal && !now->terminal)
            without_terminal.push_back(number(entry.key.pid));
    }
    const auto since = leader->death->time - *ledger.ended_at();
    const long milliseconds = std::max(
        0L,
        static_cast<long>(std::chrono::duration_cast<std::chrono::milliseconds>(since).count()));
    std::vector<AutopsyMoment> lines;
    lines.reserve(adopted.size() + 1);
    for (const auto& [parent, children] : adopted)
        lines.push_back(
            {milliseconds,
             adopter(ledger, after, parent) + listed(children) +
                 (children.size() == 1 ? ": its parent is gone" : ": their parents are gone"),
             Evidence::Observed});
    if (!without_terminal.empty())
        lines.push_back({milliseconds,
                         listed(without_terminal) +
                             (without_terminal.size() == 1 ? " has" : " have") +
                             " no controlling terminal any more",
                         Evidence::Observed});
    return lines;
}

} // namespace leash
