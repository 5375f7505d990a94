#include "jobs/job_text.hpp"

#include "base/foreign_text.hpp"
#include "base/text.hpp"

#include <fmt/format.h>

namespace leash {
namespace {

constexpr std::size_t state_width = 23; // a space follows, also behind a longer state

char symbol(JobMark mark) {
    switch (mark) {
    case JobMark::Current:
        return '+';
    case JobMark::Previous:
        return '-';
    case JobMark::Neither:
        break;
    }
    return ' ';
}

const char* ampersand(const Job& job) {
    return job.is_running() && !job.foreground ? " &" : "";
}

} // namespace

JobMark JobMarks::of(const Job& job) const {
    if (&job == current_)
        return JobMark::Current;
    return &job == previous_ ? JobMark::Previous : JobMark::Neither;
}

std::string job_line(const Job& job, JobMark mark, const Translator& translate, JobStyle style) {
    if (style == JobStyle::Posix)
        return fmt::format("[{}] {} {} {}\n", job.number, symbol(mark),
                           in_english(describe(job.state())), made_visible(job.command));
    return fmt::format("[{}]{}  {} {}{}\n", job.number, symbol(mark),
                       padded(translate(describe(job.state())), state_width),
                       made_visible(job.command), ampersand(job));
}

std::string job_lines_long(const Job& job, JobMark mark, const Translator& translate,
                           JobStyle style) {
    if (style == JobStyle::Posix)
        return fmt::format("[{}] {} {} {} {}\n", job.number, symbol(mark),
                           job.processes.front().pid.value, in_english(describe(job.state())),
                           made_visible(job.command));
    std::string text;
    const std::string head = fmt::format("[{}]{}", job.number, symbol(mark));
    for (std::size_t i = 0; i < job.processes.size(); ++i) {
        const JobProcess& process = job.processes[i];
        const bool first = i == 0;
        // The state is written for the first process, and for each process with another state.
        const bool same = !first && process.state == job.processes.front().state;
        const char* end = i + 1 == job.processes.size() ? ampersand(job) : "";
        text += fmt::format("{:<6}{} {} {}{}{}\n", first ? head : "", process.pid.value,
                            padded(same ? "" : translate(describe(process.state)),
                                   first ? state_width : state_width - 2),
                            first ? "" : "| ", made_visible(process.command), end);
    }
    return text;
}

} // namespace leash
