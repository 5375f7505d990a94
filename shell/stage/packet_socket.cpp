#include "stage/packet_socket.hpp"

#include "kernel/uninterrupted.hpp"

#include <cerrno>
#include <cstring>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace leash {
namespace {

// leash asks no peer for descriptors. But if a peer sends descriptors, the kernel opens copies of
// them in this process. Open copies would use up the limit of this process.
void close_received(const cmsghdr& part) {
    const std::size_t count = (part.cmsg_len - CMSG_LEN(0)) / sizeof(int);
    for (std::size_t i = 0; i < count; ++i) {
        int descriptor = -1;
        std::memcpy(&descriptor, CMSG_DATA(&part) + i * sizeof descriptor, sizeof descriptor);
        ::close(descriptor);
    }
}

} // namespace

Result<SocketPair> make_packet_sockets() {
    int ends[2];
    if (::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC | SOCK_NONBLOCK, 0, ends) != 0)
        return system_error("socketpair", _("make the sockets of a practice terminal"));
    SocketPair pair{OwnedDescriptor(ends[0]), OwnedDescriptor(ends[1])};
    const int yes = 1;
    if (::setsockopt(ends[0], SOL_SOCKET, SO_PASSCRED, &yes, sizeof yes) != 0)
        return system_error("setsockopt(SO_PASSCRED)", _("ask who sends"));
    return pair;
}

Outcome send_packet(int socket, const std::string& packet, std::chrono::milliseconds patience) {
    if (packet.size() > longest_packet)
        return SystemError{"send", EMSGSIZE, {}};
    const auto deadline = std::chrono::steady_clock::now() + patience;
    for (;;) {
        const ssize_t sent = uninterrupted([&] {
            return ::send(socket, packet.data(), packet.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
        });
        if (sent >= 0)
            return success();
        if (errno != EAGAIN)
            return system_error("send", {});
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
            deadline - std::chrono::steady_clock::now());
        pollfd room{socket, POLLOUT, 0};
        if (left.count() <= 0 || ::poll(&room, 1, static_cast<int>(left.count())) == 0)
            return SystemError{"send", ETIMEDOUT, {}};
    }
}

std::optional<Pid> peer_of_this_user(int socket) {
    ucred peer{};
    socklen_t size = sizeof peer;
    if (::getsockopt(socket, SOL_SOCKET, SO_PEERCRED, &peer, &size) != 0 || peer.pid <= 0)
        return std::nullopt;
    return peer.uid == ::geteuid() ? std::optional(Pid{peer.pid}) : std::nullopt;
}

Received receive_packet(int socket) {
    Packet packet;
    packet.bytes.resize(longest_packet);
    iovec bytes{packet.bytes.data(), packet.bytes.size()};
    alignas(cmsghdr) char control[CMSG_SPACE(sizeof(ucred))];
    msghdr message{};
    message.msg_iov = &bytes;
    message.msg_iovlen = 1;
    message.msg_control = control;
    message.msg_controllen = sizeof control;

    const ssize_t size =
        uninterrupted([&] { return ::recvmsg(socket, &message, MSG_DONTWAIT | MSG_CMSG_CLOEXEC); });
    if (size < 0 && errno == EAGAIN)
        return NothingYet{};
    if (size < 0)
        return PeerGone{};
    packet.bytes.resize(static_cast<std::size_t>(size));
    for (cmsghdr* part = CMSG_FIRSTHDR(&message); part; part = CMSG_NXTHDR(&message, part)) {
        if (part->cmsg_level != SOL_SOCKET)
            continue;
        if (part->cmsg_type == SCM_RIGHTS)
            close_received(*part);
        if (part->cmsg_type != SCM_CREDENTIALS)
            continue;
        ucred sender{};
        std::memcpy(&sender, CMSG_DATA(part), sizeof sender);
        packet.sender = Pid{sender.pid};
    }
    if (size == 0) // our packets are never empty: this is the end of the connection
        return PeerGone{};
    return packet;
}

} // namespace leash
