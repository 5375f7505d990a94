// Packet sockets (SOCK_SEQPACKET): one end sends a packet in one call, and the other end receives
// the whole packet in one call. Packets stay in order, and the kernel says which process sent each.
//
// Invariants: nothing here raises SIGPIPE; if the peer has died, the error is EPIPE or ECONNRESET.
// All sockets are close-on-exec. No function blocks unless its comment says so.
//
// Source: unix(7), send(2), recv(2).
#pragma once

#include "base/ids.hpp"
#include "base/owned_descriptor.hpp"
#include "base/result.hpp"

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <variant>

namespace leash {

// The longest packet, in bytes. Sending a longer packet fails with EMSGSIZE.
constexpr std::size_t longest_packet = 64 * 1024;

struct SocketPair {
    OwnedDescriptor ours;   // the kernel names the sender of each packet here (SO_PASSCRED)
    OwnedDescriptor theirs; // for another process
};
Result<SocketPair> make_packet_sockets();

// Sends one packet. Waits at most `patience` for room in the socket; if there is still no room, the
// error is ETIMEDOUT.
Outcome send_packet(int socket, const std::string& packet, std::chrono::milliseconds patience);

// Returns the process at the other end: the one that has connected, or the one that listens.
// Returns nullopt if the process belongs to another user.
std::optional<Pid> peer_of_this_user(int socket);

struct Packet {
    std::string bytes;
    Pid sender; // 0 if the socket has no SO_PASSCRED
};
struct NothingYet {};
struct PeerGone {};
using Received = std::variant<Packet, NothingYet, PeerGone>;
// Does not wait.
Received receive_packet(int socket);

// The same for the owner of the socket. Returns nullopt if there is no packet now. If the peer has
// died, closes the socket too.
template <class Descriptor> std::optional<Packet> next_packet(Descriptor& socket) {
    Received received = receive_packet(socket.get());
    if (std::holds_alternative<PeerGone>(received))
        socket.close();
    auto* packet = std::get_if<Packet>(&received);
    return packet ? std::optional(std::move(*packet)) : std::nullopt;
}

} // namespace leash
