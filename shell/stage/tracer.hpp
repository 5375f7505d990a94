// The tracer of a stage. The tracer sees every signal inside before the kernel delivers the signal,
// and puts the sender into the ledger. This works under any shell.
//
// The tracer attaches to the session leader before the leader runs anything, and then to every
// descendant of the leader. The tracer answers each stop of a tracee as soon as it sees the stop,
// so that the inside runs as before, only slower.
//
// What tracing costs (the learner is told):
//  - If two signals are pending, tracing may change which signal kills.
//  - Setuid programs run without the rights of their owner.
//  - The kernel shows SIGKILL to no tracer.
//  - No other tracer (strace, gdb) can attach inside.
//
// Invariants:
//  - While a Tracer lives, SIGCHLD is blocked in this process, and comes through signalfd(2).
//  - When the destructor has returned, every tracee runs on untraced.
//
// Source: ptrace(2), signalfd(2).
#pragma once

#include "base/owned_descriptor.hpp"
#include "base/result.hpp"
#include "insight/ledger.hpp"
#include "kernel/signals.hpp"
#include "kernel/snapshot.hpp"
#include "launch/reaper.hpp"

#include <csignal>
#include <map>
#include <memory>
#include <poll.h>
#include <set>
#include <string>
#include <vector>

namespace leash {

class Tracer {
  public:
    // Attaches to `leader`, a child of this process. The error says in one sentence why this
    // failed.
    static Result<std::unique_ptr<Tracer>, Message> attach(Pid leader);
    // Stops the tracees and lets them go. Waits for their stops, but at most a second.
    ~Tracer(); // NOLINT(bugprone-exception-escape): see tracer.cpp
    Tracer(const Tracer&) = delete;
    Tracer& operator=(const Tracer&) = delete;

    // Adds a descriptor that is readable when a tracee or a child has stopped or ended.
    void add_to(std::vector<pollfd>& polled) const;

    // Enters what each stop says in the ledger, and answers the stop. Returns the changes that
    // reap_all() would return, and the changes of tracees that are not children of this process.
    std::vector<Reaped> handle(Ledger& ledger);

    // /proc shows both a stopped job and a tracee that waits for an answer with state "t". Changes
    // the state of a stopped job to "T", and the state of a tracee that waits for an answer to "R".
    void correct(Snapshot& snapshot) const;
    // True while a tracee has stopped or ended and handle() has not heard of the change.
    bool is_behind(const Snapshot& snapshot) const;

  private:
    Tracer() = default;

    struct Tracee {
        Pid process; // the process of this thread
        bool is_stopped = false;
        bool is_dying = false; // the last answer was a signal that ends the process
    };
    void answer(const TraceeStopped& stopped, Ledger& ledger, std::vector<Reaped>& changes);
    void meet(Pid thread, Ledger& ledger);
    bool is_tracee(Pid thread) const { return tracees_.count(thread) != 0; }
    void take_child_signals();

    SignalsBlocked blocked_{SIGCHLD};
    OwnedDescriptor child_signals_;
    std::map<Pid, Tracee> tracees_; // by thread; most processes have only one thread
    // Processes that have ended, as reported to this process as the tracer. If this process becomes
    // their parent, the kernel reports the end once more.
    std::set<Pid> ended_;
};

} // namespace leash
