// A Snapshot: what /proc said of the processes of this machine at one moment, as plain values.
//
// Everything that map, forecast, check and autopsy say is computed from values like these,
// never from the kernel directly, so it can be tested without one. Reading copes with
// processes that vanish in the middle and with files it may not read: what could not be
// read is empty, never guessed.
//
// Source: proc(5).
#pragma once

#include "base/ids.hpp"

#include <csignal>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace leash {

// A set of signals as /proc/PID/status shows it, bit 0 for signal 1.
struct SignalSet {
    std::uint64_t bits = 0;
    bool contains(int signal) const { return signal > 0 && ((bits >> (signal - 1)) & 1) != 0; }
    bool empty() const { return bits == 0; }
    friend bool operator==(SignalSet, SignalSet) = default;
};

// A process for ever: its ID alone may be used again.
struct ProcessKey {
    Pid pid;
    std::uint64_t start_time = 0; // clock ticks since boot, field 22 of /proc/PID/stat
    friend auto operator<=>(const ProcessKey&, const ProcessKey&) = default;
};

struct ProcessFacts {
    ProcessKey key;
    Pid parent;
    ProcessGroup group;
    Session session;
    // The controlling terminal as a device name without /dev/ ("pts/3"), or none ("?" in ps).
    std::optional<std::string> terminal;
    // The terminal's foreground process group; none is ps's TPGID -1.
    std::optional<ProcessGroup> foreground_group;
    char state = '?';                      // R S D T t Z X I, as proc(5) has it
    std::string name;                      // comm: at most 15 bytes, may hold any of them
    std::vector<std::string> command_line; // empty for a zombie or a kernel thread
    std::string executable;                // /proc/PID/exe, empty where it may not be read
    SignalSet ignored, caught, blocked, pending;
    std::optional<unsigned> umask;
    std::optional<unsigned> user;           // the real uid
    std::optional<unsigned> effective_user; // whose rights it has
    // The targets of descriptors 0-2 as readlink(2) gives them ("/dev/pts/3 (deleted)").
    std::map<int, std::string> descriptors;
    std::string working_directory;

    bool is_stopped() const { return state == 'T' || state == 't'; }
    bool is_zombie() const { return state == 'Z' || state == 'X'; }
    // The command as a person would type it; the name in brackets where there is none.
    std::string command() const;
};

struct Snapshot {
    std::map<Pid, ProcessFacts> processes;

    const ProcessFacts* find(Pid pid) const;
    const ProcessFacts* find(ProcessKey key) const; // nullptr where the pid is another's now
    std::vector<const ProcessFacts*> members_of(ProcessGroup group) const;
    std::vector<const ProcessFacts*> members_of(Session session) const;
    // A process group is orphaned when no member has a parent in another group of the same
    // session (POSIX XBD 3.270).
    bool is_orphaned(ProcessGroup group) const;
};

// Every process that this user may see. Each file of /proc is read once.
Snapshot take_snapshot();
// How much is read of a process, each step with what stands before it.
enum class Detail {
    Ids,        // stat: IDs, terminal, state, name, start time
    Command,    // status and cmdline: signals, umask, user, command line
    Everything, // exe, cwd, descriptors
};
// The same, but of each process only as much as `wanted` says, asked with what stat says: on a
// machine with thousands of processes, those one wants to show are few.
Snapshot take_snapshot(const std::function<Detail(const ProcessFacts&)>& wanted);
// Only `root` and what descends from it: of every other process one file is read instead of nine.
Snapshot take_snapshot_below(Pid root);
// One process; nothing where it is gone.
std::optional<ProcessFacts> read_process(Pid pid);
// Only the start time of one process (one file read); 0 where it is gone.
std::uint64_t read_start_time(Pid pid);

} // namespace leash
