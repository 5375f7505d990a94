// The desk where a witness tells its name before the witness does anything else.
//
// The desk is an abstract Unix socket; LEASH_WITNESS_DESK has its name. So a witness finds the desk
// under any shell, even if nohup or daemonize has closed everything that the witness inherited. The
// witness connects, sends its name, and waits for "ok".
//
// Invariant: no process can give a name to another, because the kernel says which process has
// connected (SO_PEERCRED).
//
// Source: unix(7).
#pragma once

#include "base/owned_descriptor.hpp"
#include "base/result.hpp"
#include "kernel/snapshot.hpp"

#include <functional>
#include <poll.h>
#include <string>
#include <vector>

namespace leash {

class WitnessDesk {
  public:
    static Result<WitnessDesk> open();

    // For the environment: "@leash-desk-812-5f0c...". The @ means the NUL byte of unix(7).
    const std::string& address() const { return address_; }

    void add_to(std::vector<pollfd>& polled) const;

    // Answers every witness that has connected; never blocks. Calls `enter` for each name before
    // the witness gets its "ok", so the name is known before the witness does anything.
    using Enter = std::function<void(ProcessKey witness, const std::string& name)>;
    void receive(const Enter& enter);

  private:
    WitnessDesk(OwnedDescriptor listener, std::string address);
    bool serve(int visitor, const Enter& enter); // returns true when the visitor can be closed

    OwnedDescriptor listener_;
    std::string address_;
    std::vector<OwnedDescriptor> visitors_; // witnesses that have connected but sent no name yet
};

} // namespace leash
