#include "jobs/process_state.hpp"

#include "base/overloaded.hpp"
#include "kernel/signal_names.hpp"

#include <algorithm>
#include <csignal>
#include <cstring>
#include <iterator>
#include <sys/wait.h>

namespace leash {
namespace {

struct SignalText {
    int signal;
    Phrase text; // the words of sigdescr_np(3) in English; a test compares them
};

// The signals that end processes on the terminals of learners. The C library has these texts in
// other languages too, but only in a locale that is installed.
constexpr SignalText signal_texts[] = {
    {SIGHUP, N_("Hangup")},
    {SIGINT, N_("Interrupt")},
    {SIGQUIT, N_("Quit")},
    {SIGILL, N_("Illegal instruction")},
    {SIGTRAP, N_("Trace/breakpoint trap")},
    {SIGABRT, N_("Aborted")},
    {SIGBUS, N_("Bus error")},
    {SIGFPE, N_("Floating point exception")},
    {SIGKILL, N_("Killed")},
    {SIGUSR1, N_("User defined signal 1")},
    {SIGSEGV, N_("Segmentation fault")},
    {SIGUSR2, N_("User defined signal 2")},
    {SIGPIPE, N_("Broken pipe")},
    {SIGALRM, N_("Alarm clock")},
    {SIGTERM, N_("Terminated")},
    {SIGXCPU, N_("CPU time limit exceeded")},
    {SIGXFSZ, N_("File size limit exceeded")},
};

Message text_of_signal(int signal) {
    const auto* const found =
        std::find_if(std::begin(signal_texts), std::end(signal_texts),
                     [&](const SignalText& row) { return row.signal == signal; });
    if (found != std::end(signal_texts))
        return _(found->text);
    const char* const text = sigdescr_np(signal);
    return text ? Message::verbatim(text) : _("Terminated");
}

} // namespace

ProcessState state_from_wait_status(int wait_status) {
    if (WIFEXITED(wait_status))
        return Exited{WEXITSTATUS(wait_status)};
    if (WIFSIGNALED(wait_status))
        return Signaled{WTERMSIG(wait_status), WCOREDUMP(wait_status) != 0};
    if (WIFSTOPPED(wait_status))
        return Stopped{WSTOPSIG(wait_status)};
    return Running{}; // WIFCONTINUED
}

bool is_running(const ProcessState& state) {
    return std::holds_alternative<Running>(state);
}
bool is_stopped(const ProcessState& state) {
    return std::holds_alternative<Stopped>(state);
}
bool is_over(const ProcessState& state) {
    return !is_running(state) && !is_stopped(state);
}

int shell_status(const ProcessState& state) {
    return std::visit(overloaded{
                          [](Running) { return 0; },
                          [](Stopped stopped) { return 128 + stopped.signal; },
                          [](Exited exited) { return exited.status; },
                          [](Signaled signaled) { return 128 + signaled.signal; },
                      },
                      state);
}

Message describe(const ProcessState& state) {
    return std::visit(
        overloaded{
            [](Running) { return _("Running"); },
            [](Stopped stopped) { return _("Stopped (SIG{0})", signal_name(stopped.signal)); },
            [](Exited exited) {
                return exited.status == 0 ? _("Done") : _("Done({0})", exited.status);
            },
            [](Signaled signaled) {
                const Message text = text_of_signal(signaled.signal);
                const std::string name = signal_name(signaled.signal);
                return signaled.core_dumped ? _("{0} (SIG{1}) (core dumped)", text, name)
                                            : _("{0} (SIG{1})", text, name);
            },
        },
        state);
}

} // namespace leash
