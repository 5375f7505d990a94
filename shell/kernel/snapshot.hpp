// A snapshot: what /proc says about the processes of this machine at one moment, as plain values.
//
// map, forecast, check and autopsy compute their results from snapshots and never ask the kernel
// themselves. So the tests can give them any snapshot.
//
// Race: a process may end while its files are read, and leash may not be allowed to read a file.
// Invariant: a value that could not be read is empty; leash never guesses a value.
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

// Names one process for ever. The kernel may use the process ID alone again.
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
    // The controlling terminal as a device name without /dev/, such as "pts/3". nullopt if the
    // process has no controlling terminal; ps shows "?".
    std::optional<std::string> terminal;
    // The terminal's foreground process group. nullopt if there is none; ps shows TPGID -1.
    std::optional<ProcessGroup> foreground_group;
    char state = '?';                      // R S D T t Z X I: see proc(5)
    std::string name;                      // comm: at most 15 bytes of any value
    std::vector<std::string> command_line; // empty for a zombie or a kernel thread
    std::string executable;                // /proc/PID/exe; empty if it cannot be read
    SignalSet ignored, caught, blocked, pending;
    std::optional<unsigned> umask;
    std::optional<unsigned> user;           // the real uid
    std::optional<unsigned> effective_user; // the effective uid, which decides the rights
    // The targets of descriptors 0 to 2 as readlink(2) returns them ("/dev/pts/3 (deleted)").
    std::map<int, std::string> descriptors;
    std::string working_directory;

    bool is_stopped() const { return state == 'T' || state == 't'; }
    bool is_zombie() const { return state == 'Z' || state == 'X'; }
    // Returns the command line with quotes, as a user would type it. If there is no command line,
    // returns the name in brackets.
    std::string command() const;
};

struct Snapshot {
    std::map<Pid, ProcessFacts> processes;

    const ProcessFacts* find(Pid pid) const;
    // Returns nullptr also if another process has the process ID now.
    const ProcessFacts* find(ProcessKey key) const;
    std::vector<const ProcessFacts*> members_of(ProcessGroup group) const;
    std::vector<const ProcessFacts*> members_of(Session session) const;
    // Returns true if the process group is orphaned: no member has a parent in the same session but
    // in another process group (POSIX XBD 3 "Orphaned Process Group").
    bool is_orphaned(ProcessGroup group) const;
};

// Reads all processes that this user may see. Reads each file of /proc once.
Snapshot take_snapshot();
// How much leash reads about a process. Each level includes the levels above it.
enum class Detail {
    Ids,        // stat: IDs, terminal, state, name, start time
    Command,    // status and cmdline: signals, umask, user, command line
    Everything, // exe, cwd, descriptors
};
// Reads of each process only as much as `wanted` says. `wanted` is called with the facts of stat.
// On a machine with thousands of processes this saves time: only a few processes will be shown.
Snapshot take_snapshot(const std::function<Detail(const ProcessFacts&)>& wanted);
// Reads only `root` and its descendants. So the work does not grow with the number of processes on
// the machine (descendants.cpp).
Snapshot take_snapshot_below(Pid root);
// Reads one process. Returns nullopt if the process is gone.
std::optional<ProcessFacts> read_process(Pid pid);
// Reads only the start time of one process (one file). Returns 0 if the process is gone.
std::uint64_t read_start_time(Pid pid);

} // namespace leash
