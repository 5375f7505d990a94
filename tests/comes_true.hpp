// comes_true() waits for a condition that the kernel reports to nobody: a state in /proc, or a file
// that another process writes. Returns true when the condition holds, and false when `patience` has
// passed.
#pragma once

#include <chrono>
#include <functional>
#include <poll.h>

namespace leash::test {

inline bool comes_true(const std::function<bool()>& holds,
                       std::chrono::milliseconds patience = std::chrono::seconds(20)) {
    const auto deadline = std::chrono::steady_clock::now() + patience;
    while (!holds()) {
        if (std::chrono::steady_clock::now() > deadline)
            return false;
        ::poll(nullptr, 0, 2); // leaves the processor to the others for 2 ms
    }
    return true;
}

} // namespace leash::test
