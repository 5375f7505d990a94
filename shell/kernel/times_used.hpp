// The processor time that this process and its reaped children have used, in microseconds.
//
// times(2) counts in clock ticks, 100 for each second: a short command would show 0.
//
// Source: getrusage(2).
#pragma once

#include <chrono>

namespace leash {

struct TimesUsed {
    std::chrono::microseconds user{}, system{};                   // in the program; in the kernel
    std::chrono::microseconds children_user{}, children_system{}; // the times of the children
};

TimesUsed times_used();

} // namespace leash
