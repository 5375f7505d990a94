// The reserved word `time`: runs a pipeline, and tells how much time it took (POSIX XCU `time`).

#include "interpreter/interpreter.hpp"
#include "kernel/descriptors.hpp"
#include "kernel/times_used.hpp"

#include <chrono>
#include <fmt/format.h>
#include <unistd.h>

namespace leash {

Completion Interpreter::run_timed(const Pipeline& pipeline, Circumstances around) {
    Pipeline untimed = pipeline;
    untimed.timed = false;
    around.last_of_process = false;
    const TimesUsed before = times_used();
    const auto start = std::chrono::steady_clock::now();
    const Completion completion = run_pipeline(untimed, around);
    using Seconds = std::chrono::duration<double>;
    const double real = Seconds(std::chrono::steady_clock::now() - start).count();
    const TimesUsed after = times_used();
    const double user =
        Seconds(after.user - before.user + after.children_user - before.children_user).count();
    const double system =
        Seconds(after.system - before.system + after.children_system - before.children_system)
            .count();
    if (pipeline.timed_posix) {
        (void)write_all(STDERR_FILENO,
                        fmt::format("real {:.2f}\nuser {:.2f}\nsys {:.2f}\n", real, user, system));
    } else {
        const auto minutes = [](double time) {
            const auto whole = static_cast<long>(time / 60);
            return fmt::format("{}m{:.3f}s", whole, time - static_cast<double>(whole) * 60);
        };
        (void)write_all(STDERR_FILENO, fmt::format("\nreal\t{}\nuser\t{}\nsys\t{}\n", minutes(real),
                                                   minutes(user), minutes(system)));
    }
    return completion;
}

} // namespace leash
