#include "observer.hpp"

#include "kernel/process_descriptor.hpp"
#include "launch/reaper.hpp"
#include "launch/start_process.hpp"

#include <cstdint>
#include <sys/ioctl.h>
#include <sys/wait.h>

namespace leash::differential {
namespace {

// struct pidfd_info of linux/pidfd.h. The headers of Debian 12 do not have it yet.
struct ProcessInfo {
    std::uint64_t mask;
    std::uint64_t cgroup;
    std::uint32_t ids[11];
    std::int32_t exit_code; // a wait status
};
constexpr std::uint64_t info_of_exit = 1 << 3;
constexpr unsigned long get_info = _IOWR(0xFF, 11, ProcessInfo);

std::optional<ProcessState> end_told_by(int descriptor) {
    ProcessInfo info{};
    info.mask = info_of_exit;
    if (::ioctl(descriptor, get_info, &info) != 0 || (info.mask & info_of_exit) == 0)
        return std::nullopt;
    if (WIFSIGNALED(info.exit_code))
        return Signaled{WTERMSIG(info.exit_code), WCOREDUMP(info.exit_code) != 0};
    return Exited{WEXITSTATUS(info.exit_code)};
}

} // namespace

void Observer::watch(Pid pid) {
    if (auto opened = open_process(pid))
        descriptors_.insert_or_assign(pid, std::move(opened).value());
}

bool Observer::has_ended(Pid pid) const {
    const auto found = descriptors_.find(pid);
    return found == descriptors_.end() || leash::has_ended(found->second);
}

std::optional<ProcessState> Observer::end_of(Pid pid) const {
    const auto found = descriptors_.find(pid);
    return found == descriptors_.end() ? std::nullopt : end_told_by(found->second.get());
}

bool ends_can_be_seen() {
    const auto child = start_subshell({}, [] { return 7; });
    if (!child)
        return false;
    auto held = open_process(child.value());
    (void)wait_for(child.value());
    return held && end_told_by(held.value().get()) == ProcessState(Exited{7});
}

} // namespace leash::differential
