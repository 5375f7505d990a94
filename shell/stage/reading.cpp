#include "stage/reading.hpp"

#include "kernel/procfs.hpp"

#include <algorithm>
#include <array>
#include <sstream>
#include <sys/syscall.h>

namespace leash {
namespace {

// A system call that waits for descriptors, and its timeout.
struct Wait {
    long call;
    std::size_t timeout; // the number of the argument, from 0
    enum { Milliseconds, Pointer } kind;
};

constexpr std::array waits = {
#ifdef SYS_poll // newer machines have only ppoll and its like
    Wait{SYS_poll, 2, Wait::Milliseconds},
    Wait{SYS_select, 4, Wait::Pointer},
    Wait{SYS_epoll_wait, 3, Wait::Milliseconds},
#endif
    Wait{SYS_ppoll, 2, Wait::Pointer},
    Wait{SYS_pselect6, 4, Wait::Pointer},
    Wait{SYS_epoll_pwait, 3, Wait::Milliseconds},
};

using Arguments = std::array<unsigned long, 6>;

// A shell that waits for a line waits for ever. A shell that gives a timeout waits for something
// else: fish, for example, has just taken a line, and waits for the colours of the terminal.
bool waits_for_ever(long call, const Arguments& arguments) {
    const auto* wait =
        std::find_if(waits.begin(), waits.end(), [&](const Wait& one) { return one.call == call; });
    if (wait == waits.end())
        return false;
    const unsigned long timeout = arguments.at(wait->timeout);
    return wait->kind == Wait::Pointer ? timeout == 0 : static_cast<int>(timeout) < 0;
}

// "0 0x3 0x7ffd... ": the number of the call, then its arguments.
bool reads(const ProcFiles& proc, const std::string& folder) {
    const auto text = proc.read(folder + "syscall");
    if (!text)
        return true; // the kernel hides the call; the caller uses the other facts
    std::istringstream words(*text);
    long call = -1;
    Arguments arguments{};
    words >> call >> std::hex;
    for (unsigned long& argument : arguments)
        words >> argument;
    if (!words)
        return false; // the file says "running"
    if (call != SYS_read)
        return waits_for_ever(call, arguments);
    const auto file = proc.link(folder + "fd/" + std::to_string(arguments.front()));
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
    const bool is_reading = in_foreground && reads(proc, folder);
    // Race: the shell may wake up between these looks. The looks count only if the shell slept the
    // same sleep from before the first look until after the last look.
    const bool asleep = facts->state == 'S' && sleeps_so_far(proc, folder) == sleeps;
    return {asleep, asleep && is_reading, sleeps};
}

} // namespace leash
