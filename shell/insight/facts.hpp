// facts PID: one page of everything that ties a process to a terminal, or has been cut.
//
// make_facts() puts what a snapshot and the ledger know into labelled lines; render() draws
// them at 80 columns. Both are pure.
#pragma once

#include "insight/ledger.hpp"
#include "kernel/snapshot.hpp"

#include <optional>
#include <string>
#include <vector>

namespace leash {

struct FactLine {
    std::string label; // "process group"
    std::string text;  // "905, which it leads; not orphaned"
};

struct FactsPage {
    Pid pid;
    std::string command;
    std::vector<FactLine> lines;
};

// Nothing where the snapshot has no such process. `entry` is what the ledger knows of it, or
// null: who started it, and what was typed, /proc does not say.
std::optional<FactsPage> make_facts(const Snapshot& snapshot, Pid pid, const LedgerEntry* entry);

std::string render(const FactsPage& page);

} // namespace leash
