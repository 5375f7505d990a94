#include "stage/channel.hpp"

#include "base/overloaded.hpp"
#include "base/parse_number.hpp"
#include "stage/environment.hpp"
#include "stage/packet_socket.hpp"

#include <cerrno>
#include <cstdlib>
#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>

namespace leash {
namespace {

constexpr std::chrono::seconds patience_with_stage(1);

bool is_packet_socket(int descriptor) {
    int type = 0;
    socklen_t size = sizeof type;
    return ::getsockopt(descriptor, SOL_SOCKET, SO_TYPE, &type, &size) == 0 &&
           type == SOCK_SEQPACKET;
}

} // namespace

StageChannel::StageChannel(OwnedDescriptor socket) : socket_(std::move(socket)) {}

std::optional<StageChannel> StageChannel::from_environment() {
    const char* variable = ::getenv(stage_variable);
    if (!variable)
        return std::nullopt;
    const int descriptor = parse_number(variable).value_or(-1);
    ::unsetenv(stage_variable);
    // A variable may outlive the descriptor that it names. So this checks the kind of the file.
    if (descriptor <= STDERR_FILENO || !is_packet_socket(descriptor) ||
        ::fcntl(descriptor, F_SETFD, FD_CLOEXEC) != 0)
        return std::nullopt;
    return StageChannel(OwnedDescriptor(descriptor));
}

void StageChannel::tell(const Event& event) {
    if (!socket_)
        return;
    const auto sent = send_packet(socket_.get(), encode(FromInside{event}), patience_with_stage);
    if (!sent && sent.error().number != EMSGSIZE)
        socket_.close();
}

Result<Reply> StageChannel::request(RequestBody body, std::chrono::milliseconds patience) {
    const Request request{++requests_, std::move(body)};
    const auto deadline = std::chrono::steady_clock::now() + patience;
    if (!socket_)
        return SystemError{"send", EPIPE, _("ask the practice terminal")};
    if (auto sent = send_packet(socket_.get(), encode(FromInside{request}), patience); !sent)
        return SystemError{"send", sent.error().number, _("ask the practice terminal")};
    for (;;) {
        read_packets();
        if (reply_ && reply_->number == request.number)
            return *std::exchange(reply_, std::nullopt);
        if (!socket_)
            return SystemError{"recv", EPIPE, _("ask the practice terminal")};
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
            deadline - std::chrono::steady_clock::now());
        if (left.count() <= 0)
            return SystemError{"recv", ETIMEDOUT, _("ask the practice terminal")};
        pollfd answer{socket_.get(), POLLIN, 0};
        ::poll(&answer, 1, static_cast<int>(left.count()) + 1); // a signal may end the wait early
    }
}

std::optional<std::string> StageChannel::take_prompt() {
    read_packets();
    return std::exchange(prompt_, std::nullopt);
}

void StageChannel::read_packets() {
    while (socket_) {
        const auto packet = next_packet(socket_);
        if (!packet)
            return;
        const auto message = decode_from_stage(packet->bytes);
        if (!message)
            continue;
        std::visit(overloaded{
                       [this](const Reply& reply) { reply_ = reply; },
                       [this](const NewPrompt& prompt) { prompt_ = prompt.text; },
                   },
                   message.value());
    }
}

} // namespace leash
