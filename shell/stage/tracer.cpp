#include "stage/tracer.hpp"

#include "base/foreign_text.hpp"
#include "base/overloaded.hpp"
#include "kernel/descriptors.hpp"
#include "kernel/procfs.hpp"
#include "kernel/send_signal.hpp"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <csignal>
#include <fcntl.h>
#include <sys/signalfd.h>
#include <sys/stat.h>
#include <unistd.h>

namespace leash {
namespace {

using namespace std::chrono_literals;
using std::chrono::steady_clock;

constexpr auto time_to_let_go = 1s;
// From this number on, the tracer forgets the process IDs that no process has any more.
constexpr std::size_t most_ended = 4096;

std::string contents(const std::string& path) {
    auto file = open_file(path, O_RDONLY);
    return file ? read_some(file.value().get(), 4096).value_or({}) : std::string();
}

// Returns the number after `label` in a text of lines "label:\tnumber", or 0.
int number_after(const std::string& text, const std::string& label) {
    const std::size_t line = text.find("\n" + label + ":");
    int number = 0;
    if (line != std::string::npos) {
        const std::size_t digits = text.find_first_of("0123456789", line);
        if (digits != std::string::npos)
            std::from_chars(text.data() + digits, text.data() + text.size(), number);
    }
    return number;
}

std::string status_of(Pid thread) {
    return contents("/proc/" + std::to_string(thread.value) + "/status");
}

Message why_not(Pid process, const SystemError& error) {
    const Pid other{number_after(status_of(process), "TracerPid")};
    if (other.value != 0) {
        const auto facts = read_process(other);
        return facts ? _("another program traces it already: {0} ({1})", made_visible(facts->name),
                         other.value)
                     : _("another program traces it already: process ({0})", other.value);
    }
    const std::string yama = contents("/proc/sys/kernel/yama/ptrace_scope");
    if (yama.starts_with('2') || yama.starts_with('3'))
        return _("this system forbids tracing: kernel.yama.ptrace_scope is {0}", yama[0]);
    return _("this system does not allow it, as in many containers (ptrace: {0})",
             error_text(error.number));
}

// Source: signal(7), "Standard signals".
bool ends_by_default(int signal) {
    switch (signal) {
    case SIGCHLD:
    case SIGCONT:
    case SIGSTOP:
    case SIGTSTP:
    case SIGTTIN:
    case SIGTTOU:
    case SIGURG:
    case SIGWINCH:
        return false;
    default:
        return true;
    }
}

bool ends_it(int signal, Pid thread) {
    ProcessFacts facts;
    parse_status(status_of(thread), facts);
    return ends_by_default(signal) && !facts.caught.contains(signal) &&
           !facts.ignored.contains(signal);
}

// A setuid program normally gets its owner as effective user. Returns true if this program has not.
bool is_setuid_in_vain(const ProcessFacts& facts) {
    struct stat program {};
    return facts.effective_user && ::stat(facts.executable.c_str(), &program) == 0 &&
           (program.st_mode & S_ISUID) != 0 && program.st_uid != *facts.effective_user;
}

} // namespace

Result<std::unique_ptr<Tracer>, Message> Tracer::attach(Pid leader) {
    std::unique_ptr<Tracer> tracer(new Tracer);
    sigset_t child;
    sigemptyset(&child);
    sigaddset(&child, SIGCHLD);
    tracer->child_signals_ = OwnedDescriptor(::signalfd(-1, &child, SFD_CLOEXEC | SFD_NONBLOCK));
    if (!tracer->child_signals_)
        return system_error("signalfd", _("hear of SIGCHLD")).message();
    if (auto seized = seize(leader); !seized)
        return why_not(leader, seized.error());
    tracer->tracees_[leader] = {leader};
    return tracer;
}

// A tracer can let a tracee go only while the tracee is stopped. Without this, a tracee would stop
// at its next signal, nobody would answer, and the tracee would stay stopped for ever.
// Only std::bad_alloc can be thrown here, and leash does not go on without memory.
// NOLINTNEXTLINE(bugprone-exception-escape)
Tracer::~Tracer() {
    const auto let_go = [this](Pid thread, int signal) {
        (void)leash::stop_tracing(thread, signal); // ESRCH if the tracee was killed meanwhile
        tracees_.erase(thread);
    };
    std::erase_if(tracees_, [](const auto& one) { return !interrupt(one.first); });
    const auto deadline = steady_clock::now() + time_to_let_go;
    while (!tracees_.empty() && steady_clock::now() < deadline) {
        take_child_signals();
        for (const TracedChange& change :
             reap_all_as_tracer([this](Pid thread) { return is_tracee(thread); }))
            std::visit(overloaded{
                           [&](const Reaped& reaped) { tracees_.erase(reaped.pid); },
                           [&](const TraceeStopped& stopped) {
                               const auto* delivery = std::get_if<DeliveryStop>(&stopped.why);
                               let_go(stopped.tracee, delivery ? delivery->signal : 0);
                           },
                       },
                       change);
        pollfd changes{child_signals_.get(), POLLIN, 0};
        if (!tracees_.empty())
            ::poll(&changes, 1, 50);
    }
}

void Tracer::add_to(std::vector<pollfd>& polled) const {
    polled.push_back({child_signals_.get(), POLLIN, 0});
}

void Tracer::take_child_signals() {
    signalfd_siginfo taken;
    while (::read(child_signals_.get(), &taken, sizeof taken) > 0) {
    }
}

std::vector<Reaped> Tracer::handle(Ledger& ledger) {
    // This comes before the reaping, so that a later change makes the descriptor readable again.
    take_child_signals();
    std::vector<Reaped> changes;
    for (const TracedChange& change :
         reap_all_as_tracer([this](Pid thread) { return is_tracee(thread); }))
        std::visit(overloaded{
                       [&](const TraceeStopped& stopped) { answer(stopped, ledger, changes); },
                       [&](const Reaped& reaped) {
                           const auto traced = tracees_.find(reaped.pid);
                           const bool is_thread =
                               traced != tracees_.end() && traced->second.process != reaped.pid;
                           const bool is_second_report =
                               traced == tracees_.end() && ended_.erase(reaped.pid) != 0;
                           if (traced != tracees_.end()) {
                               tracees_.erase(traced);
                               if (!is_thread)
                                   ended_.insert(reaped.pid);
                           }
                           if (!is_thread && !is_second_report)
                               changes.push_back(reaped);
                       },
                   },
                   change);
    if (ended_.size() > most_ended)
        std::erase_if(ended_, [](Pid pid) { return !process_exists(pid); });
    return changes;
}

void Tracer::answer(const TraceeStopped& stopped, Ledger& ledger, std::vector<Reaped>& changes) {
    const Pid thread = stopped.tracee;
    if (!is_tracee(thread))
        meet(thread, ledger);
    Tracee& tracee = tracees_.at(thread);
    const auto note_stopped = [&](bool is_now, ProcessState state) {
        if (tracee.is_stopped != is_now && tracee.process == thread)
            changes.push_back({thread, state});
        tracee.is_stopped = is_now;
    };
    // An answer fails only if the tracee has been killed. The kernel then reports its end.
    std::visit(overloaded{
                   [&](DeliveryStop delivery) {
                       const auto signal = signal_to_be_delivered(thread);
                       // SIGCHLD comes very often, and tells nothing that the stage does not see.
                       if (signal && delivery.signal != SIGCHLD)
                           ledger.saw(
                               {monotonic_now(), SignalDelivered{tracee.process, delivery.signal,
                                                                 signal.value().sender}});
                       tracee.is_dying = ends_it(delivery.signal, thread);
                       (void)let_go_on(thread, delivery.signal);
                   },
                   [&](GroupStop stop) {
                       note_stopped(true, Stopped{stop.signal});
                       (void)stay_stopped(thread);
                   },
                   [&](NotableStop) {
                       note_stopped(false, Running{});
                       (void)let_go_on(thread);
                   },
                   [&](ExecStop) {
                       meet(thread, ledger);
                       (void)let_go_on(thread);
                   },
                   [&](ForkStop) { (void)let_go_on(thread); },
               },
               stopped.why);
}

void Tracer::meet(Pid thread, Ledger& ledger) {
    ended_.erase(thread); // an earlier process had the same number
    const Pid process{number_after(status_of(thread), "Tgid")};
    tracees_[thread] = {process};
    auto facts = process == thread ? read_process(process) : std::nullopt;
    if (!facts || facts->is_zombie())
        return;
    facts->state = 'R'; // the tracee is stopped only until the answer comes
    ledger.meet(*facts, monotonic_now());
    if (is_setuid_in_vain(*facts))
        ledger.saw({monotonic_now(), SetuidIgnored{process, facts->executable}});
}

void Tracer::correct(Snapshot& snapshot) const {
    for (const auto& [thread, tracee] : tracees_) {
        const auto found = snapshot.processes.find(thread);
        if (found != snapshot.processes.end() && found->second.state == 't')
            found->second.state = tracee.is_stopped ? 'T' : 'R';
    }
}

bool Tracer::is_behind(const Snapshot& snapshot) const {
    return std::any_of(tracees_.begin(), tracees_.end(), [&](const auto& one) {
        const ProcessFacts* facts = snapshot.find(one.first);
        if (!facts)
            return false;
        // A stopped tracee with SIGCONT pending is about to report that it continues.
        const bool has_more_to_say = !one.second.is_stopped || facts->pending.contains(SIGCONT);
        return facts->is_zombie() || one.second.is_dying ||
               (facts->state == 't' && has_more_to_say);
    });
}

} // namespace leash
