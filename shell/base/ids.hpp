// Process ID, process group ID and session ID: three types, so that the compiler refuses the
// wrong one.
//
// The kernel has one type, pid_t, for all three, and kill(2) takes a negative number for a
// process group. Many job-control bugs begin with the wrong number.
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

// The ID of a process group, or of a session, is the process ID of the process that made it:
// the leader.
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
