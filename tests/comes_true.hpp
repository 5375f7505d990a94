// Waits for what the kernel tells nobody of: a state in /proc, a file that another process writes.
// True as soon as it holds; false once `patience` is over.
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
        ::poll(nullptr, 0, 2); // not the whole processor for asking
    }
    return true;
}

} // namespace leash::test
