// The needs of a lesson: commands that the machine must have, and free ports.
#pragma once

#include "lesson/document.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace leash {

enum class Lack { NotInstalled, DoesNotWork };
// Returns nullopt if the command is on $PATH and works. If the need says how to try the command, sh
// tries the command, for five seconds at most. Must not be called while a practice terminal exists:
// the stage reaps every child of this process, and would take away the status of the trial.
std::optional<Lack> lack_of(const std::string& command, const Need& need);
// What this machine lacks for each step of a lesson. A step that lacks its command is left out.
class StepLacks {
  public:
    StepLacks() = default; // of a lesson without steps
    // Tries the commands. Must not be called while a practice terminal exists: see lack_of().
    explicit StepLacks(const Lesson& lesson);

    // Returns nullopt if the step can be played. Steps count from 0.
    std::optional<Lack> of(std::size_t step) const { return lacks_[step]; }
    // Returns the nearest step before `step` that is not left out, or `step` if there is no such
    // step. A step that is left out goes on at once, so `back` would not leave the present step.
    std::size_t step_before(std::size_t step) const;

  private:
    std::vector<std::optional<Lack>> lacks_;
};

// "needs at, which is installed but does not work here: `atq` fails"
std::string lack_in_words(const std::string& command, const Need& need, Lack lack);

// Replaces {port}, {port 2} ... in a lesson's text by free ports of 127.0.0.1. The same placeholder
// gets the same port everywhere. The ports lie outside the range from which the kernel takes a port
// for a program that asks for any port.
std::string with_free_ports(std::string text);

} // namespace leash
