// The desk where a witness tells its name before the witness does anything else.
//
// The desk is a Unix socket in a folder that only the user of leash can enter; LEASH_WITNESS_DESK
// has the path of the socket. So a witness finds the desk under any shell, even if nohup or
// daemonize has closed everything that the witness inherited. The witness connects, sends its name,
// and waits for "ok". A map in another window asks here for the jobs.
//
// Invariants:
//  - No process can give a name to another, because the kernel says which process has connected
//    (SO_PEERCRED).
//  - Only processes of the user of leash may speak. The folder keeps other users out; a visitor
//    that comes in all the same is turned away before the desk reads a byte.
//  - Visitors cannot use up the descriptors of the stage: the desk serves most_visitors at a time,
//    and turns away a visitor that says nothing for longest_visit. If there is no descriptor for a
//    visitor (EMFILE), the desk rests for a moment, and does not spin.
//
// Source: unix(7), accept(2).
#pragma once

#include "base/owned_descriptor.hpp"
#include "base/result.hpp"
#include "kernel/snapshot.hpp"
#include "stage/temporary_folder.hpp"

#include <chrono>
#include <functional>
#include <optional>
#include <poll.h>
#include <string>
#include <vector>

namespace leash {

class WitnessDesk {
  public:
    static constexpr std::size_t most_visitors = 64;
    static constexpr std::chrono::milliseconds longest_visit{1000};

    static Result<WitnessDesk> open();

    // For the environment: "/tmp/leash-x3Fq9z/desk".
    std::string address() const;

    void add_to(std::vector<pollfd>& polled) const;
    // Returns how long the owner may poll before it calls receive() in any case; nullopt: for ever.
    std::optional<std::chrono::milliseconds> patience() const;

    // Answers every witness that has connected; never blocks. Calls `enter` for each name before
    // the witness gets its "ok", so the name is known before the witness does anything.
    using Enter = std::function<void(ProcessKey witness, const std::string& name)>;
    // `tell_jobs` returns the answer for a visitor that asks for the jobs (stage/told_jobs.hpp); if
    // it is empty, such a visitor is turned away.
    using TellJobs = std::function<std::string()>;
    void receive(const Enter& enter, const TellJobs& tell_jobs = {});

  private:
    using Clock = std::chrono::steady_clock;
    // A witness that has connected, and has sent no name yet.
    struct Visitor {
        OwnedDescriptor socket;
        Clock::time_point until; // then the desk turns the visitor away
    };

    WitnessDesk(TemporaryFolder folder, OwnedDescriptor listener);
    bool is_open() const {
        return visitors_.size() < most_visitors && Clock::now() >= rests_until_;
    }
    void let_in();
    // Returns true when the visitor can be closed.
    bool serve(int visitor, const Enter& enter, const TellJobs& tell_jobs);

    TemporaryFolder folder_;
    OwnedDescriptor listener_;
    std::vector<Visitor> visitors_;
    Clock::time_point rests_until_; // there was no descriptor for a visitor
};

} // namespace leash
