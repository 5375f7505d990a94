// The sentence for each event.
#include "insight/narration.hpp"

#include "base/foreign_text.hpp"
#include "base/overloaded.hpp"
#include "base/result.hpp"
#include "base/text.hpp"
#include "insight/words.hpp"

#include <algorithm>
#include <csignal>
#include <cstring>

namespace leash {
namespace {

// Cuts a long command, so that the reader can still follow the sentence.
std::string quoted(const std::string& command) {
    constexpr std::size_t longest = 40;
    return "`" + cut_to_width(made_visible(command), longest) + "`";
}
std::string name(StartCall call) {
    return call == StartCall::Fork ? "fork" : "vfork";
}

Message of(const StartPlanned& plan) {
    const std::string command = quoted(plan.command);
    switch (plan.group) {
    case PlannedGroup::New:
        return _("plan: start {0}, to lead a new process group. By {1}: {2}.", command,
                 name(plan.call), plan.why);
    case PlannedGroup::Job:
        return _("plan: start {0}, in the process group of its job. By {1}: {2}.", command,
                 name(plan.call), plan.why);
    case PlannedGroup::Shell:
        break;
    }
    return _("plan: start {0}, in leash's own process group. By {1}: {2}.", command,
             name(plan.call), plan.why);
}

Message of(const StartFailed& failed) {
    const char* error = strerrorname_np(failed.error);
    const Message text = error_text(failed.error);
    return error ? _("{0} failed for {1}: {2} ({3}).", name(failed.call), quoted(failed.command),
                     text, error)
                 : _("{0} failed for {1}: {2}.", name(failed.call), quoted(failed.command), text);
}

Message of(const ProcessStarted& started) {
    return _("process {0} has started: {1}.", number(started.pid), quoted(started.command));
}

Message of(const ProcessGrouped& grouped) {
    return grouped.call == StartCall::Vfork
               ? _("setpgid({0}, {1}): called by the child alone; vfork held leash up until the "
                   "child had begun its program.",
                   number(grouped.pid), number(grouped.group))
               : _("setpgid({0}, {1}): called by leash, and by the child too, for either may run "
                   "first; the group must be there before anybody needs it.",
                   number(grouped.pid), number(grouped.group));
}

Message of(const JobStarted& job) {
    const std::size_t count = job.processes.size();
    if (!job.foreground)
        return _("job [{0}] is in the background: leash does not wait for it, and keeps the "
                 "terminal.",
                 job.number);
    if (count == 1)
        return {}; // the events of the process have said everything
    return _("the {0} processes of {1} are one job in one process group: Ctrl-C and Ctrl-Z reach "
             "them all.",
             count, quoted(job.command));
}

Message of(const JobNumbered& job) {
    return _("process group {0} is job [{1}] now: it has stopped, and fg, bg and kill need a name "
             "for it.",
             number(job.group), job.number);
}

Message of(const JobMoved& job) {
    return job.foreground ? _("process group {0} is to go on in the foreground: it gets the "
                              "terminal, and leash waits for it.",
                              number(job.group))
                          : _("process group {0} is to go on in the background: leash keeps the "
                              "terminal and does not wait.",
                              number(job.group));
}

Message of(const JobDisowned& job) {
    return _("job [{0}] is disowned: leash sends process group {1} no SIGHUP at a hangup.",
             job.number, number(job.group));
}

Message of(const LastBackground& last) {
    return _("$! is {0} now.", number(last.pid));
}

Message of(const DaemonStarted& daemon) {
    return _("process {0} is a daemon: {1}. It is not a job, and has no terminal.",
             number(daemon.pid), quoted(daemon.command));
}

Message of(const TerminalLent& lent) {
    return _("tcsetpgrp(terminal, {0}): the terminal is lent to process group {0}. It may read; "
             "Ctrl-C and Ctrl-Z mean it.",
             number(lent.group));
}

Message of(const TerminalTakenBack& taken) {
    return _("tcsetpgrp(terminal, leash's group): taken back from process group {0}. leash does "
             "so from the background, and blocks SIGTTOU meanwhile, or it would be stopped.",
             number(taken.from));
}

Message of(const ModesSaved& modes) {
    return modes.job
               ? _("tcgetattr: the terminal's modes are kept for process group {0}; {1}.",
                   number(*modes.job), modes.why)
               : _("tcgetattr: leash takes the terminal's modes as they are; {0}.", modes.why);
}

Message of(const ModesRestored& modes) {
    return modes.job ? _("tcsetattr: process group {0} gets its terminal modes back; {1}.",
                         number(*modes.job), modes.why)
                     : _("tcsetattr: leash puts its own terminal modes back; {0}.", modes.why);
}

// Each signal that stops has its usual cause.
Message of_stop(Pid pid, int signal) {
    switch (signal) {
    case SIGTSTP:
        return _("waitpid: {0} was stopped by {1} (WIFSTOPPED, WSTOPSIG {2}), the signal of "
                 "Ctrl-Z.",
                 number(pid), with_sig(signal), signal);
    case SIGTTIN:
        return _("waitpid: {0} was stopped by {1} (WIFSTOPPED, WSTOPSIG {2}): it read from the "
                 "terminal, in the background.",
                 number(pid), with_sig(signal), signal);
    case SIGTTOU:
        return _("waitpid: {0} was stopped by {1} (WIFSTOPPED, WSTOPSIG {2}): it wrote to the "
                 "terminal or set its modes, in the background.",
                 number(pid), with_sig(signal), signal);
    default:
        return _("waitpid: {0} was stopped by {1} (WIFSTOPPED, WSTOPSIG {2}).", number(pid),
                 with_sig(signal), signal);
    }
}

Message of(const StateChanged& changed) {
    const Pid pid = changed.pid;
    return std::visit(
        overloaded{
            [&](Running) { return _("waitpid: {0} goes on (WIFCONTINUED).", number(pid)); },
            [&](Stopped stopped) { return of_stop(pid, stopped.signal); },
            [&](Exited exited) {
                return _("waitpid: {0} exited with status {1} (WIFEXITED, WEXITSTATUS {1}).",
                         number(pid), exited.status);
            },
            [&](Signaled killed) {
                return killed.core_dumped
                           ? _("waitpid: {0} was ended by {1} (WIFSIGNALED, WTERMSIG {2}); it "
                               "dumped core.",
                               number(pid), with_sig(killed.signal), killed.signal)
                           : _("waitpid: {0} was ended by {1} (WIFSIGNALED, WTERMSIG {2}).",
                               number(pid), with_sig(killed.signal), killed.signal);
            },
        },
        changed.state);
}

Message of(const NotificationHeld& held) {
    return _("job [{0}]: its notification is held back until the next prompt; {1}.", held.number,
             held.why);
}

Message of(const SignalSent& sent) {
    return std::visit(overloaded{
                          [&](Pid pid) {
                              return _("kill({0}, {1}): to process {0}; {2}.", number(pid),
                                       with_sig(sent.signal), sent.why);
                          },
                          [&](ProcessGroup group) {
                              return _("kill(-{0}, {1}): to process group {0}; {2}.", number(group),
                                       with_sig(sent.signal), sent.why);
                          },
                      },
                      sent.target);
}

Message of(const SignalDelivered& delivered) {
    const auto by = delivered.sender.process;
    return by ? _("{0} got {1}, sent by process {2}.", number(delivered.process),
                  with_sig(delivered.signal), number(*by))
              : _("{0} got {1}, sent by the kernel.", number(delivered.process),
                  with_sig(delivered.signal));
}

Message of(const SetuidIgnored& ignored) {
    return _("{0} runs {1} without its owner's rights, for it is traced.", number(ignored.process),
             quoted(ignored.program));
}

Message of(const SignalReceived& received) {
    if (received.signal == SIGWINCH)
        return {};
    const auto by = received.sender.process;
    return by ? _("leash got {0}, sent by process {1}.", with_sig(received.signal), number(*by))
              : _("leash got {0}, sent by the kernel.", with_sig(received.signal));
}

Message of(const TerminalGone&) {
    return _("the terminal is gone: reading it finds its end.");
}

Message of(const ShellReplaced& replaced) {
    return _("leash becomes {0}, in the same process, and has no more to tell.",
             quoted(replaced.command));
}

Message of(const ShellExits& exits) {
    return _("leash leaves with status {0}.", exits.status);
}

Message of(const ShellStarted&) {
    return {};
}
Message of(const PromptShown&) {
    return {};
}

} // namespace

Message narrate(const EventBody& event) {
    return std::visit([](const auto& body) { return of(body); }, event);
}

std::string narration_lines(std::string_view sentence, const Display& display) {
    const std::size_t screen_width = std::clamp<std::size_t>(display.columns, 40, 80);
    constexpr std::string_view mark = "~ ";
    constexpr std::string_view mark_again = "~   ";
    std::string text;
    for (const std::string& line :
         wrapped(made_visible(sentence), screen_width - mark_again.size())) {
        text += inked(Ink::Faint, std::string(text.empty() ? mark : mark_again) + line, display);
        text += '\n';
    }
    return text;
}

} // namespace leash
