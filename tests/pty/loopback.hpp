// TCP on the loopback interface, for tests that ask a server whether it still serves.
#pragma once

#include "base/owned_descriptor.hpp"

#include <optional>

namespace leash::test {

// A port that nobody listens on now.
int free_port();
// A connection to 127.0.0.1:port; nothing where it is refused.
std::optional<OwnedDescriptor> connected(int port);

} // namespace leash::test
