// Repeats a system call as long as a signal interrupts the call.
//
// The handler of leash is installed without SA_RESTART (signals.hpp), so a call that blocks may
// fail with EINTR. A caller that need not look at the signal repeats the call.
//
// Source: signal(7), glibc manual "Interrupted Primitives" (TEMP_FAILURE_RETRY).
#pragma once

#include <cerrno>

namespace leash {

// Returns the result of `call`: a number, which is negative if the call failed and set errno.
template <class Call> auto uninterrupted(Call call) {
    for (;;) {
        const auto result = call();
        if (result >= 0 || errno != EINTR)
            return result;
    }
}

} // namespace leash
