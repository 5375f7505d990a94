// The tracer of a stage: sees every signal inside before it is delivered, and puts its sender
// into the ledger, under any shell.
//
// It is attached to the session leader before that runs anything, and from then on to all that
// comes of it. Each stop is answered as soon as it has been seen, so that what is inside runs as
// before, only slower.
//
// What it costs, and is said to the learner:
//  - Of two signals that are on their way, another may be the one that kills.
//  - Setuid programs run without the rights of their owner.
//  - SIGKILL is not seen: the kernel shows it to no tracer.
//  - No other tracer (strace, gdb) can attach inside.
//
// Invariants: SIGCHLD is blocked in this process while a Tracer lives, for a descriptor tells of
// it. When it goes, every tracee has been let go, and runs on.
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
    // Attaches to `leader`, a child of this process. An error says in one sentence why not.
    static Result<std::unique_ptr<Tracer>, std::string> attach(Pid leader);
    // Waits for the tracees to stop, so as to let them go: a second at most.
    ~Tracer();
    Tracer(const Tracer&) = delete;
    Tracer& operator=(const Tracer&) = delete;

    // Readable when something has stopped or ended.
    void add_to(std::vector<pollfd>& polled) const;

    // Answers every stop, having put what it says into the ledger. Yields the changes that
    // reap_all() would have yielded, and those of tracees that are not children of this process.
    std::vector<Reaped> handle(Ledger& ledger);

    // /proc shows a tracee that waits for an answer, and one that is stopped as a job is, both as
    // "t": makes T of the one and R of the other.
    void correct(Snapshot& snapshot) const;
    // True while a tracee has stopped, or ended, that handle() has not heard of.
    bool is_behind(const Snapshot& snapshot) const;

  private:
    Tracer() = default;

    struct Tracee {
        Pid process; // of which it is a thread
        bool is_stopped = false;
        bool is_dying = false; // was let go on with a signal that ends it
    };
    void answer(const TraceeStopped& stopped, Ledger& ledger, std::vector<Reaped>& changes);
    void meet(Pid thread, Ledger& ledger);
    bool is_tracee(Pid thread) const { return tracees_.count(thread) != 0; }
    void take_child_signals();

    SignalsBlocked blocked_{SIGCHLD};
    OwnedDescriptor child_signals_;
    std::map<Pid, Tracee> tracees_; // by thread, which for most processes is the only one
    // Whose end was reported to us as the tracer: it may be once more, as their parent.
    std::set<Pid> ended_;
};

} // namespace leash
