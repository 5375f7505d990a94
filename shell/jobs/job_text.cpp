#include "jobs/job_text.hpp"

#include "base/foreign_text.hpp"
#include "base/layout.hpp"
#include "base/overloaded.hpp"
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

Ink ink_of(const ProcessState& state) {
    return std::visit(
        overloaded{[](Running) { return Ink::Good; }, [](Stopped) { return Ink::Halted; },
                   [](Exited) { return Ink::Plain; }, [](Signaled) { return Ink::Bad; }},
        state);
}

// A command that is too long for the terminal goes on below its beginning.
std::string line_of(const std::string& before, const std::string& state, Ink ink,
                    const std::string& command, const Display& display) {
    const std::string head = before + state + " ";
    const std::string shown = before + inked(ink, state, display) + " ";
    if (!display.is_terminal || display_width(head + command) <= display.columns)
        return shown + command + "\n";
    return shown + behind(head, command, display.columns).substr(head.size());
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

std::string job_line(const Job& job, JobMark mark, const Translator& translate, JobStyle style,
                     const Display& display) {
    if (style == JobStyle::Posix)
        return fmt::format("[{}] {} {} {}\n", job.number, symbol(mark),
                           in_english(describe(job.state())), made_visible(job.command));
    return line_of(fmt::format("[{}]{}  ", job.number, symbol(mark)),
                   padded(translate(describe(job.state())), state_width), ink_of(job.state()),
                   made_visible(job.command) + ampersand(job), display);
}

std::string job_lines_long(const Job& job, JobMark mark, const Translator& translate,
                           JobStyle style, const Display& display) {
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
        text += line_of(fmt::format("{:<6}{} ", first ? head : "", process.pid.value),
                        padded(same ? "" : translate(describe(process.state)),
                               first ? state_width : state_width - 2),
                        same ? Ink::Plain : ink_of(process.state),
                        (first ? "" : "| ") + made_visible(process.command) + end, display);
    }
    return text;
}

} // namespace leash
