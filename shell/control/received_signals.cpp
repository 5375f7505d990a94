#include "control/received_signals.hpp"

#include <algorithm>

namespace leash {

std::vector<ReceivedSignal> ReceivedSignals::notice() {
    if (!signals_are_noted())
        return {};
    std::vector<ReceivedSignal> noted = take_signals();
    for (const ReceivedSignal& one : noted) {
        if (one.signal == SIGCHLD)
            children_changed_ = true;
        // `kill -CHLD` is a signal like any other. The kernel's SIGCHLD counts in
        // child_has_ended().
        const bool is_of_child = one.signal == SIGCHLD && !one.sender.process;
        if (one.signal == SIGHUP && sighup_is_hangup_)
            hangup_ = HangupCause::Signal;
        else if (!is_of_child && (one.signal != SIGCHLD || child_watch_ == ChildWatch::AndReceived))
            received_.push_back(one);
    }
    std::erase_if(noted, [](const ReceivedSignal& one) { return one.signal == SIGCHLD; });
    return noted;
}

bool ReceivedSignals::has(int signal) const {
    return std::any_of(received_.begin(), received_.end(),
                       [&](const ReceivedSignal& one) { return one.signal == signal; });
}

std::optional<ReceivedSignal> ReceivedSignals::take_first() {
    if (received_.empty())
        return std::nullopt;
    const ReceivedSignal first = received_.front();
    received_.erase(received_.begin());
    return first;
}

std::size_t ReceivedSignals::forget(int signal) {
    return std::erase_if(received_,
                         [&](const ReceivedSignal& one) { return one.signal == signal; });
}

bool ReceivedSignals::take_interrupt_without_trap() {
    if (interrupt_is_trapped_)
        return false;
    const auto early = std::find_if(received_.begin(), received_.end(), [](const auto& one) {
        return one.signal == SIGINT && !one.sender.process;
    });
    if (early == received_.end())
        return false;
    received_.erase(early);
    return true;
}

} // namespace leash
