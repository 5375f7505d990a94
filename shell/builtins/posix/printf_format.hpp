// printf(1) as a function from a format and arguments to text.
//
// Source: POSIX XCU `printf`, XBD 5 "File Format Notation".
#pragma once

#include <span>
#include <string>
#include <vector>

namespace leash {

struct Printed {
    std::string text;                    // as far as it could be made
    std::vector<std::string> complaints; // each makes the status 1
};

// Uses the format again as long as arguments remain. A missing argument is "" or 0.
Printed print_formatted(const std::string& format, std::span<const std::string> arguments);

} // namespace leash
