// daemonize starts a command as a daemon. The work is done in daemonize/daemonize.cpp.

#include "daemonize/daemonize.hpp"

#include "base/foreign_text.hpp"
#include "builtins/outcomes.hpp"
#include "builtins/rows.hpp"
#include "kernel/descriptors.hpp"
#include "kernel/display_of.hpp"

#include <unistd.h>

namespace leash {
namespace {

BuiltinResult run_daemonize_builtin(BuiltinCall& call) {
    Shell& shell = call.shell;
    DaemonCaller caller;
    caller.search_path = std::string(shell.variables.value("PATH").value_or(""));
    caller.environment = shell.variables.environment();
    // Writes at once, not at the end: a reader sees each step of --explain when the step happens.
    caller.translate = shell.translate;
    caller.out = [](std::string_view text) {
        return write_all(STDOUT_FILENO, fitted_for(STDOUT_FILENO, lines_made_visible(text)));
    };
    caller.err = [](std::string_view text) {
        (void)write_all(STDERR_FILENO, fitted_for(STDERR_FILENO, lines_made_visible(text)));
    };
    if (const Display display = display_of(STDERR_FILENO); display.is_terminal)
        caller.columns = display.columns;
    caller.warns_of_omissions = [&] { return may_tell_outcomes(shell); };
    const auto operands = call.operands();
    const DaemonizeStatus result =
        run_daemonize(std::vector<std::string>(operands.begin(), operands.end()), caller);
    if (result.daemon) {
        shell.last_background = result.daemon;
        shell.let_go.push_back({*result.daemon, read_start_time(*result.daemon)});
        shell.control.tell(DaemonStarted{*result.daemon, result.command});
        shell.control.tell(LastBackground{*result.daemon});
    }
    return done(result.status);
}

} // namespace

const Builtin daemonize_builtin = {
    .name = "daemonize",
    .kind = BuiltinKind::Leash,
    .run = run_daemonize_builtin,
    .synopsis = "daemonize [-nav] [-p FILE] [-o FILE] [-e FILE] [-d DIR] [-k MODE]\n"
                "         [--nochdir] [--noclose] [--omit STEP] [--] COMMAND [ARG...]",
    .summary = N_("start a command as a daemon, cut loose from the terminal"),
    .help = N_(R"(Starts COMMAND in a session of its own, with no terminal: fork, setsid, fork
again, chdir /, descriptors 0-2 to /dev/null, then exec. Prints the daemon's
process ID and sets $!. It is not a job, and no hangup reaches it.
)"),
    .options = &daemonize_options,
    .help_after_options = N_(R"(--nochdir and --noclose are the two arguments of daemon(3).
Status: 127 not found, 126 not executable, 3 already running, 2 usage.

    daemonize iperf3 -s
    ps -o pid,ppid,sid,tty,tpgid,comm -p $!
)"),
};

} // namespace leash
