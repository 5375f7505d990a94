// The signals of one shell: which signal does what, and what is done when one has come.
//
// Three things decide about a signal: its trap, whether it was ignored when the shell started, and
// whether somebody is at a prompt. arrange() brings the kernel's disposition in line with them, and
// is called whenever one of the three has changed. What a signal means is then decided in
// straight-line code: between two commands handle() runs traps, and makes a Completion of Ctrl-C
// and of a hangup.
//
// Source: POSIX XCU 2.12, `trap`.
#pragma once

#include "interpreter/completion.hpp"
#include "interpreter/shell.hpp"
#include "kernel/signals.hpp"

#include <string>
#include <vector>

namespace leash {

class Interpreter;

class ShellSignals {
  public:
    // Traps are run by `interpreter`.
    ShellSignals(Shell& shell, Interpreter& interpreter)
        : shell_(shell), interpreter_(interpreter) {}

    // Brings the dispositions of all signals in line with the traps and the prompt.
    void arrange_all();
    void arrange(int signal);
    // The signals that a child must set to default before it executes its program.
    std::vector<int> to_default_in_child() const;

    // True if handle() has something to do. Costs no system call.
    bool have_come() const { return signals_are_noted() || !shell_.control.has_nothing_received(); }
    // Takes what signals came: runs their traps. Ctrl-C at a prompt gives Interrupted, a hangup
    // HungUp.
    Completion handle();
    // True if Ctrl-C or a hangup has come, at a prompt, and no trap is for it. Then what was being
    // expanded is not to be run, and handle() says what is to be done.
    bool is_interrupted();
    // Runs the EXIT trap, once. To be called where the shell (or subshell) leaves.
    void run_exit_trap();

  private:
    Completion run_trap(std::string action);

    Shell& shell_;
    Interpreter& interpreter_;
};

} // namespace leash
