#include "stage/witness_desk.hpp"

#include "base/foreign_text.hpp"
#include "stage/packet_socket.hpp"
#include "stage/told_jobs.hpp"

#include <algorithm>
#include <cctype>
#include <cerrno>
#include <cstring>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace leash {
namespace {

constexpr std::size_t longest_name = 64;
constexpr const char* name_of_socket = "/desk";
constexpr std::chrono::milliseconds longest_rest(100);

// Names are shown in tables and typed in checks. In a check %1 and $! have another meaning.
bool is_name(const std::string& name) {
    const auto fits = [](unsigned char c) {
        return std::isalnum(c) || c == '_' || c == '-' || c == '.' || c >= 0x80;
    };
    return !name.empty() && name.size() <= longest_name &&
           std::all_of(name.begin(), name.end(), fits) && made_visible(name) == name;
}

void answer(int visitor, const std::string& text) {
    // Errors are ignored: a witness that is gone needs no answer.
    (void)send_packet(visitor, text, std::chrono::milliseconds(0));
}

// Only this user can enter a temporary folder. TMPDIR may be too long for the address of a socket.
Result<TemporaryFolder> make_folder() {
    auto folder = TemporaryFolder::make();
    if (folder &&
        folder.value().path().size() + std::strlen(name_of_socket) >= sizeof(sockaddr_un::sun_path))
        return TemporaryFolder::make_in("/tmp");
    return folder;
}

} // namespace

WitnessDesk::WitnessDesk(TemporaryFolder folder, OwnedDescriptor listener)
    : folder_(std::move(folder)), listener_(std::move(listener)) {}

std::string WitnessDesk::address() const {
    return folder_.path() + name_of_socket;
}

Result<WitnessDesk> WitnessDesk::open() {
    auto folder = make_folder();
    if (!folder)
        return folder.error();
    OwnedDescriptor listener(::socket(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    if (!listener)
        return system_error("socket", _("open the desk for witnesses"));
    WitnessDesk desk(std::move(folder).value(), std::move(listener));
    const std::string path = desk.address();
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::memcpy(address.sun_path, path.data(), path.size());
    const int socket = desk.listener_.get();
    if (::bind(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
        return system_error("bind", _("open the desk for witnesses"));
    if (::listen(socket, SOMAXCONN) != 0)
        return system_error("listen", _("open the desk for witnesses"));
    return desk;
}

void WitnessDesk::add_to(std::vector<pollfd>& polled) const {
    if (is_open())
        polled.push_back({listener_.get(), POLLIN, 0});
    for (const Visitor& visitor : visitors_)
        polled.push_back({visitor.socket.get(), POLLIN, 0});
}

std::optional<std::chrono::milliseconds> WitnessDesk::patience() const {
    std::optional<Clock::time_point> next;
    if (Clock::now() < rests_until_)
        next = rests_until_;
    for (const Visitor& visitor : visitors_)
        next = std::min(next.value_or(visitor.until), visitor.until);
    if (!next)
        return std::nullopt;
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(*next - Clock::now());
    return std::max(left, std::chrono::milliseconds(0));
}

void WitnessDesk::let_in() {
    for (std::size_t came = 0; came < most_visitors && is_open(); ++came) {
        OwnedDescriptor visitor(
            ::accept4(listener_.get(), nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK));
        if (visitor && peer_of_this_user(visitor.get()))
            visitors_.push_back({std::move(visitor), Clock::now() + longest_visit});
        else if (!visitor && errno == EAGAIN)
            return;
        else if (!visitor) // EMFILE, for example: the listener stays readable
            rests_until_ = Clock::now() + longest_rest;
    }
}

void WitnessDesk::receive(const Enter& enter, const TellJobs& tell_jobs) {
    let_in();
    const auto now = Clock::now();
    std::erase_if(visitors_, [&](const Visitor& visitor) {
        return serve(visitor.socket.get(), enter, tell_jobs) || now >= visitor.until;
    });
}

bool WitnessDesk::serve(int visitor, const Enter& enter, const TellJobs& tell_jobs) {
    const Received received = receive_packet(visitor);
    if (std::holds_alternative<NothingYet>(received))
        return false;
    const auto* packet = std::get_if<Packet>(&received);
    const auto peer = peer_of_this_user(visitor);
    if (!packet || !peer)
        return true;
    if (packet->bytes == jobs_question) {
        if (tell_jobs)
            answer(visitor, tell_jobs());
        return true;
    }
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
