// The map: terminal, session, process groups, processes, as a tree; and, apart, those that were
// started here and are tied to no terminal.
//
// make_map() sorts a snapshot into a plain value; render() draws it at 80 columns. Both are pure.
#pragma once

#include "kernel/snapshot.hpp"

#include <optional>
#include <string>
#include <vector>

namespace leash {

// What the shell knows and /proc does not: which process group is which job.
struct JobLabel {
    int number = 0;
    ProcessGroup group;
    char mark = ' ';   // '+' current job, '-' previous job
    std::string state; // as `jobs` writes it
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
    std::vector<MapProcess> processes; // the leader first, if it lives
};

struct MapSession {
    Session session;
    std::optional<std::string> terminal;
    std::string leader; // its command; empty where it is gone
    std::vector<MapGroup> groups;
};

// Who has taken in a process whose own parent has ended.
enum class Adopter {
    Init,        // process 1
    UserManager, // systemd --user
    Subreaper,   // another that asked for it (prctl(2), PR_SET_CHILD_SUBREAPER): a stage, a tmux
    Nobody,      // it is still a child of this leash
};

// One that has no terminal: a daemon, or a survivor.
struct MapLoose {
    MapProcess process;
    Session session;
    Adopter adopter = Adopter::Nobody;
    Pid parent;
    std::string parent_name; // empty where it is hidden
};

struct Map {
    std::vector<MapSession> sessions;
    std::vector<MapLoose> loose;
};

struct MapQuestion {
    Pid shell;                     // marked as this shell
    std::vector<Session> sessions; // to be drawn; those without any process are left out
    std::vector<JobLabel> jobs;
    std::vector<ProcessKey> started; // by this shell, ever: the loose ones are among them
};
Map make_map(const Snapshot& snapshot, const MapQuestion& question);
// The sessions that have a process of this user, for `map -a`.
std::vector<Session> sessions_of_user(const Snapshot& snapshot, unsigned user);

struct MapStyle {
    bool utf8 = false; // lines drawn with box characters, else with | and `
    bool colour = false;
    std::size_t columns = 80;
};
std::string render(const Map& map, MapStyle style);
// One object, with its newline; docs/map.md has the schema.
std::string to_json(const Map& map);

} // namespace leash
