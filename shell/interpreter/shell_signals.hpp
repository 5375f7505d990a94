// The signals of one shell: what each signal does, and what the shell does when a signal has come.
//
// Three things decide about a signal: the trap, whether the signal was ignored when the shell
// started, and whether the shell is at a prompt. A shell at a prompt needs SIGINT and SIGWINCH, and
// notes them even if they were ignored when the shell was started; its children still ignore them.
// With job control its children get the default for SIGTSTP, SIGTTIN and SIGTTOU: a job that
// ignored them could not be stopped. When one of the three has changed, arrange() sets
// the disposition accordingly. The meaning of a signal is then decided in ordinary code: between
// two commands handle() runs traps, and returns a Completion for Ctrl-C and for a hangup.
//
// Source: POSIX XCU 2.12, `trap`.
#pragma once

#include "interpreter/completion.hpp"
#include "interpreter/shell.hpp"
#include "kernel/signals.hpp"
#include "launch/plan.hpp"

#include <optional>
#include <string>

namespace leash {

class Interpreter;

class ShellSignals {
  public:
    // `interpreter` runs the traps.
    ShellSignals(Shell& shell, Interpreter& interpreter)
        : shell_(shell), interpreter_(interpreter) {}

    // Brings the dispositions of all signals in line with the traps and the prompt.
    void arrange_all();
    // Fails if no descriptor is left for the self-pipe: then the signal has its default.
    Outcome arrange(int signal);
    // Adds to the plan the signals that a child must set to default, or must ignore, before it
    // executes its program.
    void set_dispositions_of_child(LaunchPlan& plan) const;
    // Must be called in a forked subshell, after Shell::enter_subshell(): does what the plan of the
    // subshell could not do.
    void arrange_in_subshell();

    // True if handle() has something to do. Costs no system call.
    bool have_come() const { return signals_are_noted() || !shell_.control.received().is_empty(); }
    // Takes the signals that have come, and runs their traps. Returns Interrupted for Ctrl-C at a
    // prompt, and HungUp for a hangup.
    Completion handle();
    // Returns the first received signal that has a trap, or nullopt. The signal stays.
    std::optional<int> first_trapped() const;
    // Returns true if Ctrl-C or a hangup has come at a prompt, without a trap. Then the shell must
    // not run the command that it expands now, and handle() says what to do.
    bool is_interrupted();
    // Runs the EXIT trap, only once. Call this when the shell or subshell leaves.
    void run_exit_trap();

  private:
    Completion run_trap(std::string action);
    // True if the signal was ignored when the shell was started, and no trap has changed that.
    bool still_ignored(int signal) const;
    Completion run_child_trap();

    Shell& shell_;
    Interpreter& interpreter_;
};

} // namespace leash
