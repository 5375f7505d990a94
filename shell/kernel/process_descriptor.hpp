// A descriptor of a process: it always means the same process, even after the kernel has given the
// process's number to another process.
//
// Signals go to such a process by kernel/send_signal.hpp.
//
// Source: pidfd_open(2). The call goes through syscall(2), because <sys/pidfd.h> of glibc 2.36
// declares the function without C linkage.
#pragma once

#include "base/ids.hpp"
#include "base/owned_descriptor.hpp"
#include "base/result.hpp"

namespace leash {

// Opens a descriptor, which becomes readable when the process has ended, even before the process is
// reaped. Fails with ESRCH if there is no such process.
Result<OwnedDescriptor> open_process(Pid pid);

// Returns true if the process has ended.
bool has_ended(const OwnedDescriptor& process);

} // namespace leash
