// The three numbers of job control, as three types that cannot be mixed up.
//
// A process ID, a process group ID and a session ID are all pid_t to the kernel,
// and kill(2) even tells a process from a group by the sign. Most job-control
// bugs begin with the wrong one of the three; here the compiler objects.
//
// Source: credentials(7), POSIX XBD 3.
#pragma once

#include <compare>
#include <cstddef>
#include <functional>
#include <sys/types.h>

namespace leash {

struct Pid {
    pid_t value = 0;
    friend auto operator<=>(const Pid&, const Pid&) = default;
};

struct ProcessGroup {
    pid_t value = 0;
    friend auto operator<=>(const ProcessGroup&, const ProcessGroup&) = default;
};

struct Session {
    pid_t value = 0;
    friend auto operator<=>(const Session&, const Session&) = default;
};

// A process group and a session carry the process ID of the process that made them.
inline ProcessGroup group_led_by(Pid leader) {
    return ProcessGroup{leader.value};
}
inline Session session_led_by(Pid leader) {
    return Session{leader.value};
}
inline Pid leader_of(ProcessGroup group) {
    return Pid{group.value};
}
inline Pid leader_of(Session session) {
    return Pid{session.value};
}

} // namespace leash

template <> struct std::hash<leash::Pid> {
    std::size_t operator()(leash::Pid pid) const noexcept { return std::hash<pid_t>{}(pid.value); }
};
