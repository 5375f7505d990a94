// A launch plan: a value that says completely how a process is started.
//
// The interpreter makes the plan, narration can tell the plan, and tests can compare plans. One
// file (start_process.cpp) starts a process from a plan. Invariant: every decision is made in the
// plan, before anything starts.
//
// Source: fork(2), vfork(2), setpgid(2), POSIX XCU 2.11 and 2.12.
#pragma once

#include "base/ids.hpp"
#include "base/translator.hpp"

#include <optional>
#include <string>
#include <sys/types.h>
#include <variant>
#include <vector>

namespace leash {

// The changes of the child's descriptors. The child makes them in the order of the plan.
struct DuplicateDescriptor {
    int from;
    int to;
};
struct CloseDescriptor {
    int descriptor;
};
// The child opens the file. For a FIFO or a device: open(2) may block, and must block the child and
// not the shell. The shell itself opens regular files, so that it can report an error before
// anything has started.
struct OpenDescriptor {
    std::string path;
    int flags;
    mode_t mode;
    int to;
};
using DescriptorAction = std::variant<DuplicateDescriptor, CloseDescriptor, OpenDescriptor>;

// The child's process group.
struct StayInShellsGroup {}; // no job control
struct LeadNewGroup {};      // the first process of a job
struct JoinGroup {           // every other process of the job
    ProcessGroup group;
};
struct LeadNewSession { // setsid(2)
    // The descriptor of a terminal that becomes the controlling terminal of the new session.
    std::optional<int> terminal;
};
using GroupPlan = std::variant<StayInShellsGroup, LeadNewGroup, JoinGroup, LeadNewSession>;

struct LaunchPlan {
    std::string path;                   // the file to execute; empty for a subshell
    std::vector<std::string> arguments; // argv
    // environ(7). The plan does not own the array; the array must exist until the process runs.
    char* const* environment = nullptr;
    std::vector<DescriptorAction> descriptors;
    GroupPlan group = StayInShellsGroup{};
    // The descriptor of the controlling terminal, if the job gets the terminal. The child then puts
    // its own group into the foreground before exec. The shell does the same: nobody knows whether
    // parent or child runs first.
    std::optional<int> terminal;
    // The shell has a controlling terminal: Ctrl-Z can stop a child in the shell's own group.
    bool keyboard_reaches_shell = false;
    // The child sets these signals to default. exec resets a handler, but an ignored signal stays
    // ignored.
    std::vector<int> default_signals;
    // The child ignores these signals: INT and QUIT for an asynchronous list without job control.
    std::vector<int> ignored_signals;
    // The path of the shell that runs the file if the file is a script without #! (ENOEXEC, XCU
    // 2.9.1.6). If it is empty, such a file is an error.
    std::string script_shell;
    // The text before the error message of a forked child that cannot execute its program.
    std::string speaker = "leash: ";
    // Puts this message into the user's language. nullptr means English.
    const Translator* translate = nullptr;
};

} // namespace leash
