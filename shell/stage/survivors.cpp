#include "stage/survivors.hpp"

#include "base/message_list.hpp"
#include "base/text.hpp"
#include "insight/words.hpp"
#include "kernel/process_descriptor.hpp"
#include "kernel/send_signal.hpp"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <poll.h>
#include <unistd.h>

namespace leash {
namespace {

struct Held {
    ProcessKey key;
    OwnedDescriptor descriptor; // readable when the process has ended
};

std::vector<Held> hold(const std::vector<ProcessKey>& processes) {
    std::vector<Held> held;
    for (const ProcessKey key : processes) {
        auto process = open_process(key.pid);
        if (process && read_start_time(key.pid) == key.start_time)
            held.push_back({key, std::move(process).value()});
    }
    return held;
}

} // namespace

std::vector<const LedgerEntry*> survivors(const Ledger& ledger) {
    std::vector<const LedgerEntry*> alive;
    for (const LedgerEntry& entry : ledger.entries())
        if (!entry.death && entry.key.start_time != 0)
            alive.push_back(&entry);
    return alive;
}

Message holdings_of(const ProcessFacts& facts) {
    std::vector<std::string> on_dead_terminal;
    for (const auto& [number, target] : facts.descriptors)
        if (output_of(target) == Output::TerminalGone)
            on_dead_terminal.push_back(std::to_string(number));
    Message holdings = facts.working_directory.empty()
                           ? _("its folder is hidden")
                           : _("it works in {0}", facts.working_directory);
    const auto output = facts.descriptors.find(STDOUT_FILENO);
    if (output != facts.descriptors.end() && output_of(output->second) != Output::TerminalGone)
        holdings = _("its output goes to {0}; {1}", output->second, holdings);
    if (!on_dead_terminal.empty())
        holdings = n_("descriptor {0} on the terminal that is gone; {1}",
                      "descriptors {0} on the terminal that is gone; {1}", on_dead_terminal.size(),
                      enumerated(on_dead_terminal), holdings);
    return holdings;
}

std::vector<ProcessKey> end_processes(const std::vector<ProcessKey>& processes,
                                      std::chrono::milliseconds patience) {
    std::vector<Held> held = hold(processes);
    for (const Held& one : held)
        for (const int signal : {SIGTERM, SIGCONT})
            (void)signal_held_process(one.descriptor, signal); // fails if the process has ended

    const auto deadline = std::chrono::steady_clock::now() + patience;
    for (;;) {
        std::erase_if(held, [](const Held& one) { return has_ended(one.descriptor); });
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(
            deadline - std::chrono::steady_clock::now());
        if (held.empty() || left.count() <= 0)
            break;
        pollfd first{held.front().descriptor.get(), POLLIN, 0};
        ::poll(&first, 1, static_cast<int>(left.count()));
    }
    std::vector<ProcessKey> still_there;
    still_there.reserve(held.size());
    for (const Held& one : held)
        still_there.push_back(one.key);
    return still_there;
}

} // namespace leash
