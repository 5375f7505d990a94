// TCP on the loopback interface, for tests that ask whether a server still serves.
#pragma once

#include "base/owned_descriptor.hpp"

#include <optional>

namespace leash::test {

// Returns a port on which no process listens now.
int free_port();
// Connects to 127.0.0.1:port. Returns nullopt if the connection is refused.
std::optional<OwnedDescriptor> connected(int port);

} // namespace leash::test
