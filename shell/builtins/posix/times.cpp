// times: prints the processor time that the shell and its children have used.
//
// Source: POSIX XCU 2.15 `times`.

#include "builtins/rows.hpp"
#include "kernel/times_used.hpp"

#include <fmt/format.h>

namespace leash {
namespace {

// The format is "%dm%fs", as in POSIX.
std::string minutes_and_seconds(std::chrono::microseconds time) {
    const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(time);
    const std::chrono::duration<double> seconds = time - minutes;
    return fmt::format("{}m{:f}s", minutes.count(), seconds.count());
}

BuiltinResult run_times(BuiltinCall& call) {
    const TimesUsed used = times_used();
    call.print(minutes_and_seconds(used.user) + " " + minutes_and_seconds(used.system) + "\n" +
               minutes_and_seconds(used.children_user) + " " +
               minutes_and_seconds(used.children_system) + "\n");
    return done(0);
}

} // namespace

const Builtin times_builtin = {
    "times",
    BuiltinKind::Special,
    run_times,
    "times",
    N_("processor time used so far"),
    N_(R"(Two lines of two times: in the program and in the kernel on its behalf; first
for this shell, then for all its children that have ended. Sleep costs no time.

    times
)"),
};

} // namespace leash
