// Traps: what the shell does when a signal comes, and when the shell exits.
//
// Invariants: a signal that was ignored on entry to a non-interactive shell can be neither trapped
// nor reset; the caller sees to that. In an interactive shell it can: after set() or reset() the
// signal does not count as ignored on entry any more. In a subshell, traps that are not "ignore"
// are reset; but `trap` still shows the traps of the parent until the subshell changes one.
//
// Source: POSIX XCU `trap`, 2.12, 2.15.
#pragma once

#include "base/result.hpp"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace leash {

constexpr int exit_condition = 0; // trap ... EXIT

class Traps {
  public:
    // Notes which signals are ignored now. Call it before any disposition is changed.
    void note_ignored_on_entry();
    bool ignored_on_entry(int signal) const { return ignored_on_entry_.count(signal) != 0; }

    // Returns the action of a condition: nullptr is the default action, "" is ignore.
    const std::string* action(int condition) const;
    const std::map<int, std::string>& actions() const { return actions_; }
    // Returns what `trap` shows. In a subshell that has changed no trap, these are the traps of the
    // parent.
    const std::map<int, std::string>& listed() const;
    void set(int condition, std::string action);
    void reset(int condition);

    // Resets the traps in a subshell. Returns the conditions that must get the default disposition.
    std::vector<int> enter_subshell();

    bool has_signal_traps() const;
    // Returns true if a signal or the exit would run commands. An ignored signal runs none.
    bool has_commands() const;

  private:
    std::set<int> ignored_on_entry_;
    std::map<int, std::string> actions_;
    std::optional<std::map<int, std::string>> parents_;
};

} // namespace leash
