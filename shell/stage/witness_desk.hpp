// The desk where a witness tells its name before it does anything else.
//
// An abstract Unix socket, named in LEASH_WITNESS_DESK, so that it is found under any shell and by
// a witness that nohup or daemonize has cut loose from everything it inherited. The witness
// connects, sends its name, and waits for "ok"; the kernel says which process it is
// (SO_PEERCRED), so no witness can be taken for another.
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

    // For the environment: "@leash-desk-812-5f0c...", the @ standing for the NUL of unix(7).
    const std::string& address() const { return address_; }

    void add_to(std::vector<pollfd>& polled) const;

    // Receives whoever is there; never blocks. `enter` is called for each name before its witness
    // gets the "ok": it has not done anything yet that could be missed.
    using Enter = std::function<void(ProcessKey witness, const std::string& name)>;
    void receive(const Enter& enter);

  private:
    WitnessDesk(OwnedDescriptor listener, std::string address);
    bool serve(int visitor, const Enter& enter); // true: done with this one

    OwnedDescriptor listener_;
    std::string address_;
    std::vector<OwnedDescriptor> visitors_; // have connected, but not said their name yet
};

} // namespace leash
