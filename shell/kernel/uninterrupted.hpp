// A system call that is repeated for as long as a signal interrupts it.
//
// The handler of leash is installed without SA_RESTART (signals.hpp), so a call that blocks may
// return with EINTR. Where the caller has nothing to do about a signal, it repeats the call.
//
// Source: signal(7), glibc manual "Interrupted Primitives" (TEMP_FAILURE_RETRY).
#pragma once

#include <cerrno>

namespace leash {

// What `call` returns: a number that is negative if the call failed, with errno set.
template <class Call> auto uninterrupted(Call call) {
    for (;;) {
        const auto result = call();
        if (result >= 0 || errno != EINTR)
            return result;
    }
}

} // namespace leash
