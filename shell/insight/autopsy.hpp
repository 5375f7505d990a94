// The autopsy: what became of everything that was on a terminal, and by whose hand.
//
// make_autopsy() folds a ledger and a last look at /proc into a plain value, in the words of the
// design's table; render() draws it. Both are pure. A row or a line that was not observed but
// inferred is marked with a star. Kept as JSON it is that of docs/autopsy.md.
#pragma once

#include "insight/ledger.hpp"
#include "insight/words.hpp"

#include <optional>
#include <string>
#include <vector>

namespace leash {

struct AutopsyRow {
    Pid pid;
    std::optional<int> job;
    std::string command;
    bool is_shell = false;
    std::string before;        // "reading" "waiting" "foreground" "running" "stopped"
    std::string outcome;       // "survives" "dies" "exits", "gone" where nobody saw how
    std::optional<int> signal; // that killed it, or that it caught, ignored or blocked
    std::string sender;        // of that signal: "kernel" "shell" or a pid; empty: not known
    std::optional<int> status; // of one that exited
    std::string after;         // in a few words: "died of SIGHUP from leash"
    std::optional<Pid> parent_before;
    std::optional<Pid> parent_after; // of a survivor
    std::optional<std::string> terminal_before;
    std::optional<std::string> terminal_after;
    std::optional<Output> output; // of a survivor: where its standard output goes now
    Evidence evidence = Evidence::Observed;

    bool survives() const { return outcome == "survives"; }
};

struct AutopsyMoment {
    long milliseconds = 0; // since the end began
    std::string text;
    Evidence evidence = Evidence::Observed;
};

struct Autopsy {
    Ending ending = Ending::None;
    std::string terminal;         // "pts/5", empty where it was never seen
    std::string what;             // "cable pulled", "exit", "SIGHUP to the shell" ...
    std::string clock;            // "14:02:11", the caller's, since the ledger has no wall clock
    std::string date;             // "2026-11-23", the caller's; may be empty
    std::vector<AutopsyRow> rows; // the leader first, then in the order of their start
    std::vector<AutopsyMoment> timeline; // in the order of time
    std::vector<AutopsyRow> earlier;     // those that were over before the end
    std::vector<std::string> notes;      // sentences on what tracing has changed

    std::vector<Pid> survivors() const;
    bool all_observed() const;
};

// `after` is a look at /proc once the stage has settled.
Autopsy make_autopsy(const Ledger& ledger, const Snapshot& after, std::string clock);

// The screen, each line ended by a newline. Commands are cut so that it is `width` columns wide; a
// narrow one goes without PPID and TTY. Numbers are never cut: below 60 columns lines may be
// longer.
std::string render(const Autopsy& autopsy, std::size_t width = 80);

} // namespace leash
