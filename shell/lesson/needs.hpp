// The needs of a lesson: commands that the machine must have, and free ports.
#pragma once

#include "lesson/document.hpp"

#include <optional>
#include <string>

namespace leash {

enum class Lack { NotInstalled, DoesNotWork };
// Returns nullopt if the command is on $PATH and works. If the need says how to try the command, sh
// tries the command, for five seconds at most. Must not be called while a practice terminal exists:
// the stage reaps every child of this process, and would take away the status of the trial.
std::optional<Lack> lack_of(const std::string& command, const Need& need);
// "needs at, which is installed but does not work here: `atq` fails"
std::string lack_in_words(const std::string& command, const Need& need, Lack lack);

// Replaces {port}, {port 2} ... in a lesson's text by free ports of 127.0.0.1. The same placeholder
// gets the same port everywhere. The ports lie outside the range from which the kernel takes a port
// for a program that asks for any port.
std::string with_free_ports(std::string text);

} // namespace leash
