#include "repl/input_gone.hpp"

#include "kernel/signals.hpp"
#include "kernel/terminal_modes.hpp"

#include <cerrno>
#include <chrono>
#include <csignal>
#include <poll.h>
#include <unistd.h>

namespace leash {

bool input_is_gone() {
    pollfd input{STDIN_FILENO, POLLIN, 0};
    (void)::poll(&input, 1, 0);
    const auto modes = read_modes(STDIN_FILENO);
    if (!modes)
        return modes.error().number == EIO;
    return (input.revents & (POLLHUP | POLLERR)) != 0;
}

bool wait_for_late_sighup(JobControl& control) {
    using std::chrono::steady_clock;
    constexpr std::chrono::milliseconds longest_delay(200);
    const auto deadline = steady_clock::now() + longest_delay;
    for (; !control.received().has(SIGHUP); control.notice_signals()) {
        const auto left =
            std::chrono::ceil<std::chrono::milliseconds>(deadline - steady_clock::now());
        pollfd signals{signal_descriptor(), POLLIN, 0};
        if (left.count() <= 0 || ::poll(&signals, 1, static_cast<int>(left.count())) == 0)
            return false;
    }
    return true;
}

} // namespace leash
