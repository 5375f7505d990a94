// terminal, unplug: a practice terminal, and the end of it.

#include "builtins/rows.hpp"
#include "builtins/run_apart.hpp"
#include "stage/practice.hpp"

#include <unistd.h>

namespace leash {
namespace {

BuiltinResult run_terminal(BuiltinCall& call) {
    if (!call.operands().empty())
        return call.misuse(call.arguments[1] + ": nothing was expected after `terminal`");
    if (::isatty(STDIN_FILENO) == 0 || ::isatty(STDOUT_FILENO) == 0) {
        call.complain("needs a terminal to be shown on: standard input and output are not one");
        return done(1);
    }
    return run_apart(call, "terminal", [] { return run_practice_terminal({}); });
}

BuiltinResult run_unplug(BuiltinCall& call) {
    if (!call.operands().empty())
        return call.misuse(call.arguments[1] + ": nothing was expected");
    if (!call.shell.stage) {
        call.complain("this is no practice terminal: its cable is not in leash's hands.\n"
                      "  `terminal` opens one");
        return done(1);
    }
    const auto answer = call.shell.stage->ask({"unplug"});
    if (!answer) {
        call.complain("the practice terminal does not answer");
        return done(1);
    }
    if (answer->status != 0) {
        call.complain(answer->text);
        return done(answer->status);
    }
    // The hangup is on its way: another prompt would only be in the learner's way.
    JobControl& control = call.shell.control;
    while (!control.hangup) {
        control.notice_signals();
        if (!control.hangup)
            control.sleep_until_something_happens();
    }
    return {0, leave(Completion::Kind::HungUp), false};
}

} // namespace

const Builtin terminal_builtin = {
    "terminal",
    BuiltinKind::Leash,
    run_terminal,
    "terminal",
    "open a practice terminal, whose cable can be pulled",
    R"(Opens a new terminal inside this one, with a fresh leash on it. Everything in it
is real: it has a session, jobs and a foreground of its own. Pull its cable with
`unplug`, or leave with `exit`; then read who died, of what, sent by whom.

    terminal
    sleep 1000 &
    unplug
)",
};

const Builtin unplug_builtin = {
    "unplug",
    BuiltinKind::Leash,
    run_unplug,
    "unplug",
    "on a practice terminal: pull its cable",
    R"(Closes the practice terminal from outside, as when a window is closed or an ssh
connection is cut. The kernel sends SIGHUP to the session leader. Outside again,
you read what became of everything that was on it.
)",
};

} // namespace leash
