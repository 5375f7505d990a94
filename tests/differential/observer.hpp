// An Observer sees how processes end that are not children of this process.
//
// It opens a descriptor of each process (pidfd_open(2)) while the process lives. Since Linux 6.15
// the descriptor tells how the process ended. On older kernels end_of() returns
// nullopt, and only the ledger knows ends: those of the processes that the stage has reaped.
//
// Source: pidfd_open(2), ioctl_pidfd(2) PIDFD_GET_INFO.
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
    // Returns nullopt if the process lives, has not been reaped yet, or this kernel does not tell.
    std::optional<ProcessState> end_of(Pid pid) const;

  private:
    std::map<Pid, OwnedDescriptor> descriptors_;
};

// True if this kernel tells how a process ended that another process has reaped.
bool ends_can_be_seen();

} // namespace leash::differential
