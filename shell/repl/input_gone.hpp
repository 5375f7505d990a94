// How the loop sees a hangup at its standard input: what poll(2) says, and when SIGHUP comes.
//
// Source: poll(2), tty_ioctl(4), POSIX XBD 11.1.10 "Modem Disconnect".
#pragma once

#include "control/job_control.hpp"

namespace leash {

// Returns true if standard input is a terminal that has hung up.
//
// Race: somebody closes the master, then the kernel hangs up our side. In between our side is still
// a terminal, but poll(2) reports POLLHUP; afterwards every call fails with EIO. A pipe without a
// writer reports POLLHUP too, but is only at its end: read_modes() fails with another error.
bool input_is_gone();

// For a session leader with a trap for SIGHUP. Returns true if SIGHUP is in control.received().
//
// Race: the terminal reports POLLHUP a moment before the kernel sends SIGHUP to the session leader.
// So this waits for SIGHUP, but only a moment.
bool wait_for_late_sighup(JobControl& control);

} // namespace leash
