// `facts PID`: the facts of one process, everything that ties the process to a terminal.
//
// make_facts() puts what a snapshot and the ledger know into labelled lines; render() draws the
// lines. Both functions are pure.
//
// Source: proc(5), credentials(7), signal(7).
#pragma once

#include "base/translator.hpp"
#include "insight/ledger.hpp"
#include "kernel/snapshot.hpp"

#include <optional>
#include <string>
#include <vector>

namespace leash {

struct FactLine {
    Phrase label; // "process group"
    Message text; // "905, which it leads; not orphaned"
};

struct FactsPage {
    Pid pid;
    std::string command;
    std::vector<FactLine> lines;
};

// Returns nullopt if the snapshot does not have the process. `entry` is what the ledger knows of
// the process, or nullptr. /proc does not say who started a process, nor what was typed; the ledger
// may know.
std::optional<FactsPage> make_facts(const Snapshot& snapshot, Pid pid, const LedgerEntry* entry);

// Returns the screen, at most `screen_width` columns wide (at least 40); each line ends with a
// newline.
std::string render(const FactsPage& page, const Translator& translate,
                   std::size_t screen_width = 80);

} // namespace leash
