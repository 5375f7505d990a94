// Sockets that carry whole packets (SOCK_SEQPACKET): what one end sends in one call the other
// receives in one call, in order, with the kernel's word for who sent it.
//
// Nothing here raises SIGPIPE: a peer that died is an error value (EPIPE, ECONNRESET).
// Everything is close-on-exec, and does not block unless the function says so.
//
// Source: unix(7), send(2), recv(2).
#pragma once

#include "base/ids.hpp"
#include "base/owned_descriptor.hpp"
#include "base/result.hpp"

#include <chrono>
#include <cstddef>
#include <string>
#include <variant>

namespace leash {

// The longest packet, in bytes. Sending a longer one fails with EMSGSIZE.
constexpr std::size_t longest_packet = 64 * 1024;

struct SocketPair {
    OwnedDescriptor ours;   // told by the kernel who sends (SO_PASSCRED)
    OwnedDescriptor theirs; // to be handed to another process
};
Result<SocketPair> make_packet_sockets();

// Sends one packet, waiting at most `patience` for room. ETIMEDOUT: the peer takes nothing.
Outcome send_packet(int socket, const std::string& packet, std::chrono::milliseconds patience);

struct Packet {
    std::string bytes;
    Pid sender; // 0 where the socket was not asked to tell
};
struct NothingYet {};
struct PeerGone {};
using Received = std::variant<Packet, NothingYet, PeerGone>;
Received receive_packet(int socket);

} // namespace leash
