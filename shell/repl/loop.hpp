// The interactive loop: shows the prompt, reads a line, runs the command, and begins again.
//
// While a line is edited the loop waits in one poll(2) for three things: signals (the self-pipe),
// keys (standard input), and the descriptors in ReplOptions::watched (a stage's socket). An idle
// leash makes no system call.
//
// Race: if leash is not the session leader, a hangup may show first as SIGHUP or first as the end
// of input. Both mean the same. The loop looks at signals first.
//
// Source: POSIX XCU `sh`, 2.11; poll(2).
#pragma once

#include "control/job_control.hpp"
#include "interpreter/interpreter.hpp"
#include "options/option_table.hpp"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace leash {

// A descriptor that the loop watches while a line is edited.
struct Watched {
    // Called before each poll. Returns the descriptor, or -1 if there is nothing to watch any more.
    std::function<int()> descriptor;
    // Called when the descriptor is readable, or when the other end is closed. The function must
    // read, or make descriptor() return -1; otherwise the loop would spin. If the function returns
    // a text, the text becomes PS1, and leash shows it at once.
    std::function<std::optional<std::string>()> on_readable;
};

struct ReplOptions {
    std::string version;
    std::string greeting;     // written before the first prompt; may be empty
    std::string history_file; // a path; empty: leash keeps no history
    std::vector<Watched> watched;
    std::function<std::vector<std::string>()> lesson_names; // for completion; may be empty
    std::vector<std::string> topics; // the pages of `help` that are no built-ins: for completion
    // Of programs that are not built in, by their names: for completion.
    std::map<std::string, const OptionTable*> options_of_programs;
};

// The end of the loop. The caller then runs the EXIT trap, sends the signals of the hangup policy
// to the jobs, and after a hangup lets SIGHUP end the process.
struct LeftByExit {
    int status = 0;
};
struct LeftByHangup {
    HangupCause cause = HangupCause::Signal;
};
using ReplEnd = std::variant<LeftByExit, LeftByHangup>;

// Runs the loop until the user exits or the terminal hangs up. Before the call `shell.interactive`
// must be set and ShellSignals::arrange_all() must have been called. Reads standard input and
// writes prompts to standard error.
ReplEnd run_interactive(Interpreter& interpreter, ReplOptions options);

} // namespace leash
