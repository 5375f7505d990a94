#include "stage/survivors.hpp"

#include "base/foreign_text.hpp"
#include "base/layout.hpp"
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

constexpr std::size_t longest_command = 30; // in a sentence

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

bool has(const std::vector<ProcessKey>& keys, ProcessKey wanted) {
    return std::find(keys.begin(), keys.end(), wanted) != keys.end();
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

EndedProcesses end_processes(const std::vector<ProcessKey>& processes,
                             std::chrono::milliseconds patience) {
    std::vector<Held> held = hold(processes);
    EndedProcesses became;
    for (const Held& one : held)
        for (const int signal : {SIGTERM, SIGCONT})
            (void)signal_held_process(one.descriptor, signal); // fails if the process has ended

    const auto deadline = std::chrono::steady_clock::now() + patience;
    for (;;) {
        std::erase_if(held, [&](const Held& one) {
            const bool is_over = has_ended(one.descriptor);
            if (is_over)
                became.ended.push_back(one.key);
            return is_over;
        });
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(
            deadline - std::chrono::steady_clock::now());
        if (held.empty() || left.count() <= 0)
            break;
        pollfd first{held.front().descriptor.get(), POLLIN, 0};
        ::poll(&first, 1, static_cast<int>(left.count()));
    }
    for (const Held& one : held)
        became.still_there.push_back(one.key);
    return became;
}

NamedProcess named_process(ProcessKey key, const std::string& command) {
    return {key, cut_to_width(made_visible(command), longest_command) + " (" +
                     std::to_string(key.pid.value) + ")"};
}

std::string told_end(const std::vector<NamedProcess>& asked, const EndedProcesses& became,
                     std::size_t columns, const Translator& translate) {
    std::vector<std::string> ended, ended_before;
    for (const auto& [key, name] : asked)
        if (has(became.ended, key))
            ended.push_back(name);
        else if (!has(became.still_there, key))
            ended_before.push_back(name);
    std::string text;
    if (!ended.empty())
        text += behind(" ", translate(_("Ended by SIGTERM: {0}.", enumerated(ended))), columns);
    if (!ended_before.empty())
        text += behind(
            " ", translate(_("Ended before your answer: {0}.", enumerated(ended_before))), columns);
    for (const ProcessKey key : became.still_there)
        text += translate(
            _(" {0} did not end at SIGTERM. This ends it:  kill -KILL {0}\n", key.pid.value));
    return text;
}

std::string told_left_running(const std::vector<ProcessKey>& left, const Translator& translate) {
    std::string pids;
    for (const ProcessKey key : left)
        pids += (pids.empty() ? "" : " ") + std::to_string(key.pid.value);
    return translate(n_(" Left running. To end it later:  kill {0}\n",
                        " Left running. To end them later:  kill {0}\n", left.size(), pids));
}

} // namespace leash
