// Messages as JSON: a file or another process keeps the message itself and not the words, so that a
// later reader has the words in the reader's own language.
//
//   {"english": "{0} is stopped", "values": ["ada"]}
//
// A message that counts also has "plural" and "count". A text that is in no language is a string.
#pragma once

#include "base/message.hpp"

#include <nlohmann/json_fwd.hpp>

namespace leash {

nlohmann::json json_of(const Message& message);
// Throws json::exception if `object` is no message.
Message message_from(const nlohmann::json& object);

} // namespace leash
