// The page of each signal: what the signal means, and what it does by default.
//
// Source: signal(7), POSIX XBD <signal.h>.
#include "builtins/leash/help_topics.hpp"

#include "kernel/signal_names.hpp"

#include <csignal>

namespace leash {
namespace {

struct SignalText {
    int signal;
    Phrase meaning;
};
constexpr SignalText meanings[] = {
    {SIGHUP, N_("Hangup: the terminal is gone. The kernel sends it to the session leader, and a\n"
                "shell passes it on to its jobs. To a daemon it often means: read your settings\n"
                "again.")},
    {SIGINT, N_("Interrupt: Ctrl-C was typed. The kernel sends it to the foreground job.")},
    {SIGQUIT, N_("Quit: Ctrl-\\ was typed. The kernel sends it to the foreground job.")},
    {SIGILL, N_("Illegal instruction: the program is damaged, or made for another processor.")},
    {SIGTRAP, N_("Trap: a debugger has set a breakpoint.")},
    {SIGABRT, N_("Abort: the program has called abort(3), because it has found an error.")},
    {SIGBUS, N_("Bus error: the program has used memory that cannot be reached.")},
    {SIGFPE, N_("Arithmetic error: the program has divided an integer by zero.")},
    {SIGKILL, N_("Kill: the process ends at once and cannot clean up. Try TERM first.")},
    {SIGUSR1, N_("User signal 1: each program decides what it means.")},
    {SIGSEGV, N_("Segmentation fault: the program has used memory that is not its own.")},
    {SIGUSR2, N_("User signal 2: each program decides what it means.")},
    {SIGPIPE, N_("Broken pipe: the program writes to a pipe that nobody reads any more.")},
    {SIGALRM, N_("Alarm: a timer of the program, alarm(2), has run out.")},
    {SIGTERM, N_("Terminate: please end. `kill` sends it. A stopped process gets it when it goes\n"
                 "on; leash continues a stopped job for that.")},
    {SIGCHLD, N_("Child: a child process has ended, has stopped, or goes on.")},
    {SIGCONT, N_("Continue: a stopped process goes on. `fg` and `bg` send it.")},
    {SIGSTOP, N_("Stop: the process stops. `fg`, `bg` or `kill -CONT` lets it go on.")},
    {SIGTSTP, N_("Terminal stop: Ctrl-Z was typed. `fg` or `bg` lets the job go on.")},
    {SIGTTIN, N_("A job in the background has read from the terminal. `fg` lets it read.")},
    {SIGTTOU, N_("A job in the background has changed the modes of the terminal, or has written\n"
                 "with `stty tostop`. `fg` lets it.")},
    {SIGURG, N_("Urgent data has come on a socket.")},
    {SIGXCPU, N_("The limit of CPU time is used up: `ulimit -t`.")},
    {SIGXFSZ, N_("A file would become larger than its limit: `ulimit -f`.")},
    {SIGVTALRM, N_("A timer of the program that counts its own CPU time has run out.")},
    {SIGPROF, N_("A timer of a profiler has run out.")},
    {SIGWINCH, N_("The window has a new size.")},
    {SIGPOLL, N_("Input or output has become possible on a descriptor.")},
    {SIGPWR, N_("The power fails.")},
    {SIGSYS, N_("The program has called a system call that does not exist or is forbidden.")},
};

Phrase default_of(int signal) {
    switch (signal) {
    case SIGKILL:
        return N_("it ends the process. It can be neither caught nor ignored.");
    case SIGSTOP:
        return N_("it stops the process. It can be neither caught nor ignored.");
    case SIGTSTP:
    case SIGTTIN:
    case SIGTTOU:
        return N_("it stops the process.");
    case SIGCONT:
        return N_("a stopped process goes on, also if it catches or ignores the signal.");
    case SIGCHLD:
    case SIGURG:
    case SIGWINCH:
        return N_("it is ignored.");
    case SIGQUIT:
    case SIGILL:
    case SIGTRAP:
    case SIGABRT:
    case SIGBUS:
    case SIGFPE:
    case SIGSEGV:
    case SIGXCPU:
    case SIGXFSZ:
    case SIGSYS:
        return N_("it ends the process, and may leave a core file.");
    default:
        return N_("it ends the process.");
    }
}

Phrase meaning_of(int signal) {
    for (const SignalText& one : meanings)
        if (one.signal == signal)
            return one.meaning;
    return N_("Each program decides what it means.");
}

} // namespace

std::optional<Message> page_of_signal(std::string_view name) {
    const auto signal = signal_number(name);
    if (!signal)
        return std::nullopt;
    return _("SIG{0}, signal {1}\n"
             "\n"
             "{2}\n"
             "By default {3}\n"
             "\n"
             "    kill -{0} %1\n"
             "    trap 'echo got {0}' {0}\n"
             "    help signals\n",
             signal_name(*signal), *signal, meaning_of(*signal), default_of(*signal));
}

} // namespace leash
