// Seeing how processes end that are not one's children.
//
// A descriptor of the process (pidfd_open(2)) is taken while it lives. Since Linux 6.15 it tells
// how it ended whoever reaped it; before, only those are told that this process reaped itself.
#pragma once

#include "base/ids.hpp"
#include "base/owned_descriptor.hpp"
#include "jobs/process_state.hpp"

#include <map>
#include <optional>

namespace leash::differential {

class Observer {
  public:
    // `pid` must be alive.
    void watch(Pid pid);
    bool has_ended(Pid pid) const;
    // Nothing: it lives, has not been reaped yet, or this kernel does not tell.
    std::optional<ProcessState> end_of(Pid pid) const;

  private:
    std::map<Pid, OwnedDescriptor> descriptors_;
};

// The kernel tells how a process ended that somebody else has reaped.
bool ends_can_be_seen();

} // namespace leash::differential
