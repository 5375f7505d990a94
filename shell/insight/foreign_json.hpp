// Reads JSON that comes from elsewhere: a file that somebody may have changed or handed in, a
// message of a program on the practice terminal.
//
// Invariant: what read_foreign_json() returns is at most `deepest_json` levels deep. nlohmann::json
// reads any depth, but writes and copies by recursion: a text of a million brackets would overflow
// the stack.
//
// Source: RFC 8259 section 9 (a reader may limit the depth).
#pragma once

#include "base/result.hpp"

#include <nlohmann/json_fwd.hpp>
#include <string>

namespace leash {

constexpr int deepest_json = 64;

// The error says what is wrong with the text.
Result<nlohmann::json, Message> read_foreign_json(const std::string& text);

} // namespace leash
