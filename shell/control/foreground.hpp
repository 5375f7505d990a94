// Being in the foreground: a shell reads only while the terminal is its own.
//
// Between two jobs no loan of the terminal is under way, so another group in the foreground means
// one of three things, which are told apart here: somebody took the terminal from us, we were put
// in the background by the shell we run in, or there is nobody left who could give it to us.
//
// Source: glibc manual "Initializing the Shell", POSIX XBD 11.1.4.
#pragma once

#include "kernel/snapshot.hpp"
#include "kernel/terminal_loan.hpp"

#include <functional>

namespace leash {

enum class ForegroundClaim {
    TakeBack, // it is empty, or a descendant's, or of one whose shell has died; or we lead the
              // session
    Wait,     // another shell's: stop, as any background job that reads, until it gives it to us
    Lost,     // our group is orphaned: the kernel would not stop it, and nobody would continue it
};
ForegroundClaim claim_on_foreground(const Snapshot& snapshot, Pid self, ProcessGroup foreground);

// True too where the terminal is gone or tells nothing: that is found elsewhere.
bool is_in_foreground(const Terminal& terminal);

// Returns once the shell is in the foreground; its modes are the caller's to restore. False: it
// never will be, or `gives_up` says, asked before each step, that there is no more use in it: a
// SIGHUP must end a shell in the background, which then must not take the terminal either.
bool wait_until_in_foreground(
    Terminal& terminal, const std::function<bool()>& gives_up = [] { return false; });

} // namespace leash
