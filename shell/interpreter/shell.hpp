// The state of one shell: all that a command can read or change, in one value with named parts.
//
// Each shell process has one Shell. main makes it and hands it down. A forked subshell goes on with
// its copy (enter_subshell).
//
// Source: POSIX XCU 2.13 "Shell Execution Environment".
#pragma once

#include "base/translator.hpp"
#include "control/job_control.hpp"
#include "expand/variables.hpp"
#include "interpreter/narrator.hpp"
#include "interpreter/nesting.hpp"
#include "interpreter/own_variables.hpp"
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

// What leash on a stage can ask of its stage. An interface, because this part of leash does not
// know the stage.
class StageLink {
  public:
    virtual ~StageLink() = default;
    // Closes the connection: a forked subshell must not speak for its parent.
    virtual void close() = 0;
    // Asks and waits for the answer: {"unplug"}, {"check", "alive", "ada"}, {"hint"} ... The
    // answer is a status and what to print. Returns nullopt if the stage does not answer.
    struct Answer {
        int status = 0;
        std::string text;
    };
    virtual std::optional<Answer> ask(const std::vector<std::string>& request) = 0;
};

// Where `getopts` has stopped. POSIX keeps the position in the variable OPTIND alone, but after the
// first letter of a cluster such as -ab OPTIND cannot tell the next letter.
class GetoptsPosition {
  public:
    // `getopts` has left `optind` in OPTIND, and the next letter is at `offset` of the cluster.
    void stop_at(std::size_t optind, std::size_t offset) {
        optind_ = optind;
        offset_ = offset;
    }
    // Returns 0, no cluster, if the script has given OPTIND another value since.
    std::size_t offset(std::size_t optind) const { return optind == optind_ ? offset_ : 0; }

  private:
    std::size_t optind_ = 1;
    std::size_t offset_ = 0;
};

struct Shell {
    // ---- who and how ----
    std::string name = "leash"; // $0
    Pid pid;                    // $$: in a subshell, the process ID of the first shell
    bool interactive = false;
    bool login = false;
    bool as_sh = false;        // leash was called sh: only what POSIX has
    bool has_terminal = false; // has a controlling terminal: the keyboard can send signals
    std::string executable;    // this program's own file, for scripts without #!
    Options options;

    Translator translate; // puts messages into the user's language
    Translator english;

    // ---- what commands work on ----
    Variables variables;
    OwnVariables own_variables; // RANDOM, UID ...: the shell gives them a value
    std::vector<std::string> positional;
    std::unordered_map<std::string, std::shared_ptr<const Command>> functions;
    Aliases aliases;
    Traps traps;
    int last_status = 0;
    std::optional<Pid> last_background; // $!
    JobControl control;
    Narrator narrator; // set -o narrate

    // Processes that this shell started and that are no jobs: by daemonize, or after disown. For
    // `map`.
    std::vector<ProcessKey> let_go;

    // ---- while commands run ----
    CommandNesting nesting; // the line, and the loops and functions around it
    GetoptsPosition getopts_position;

    // ---- the outside ----
    std::unordered_map<std::string, std::string> command_hash; // name to path
    std::shared_ptr<StageLink> stage;
    bool on_practice_terminal = false; // a subshell and a nested leash are there, but have no link
    // The text of commands typed, oldest first, for `history` and `fc`. Filled by the repl.
    std::vector<std::string> history;
    // The number of the oldest command. Grows when HISTSIZE drops commands: a command keeps its
    // number as long as the shell lives.
    std::size_t history_begins_at = 1;
    // False if the line that is being run is not in the history: a blank stands before it.
    bool typed_line_is_in_history = false;

    // This process is a forked child of the shell, and goes on as a subshell: without jobs, without
    // a terminal, without a stage, and with traps reset (the LaunchPlan has reset dispositions).
    void enter_subshell();
    bool is_subshell() const { return is_subshell_; }

    // A subshell begins without job control, and its own set -m turns job control on. Until then $-
    // still has the m of the parent: saved=$(set +o) must save it.
    bool job_control() const { return options.monitor && !monitor_is_inherited_; }
    // Call this when set -m or set +m runs in this shell.
    void monitor_is_chosen() { monitor_is_inherited_ = false; }
    // Returns true if a person reads what the shell says. Then an error returns to the prompt, and
    // does not end the shell.
    bool at_prompt() const { return interactive && !is_subshell_; }
    // Returns true after set -o posix, and if leash was called sh.
    bool is_posix() const { return options.posix || as_sh; }
    // Returns the translator for the states of jobs: "Stopped", "Done". Scripts rely on these
    // words, so only a shell at a prompt, without set -o posix, says them in the user's language.
    const Translator& translator_of_states() const {
        return at_prompt() && !is_posix() ? translate : english;
    }
    // Returns the beginning of each message of this shell: "leash: ", or "script: line 3: ".
    std::string speaker() const;

  private:
    bool is_subshell_ = false;
    bool monitor_is_inherited_ = false;
};

} // namespace leash
