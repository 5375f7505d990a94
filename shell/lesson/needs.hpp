// What a lesson needs of the machine that it is played on.
#pragma once

#include "lesson/document.hpp"

#include <string>

namespace leash {

// The command is found through $PATH and, where the need says how to try it, it works: that is
// tried by sh, for five seconds at most. Not while a practice terminal is there: it reaps every
// child of this process.
bool is_there(const std::string& command, const Need& need);

// Free ports of 127.0.0.1 for {port}, {port 2} ... of a lesson's text, each of them the same at
// every place. Not of those that the kernel gives to whoever asks for any port.
std::string with_free_ports(std::string text);

} // namespace leash
