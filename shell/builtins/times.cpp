// times: processor time used by the shell and by its children.

#include "builtins/rows.hpp"

#include <fmt/format.h>
#include <sys/times.h>
#include <unistd.h>

namespace leash {
namespace {

// "%dm%fs", as POSIX asks.
std::string minutes_and_seconds(clock_t ticks) {
    const auto per_second = static_cast<double>(sysconf(_SC_CLK_TCK));
    const double seconds = static_cast<double>(ticks) / per_second;
    const auto minutes = static_cast<long>(seconds / 60);
    return fmt::format("{}m{:f}s", minutes, seconds - 60.0 * static_cast<double>(minutes));
}

BuiltinResult run_times(BuiltinCall& call) {
    tms used{};
    ::times(&used);
    call.print(minutes_and_seconds(used.tms_utime) + " " + minutes_and_seconds(used.tms_stime) +
               "\n" + minutes_and_seconds(used.tms_cutime) + " " +
               minutes_and_seconds(used.tms_cstime) + "\n");
    return done(0);
}

} // namespace

const Builtin times_builtin = {
    "times",
    BuiltinKind::Special,
    run_times,
    "times",
    "processor time used so far",
    R"(Two lines of two times: in the program and in the kernel on its behalf; first
for this shell, then for all its children that have ended. Sleeping costs none.

    times
)",
};

} // namespace leash
