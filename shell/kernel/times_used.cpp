#include "kernel/times_used.hpp"

#include <sys/resource.h>

namespace leash {
namespace {

std::chrono::microseconds duration(const timeval& time) {
    return std::chrono::seconds(time.tv_sec) + std::chrono::microseconds(time.tv_usec);
}

} // namespace

TimesUsed times_used() {
    rusage own{};
    rusage children{};
    // Neither call can fail: both arguments are valid.
    ::getrusage(RUSAGE_SELF, &own);
    ::getrusage(RUSAGE_CHILDREN, &children);
    return {duration(own.ru_utime), duration(own.ru_stime), duration(children.ru_utime),
            duration(children.ru_stime)};
}

} // namespace leash
