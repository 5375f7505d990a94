// The autopsy: what became of every process of a terminal, and who sent which signal.
//
// make_autopsy() puts a ledger and a last snapshot into a plain value, in the words of words.hpp;
// render() draws the value. Both functions are pure. autopsy_json.hpp writes the value as JSON, and
// docs/autopsy.md describes it.
//
// autopsy_page.hpp draws the value as a web page.
//
// Invariant: a row or line that was inferred, not observed, is marked: by a star on the screen, by
// a dashed line in the picture.
#pragma once

#include "base/display.hpp"
#include "base/translator.hpp"
#include "insight/ledger.hpp"
#include "insight/words.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace leash {

struct AutopsyRow {
    Pid pid;
    std::uint64_t start_time = 0; // as in ProcessKey; 0 if the start time is not known
    std::optional<int> job;
    std::string command;
    bool is_shell = false;
    std::string before;        // "reading" "waiting" "foreground" "running" "stopped"; "-": unseen
    std::string outcome;       // "survives" "dies" "exits"; "gone" if nobody saw how it ended
    std::optional<int> signal; // the signal that the process died of, caught, ignored or blocked
    std::string sender;        // of the signal: "kernel", "shell" or a pid; empty if not known
    std::optional<int> status; // only for "exits"
    Message after;             // in a few words: "died of SIGHUP from leash"
    std::optional<Pid> parent_before;
    std::optional<Pid> parent_after; // only for a survivor
    std::optional<std::string> terminal_before;
    std::optional<std::string> terminal_after; // only for a survivor
    std::optional<Output> output; // only for a survivor: where the standard output goes now
    std::optional<ProcessGroup> group_before;
    std::optional<ProcessGroup> group_after; // only for a survivor
    std::optional<Session> session_before;
    std::optional<Session> session_after; // only for a survivor
    std::optional<long> ended_at; // milliseconds since the end began; nullopt for a survivor
    // Only for a survivor, why the process lives: "ignores" "blocks" "catches" "despite" (the
    // signal), "no-terminal" (had none), "not-signalled", "no-signal-seen"; or "stopped".
    std::string reason;
    Evidence evidence = Evidence::Observed;
    // True for a survivor that has ended between the autopsy and now. Only the reader of a kept
    // autopsy knows this (stage/autopsy_file.hpp).
    bool has_ended_since = false;

    bool survives() const { return outcome == "survives"; }
};

struct AutopsyMoment {
    long milliseconds = 0; // since the end began
    Message text;
    Evidence evidence = Evidence::Observed;
};

// One signal to one process, since the end began.
struct AutopsySignal {
    long milliseconds = 0; // since the end began
    int signal = 0;
    std::optional<Pid> sender; // nullopt: the kernel
    Pid receiver;
    Evidence evidence = Evidence::Observed;
};

// A process that has no row, and has sent a signal or has adopted a process.
struct AutopsyOther {
    Pid pid;
    std::string name;                  // empty if no snapshot has shown the process
    bool is_practice_terminal = false; // the stage: the parent of the shell
};

struct Autopsy {
    Ending ending = Ending::None;
    std::string terminal;         // "pts/5"; empty if no snapshot has shown the terminal
    Message what;                 // "cable pulled", "exit", "SIGHUP to the shell" ...
    std::string clock;            // "14:02:11"; from the caller: the ledger has no wall clock
    std::string date;             // "2026-11-23"; from the caller; may be empty
    std::vector<AutopsyRow> rows; // the leader first, then by process ID
    std::vector<AutopsyMoment> timeline; // in the order of time
    std::vector<AutopsySignal> signals;  // in the order of time
    std::vector<AutopsyOther> others;    // by process ID
    std::vector<AutopsyRow> earlier;     // processes that had ended before the end began
    std::vector<Message> notes;          // sentences about what tracing has changed

    // Return the survivors: those that still run, and those that have ended since the autopsy.
    std::vector<Pid> still_running() const;
    std::vector<Pid> ended_since() const;
    bool all_observed() const;
};

// `after` is a snapshot taken when the stage has settled; `clock` is the time to show.
Autopsy make_autopsy(const Ledger& ledger, const Snapshot& after, std::string clock);

// Returns the screen; each line ends with a newline. The lines fit into the columns of the display
// (at least 60, at most 120): columns of the table are left out, first TTY, then PPID, then BEFORE,
// and then commands are cut. Numbers are never cut.
std::string render(const Autopsy& autopsy, const Display& display, const Translator& translate);
// The same for a projector (big_screen.hpp): of each process only what became of it, at most 50
// columns, and a blank line between two parts. Nothing is cut.
std::string render_big(const Autopsy& autopsy, const Translator& translate);

} // namespace leash
