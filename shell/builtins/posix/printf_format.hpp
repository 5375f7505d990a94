// printf(1) as a pure function: it turns a format and arguments into text.
//
// Source: POSIX XCU `printf`, XBD 5 "File Format Notation".
#pragma once

#include "base/message.hpp"

#include <span>
#include <string>
#include <vector>

namespace leash {

struct Printed {
    std::string text;                // the output, up to a mistake in the format
    std::vector<Message> complaints; // if there is a complaint, the exit status is 1
};

// Uses the format again while arguments remain. A missing argument is "" or 0.
Printed print_formatted(const std::string& format, std::span<const std::string> arguments);

} // namespace leash
