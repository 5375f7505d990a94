#include "insight/aftermath.hpp"

#include "base/message_list.hpp"
#include "base/text.hpp"
#include "insight/words.hpp"

#include <algorithm>
#include <map>

namespace leash {
namespace {

// "640, the practice terminal,". The parent of the session leader is the stage, which is a
// subreaper.
Message adopter(const Ledger& ledger, const Snapshot& after, Pid parent) {
    const LedgerEntry* leader = ledger.entry(*ledger.leader());
    const auto& facts = leader->before ? leader->before : leader->last;
    if (facts && facts->parent == parent)
        return _("{0}, the practice terminal,", parent.value);
    const ProcessFacts* process = after.find(parent);
    return Message::verbatim(number(parent) + (process ? " (" + process->name + ")" : ""));
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
             n_("{0} adopts {1}: its parent is gone", "{0} adopts {1}: their parents are gone",
                children.size(), adopter(ledger, after, parent), enumerated(children)),
             Evidence::Observed});
    if (!without_terminal.empty())
        lines.push_back({milliseconds,
                         n_("{0} has no controlling terminal any more",
                            "{0} have no controlling terminal any more", without_terminal.size(),
                            enumerated(without_terminal)),
                         Evidence::Observed});
    return lines;
}

} // namespace leash
