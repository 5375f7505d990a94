// The map: terminal, session, process groups and processes as a tree. Processes that the shell has
// started and that have no terminal are listed apart.
//
// make_map() sorts a snapshot into a plain value; render() draws the value. Both functions are
// pure. map_json.hpp writes the value as JSON.
//
// Source: credentials(7), POSIX XBD 3 "Session", "Process Group", "Orphaned Process Group".
#pragma once

#include "base/translator.hpp"
#include "kernel/snapshot.hpp"

#include <optional>
#include <string>
#include <vector>

namespace leash {

// What the shell knows and /proc does not show: which process group is which job.
struct JobLabel {
    int number = 0;
    ProcessGroup group;
    char mark = ' '; // '+' current job, '-' previous job
    Message state;   // as `jobs` writes it
};

struct MapProcess {
    Pid pid;
    std::string command;
    std::string state; // "running" "stopped" "zombie"
    bool is_this_shell = false;
};

struct MapGroup {
    ProcessGroup group;
    bool is_foreground = false;
    bool is_orphaned = false;
    std::optional<JobLabel> job;
    std::vector<MapProcess> processes; // the leader first, if the leader lives
};

struct MapSession {
    Session session;
    std::optional<std::string> terminal;
    std::string leader; // the command of the session leader; empty if the leader is gone
    std::vector<MapGroup> groups;
};

// Which process has adopted a process after its own parent has ended.
enum class Adopter {
    Init,        // process 1
    UserManager, // systemd --user
    Subreaper,   // any other process; it called prctl(2), PR_SET_CHILD_SUBREAPER: a stage, a tmux
    Nobody,      // the process is still a child of this leash
    OwnParent,   // the process is still a child of another process that the map knows
};

// A process that has no terminal: a daemon, or a survivor.
struct MapLoose {
    MapProcess process;
    Session session;
    Adopter adopter = Adopter::Nobody;
    Pid parent;
    std::string parent_name; // empty if the snapshot does not have the parent
};

struct Map {
    std::vector<MapSession> sessions;
    std::vector<MapLoose> loose;
};

struct MapQuestion {
    Pid shell; // the process to mark as this shell
    std::vector<Session>
        sessions; // the sessions to draw; the map leaves out sessions that are empty
    std::vector<JobLabel> jobs;
    std::vector<ProcessKey> started; // every process that this shell ever started
};
Map make_map(const Snapshot& snapshot, const MapQuestion& question);
// Returns the sessions that have a process of this user, for `map -a`.
std::vector<Session> sessions_of_user(const Snapshot& snapshot, unsigned user);

struct MapStyle {
    bool utf8 = false; // draws lines with box characters, else with | and `
    bool colour = false;
    std::size_t columns = 80;
    // True if a long command goes on in the next line. Otherwise the command is cut.
    bool wraps = false;
    // For a projector (big_screen.hpp): wraps too, at most 50 columns, and a blank line between two
    // groups.
    bool big = false;
};
// Returns the screen; each line ends with a newline.
std::string render(const Map& map, MapStyle style, const Translator& translate);

} // namespace leash
