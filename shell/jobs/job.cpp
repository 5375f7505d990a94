#include "jobs/job.hpp"

#include <algorithm>

namespace leash {

ProcessState Job::state() const {
    const ProcessState* stopped = nullptr;
    for (const JobProcess& process : processes) {
        if (leash::is_running(process.state))
            return Running{};
        if (leash::is_stopped(process.state))
            stopped = &process.state;
    }
    return stopped ? *stopped : processes.back().state;
}

int Job::status() const {
    int result = shell_status(state());
    if (pipefail && is_over())
        for (const JobProcess& process : processes)
            if (const int one = shell_status(process.state); one != 0)
                result = one;
    if (negated && is_over())
        return result == 0 ? 1 : 0;
    return result;
}

bool Job::may_be_signalled() const {
    return std::any_of(processes.begin(), processes.end(),
                       [](const JobProcess& process) { return !process.reaped; });
}

} // namespace leash
