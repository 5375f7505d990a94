#include "stage/open_terminal.hpp"

#include "kernel/descriptors.hpp"
#include "stage/environment.hpp"
#include "stage/packet_socket.hpp"
#include "stage/told_jobs.hpp"

#include <cstring>
#include <poll.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

namespace leash {
namespace {

// Returns the value of a variable in the environment that the process was started with. Returns ""
// if there is no such variable, or if this user may not read the environment.
std::string value_at_start_of(Pid process, const std::string& name) {
    const auto read = read_file("/proc/" + std::to_string(process.value) + "/environ");
    if (!read)
        return "";
    const std::string& strings = read.value(); // each string ends with a NUL byte
    const std::string wanted = name + "=";
    for (std::size_t begin = 0; begin < strings.size();) {
        const std::size_t end = std::min(strings.find('\0', begin), strings.size());
        if (strings.compare(begin, wanted.size(), wanted) == 0)
            return strings.substr(begin + wanted.size(), end - begin - wanted.size());
        begin = end + 1;
    }
    return "";
}

// root may read every environment. Somebody else may have written HOME=/root into it.
bool is_of_this_user(Pid process) {
    struct stat folder {};
    return ::stat(("/proc/" + std::to_string(process.value)).c_str(), &folder) == 0 &&
           folder.st_uid == ::geteuid();
}

OwnedDescriptor connected_to(const std::string& desk) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (desk.size() >= sizeof address.sun_path)
        return {};
    std::memcpy(address.sun_path, desk.data(), desk.size());
    OwnedDescriptor socket(::socket(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    const auto* name = reinterpret_cast<const sockaddr*>(&address);
    if (!socket || ::connect(socket.get(), name, sizeof address) != 0)
        return {};
    return socket;
}

} // namespace

bool may_lead_terminal(const ProcessFacts& facts) {
    return leader_of(facts.session) == facts.key.pid && facts.terminal && !facts.is_zombie();
}

std::optional<OpenTerminal> terminal_led_by(const Snapshot& snapshot, Pid leader) {
    const ProcessFacts* facts = snapshot.find(leader);
    const ProcessFacts* stage = facts ? snapshot.find(facts->parent) : nullptr;
    if (!stage || !may_lead_terminal(*facts) || !is_of_this_user(leader) ||
        !is_of_this_user(stage->key.pid))
        return std::nullopt;
    std::string desk = value_at_start_of(leader, desk_variable);
    if (desk.empty() || desk == value_at_start_of(stage->key.pid, desk_variable))
        return std::nullopt;
    return OpenTerminal{facts->key, stage->key, *facts->terminal, std::move(desk)};
}

std::optional<OpenTerminal> newest_terminal(const Snapshot& snapshot, const std::string& home) {
    std::optional<OpenTerminal> newest;
    for (const auto& [pid, facts] : snapshot.processes) {
        if (newest && facts.key.start_time < newest->leader.start_time)
            continue;
        auto terminal = terminal_led_by(snapshot, pid);
        if (terminal && value_at_start_of(pid, "HOME") == home)
            newest = std::move(terminal);
    }
    return newest;
}

std::optional<std::vector<JobLabel>> ask_for_jobs(const OpenTerminal& terminal,
                                                  std::chrono::milliseconds patience) {
    const OwnedDescriptor socket = connected_to(terminal.desk);
    if (!socket || !peer_of_this_user(socket.get()) ||
        !send_packet(socket.get(), jobs_question, std::chrono::milliseconds(0)))
        return std::nullopt;
    pollfd reply{socket.get(), POLLIN, 0};
    if (::poll(&reply, 1, static_cast<int>(patience.count())) <= 0)
        return std::nullopt;
    const Received received = receive_packet(socket.get());
    const auto* packet = std::get_if<Packet>(&received);
    return packet ? read_told_jobs(packet->bytes) : std::nullopt;
}

} // namespace leash
