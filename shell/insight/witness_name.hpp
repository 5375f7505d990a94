// The name of a witness that has not told its name, or that told it to another leash.
#pragma once

#include "kernel/snapshot.hpp"

#include <optional>
#include <string>

namespace leash {

// Returns the name that the command line of a witness says: the first operand. Returns nullopt if
// the process is no witness, or if an option stands first. A child of a witness has the command
// line of its parent, and another name.
//
// Race: daemonize rehearses execve(2), and holds the new program with ptrace(2) before its first
// instruction. The program of a rehearsal has the command line of the witness, but never runs. So a
// process in a tracing stop has no name.
inline std::optional<std::string> name_of_witness(const ProcessFacts& facts) {
    const auto& words = facts.command_line;
    constexpr char tracing_stop = 't'; // proc_pid_stat(5)
    if (facts.state == tracing_stop)
        return std::nullopt;
    if (words.size() < 2 || facts.name != "witness" || words[1].empty() || words[1].front() == '-')
        return std::nullopt;
    return words[1];
}

} // namespace leash
