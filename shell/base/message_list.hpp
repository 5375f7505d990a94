// Joins words in a message.
#pragma once

#include "base/message.hpp"

#include <string>
#include <vector>

namespace leash {

// Joins words as a sentence does: "bob", "bob and carl", "bob, carl and dora".
Message enumerated(const std::vector<std::string>& words);

} // namespace leash
