#include "stage/reading.hpp"

#include "kernel/procfs.hpp"

#include <algorithm>
#include <array>
#include <sstream>
#include <sys/syscall.h>

namespace leash {
namespace {

bool waits_for_descriptors(long call) {
    constexpr std::array calls = {
#ifdef SYS_poll // not on every machine: newer ones have only ppoll and its like
        SYS_poll,  SYS_select,   SYS_epoll_wait,
#endif
        SYS_ppoll, SYS_pselect6, SYS_epoll_pwait,
    };
    return std::find(calls.begin(), calls.end(), call) != calls.end();
}

// "0 0x3 0x7ffd... ": the number of the call, then its arguments.
bool reads(const ProcFiles& proc, const std::string& folder) {
    const auto text = proc.read(folder + "syscall");
    if (!text)
        return true; // hidden: the caller goes by what else it sees
    std::istringstream words(*text);
    long call = -1;
    unsigned long descriptor = 0;
    if (!(words >> call >> std::hex >> descriptor))
        return false; // "running"
    if (call != SYS_read)
        return waits_for_descriptors(call);
    const auto file = proc.link(folder + "fd/" + std::to_string(descriptor));
    return !file || file->starts_with("/dev/pts/") || file->starts_with("/dev/tty");
}

long sleeps_so_far(const ProcFiles& proc, const std::string& folder) {
    const std::string label = "\nvoluntary_ctxt_switches:";
    const std::string text = proc.read(folder + "status").value_or("");
    const std::size_t at = text.find(label);
    long sleeps = 0;
    if (at != std::string::npos)
        std::istringstream(text.substr(at + label.size())) >> sleeps;
    return sleeps;
}

} // namespace

Reading look_at_reading(Pid shell) {
    const ProcFiles proc = proc_of_this_machine();
    const std::string folder = std::to_string(shell.value) + "/";
    const long sleeps = sleeps_so_far(proc, folder);
    const auto facts = parse_stat(proc.read(folder + "stat").value_or(""));
    if (!facts)
        return {};
    const bool in_foreground = facts->foreground_group == facts->group;
    const bool waits = in_foreground && facts->state == 'S' && reads(proc, folder);
    // The same sleep from before the first look until after the last.
    return {waits && sleeps_so_far(proc, folder) == sleeps, sleeps};
}

} // namespace leash
