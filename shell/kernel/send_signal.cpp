#include "kernel/send_signal.hpp"

#include "kernel/signals.hpp"

#include <cassert>
#include <cerrno>
#include <csignal>
#include <sys/syscall.h>
#include <unistd.h>

namespace leash {

Outcome signal_process(Pid process, int signal) {
    assert(process.value > 0);
    if (::kill(process.value, signal) != 0)
        return system_error("kill", Message::verbatim(std::to_string(process.value)));
    return success();
}

Outcome signal_process_group(ProcessGroup group, int signal) {
    assert(group.value > 1); // -1 would be every process
    if (::kill(-group.value, signal) != 0)
        return system_error("kill", _("signal process group {0}", group.value));
    return success();
}

Outcome signal_own_process_group(int signal) {
    if (::kill(0, signal) != 0)
        return system_error("kill", _("signal the own process group"));
    return success();
}

Outcome signal_every_process(int signal) {
    if (::kill(-1, signal) != 0)
        return system_error("kill", _("signal every process"));
    return success();
}

Outcome signal_held_process(const OwnedDescriptor& process, int signal) {
    // syscall(2), because <sys/pidfd.h> of glibc 2.36 declares the function without C linkage.
    if (::syscall(SYS_pidfd_send_signal, process.get(), signal, nullptr, 0U) != 0)
        return system_error("pidfd_send_signal", _("send a signal"));
    return success();
}

bool process_exists(Pid process) {
    return ::kill(process.value, 0) == 0 || errno == EPERM;
}

void die_of_signal(int signal) {
    (void)set_disposition(signal, Disposition::Default);
    sigset_t alone;
    sigemptyset(&alone);
    sigaddset(&alone, signal);
    ::sigprocmask(SIG_UNBLOCK, &alone, nullptr);
    ::raise(signal);
    ::_exit(128 + signal);
}

} // namespace leash
