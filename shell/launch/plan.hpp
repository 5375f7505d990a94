// A launch plan: how a process is to be started, decided completely before anything starts.
//
// A value: the interpreter makes it, narration can tell it, tests can compare it, and one
// file (start_process.cpp) carries it out.
//
// Source: fork(2), vfork(2), setpgid(2), POSIX XCU 2.11 and 2.12.
#pragma once

#include "base/ids.hpp"

#include <optional>
#include <string>
#include <sys/types.h>
#include <variant>
#include <vector>

namespace leash {

// What happens to the child's descriptors, in order.
struct DuplicateDescriptor {
    int from;
    int to;
};
struct CloseDescriptor {
    int descriptor;
};
// Opened in the child: for a FIFO or a device, whose opening may block, so that it blocks
// the child and not the shell. Regular files are opened in the shell, where an error can
// name the file before anything has started.
struct OpenDescriptor {
    std::string path;
    int flags;
    mode_t mode;
    int to;
};
using DescriptorAction = std::variant<DuplicateDescriptor, CloseDescriptor, OpenDescriptor>;

// Which process group the child is put in.
struct StayInShellsGroup {}; // no job control
struct LeadNewGroup {};      // the first process of a job
struct JoinGroup {           // every other process of it
    ProcessGroup group;
};
struct LeadNewSession { // setsid(2); with a terminal's descriptor it becomes the controlling one
    std::optional<int> terminal;
};
using GroupPlan = std::variant<StayInShellsGroup, LeadNewGroup, JoinGroup, LeadNewSession>;

struct LaunchPlan {
    std::string path;                   // the file to execute; empty for a subshell
    std::vector<std::string> arguments; // argv
    char* const* environment = nullptr; // not owned; must outlive the start
    std::vector<DescriptorAction> descriptors;
    GroupPlan group = StayInShellsGroup{};
    // The controlling terminal's descriptor if the job is to have the terminal: the child then
    // takes it for its group itself, before exec (the shell does too: whoever comes first).
    std::optional<int> terminal;
    // The shell has a controlling terminal: Ctrl-Z can reach a child in the shell's own group.
    bool keyboard_reaches_shell = false;
    // Signals to be set to default in the child. A handler never survives exec, but "ignored" does.
    std::vector<int> default_signals;
    std::vector<int> ignored_signals; // INT and QUIT for & without job control
    // The shell that runs the file if it turns out to be a script without #! (ENOEXEC, XCU
    // 2.9.1.6); empty: then it cannot be executed.
    std::string script_shell;
    // What a forked child that cannot execute its program says so as.
    std::string speaker = "leash: ";
};

} // namespace leash
