// Being in the foreground: a shell reads only while it has the terminal.
//
// Between two jobs the shell lends the terminal to no other group. If another group is in the
// foreground nevertheless, one of three things has happened: a process took the terminal from this
// shell; the shell around this shell has put this shell in the background; or no process is left
// that could give the terminal back. claim_on_foreground() tells the three apart.
//
// Source: glibc manual "Initializing the Shell", POSIX XBD 11.1.4.
#pragma once

#include "kernel/snapshot.hpp"
#include "kernel/terminal_loan.hpp"

#include <functional>
#include <optional>

namespace leash {

enum class ForegroundClaim {
    TakeBack, // the group in the foreground is empty, or has a descendant of this shell, or its
              // own shell has died; or this shell leads the session
    Wait,     // another shell has the terminal: stop, as a background job that reads does, until
              // the other shell gives the terminal to this one
    Lost,     // this shell's group is orphaned: the kernel would not stop the group, and nobody
              // would continue it
};
// Pure: what the process `self` may do while the group `foreground` has the terminal.
ForegroundClaim claim_on_foreground(const Snapshot& snapshot, Pid self, ProcessGroup foreground);

// Returns true also if the terminal is gone: other code notices a terminal that is gone. Returns
// true also if a hidden group has the terminal: a shell that was started in that group, in a new
// PID namespace, cannot tell its own group from another one, and takes the terminal.
bool is_in_foreground(const Terminal& terminal);

// Returns true if a shell around this one has put this shell in the background while this shell
// waited for `borrower`: somebody stopped this shell, and then the other shell continued it with
// bg.
bool is_taken_by_a_shell_around(const Terminal& terminal, ProcessGroup borrower);

// Returns the controlling terminal if this process's group is in the foreground there. For `set -m`
// in a script or a subshell: in the background, or without a terminal, its jobs only get process
// groups. The same holds for a script in a hidden group: nobody could give the terminal back to
// that group, and what runs behind the script would wait for the terminal for ever.
std::optional<Terminal> terminal_of_foreground_script();

// Waits until the shell is in the foreground, and returns true; the caller restores the terminal's
// modes. Returns false if the shell never will be in the foreground, or if `gives_up` returns true.
// `gives_up` is called before each step. A shell in the background that gets SIGHUP must give up:
// the shell must end, and must not take the terminal.
bool wait_until_in_foreground(
    Terminal& terminal, const std::function<bool()>& gives_up = [] { return false; });

} // namespace leash
