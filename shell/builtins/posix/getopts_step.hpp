// One step of getopts: the next option of an argument list.
//
// Source: POSIX XCU `getopts`, XBD 12.2.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace leash {

// Between two steps. In the middle of a cluster such as -ab, `index` is already behind it, and
// `offset` says where in it the next letter is; else it is 0.
struct GetoptsPlace {
    std::size_t index = 1; // OPTIND: of the next argument, from 1
    std::size_t offset = 0;
};

struct GetoptsStep {
    bool over = false;                   // there are no more options
    std::string name;                    // the letter, "?" or ":"
    std::optional<std::string> argument; // OPTARG
    std::string complaint;               // empty: nothing to say
    GetoptsPlace place;
};

// `letters` as in the command: "ab:", and a ':' in front if the script speaks for itself.
GetoptsStep next_option(std::string_view letters, std::span<const std::string> arguments,
                        GetoptsPlace place);

} // namespace leash
