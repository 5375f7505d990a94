// The processor time used by this process, and by those of its children that have been reaped.
// Microseconds: times(2) would count in clock ticks, a hundred a second, and a short command
// would have used none. Source: getrusage(2).
#pragma once

#include <chrono>

namespace leash {

struct TimesUsed {
    std::chrono::microseconds user{}, system{};                   // in the program, in the kernel
    std::chrono::microseconds children_user{}, children_system{}; // the same, of the children
};

TimesUsed times_used();

} // namespace leash
