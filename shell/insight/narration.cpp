// The sentence for each event.
#include "insight/narration.hpp"

#include "base/foreign_text.hpp"
#include "base/overloaded.hpp"
#include "base/text.hpp"
#include "insight/words.hpp"

#include <csignal>
#include <cstring>

namespace leash {
namespace {

// Cuts a long command, so that the reader can still follow the sentence.
std::string quoted(const std::string& command) {
    constexpr std::size_t longest = 40;
    return "`" + cut_to_width(made_visible(command), longest) + "`";
}
std::string number(Pid pid) {
    return std::to_string(pid.value);
}
std::string number(ProcessGroup group) {
    return std::to_string(group.value);
}
std::string job_number(int number) {
    return "job [" + std::to_string(number) + "]";
}
std::string name(StartCall call) {
    return call == StartCall::Fork ? "fork" : "vfork";
}

std::string of(const StartPlanned& plan) {
    const char* const group = plan.group == PlannedGroup::New ? ", to lead a new process group"
                              : plan.group == PlannedGroup::Job
                                  ? ", in the process group of its job"
                                  : ", in leash's own process group";
    return "plan: start " + quoted(plan.command) + group + ". By " + name(plan.call) + ": " +
           plan.why + ".";
}

std::string of(const StartFailed& failed) {
    const char* what = strerrordesc_np(failed.error);
    const char* error = strerrorname_np(failed.error);
    return name(failed.call) + " failed for " + quoted(failed.command) + ": " +
           (what ? what : "unknown error") + (error ? std::string(" (") + error + ")." : ".");
}

std::string of(const ProcessStarted& started) {
    return "process " + number(started.pid) + " has started: " + quoted(started.command) + ".";
}

std::string of(const ProcessGrouped& grouped) {
    const std::string call = "setpgid(" + number(grouped.pid) + ", " + number(grouped.group) + ")";
    if (grouped.call == StartCall::Vfork)
        return call + ": called by the child alone; vfork let leash go on only when it had begun "
                      "its program.";
    return call + ": called by leash, and by the child too, for either may run first; the group "
                  "must be there before anybody needs it.";
}

std::string of(const JobStarted& job) {
    const std::size_t count = job.processes.size();
    if (!job.foreground)
        return job_number(job.number) + " is in the background: leash does not wait for it, and "
                                        "keeps the terminal.";
    if (count == 1)
        return ""; // the events of the process have said everything
    return "the " + std::to_string(count) + " processes of " + quoted(job.command) +
           " are one job in one process group: Ctrl-C and Ctrl-Z reach them all.";
}

std::string of(const JobNumbered& job) {
    return "process group " + number(job.group) + " is " + job_number(job.number) +
           " now: it has stopped, and fg, bg and kill need a name for it.";
}

std::string of(const JobMoved& job) {
    return "process group " + number(job.group) +
           (job.foreground ? " is to go on in the foreground: it gets the terminal, and leash "
                             "waits for it."
                           : " is to go on in the background: leash keeps the terminal and does "
                             "not wait.");
}

std::string of(const JobDisowned& job) {
    return job_number(job.number) + " is disowned: leash sends process group " + number(job.group) +
           " no SIGHUP at a hangup.";
}

std::string of(const LastBackground& last) {
    return "$! is " + number(last.pid) + " now.";
}

std::string of(const DaemonStarted& daemon) {
    return "process " + number(daemon.pid) + " is a daemon: " + quoted(daemon.command) +
           ". It is no job, and no terminal is its own.";
}

std::string of(const TerminalLent& lent) {
    return "tcsetpgrp(terminal, " + number(lent.group) +
           "): the terminal is lent to process "
           "group " +
           number(lent.group) + ". It may read; Ctrl-C and Ctrl-Z mean it.";
}

std::string of(const TerminalTakenBack& taken) {
    return "tcsetpgrp(terminal, leash's group): taken back from process group " +
           number(taken.from) +
           ". leash does so from the background, and blocks SIGTTOU meanwhile, or it would be "
           "stopped.";
}

std::string of(const ModesSaved& modes) {
    return modes.job
               ? "tcgetattr: the terminal's modes are kept for process group " +
                     number(*modes.job) + "; " + modes.why + "."
               : "tcgetattr: leash takes the terminal's modes as they are; " + modes.why + ".";
}

std::string of(const ModesRestored& modes) {
    return modes.job ? "tcsetattr: process group " + number(*modes.job) +
                           " gets its terminal modes back; " + modes.why + "."
                     : "tcsetattr: leash puts its own terminal modes back; " + modes.why + ".";
}

// Returns the usual cause of a stop by this signal.
std::string meaning_of_stop(int signal) {
    switch (signal) {
    case SIGTSTP:
        return ", the signal of Ctrl-Z";
    case SIGTTIN:
        return ": it read from the terminal, in the background";
    case SIGTTOU:
        return ": it wrote to the terminal or set its modes, in the background";
    default:
        return "";
    }
}

std::string of(const StateChanged& changed) {
    const auto macro = [](const char* kind, const char* value, int is) {
        return " (" + std::string(kind) + ", " + value + " " + std::to_string(is) + ")";
    };
    return "waitpid: " + number(changed.pid) +
           std::visit(overloaded{
                          [](Running) { return std::string(" goes on (WIFCONTINUED)."); },
                          [&](Stopped stopped) {
                              return " was stopped by " + with_sig(stopped.signal) +
                                     macro("WIFSTOPPED", "WSTOPSIG", stopped.signal) +
                                     meaning_of_stop(stopped.signal) + ".";
                          },
                          [&](Exited exited) {
                              return " exited with status " + std::to_string(exited.status) +
                                     macro("WIFEXITED", "WEXITSTATUS", exited.status) + ".";
                          },
                          [&](Signaled killed) {
                              return " was ended by " + with_sig(killed.signal) +
                                     macro("WIFSIGNALED", "WTERMSIG", killed.signal) +
                                     (killed.core_dumped ? "; it dumped core." : ".");
                          },
                      },
                      changed.state);
}

std::string of(const NotificationHeld& held) {
    return job_number(held.number) + ": its notification is held back until the next prompt; " +
           held.why + ".";
}

std::string of(const SignalSent& sent) {
    const std::string signal = ", " + with_sig(sent.signal) + "): ";
    return std::visit(overloaded{
                          [&](Pid pid) {
                              return "kill(" + number(pid) + signal + "to process " + number(pid);
                          },
                          [&](ProcessGroup group) {
                              return "kill(-" + number(group) + signal + "to process group " +
                                     number(group);
                          },
                      },
                      sent.target) +
           "; " + sent.why + ".";
}

std::string sent_by(const Sender& sender) {
    return ", sent by " + (sender.process ? "process " + number(*sender.process) : "the kernel");
}

std::string of(const SignalDelivered& delivered) {
    return number(delivered.process) + " got " + with_sig(delivered.signal) +
           sent_by(delivered.sender) + ".";
}

std::string of(const SetuidIgnored& ignored) {
    return number(ignored.process) + " runs " + quoted(ignored.program) +
           " without its owner's rights, for it is traced.";
}

std::string of(const SignalReceived& received) {
    if (received.signal == SIGWINCH)
        return "";
    return "leash got " + with_sig(received.signal) + sent_by(received.sender) + ".";
}

std::string of(const TerminalGone&) {
    return "the terminal is gone: reading it finds its end.";
}

std::string of(const ShellReplaced& replaced) {
    return "leash becomes " + quoted(replaced.command) +
           ", in the same process, and has no more to tell.";
}

std::string of(const ShellExits& exits) {
    return "leash leaves with status " + std::to_string(exits.status) + ".";
}

std::string of(const ShellStarted&) {
    return "";
}
std::string of(const PromptShown&) {
    return "";
}

} // namespace

std::string narrate(const EventBody& event) {
    return std::visit([](const auto& body) { return of(body); }, event);
}

std::string narration_lines(std::string_view sentence, bool colour) {
    constexpr std::size_t screen_width = 80;
    constexpr std::string_view mark = "~ ";
    constexpr std::string_view mark_again = "~   ";
    std::string text;
    for (const std::string& line :
         wrapped(made_visible(sentence), screen_width - mark_again.size())) {
        text += colour ? "\033[2m" : "";
        text += text.find('\n') == std::string::npos ? mark : mark_again;
        text += line;
        text += colour ? "\033[0m\n" : "\n";
    }
    return text;
}

} // namespace leash
