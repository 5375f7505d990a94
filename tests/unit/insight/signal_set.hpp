// A set of signals, made from their numbers, for tests of what a process ignores, catches or
// blocks.
#pragma once

#include "kernel/snapshot.hpp"

#include <cstdint>
#include <initializer_list>

namespace leash {

inline SignalSet signals(std::initializer_list<int> numbers) {
    SignalSet set;
    for (const int number : numbers)
        set.bits |= std::uint64_t{1} << (number - 1);
    return set;
}

} // namespace leash
