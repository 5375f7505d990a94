#include "repl/nohup_notice.hpp"

#include "kernel/signals.hpp"
#include "kernel/snapshot.hpp"

#include <algorithm>
#include <chrono>
#include <poll.h>

namespace leash {
namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

constexpr auto longest_wait = 1s;
constexpr int milliseconds_between_looks = 2;

bool is_nohup(const JobProcess& process) {
    if (process.reaped || process.command.find("nohup") == std::string::npos)
        return false;
    const auto facts = read_process(process.pid);
    return facts && facts->name == "nohup" && !facts->is_zombie();
}

} // namespace

void wait_for_notice_of_nohup(const Job& job) {
    const auto deadline = Clock::now() + longest_wait;
    while (std::any_of(job.processes.begin(), job.processes.end(), is_nohup)) {
        pollfd signal{signal_descriptor(), POLLIN, 0};
        if (::poll(&signal, 1, milliseconds_between_looks) != 0 || Clock::now() > deadline)
            return;
    }
}

} // namespace leash
