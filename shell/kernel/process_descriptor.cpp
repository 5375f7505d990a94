#include "kernel/process_descriptor.hpp"

#include <poll.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace leash {

Result<OwnedDescriptor> open_process(Pid pid) {
    const long descriptor = ::syscall(SYS_pidfd_open, pid.value, 0U); // always close-on-exec
    if (descriptor < 0)
        return system_error("pidfd_open", _("hold process {0}", pid.value));
    return OwnedDescriptor(static_cast<int>(descriptor));
}

bool has_ended(const OwnedDescriptor& process) {
    pollfd end{process.get(), POLLIN, 0};
    return ::poll(&end, 1, 0) > 0;
}

} // namespace leash
