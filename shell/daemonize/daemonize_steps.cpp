#include "daemonize/daemonize_steps.hpp"

#include "base/layout.hpp"
#include "base/result.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fmt/format.h>

namespace leash {
namespace {

struct StepWords {
    Message call;
    Message meaning;
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
        return {Message::verbatim("fork()"),
                _("the caller goes on; the child leads no process group")};
    case DaemonStep::CloseDescriptors:
        return {Message::verbatim("close_range(3, ~0, CLOSE_RANGE_CLOEXEC)"),
                options.pidfile ? _("the command gets 0-2 and the lock")
                                : _("the command gets 0-2")};
    case DaemonStep::ResetDispositions:
        return {Message::verbatim("sigaction(1-64, SIG_DFL)"), _("no signal is ignored")};
    case DaemonStep::Environment:
        return {_("environment"), _("kept as it is"), false};
    case DaemonStep::Setsid:
        return {Message::verbatim("setsid()"),
                _("a session and group of its own, without a terminal")};
    case DaemonStep::SecondFork:
        return {Message::verbatim("fork()"),
                _("leads no session, so no open() gives it a terminal")};
    case DaemonStep::FirstChildExits:
        return {_("_exit() of the first child; getppid()"), _("who has adopted the daemon")};
    case DaemonStep::StandardStreams:
        if (options.keep_streams && !options.output && !options.error)
            return {_("standard streams"), _("kept as they are (--noclose)"), false};
        return {Message::verbatim(streams_call(options)), _("no terminal is needed")};
    case DaemonStep::Umask:
        if (!options.umask)
            return {Message::verbatim("umask"), _("kept as it is (-k MODE sets it)"), false};
        return {Message::verbatim(fmt::format("umask({:04o})", *options.umask)),
                _("its files get these modes")};
    case DaemonStep::Directory:
        if (options.keep_directory)
            return {_("directory"), _("kept as it is (--nochdir)"), false};
        return {Message::verbatim(fmt::format("chdir(\"{}\")", options.directory)),
                _("keeps no other file system busy")};
    case DaemonStep::Pidfile:
        if (!options.pidfile)
            return {_("pidfile"), _("none asked for (-p FILE)"), false};
        return {Message::verbatim(fmt::format("pwrite(\"{}\")", *options.pidfile)),
                _("its ID; the lock stays with it")};
    case DaemonStep::EmptyOutput:
        return {Message::verbatim("ftruncate(output, 0)"),
                _("emptied, now that nothing else can fail")};
    case DaemonStep::Rehearsal:
        return {_("execve() under ptrace()"), _("it can start, so files may be written now")};
    case DaemonStep::Privileges:
        return {_("user and groups"), _("kept as they are"), false};
    case DaemonStep::ResetMask:
        return {Message::verbatim("sigprocmask(SIG_SETMASK, none)"), _("no signal is blocked")};
    case DaemonStep::Execute:
        return {Message::verbatim(fmt::format("execve(\"{}\")", options.command.front())),
                _("on success the report pipe closes by itself"), false};
    case DaemonStep::CallerGoesOn:
        return {_("the caller goes on"), _("and prints the daemon's process ID"), false};
    }
    return {};
}

std::string number_of(DaemonStep step) {
    return static_cast<int>(step) < 1 ? " -" : fmt::format("{:2}", static_cast<int>(step));
}

Message without(DaemonStep step) {
    switch (step) {
    case DaemonStep::Fork:
        return _("leads a group, as a shell's job does: setsid() refuses");
    case DaemonStep::Setsid:
        return _("stays in the caller's session: a hangup kills it");
    case DaemonStep::SecondFork:
        return _("leads its session: a free terminal it opens is its own");
    case DaemonStep::Directory:
        return _("stays in the caller's directory: it can't be unmounted");
    case DaemonStep::Umask:
        return _("the caller's umask decides who may read its files");
    case DaemonStep::StandardStreams:
        return _("0-2 stay on the terminal: EIO after a hangup");
    default:
        return {};
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
    return fmt::format("{} {:>7} {:>7} {:>7} {:>7} {:<8} {:>7} {}\n", padded(label, 6),
                       facts.key.pid.value, facts.parent.value, facts.group.value,
                       facts.session.value, facts.terminal.value_or("?"),
                       facts.foreground_group ? facts.foreground_group->value : -1, stat_of(facts));
}

TableRow files_row(std::string_view label, const ProcessFacts& facts) {
    TableRow row{std::string(label), facts.umask ? fmt::format("{:04o}", *facts.umask) : "?",
                 facts.working_directory};
    for (const int number : {0, 1, 2}) {
        const auto found = facts.descriptors.find(number);
        row.emplace_back(found == facts.descriptors.end() ? "closed" : found->second);
    }
    return row;
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

std::string planned_line(DaemonStep step, const DaemonOptions& options,
                         const Translator& translate) {
    const std::string number = number_of(step);
    if (options.omits(step)) {
        const Message left_out =
            options.tells_omissions ? omission_warning(step) : _("without {0}", *omit_name(step));
        return number + "  " + translate(left_out) + "\n";
    }
    const StepWords words = words_for(step, options);
    return number + "  " + translate(_("{0}: {1}", words.call, words.meaning)) + "\n";
}

std::string done_line(const StepRecord& record, const DaemonOptions& options,
                      const Translator& translate) {
    if (options.omits(record.step))
        return planned_line(record.step, options, translate);
    const std::string number = number_of(record.step) + "  ";
    const StepWords words = words_for(record.step, options);
    if (record.error != 0)
        return number +
               translate(_("{0} = -1 {1}: {2}", words.call, strerrorname_np(record.error),
                           error_text(record.error))) +
               "\n";
    if (!words.has_result)
        return planned_line(record.step, options, translate);
    const std::string result = record.step == DaemonStep::Umask
                                   ? fmt::format("{:04o}", record.result) // the former mask
                                   : std::to_string(record.result);
    return number + translate(_("{0} = {1}: {2}", words.call, result, words.meaning)) + "\n";
}

Message omission_warning(DaemonStep step) {
    return _("without {0}: {1}", omit_name(step).value_or("?"), without(step));
}

Message failure_text(const StepRecord& record, const DaemonOptions& options) {
    const Message reason = error_text(record.error);
    if (record.step == DaemonStep::Setsid && record.error == EPERM)
        return _("setsid: {0}: it leads a process group (no fork)", reason);
    if (record.step == DaemonStep::Directory)
        return _("{0}: {1}", options.directory, reason);
    if (record.step == DaemonStep::StandardStreams && (options.output || options.error))
        return options.output && options.error
                   ? _("{0} or {1}: {2}", *options.output, *options.error, reason)
                   : _("{0}: {1}", options.output ? *options.output : *options.error, reason);
    if (record.step == DaemonStep::Pidfile)
        return _("{0}: {1}", options.pidfile.value_or("pidfile"), reason);
    return _("{0}: {1}", words_for(record.step, options).call, reason);
}

std::string before_and_after(const ProcessFacts& before, const std::optional<ProcessFacts>& after,
                             const Translator& translate, std::size_t columns) {
    const std::string was = translate(_("before"));
    const std::string is = translate(_("after"));
    std::string identities = fmt::format("\n{:<6} {:>7} {:>7} {:>7} {:>7} {:<8} {:>7} {}\n", "",
                                         "PID", "PPID", "PGID", "SID", "TTY", "TPGID", "STAT");
    identities += identity_row(was, before);
    identities += after ? identity_row(is, *after)
                        : padded(is, 6) + "   " + translate(_("has already ended")) + "\n";
    std::vector<TableRow> files{{"", "umask", "cwd", "0", "1", "2"}, files_row(was, before)};
    if (after)
        files.push_back(files_row(is, *after));
    const TableColumn path{.cut_to = 10};
    return identities + "\n" +
           table({{.least = 7}, {}, {.cut_to = 10}, path, path, path}, files, {columns}, 2);
}

} // namespace leash
