// One step of getopts: finds the next option of an argument list. The function is pure.
//
// Source: POSIX XCU `getopts`, XBD 12.2.
#pragma once

#include "base/message.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace leash {

// The place between two steps. In the middle of a cluster such as -ab, `index` is already the next
// argument, and `offset` is the place of the next letter in the cluster. Otherwise `offset` is 0.
struct GetoptsPlace {
    std::size_t index = 1; // OPTIND: the number of the next argument, from 1
    std::size_t offset = 0;
};

struct GetoptsStep {
    bool over = false;                   // there are no more options
    std::string name;                    // the letter, "?" or ":"
    std::optional<std::string> argument; // OPTARG
    Message complaint;                   // an error message; may be empty
    GetoptsPlace place;
};

// `letters` are the letters of the command: "ab:". A ':' in front means that the script prints its
// own messages.
GetoptsStep next_option(std::string_view letters, std::span<const std::string> arguments,
                        GetoptsPlace place);

} // namespace leash
