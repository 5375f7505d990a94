#include "stage/witness_desk.hpp"

#include "stage/packet_socket.hpp"

#include <algorithm>
#include <cctype>
#include <cstddef>
#include <cstring>
#include <fmt/format.h>
#include <optional>
#include <sys/random.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace leash {
namespace {

constexpr std::size_t longest_name = 64;

// Names are shown in tables and typed in checks. In a check %1 and $! have another meaning.
bool is_name(const std::string& name) {
    const auto fits = [](unsigned char c) {
        return std::isalnum(c) || c == '_' || c == '-' || c == '.' || c >= 0x80;
    };
    return !name.empty() && name.size() <= longest_name &&
           std::all_of(name.begin(), name.end(), fits);
}

// Returns the process at the other end, or nullopt if the process belongs to another user (root
// accepts every user).
std::optional<Pid> peer_of(int visitor) {
    ucred peer{};
    socklen_t size = sizeof peer;
    if (::getsockopt(visitor, SOL_SOCKET, SO_PEERCRED, &peer, &size) != 0 || peer.pid <= 0)
        return std::nullopt;
    if (peer.uid != ::geteuid() && ::geteuid() != 0)
        return std::nullopt;
    return Pid{peer.pid};
}

void answer(int visitor, const std::string& text) {
    // Errors are ignored: a witness that is gone needs no answer.
    (void)send_packet(visitor, text, std::chrono::milliseconds(0));
}

} // namespace

WitnessDesk::WitnessDesk(OwnedDescriptor listener, std::string address)
    : listener_(std::move(listener)), address_(std::move(address)) {}

Result<WitnessDesk> WitnessDesk::open() {
    std::uint64_t random = 0;
    if (::getrandom(&random, sizeof random, 0) != static_cast<ssize_t>(sizeof random))
        return system_error("getrandom", _("open the desk for witnesses"));
    const std::string name = fmt::format("leash-desk-{}-{:016x}", ::getpid(), random);

    OwnedDescriptor listener(::socket(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    if (!listener)
        return system_error("socket", _("open the desk for witnesses"));
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::memcpy(address.sun_path + 1, name.data(), name.size()); // after a NUL: abstract
    const auto size = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + 1 + name.size());
    if (::bind(listener.get(), reinterpret_cast<const sockaddr*>(&address), size) != 0)
        return system_error("bind", _("open the desk for witnesses"));
    if (::listen(listener.get(), SOMAXCONN) != 0)
        return system_error("listen", _("open the desk for witnesses"));
    return WitnessDesk(std::move(listener), "@" + name);
}

void WitnessDesk::add_to(std::vector<pollfd>& polled) const {
    polled.push_back({listener_.get(), POLLIN, 0});
    for (const OwnedDescriptor& visitor : visitors_)
        polled.push_back({visitor.get(), POLLIN, 0});
}

void WitnessDesk::receive(const Enter& enter) {
    for (;;) {
        OwnedDescriptor visitor(
            ::accept4(listener_.get(), nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK));
        if (!visitor)
            break;
        visitors_.push_back(std::move(visitor));
    }
    std::erase_if(visitors_, [&](const OwnedDescriptor& v) { return serve(v.get(), enter); });
}

bool WitnessDesk::serve(int visitor, const Enter& enter) {
    const Received received = receive_packet(visitor);
    if (std::holds_alternative<NothingYet>(received))
        return false;
    const auto* packet = std::get_if<Packet>(&received);
    const auto peer = peer_of(visitor);
    if (!packet || !peer)
        return true;
    if (!is_name(packet->bytes)) {
        // In English: the witness puts the message into words.
        answer(visitor, N_("a name is up to 64 letters, digits, _ - or .").english());
        return true;
    }
    enter(ProcessKey{*peer, read_start_time(*peer)}, packet->bytes);
    answer(visitor, "ok");
    return true;
}

} // namespace leash
