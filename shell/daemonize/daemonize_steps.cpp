#include "daemonize/daemonize_steps.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fmt/format.h>

namespace leash {
namespace {

struct StepWords {
    std::string call;
    std::string meaning;
    bool has_result = true; // false if the step calls nothing
};

// "dup2(/dev/null; 0), dup2(out; 1, 2)"
std::string streams_call(const DaemonOptions& options) {
    const std::string rest = options.keep_streams ? "" : "/dev/null";
    const std::string out = options.output.value_or(rest);
    const std::string err = options.error ? *options.error : out;
    const std::array targets{rest, out, err};
    std::string call;
    for (std::size_t number = 0; number < targets.size(); ++number) {
        const std::string& target = targets[number];
        if (target.empty())
            continue;
        if (number > 0 && target == targets[number - 1])
            call.insert(call.size() - 1, fmt::format(", {}", number));
        else
            call += fmt::format("{}dup2({}; {})", call.empty() ? "" : ", ", target, number);
    }
    return call;
}

StepWords words_for(DaemonStep step, const DaemonOptions& options) {
    switch (step) {
    case DaemonStep::Fork:
        return {"fork()", "the caller goes on; the child leads no process group"};
    case DaemonStep::CloseDescriptors:
        return {"close_range(3, ~0, CLOSE_RANGE_CLOEXEC)",
                options.pidfile ? "the command gets 0-2 and the lock" : "the command gets 0-2"};
    case DaemonStep::ResetDispositions:
        return {"sigaction(1-64, SIG_DFL)", "no signal is ignored"};
    case DaemonStep::Environment:
        return {"environment", "kept as it is", false};
    case DaemonStep::Setsid:
        return {"setsid()", "a session and group of its own, without a terminal"};
    case DaemonStep::SecondFork:
        return {"fork()", "leads no session, so no open() gives it a terminal"};
    case DaemonStep::FirstChildExits:
        return {"_exit() of the first child; getppid()", "who has adopted the daemon"};
    case DaemonStep::StandardStreams:
        if (options.keep_streams && !options.output && !options.error)
            return {"standard streams", "kept as they are (--noclose)", false};
        return {streams_call(options), "no terminal is needed"};
    case DaemonStep::Umask:
        if (!options.umask)
            return {"umask", "kept as it is (-k MODE sets it)", false};
        return {fmt::format("umask({:04o})", *options.umask), "its files get these modes"};
    case DaemonStep::Directory:
        if (options.keep_directory)
            return {"directory", "kept as it is (--nochdir)", false};
        return {fmt::format("chdir(\"{}\")", options.directory), "keeps no other file system busy"};
    case DaemonStep::Pidfile:
        if (!options.pidfile)
            return {"pidfile", "none asked for (-p FILE)", false};
        return {fmt::format("pwrite(\"{}\")", *options.pidfile), "its ID; the lock stays with it"};
    case DaemonStep::EmptyOutput:
        return {"ftruncate(output, 0)", "emptied, now that nothing else can fail"};
    case DaemonStep::Rehearsal:
        return {"execve() under ptrace()", "it can start, so files may be written now"};
    case DaemonStep::Privileges:
        return {"user and groups", "kept as they are", false};
    case DaemonStep::ResetMask:
        return {"sigprocmask(SIG_SETMASK, none)", "no signal is blocked"};
    case DaemonStep::Execute:
        return {fmt::format("execve(\"{}\")", options.command.front()),
                "on success the report pipe closes by itself", false};
    case DaemonStep::CallerGoesOn:
        return {"the caller goes on", "and prints the daemon's process ID", false};
    }
    return {};
}

std::string number_of(DaemonStep step) {
    return static_cast<int>(step) < 1 ? " -" : fmt::format("{:2}", static_cast<int>(step));
}

std::string_view without(DaemonStep step) {
    switch (step) {
    case DaemonStep::Fork:
        return "leads a group, as a shell's job does: setsid() refuses";
    case DaemonStep::Setsid:
        return "stays in the caller's session: a hangup kills it";
    case DaemonStep::SecondFork:
        return "leads its session: a free terminal it opens is its own";
    case DaemonStep::Directory:
        return "stays in the caller's directory: it can't be unmounted";
    case DaemonStep::Umask:
        return "the caller's umask decides who may read its files";
    case DaemonStep::StandardStreams:
        return "0-2 stay on the terminal: EIO after a hangup";
    default:
        return "";
    }
}

// Returns the state as ps(1) writes it: s for a session leader, + for the foreground group.
std::string stat_of(const ProcessFacts& facts) {
    std::string stat(1, facts.state);
    if (facts.session.value == facts.key.pid.value)
        stat += 's';
    if (facts.foreground_group == facts.group)
        stat += '+';
    return stat;
}

std::string identity_row(std::string_view label, const ProcessFacts& facts) {
    return fmt::format("{:<6} {:>7} {:>7} {:>7} {:>7} {:<8} {:>7} {}\n", label, facts.key.pid.value,
                       facts.parent.value, facts.group.value, facts.session.value,
                       facts.terminal.value_or("?"),
                       facts.foreground_group ? facts.foreground_group->value : -1, stat_of(facts));
}

std::string files_row(std::string_view label, const ProcessFacts& facts, std::size_t width) {
    std::string streams;
    for (const int number : {0, 1, 2}) {
        const auto found = facts.descriptors.find(number);
        streams += (number == 0 ? "" : "  ") +
                   (found == facts.descriptors.end() ? std::string("closed") : found->second);
    }
    return fmt::format("{:<6}   {:<5}  {:<{}}  {}\n", label,
                       facts.umask ? fmt::format("{:04o}", *facts.umask) : "?",
                       facts.working_directory, width, streams);
}

} // namespace

bool comes_up(DaemonStep step, const DaemonOptions& options) {
    switch (step) {
    case DaemonStep::EmptyOutput:
        return (options.output || options.error) && !options.append;
    case DaemonStep::FirstChildExits:
        return !options.omits(DaemonStep::SecondFork);
    default:
        return true;
    }
}

std::string planned_line(DaemonStep step, const DaemonOptions& options) {
    if (options.omits(step))
        return options.tells_omissions
                   ? fmt::format("{}  without {}: {}\n", number_of(step), *omit_name(step),
                                 without(step))
                   : fmt::format("{}  without {}\n", number_of(step), *omit_name(step));
    const StepWords words = words_for(step, options);
    return fmt::format("{}  {}: {}\n", number_of(step), words.call, words.meaning);
}

std::string done_line(const StepRecord& record, const DaemonOptions& options) {
    if (options.omits(record.step))
        return planned_line(record.step, options);
    const StepWords words = words_for(record.step, options);
    if (record.error != 0)
        return fmt::format("{}  {} = -1 {}: {}\n", number_of(record.step), words.call,
                           strerrorname_np(record.error), strerrordesc_np(record.error));
    if (!words.has_result)
        return planned_line(record.step, options);
    const std::string result = record.step == DaemonStep::Umask
                                   ? fmt::format("{:04o}", record.result) // the former mask
                                   : std::to_string(record.result);
    return fmt::format("{}  {} = {}: {}\n", number_of(record.step), words.call, result,
                       words.meaning);
}

std::string omission_warning(DaemonStep step) {
    return fmt::format("without {}: {}", omit_name(step).value_or("?"), without(step));
}

std::string failure_text(const StepRecord& record, const DaemonOptions& options) {
    const std::string reason = strerrordesc_np(record.error);
    if (record.step == DaemonStep::Setsid && record.error == EPERM)
        return fmt::format("setsid: {}: it leads a process group (no fork)", reason);
    if (record.step == DaemonStep::Directory)
        return fmt::format("{}: {}", options.directory, reason);
    if (record.step == DaemonStep::Pidfile)
        return fmt::format("{}: {}", options.pidfile.value_or("pidfile"), reason);
    return fmt::format("{}: {}", words_for(record.step, options).call, reason);
}

std::string before_and_after(const ProcessFacts& before, const std::optional<ProcessFacts>& after) {
    std::string table = fmt::format("\n{:<6} {:>7} {:>7} {:>7} {:>7} {:<8} {:>7} {}\n", "", "PID",
                                    "PPID", "PGID", "SID", "TTY", "TPGID", "STAT");
    table += identity_row("before", before);
    table += after ? identity_row("after", *after) : "after    has already ended\n";
    const std::size_t width = std::max({std::size_t{3}, before.working_directory.size(),
                                        after ? after->working_directory.size() : 0});
    table += fmt::format("\n{:<6}   umask  {:<{}}  0  1  2\n", "", "cwd", width);
    table += files_row("before", before, width);
    if (after)
        table += files_row("after", *after, width);
    return table;
}

} // namespace leash
