// The ledger: what is known of every process of a terminal, dead or alive, and by whom it was told.
//
// Events and snapshots are folded in as they come; nothing is ever taken out, so `%1`, `$!` and a
// witness's name still mean something after their shell has died. Pure: it asks nobody.
//
// Invariant: an entry is keyed by (pid, start time), and is made before its process can be gone.
#pragma once

#include "jobs/event.hpp"
#include "kernel/snapshot.hpp"

#include <chrono>
#include <deque>
#include <optional>
#include <string>
#include <vector>

namespace leash {

enum class Evidence { Observed, Inferred };

// Who sent a signal that killed or stopped something.
struct KernelSent {};
struct ShellSent {
    Pid shell;
};
struct ProcessSent {
    Pid process;
};
using SignalOrigin = std::variant<KernelSent, ShellSent, ProcessSent>;

struct Death {
    ProcessState how = Exited{0}; // Exited or Signaled
    Evidence evidence = Evidence::Observed;
    std::chrono::nanoseconds time{};
};

struct LedgerEntry {
    ProcessKey key;
    std::string command;
    std::string name;                // a witness's, or given by `check name`; may be empty
    std::optional<int> job;          // the job number its shell told
    std::optional<Pid> shell;        // the leash that started it
    bool is_shell = false;           // it told ShellStarted itself
    bool is_daemon = false;          // started by daemonize
    ProcessState state = Running{};  // as last told or seen
    std::optional<ProcessFacts> before; // last facts before the terminal ended
    std::optional<ProcessFacts> last;   // last facts seen at all
    std::optional<Death> death;
};

// Something that happened, in order of time; for the autopsy and recordings.
struct Happening {
    std::chrono::nanoseconds time{};
    std::optional<Pid> told_by; // the leash that told it; none: the stage itself saw it
    EventBody event;
};

// How a terminal's session came to its end.
enum class Ending { None, Exit, Hangup, Sighup, Kill };

class Ledger {
  public:
    // An event told by the leash `teller`. SignalSent by a leash makes it the sender.
    void record(Pid teller, const Event& event);
    // A witness has told its name.
    void name_process(ProcessKey key, std::string name);
    // What /proc said; every process of `session`, descendants of ones known, is taken in.
    void observe(const Snapshot& snapshot, std::chrono::nanoseconds time);
    // The stage reaped a process itself: an adopted one, or the leader.
    void reaped(Pid pid, ProcessState how, std::chrono::nanoseconds time);
    // The master is about to be closed: facts from now on are "after".
    void terminal_closing(std::chrono::nanoseconds time, Ending why);

    void set_leader(ProcessKey leader, std::string command);

    // By job ID text ("%1", "%+", "%%", "%-", "%name"), "$!", a pid, or a name. An error says what is so: "no
    // process named ada; there are bob and carl", "two living processes are named ada: 12, 40".
    Result<const LedgerEntry*, std::string> find(const std::string& subject) const;
    // Every process of that subject: for %n the whole pipeline, else the one.
    Result<std::vector<const LedgerEntry*>, std::string> find_all(const std::string& subject) const;

    const LedgerEntry* entry(Pid pid) const; // the newest with this pid
    const std::deque<LedgerEntry>& entries() const { return entries_; }
    const std::vector<Happening>& happenings() const { return happenings_; }
    std::optional<Pid> leader() const { return leader_; }
    std::optional<ProcessGroup> foreground_group() const; // as last told by the leader
    Ending ending() const { return ending_; }
    std::optional<std::chrono::nanoseconds> ended_at() const { return ended_at_; }

    // The sender of the signal that ended or stopped this process: from SignalSent where a leash
    // told it (observed), else inferred from what the kernel is known to do.
    struct Attribution {
        SignalOrigin origin;
        Evidence evidence;
    };
    std::optional<Attribution> sender_of(const LedgerEntry& entry, int signal) const;

  private:
    std::deque<LedgerEntry> entries_; // a deque: addresses stay valid as it grows
    std::vector<Happening> happenings_;
    std::optional<Pid> leader_;
    std::optional<Pid> last_background_;
    Ending ending_ = Ending::None;
    std::optional<std::chrono::nanoseconds> ended_at_;
    // (whoever implements this adds what it needs)
};

} // namespace leash
