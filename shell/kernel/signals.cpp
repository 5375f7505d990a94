#include "kernel/signals.hpp"

#include "kernel/descriptors.hpp"
#include "kernel/send_signal.hpp"
#include "kernel/shell_descriptor.hpp"

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <fcntl.h>
#include <unistd.h>

namespace leash {
namespace {

// The handler writes these variables; take_signals() reads and clears them. A lock-free atomic int
// is async-signal-safe, and exchange() reads and clears it in one step, as sig_atomic_t cannot.
std::atomic<int> noted[NSIG];   // 0, or 1 when the signal came
std::atomic<int> senders[NSIG]; // a pid, or 0 for the kernel
std::atomic<int> any_noted;

struct SelfPipe {
    ShellDescriptor read_end;
    ShellDescriptor write_end;
};
std::atomic<SelfPipe*> self_pipe; // made at the first use: no code runs before main

void note_signal(int signal, siginfo_t* info, void*) {
    const int saved = errno;
    // SI_USER, SI_QUEUE and SI_TKILL are 0 or less, and si_pid is valid. The kernel's codes are
    // positive.
    senders[signal].store(info->si_code <= 0 ? info->si_pid : 0);
    noted[signal].store(1);
    any_noted.store(1);
    const char byte = 0;
    // If the pipe is full, the write fails, but the loop still wakes.
    if (const SelfPipe* pipe = self_pipe.load()) [[maybe_unused]]
        const ssize_t written = ::write(pipe->write_end.get(), &byte, 1);
    errno = saved;
}

std::atomic<int> deferrals; // how many InterruptsDeferred count

void note_or_die(int signal, siginfo_t* info, void* context) {
    if (deferrals.load() > 0)
        return note_signal(signal, info, context);
    die_of_signal(signal);
}

} // namespace

Outcome set_disposition(int signal, Disposition disposition) {
    struct sigaction action {};
    sigemptyset(&action.sa_mask);
    switch (disposition) {
    case Disposition::Default:
        action.sa_handler = SIG_DFL;
        break;
    case Disposition::Ignored:
        action.sa_handler = SIG_IGN;
        break;
    case Disposition::Noted:
        if (auto prepared = prepare_to_note_signals(); !prepared)
            return prepared;
        action.sa_sigaction = note_signal;
        action.sa_flags = SA_SIGINFO;
        break;
    case Disposition::Deferred:
        action.sa_sigaction = note_or_die;
        action.sa_flags = SA_SIGINFO;
        break;
    }
    if (::sigaction(signal, &action, nullptr) != 0)
        return system_error("sigaction", _("set what signal {0} does", signal));
    return success();
}

bool is_ignored(int signal) {
    struct sigaction action {};
    return ::sigaction(signal, nullptr, &action) == 0 && !(action.sa_flags & SA_SIGINFO) &&
           action.sa_handler == SIG_IGN;
}

DispositionsForExec::DispositionsForExec(const std::vector<int>& to_default,
                                         const std::vector<int>& to_ignore) {
    for (const int signal : to_default)
        change(signal, Disposition::Default);
    for (const int signal : to_ignore)
        change(signal, Disposition::Ignored);
}

void DispositionsForExec::change(int signal, Disposition disposition) {
    struct sigaction former {};
    ::sigaction(signal, nullptr, &former);
    former_.emplace_back(signal, former);
    (void)set_disposition(signal, disposition);
}

DispositionsForExec::~DispositionsForExec() {
    for (const auto& [signal, action] : former_)
        ::sigaction(signal, &action, nullptr);
}

InterruptsDeferred::InterruptsDeferred() {
    deferrals.store(deferrals.load(std::memory_order_relaxed) + 1, std::memory_order_relaxed);
}

InterruptsDeferred::~InterruptsDeferred() {
    deferrals.store(deferrals.load(std::memory_order_relaxed) - 1, std::memory_order_relaxed);
}

NothingDeferredInChild::NothingDeferredInChild()
    : former_(deferrals.load(std::memory_order_relaxed)) {
    deferrals.store(0, std::memory_order_relaxed);
}

NothingDeferredInChild::~NothingDeferredInChild() {
    deferrals.store(former_, std::memory_order_relaxed);
}

int signal_descriptor() {
    const SelfPipe* pipe = self_pipe.load();
    return pipe ? pipe->read_end.get() : -1;
}

bool signals_are_noted() {
    return any_noted.load() != 0;
}

bool end_is_asked_for() {
    return noted[SIGINT].load() != 0 || noted[SIGHUP].load() != 0 || noted[SIGTERM].load() != 0;
}

bool signal_is_noted_besides(std::initializer_list<int> others) {
    for (int signal = 1; signal < NSIG; ++signal)
        if (noted[signal].load() != 0 &&
            std::find(others.begin(), others.end(), signal) == others.end())
            return true;
    return false;
}

Outcome prepare_to_note_signals() {
    if (self_pipe.load())
        return success();
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC | O_NONBLOCK) != 0)
        return system_error("pipe2", _("make the self-pipe"));
    self_pipe.store(
        new SelfPipe{keep_high(OwnedDescriptor(ends[0])), keep_high(OwnedDescriptor(ends[1]))});
    return success();
}

Outcome unblock_all_signals() {
    sigset_t none;
    sigemptyset(&none);
    if (::sigprocmask(SIG_SETMASK, &none, nullptr) != 0)
        return system_error("sigprocmask", {});
    return success();
}

std::vector<ReceivedSignal> take_signals() {
    std::vector<ReceivedSignal> received;
    if (any_noted.exchange(0) == 0)
        return received;
    // Race: empty the pipe first, then read the notes. A signal that comes in between leaves its
    // byte in the pipe, and the loop wakes again.
    char bytes[256];
    while (::read(signal_descriptor(), bytes, sizeof bytes) == sizeof bytes) {
    }
    for (int signal = 1; signal < NSIG; ++signal) {
        if (noted[signal].exchange(0) == 0)
            continue;
        const int pid = senders[signal].load();
        received.push_back({signal, pid > 0 ? Sender{Pid{pid}} : Sender{}});
    }
    return received;
}

void renew_signals_after_fork() {
    for (int signal = 1; signal < NSIG; ++signal)
        noted[signal].store(0);
    any_noted.store(0);
    delete self_pipe.exchange(nullptr);
}

SignalsBlocked::SignalsBlocked(const sigset_t& set) {
    ::sigprocmask(SIG_BLOCK, &set, &former_);
}

SignalsBlocked::SignalsBlocked(std::initializer_list<int> signals) {
    sigset_t set;
    sigemptyset(&set);
    for (const int signal : signals)
        sigaddset(&set, signal);
    ::sigprocmask(SIG_BLOCK, &set, &former_);
}

SignalsBlocked SignalsBlocked::all() {
    sigset_t set;
    sigfillset(&set);
    return SignalsBlocked(set);
}

SignalsBlocked::~SignalsBlocked() {
    ::sigprocmask(SIG_SETMASK, &former_, nullptr);
}

} // namespace leash
