// Each value and its word.
#include "insight/words.hpp"

#include "base/overloaded.hpp"
#include "kernel/signal_names.hpp"

namespace leash {

std::string with_sig(int signal) {
    return "SIG" + signal_name(signal);
}

std::string number(Pid pid) {
    return std::to_string(pid.value);
}

std::string number(ProcessGroup group) {
    return std::to_string(group.value);
}

std::string word(Ending ending) {
    switch (ending) {
    case Ending::None:
        return "";
    case Ending::Exit:
        return "exit";
    case Ending::Hangup:
        return "hangup";
    case Ending::Sighup:
        return "sighup";
    case Ending::Kill:
        return "kill";
    }
    return "";
}

std::string word(const SignalOrigin& origin) {
    return std::visit(overloaded{
                          [](KernelSent) { return std::string("kernel"); },
                          [](ShellSent) { return std::string("shell"); },
                          [](ProcessSent sent) { return std::to_string(sent.process.value); },
                          [](LearnerSent sent) { return std::to_string(sent.menu.value); },
                      },
                      origin);
}

std::string word(Evidence evidence) {
    return evidence == Evidence::Observed ? "observed" : "inferred";
}

Output output_of(const std::string& target) {
    const auto begins = [&](const char* prefix) { return target.rfind(prefix, 0) == 0; };
    if (begins("/dev/pts/") || begins("/dev/tty") || begins("/dev/console"))
        return target.find(" (deleted)") != std::string::npos ? Output::TerminalGone
                                                              : Output::Terminal;
    if (target == "/dev/null")
        return Output::Null;
    if (begins("pipe:"))
        return Output::Pipe;
    if (begins("/") && !begins("/dev/"))
        return Output::File;
    return Output::Other;
}

std::string word(Output output) {
    switch (output) {
    case Output::Terminal:
        return "terminal";
    case Output::TerminalGone:
        return "terminal-gone";
    case Output::File:
        return "file";
    case Output::Null:
        return "null";
    case Output::Pipe:
        return "pipe";
    case Output::Other:
        return "other";
    }
    return "other";
}

Message state_before(const std::string& word) {
    for (const Phrase state :
         {N_("reading"), N_("waiting"), N_("foreground"), N_("running"), N_("stopped")})
        if (word == state.english())
            return _(state);
    return Message::verbatim(word);
}

std::string program_of(const std::string& command) {
    const std::string first = command.substr(0, command.find(' '));
    const std::size_t slash = first.rfind('/');
    return slash == std::string::npos ? first : first.substr(slash + 1);
}

Message sender_phrase(const Ledger& ledger, const SignalOrigin& origin, Pid of) {
    const auto name_of_shell = [&](Pid pid) {
        const LedgerEntry* shell = ledger.entry(pid);
        return Message::verbatim(shell && !shell->is_shell && shell->last ? shell->last->name
                                                                          : "leash");
    };
    return std::visit(overloaded{
                          [](KernelSent) { return _("the kernel"); },
                          [&](ShellSent sent) {
                              return sent.shell == of ? _("itself") : name_of_shell(sent.shell);
                          },
                          [&](ProcessSent sent) {
                              return sent.process == of
                                         ? _("itself")
                                         : Message::verbatim(std::to_string(sent.process.value));
                          },
                          [](LearnerSent) { return _("the menu"); },
                      },
                      origin);
}

Message death_phrase(const Ledger& ledger, const LedgerEntry& entry) {
    if (!entry.death || !entry.death->how)
        return _("is gone; nobody saw how it ended");
    if (const auto* exited = std::get_if<Exited>(&*entry.death->how)) {
        const auto caught = ledger.caught_before_exit(entry);
        return caught ? _("exited {0} after {1}", exited->status, with_sig(*caught))
                      : _("exited {0}", exited->status);
    }
    const int signal = std::get<Signaled>(*entry.death->how).signal;
    const auto sender = ledger.sender_of(entry, signal);
    return sender ? _("died of {0}, sent by {1}", with_sig(signal),
                      sender_phrase(ledger, sender->origin, entry.key.pid))
                  : _("died of {0}", with_sig(signal));
}

} // namespace leash
