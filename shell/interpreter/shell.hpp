// The state of one shell: all that a command can read or change, in one value with named parts.
//
// There is one of these per shell process, made in main and handed down; a forked subshell
// goes on with its copy (enter_subshell). Nothing of it is global.
//
// Source: POSIX XCU 2.13 "Shell Execution Environment".
#pragma once

#include "control/job_control.hpp"
#include "expand/variables.hpp"
#include "interpreter/narrator.hpp"
#include "interpreter/shell_options.hpp"
#include "interpreter/traps.hpp"
#include "kernel/snapshot.hpp"
#include "language/parser.hpp"

#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace leash {

struct Builtin;

// What leash on a stage can ask of its stage; outside a stage it is not there. An interface,
// since the stage stands on a higher floor.
class StageLink {
  public:
    virtual ~StageLink() = default;
    // Closes the inner end: a forked subshell must not speak for its parent.
    virtual void close() = 0;
    // Asks and waits for the answer: {"unplug"}, {"check", "alive", "ada"}, {"hint"} ... The
    // answer is a status and what to print. Nothing: the stage does not answer.
    struct Answer {
        int status = 0;
        std::string text;
    };
    virtual std::optional<Answer> ask(const std::vector<std::string>& request) = 0;
};

struct Shell {
    // ---- who and how ----
    std::string name = "leash"; // $0
    Pid pid;                    // $$: also in a subshell that of the shell it came from
    bool interactive = false;
    bool login = false;
    bool as_sh = false; // called by the name sh: POSIX and nothing else
    bool has_terminal = false; // a controlling terminal: a keyboard's signals can come
    std::string executable;    // this program's own file, for scripts without #!
    Options options;

    // ---- what commands work on ----
    Variables variables;
    std::vector<std::string> positional;
    std::unordered_map<std::string, std::shared_ptr<const Command>> functions;
    Aliases aliases;
    Traps traps;
    int last_status = 0;
    std::optional<Pid> last_background; // $!
    JobControl control;
    Narrator narrator; // set -o narrate

    // Started here and no job (any more): by daemonize, or let go by disown. For `map`.
    std::vector<ProcessKey> let_go;

    // ---- while commands run ----
    std::size_t line = 1;        // LINENO
    unsigned loop_depth = 0;     // break and continue
    unsigned function_depth = 0; // return, local
    unsigned dot_depth = 0;      // return
    int substitution_status = 0; // of the last command substitution of a simple command
    // $? as it was when a trap began: what `exit` in the trap leaves with (XCU `exit`).
    std::optional<int> status_before_trap;
    std::size_t getopts_index = 1;  // getopts left this in OPTIND,
    std::size_t getopts_offset = 0; // and is at this letter of a cluster such as -ab

    // ---- the outside ----
    std::unordered_map<std::string, std::string> command_hash; // name to path
    std::shared_ptr<StageLink> stage;
    // The text of commands typed, oldest first, for `history` and `fc`. Filled by the repl.
    std::vector<std::string> history;

    // This process is a forked child of the shell, and goes on as a subshell: without jobs, without
    // a terminal, without a stage, and with traps reset (the LaunchPlan has reset dispositions).
    void enter_subshell();
    bool is_subshell() const { return is_subshell_; }

    bool job_control() const { return options.monitor && !is_subshell_; }
    // Someone at a prompt reads what we say, and an error returns there instead of leaving.
    bool at_prompt() const { return interactive && !is_subshell_; }

  private:
    bool is_subshell_ = false;
};

} // namespace leash
