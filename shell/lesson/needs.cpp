#include "lesson/needs.hpp"

#include "base/owned_descriptor.hpp"
#include "kernel/descriptors.hpp"
#include "kernel/search_path.hpp"
#include "launch/reaper.hpp"
#include "launch/start_process.hpp"

#include <arpa/inet.h>
#include <cstdlib>
#include <fcntl.h>
#include <map>
#include <netinet/in.h>
#include <random>
#include <sys/socket.h>
#include <unistd.h>

namespace leash {
namespace {

constexpr int first_port = 20000;
constexpr int last_port = 31999; // below ip_local_port_range, tcp(7)
constexpr int most_tries = 1000;

bool is_free(int port) {
    const OwnedDescriptor socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_ANY);
    return socket &&
           ::bind(socket.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
}

// Runs the command line by sh, for five seconds at most, without input and output.
bool works(const std::string& command_line, const std::string& search_path) {
    const auto nothing = open_file("/dev/null", O_RDWR);
    if (!nothing)
        return false;
    LaunchPlan plan;
    plan.path = find_on(search_path, "timeout");
    plan.arguments = {"timeout", "5", "sh", "-c", command_line};
    plan.environment = environ;
    for (const int standard : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
        plan.descriptors.emplace_back(DuplicateDescriptor{nothing.value().get(), standard});
    const auto child = start_program(plan);
    if (!child)
        return false;
    const auto end = wait_for(child.value());
    return end && end.value() == ProcessState(Exited{0});
}

// Returns the length of "{port}" or "{port 12}" at this place, or 0 if there is no placeholder.
std::size_t length_of_placeholder(const std::string& text, std::size_t at) {
    const std::size_t end = text.find('}', at);
    if (text.compare(at, 5, "{port") != 0 || end == std::string::npos)
        return 0;
    const std::string rest = text.substr(at + 5, end - at - 5);
    const bool is_number = rest.size() > 1 && rest[0] == ' ' &&
                           rest.find_first_not_of("0123456789", 1) == std::string::npos;
    return rest.empty() || is_number ? end + 1 - at : 0;
}

} // namespace

std::optional<Lack> lack_of(const std::string& command, const Need& need) {
    const char* path = std::getenv("PATH");
    if (!path || !is_executable_file(find_on(path, command)))
        return Lack::NotInstalled;
    if (need.works.empty() || works(need.works, path))
        return std::nullopt;
    return Lack::DoesNotWork;
}

StepLacks::StepLacks(const Lesson& lesson) {
    for (const Step& step : lesson.steps)
        lacks_.push_back(step.needs.empty() ? std::nullopt
                                            : lack_of(step.needs, lesson.need_of(step.needs)));
}

std::size_t StepLacks::step_before(std::size_t step) const {
    for (std::size_t before = step; before-- > 0;)
        if (!lacks_[before])
            return before;
    return step;
}

std::string lack_in_words(const std::string& command, const Need& need, Lack lack) {
    return "needs " + command +
           (lack == Lack::NotInstalled
                ? ", which is not installed (package " + need.package + ")"
                : ", which is installed but does not work here: `" + need.works + "` fails");
}

std::string with_free_ports(std::string text) {
    std::map<std::string, int> ports;
    std::mt19937 random(std::random_device{}());
    std::uniform_int_distribution<int> any(first_port, last_port);
    const auto is_given = [&](int port) {
        for (const auto& [name, given] : ports)
            if (given == port)
                return true;
        return false;
    };
    for (std::size_t at = 0; (at = text.find("{port", at)) != std::string::npos;) {
        const std::size_t length = length_of_placeholder(text, at);
        if (length == 0) {
            ++at;
            continue;
        }
        int& port = ports[text.substr(at, length)];
        for (int tries = 0; port == 0 && tries < most_tries; ++tries)
            if (const int one = any(random); !is_given(one) && is_free(one))
                port = one;
        text.replace(at, length, std::to_string(port));
    }
    return text;
}

} // namespace leash
