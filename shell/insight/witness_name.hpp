// The name of a witness that has not told its name, or that told it to another leash.
#pragma once

#include "kernel/snapshot.hpp"

#include <optional>
#include <string>

namespace leash {

// Returns the name that the command line of a witness says: the first operand. Returns nullopt if
// the process is no witness, or if an option stands first. A child of a witness has the command
// line of its parent, and another name.
inline std::optional<std::string> name_of_witness(const ProcessFacts& facts) {
    const auto& words = facts.command_line;
    if (words.size() < 2 || facts.name != "witness" || words[1].empty() || words[1].front() == '-')
        return std::nullopt;
    return words[1];
}

} // namespace leash
