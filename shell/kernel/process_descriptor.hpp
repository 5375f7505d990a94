// A process held by a descriptor: while it is held, its number cannot mean another process.
//
// Signals go to such a process by kernel/send_signal.hpp.
//
// Source: pidfd_open(2). By syscall(2), since glibc 2.36's <sys/pidfd.h>
// declares them without C linkage.
#pragma once

#include "base/ids.hpp"
#include "base/owned_descriptor.hpp"
#include "base/result.hpp"

namespace leash {

// Becomes readable when the process has ended, even before it is reaped. ESRCH: it is gone.
Result<OwnedDescriptor> open_process(Pid pid);

// True once the process has ended.
bool has_ended(const OwnedDescriptor& process);

} // namespace leash
