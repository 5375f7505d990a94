#include "interpreter/traps.hpp"

#include "kernel/signals.hpp"

#include <algorithm>
#include <csignal>

namespace leash {

void Traps::note_ignored_on_entry() {
    for (int signal = 1; signal < NSIG; ++signal)
        if (signal != SIGKILL && signal != SIGSTOP && is_ignored(signal))
            ignored_on_entry_.insert(signal);
}

const std::string* Traps::action(int condition) const {
    const auto found = actions_.find(condition);
    return found == actions_.end() ? nullptr : &found->second;
}

const std::map<int, std::string>& Traps::listed() const {
    return parents_ ? *parents_ : actions_;
}

void Traps::set(int condition, std::string action) {
    parents_.reset();
    ignored_on_entry_.erase(condition);
    actions_[condition] = std::move(action);
}

void Traps::reset(int condition) {
    parents_.reset();
    ignored_on_entry_.erase(condition);
    actions_.erase(condition);
}

std::vector<int> Traps::enter_subshell() {
    std::vector<int> to_default;
    if (actions_.empty())
        return to_default;
    auto all = actions_;
    for (const auto& [condition, action] : all) {
        if (action.empty())
            continue;
        if (condition != exit_condition)
            to_default.push_back(condition);
        actions_.erase(condition);
    }
    parents_ = std::move(all);
    return to_default;
}

bool Traps::has_signal_traps() const {
    return std::any_of(actions_.begin(), actions_.end(), [](const auto& entry) {
        return entry.first != exit_condition && !entry.second.empty();
    });
}

bool Traps::has_commands() const {
    return std::any_of(actions_.begin(), actions_.end(),
                       [](const auto& entry) { return !entry.second.empty(); });
}

} // namespace leash
