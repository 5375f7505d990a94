// The interactive loop: prompt, line, command, and again, around one poll(2).
//
// It waits for three things at once: signals (the self-pipe), keys (standard input), and what else
// it is given (a stage's socket). Signals are looked at first: whether SIGHUP or the end of
// input tells of a hangup first is a race when leash is not the session leader, and both mean the
// same. An idle leash makes no system call.
//
// Source: POSIX XCU `sh`, 2.11; poll(2).
#pragma once

#include "control/job_control.hpp"
#include "interpreter/interpreter.hpp"

#include <functional>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace leash {

// Something else to wait for while a line is edited.
struct Watched {
    std::function<int()> descriptor; // asked before each poll; -1: nothing any more
    // Called when there is something to read, or its other end is closed: it must then either read
    // or let descriptor() be -1. A text that it yields becomes PS1 and is shown at once.
    std::function<std::optional<std::string>()> on_readable;
};

struct ReplOptions {
    std::string version;
    std::string greeting;     // written before the first prompt; may be empty
    std::string history_file; // empty: none is kept
    std::vector<Watched> watched;
    std::function<std::vector<std::string>()> lesson_names; // for completion; may be empty
};

// How it ended. The EXIT trap, the signals to jobs and the death by SIGHUP are the caller's.
struct LeftByExit {
    int status = 0;
};
struct LeftByHangup {
    HangupCause cause = HangupCause::Signal;
};
using ReplEnd = std::variant<LeftByExit, LeftByHangup>;

// Needs `shell.interactive`, and signals arranged (Interpreter::arrange_signals). Reads standard
// input, writes prompts to standard error.
ReplEnd run_interactive(Interpreter& interpreter, ReplOptions options);

} // namespace leash
