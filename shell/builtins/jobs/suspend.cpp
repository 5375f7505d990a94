// suspend: stops the shell itself, like Ctrl-Z stops a program (as in bash).

#include "builtins/jobs/job_operand.hpp"
#include "builtins/rows.hpp"
#include "control/job_signals.hpp"

#include <csignal>
#include <unistd.h>

namespace leash {
namespace {

// Stops the process group that the shell was started in, with the shell. Returns when somebody has
// continued the group and the shell is in the foreground; in the background only for a hangup.
void stop_shell(JobControl& control) {
    Terminal* terminal = control.terminal();
    // The program that started leash must stop too: in `sh -c leash` the shell around both waits
    // for sh, and would not see that its job has stopped.
    const bool moves = terminal && terminal->started_in() != terminal->shell();
    if (moves)
        control.tell(TerminalLent{terminal->started_in()});
    if (terminal)
        terminal->leave_own_group();
    (void)signal_own_group(control, SIGSTOP, Message::verbatim("suspend"));
    // If leash is continued in the background (bg, kill -CONT), leash must not take the terminal.
    // If leash is continued in the foreground, another program may have changed the modes.
    if (terminal && control.wait_until_in_foreground()) {
        (void)terminal->enter_own_group();
        if (moves)
            control.tell(TerminalTakenBack{terminal->started_in()});
        terminal->restore_modes();
        control.tell(ModesRestored{
            std::nullopt,
            _("another process had the terminal meanwhile, and may have changed them")});
    }
}

BuiltinResult run_suspend(BuiltinCall& call) {
    const auto parsed = parse_options(call.operands(), "f");
    if (!parsed)
        return call.misuse(parsed.error());
    if (const auto refused = refuse_without_job_control(call))
        return *refused;
    Shell& shell = call.shell;
    const bool leads_session = ::getsid(0) == ::getpid();
    if ((shell.login || leads_session) && !parsed.value().has('f')) {
        call.complain(shell.login ? _("this is a login shell: nobody is there to continue it.\n  "
                                      "suspend -f does it all the same")
                                  : _("this shell leads its session: nobody is there to continue\n "
                                      " it. suspend -f does it all the same"));
        return done(1);
    }
    stop_shell(shell.control);
    return done(0);
}

} // namespace

const Builtin suspend_builtin = {
    "suspend",
    BuiltinKind::Leash,
    run_suspend,
    "suspend [-f]",
    N_("stop this shell, and go back to the shell that started it"),
    N_(R"(Stops leash, and the terminal goes back to the shell that leash was started
from; `fg` there continues leash. A login shell has no shell to go back to, and
refuses.
  -f   even a login shell

    suspend
)"),
};

} // namespace leash
