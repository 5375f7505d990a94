// kill: sends a signal to jobs, processes and process groups.
//
// Source: POSIX XCU `kill`, kill(2).

#include "base/parse_number.hpp"
#include "base/text.hpp"
#include "builtins/jobs/job_operand.hpp"
#include "builtins/operands.hpp"
#include "builtins/rows.hpp"
#include "control/job_signals.hpp"
#include "kernel/signal_names.hpp"

#include <cerrno>
#include <csignal>
#include <fmt/format.h>
#include <limits>
#include <unistd.h>

namespace leash {
namespace {

// POSIX gives a script the names alone. Names also show what `trap` and `kill -s` take.
std::string names_of_signals() {
    std::string text;
    std::string line;
    for (const int signal : all_signals()) {
        const std::string name = signal_name(signal);
        if (line.size() + name.size() + 1 > 79) {
            text += line + "\n";
            line.clear();
        }
        line += (line.empty() ? "" : " ") + name;
    }
    return text + line + "\n";
}

// For a person: "  1 HUP", in rows that fit into 80 columns.
std::string table_of_signals() {
    constexpr std::size_t in_a_row = 6;
    std::string text;
    std::size_t column = 0;
    for (const int signal : all_signals()) {
        const bool ends_row = ++column % in_a_row == 0;
        const std::string name = signal_name(signal);
        text += fmt::format("{:>3} {}", signal, ends_row ? name + "\n" : padded(name, 9));
    }
    while (text.back() == ' ')
        text.pop_back();
    return text.back() == '\n' ? text : text + "\n";
}

Message no_such_signal(const Shell& shell, const std::string& name) {
    const std::string close = shell.at_prompt() ? closest_signal(name) : "";
    if (!close.empty())
        return _("{0}: not a signal; did you mean {1}?", name, close);
    return _("{0}: not a signal; `kill -l` lists them", name);
}

// kill -l prints every signal; kill -l STATUS prints the signal of a number or of a status above
// 128.
BuiltinResult list_signals(BuiltinCall& call, std::span<const std::string> operands) {
    if (operands.empty()) {
        const bool for_a_person = call.shell.at_prompt() && !call.shell.is_posix();
        call.print(for_a_person ? table_of_signals() : names_of_signals());
        return done(0);
    }
    int status = 0;
    for (const std::string& operand : operands) {
        if (const auto number = parse_count(operand)) {
            const int signal = *number > 128 ? *number - 128 : *number;
            if (signal > 0 && signal <= SIGRTMAX) {
                call.print(signal_name(signal) + "\n");
                continue;
            }
        } else if (const auto named = signal_number(operand)) {
            call.print(std::to_string(*named) + "\n");
            continue;
        }
        call.complain(no_such_signal(call.shell, operand));
        status = 1;
    }
    return done(status);
}

Message reason_of(const SystemError& error, const std::string& operand) {
    switch (error.number) {
    case ESRCH:
        return _("{0}: no such process: it has ended, or never was", operand);
    case EPERM:
        return _("{0}: not permitted: the process is somebody else's", operand);
    default:
        return _("{0}: {1}", operand, error.message());
    }
}

// Sends a signal to `number`. As in kill(2), the sign of the number says what the number means.
Outcome send_to_number(JobControl& control, pid_t number, int signal, const Message& why) {
    if (number > 0)
        return signal_process(control, Pid{number}, signal, why);
    if (number == -1)
        return signal_every_process(control, signal, why);
    if (number == std::numeric_limits<pid_t>::min()) // no group: its negation is no number
        return SystemError{"kill", ESRCH, Message::verbatim(std::to_string(number))};
    if (number == 0)
        return signal_own_group(control, signal, why);
    return signal_process_group(control, ProcessGroup{-number}, signal, why);
}

bool send_to(BuiltinCall& call, const std::string& operand, int signal) {
    Shell& shell = call.shell;
    const Message why = Message::verbatim("kill " + operand);
    if (!operand.empty() && operand.front() == '%') {
        auto job = find_own_job(shell, operand);
        if (!job) {
            call.complain(job.error());
            return false;
        }
        const auto sent = signal_job(shell.control, *job.value(), signal, why);
        if (!sent)
            call.complain(reason_of(sent.error(), operand));
        return static_cast<bool>(sent);
    }
    const auto pid = parse_number<pid_t>(operand);
    if (!pid) {
        call.complain(_("{0}: neither a process ID nor a job ID such as %1", operand));
        return false;
    }
    const std::string meant = job_that_may_be_meant(shell, operand);
    // A child that has ended takes signals until it is reaped. `while kill -0 $!` must see the end.
    if (shell.control.table().job_of(Pid{*pid}))
        shell.control.collect();
    const auto sent = send_to_number(shell.control, *pid, signal, why);
    if (!sent)
        call.complain(reason_of(sent.error(), operand));
    if (!meant.empty())
        call.complain(sent ? _("{0} is process {0}, and the signal went there; did you mean {1}?",
                               operand, meant)
                           : process_or_job(operand, meant));
    return static_cast<bool>(sent);
}

BuiltinResult unknown_signal(BuiltinCall& call, const std::string& name) {
    return call.misuse(no_such_signal(call.shell, name));
}

BuiltinResult run_kill(BuiltinCall& call) {
    std::span<const std::string> operands = call.operands();
    int signal = SIGTERM;
    const auto number_of = [](const std::string& text) -> std::optional<int> {
        return text == "0" ? std::optional(0)
                           : signal_number(text); // signal 0 only asks whether the process exists
    };
    if (!operands.empty() && operands[0].size() > 1 && operands[0][0] == '-' &&
        operands[0] != "--") {
        const std::string option = operands[0].substr(1);
        operands = operands.subspan(1);
        if (option == "l" || option == "L")
            return list_signals(call, !operands.empty() && operands[0] == "--" ? operands.subspan(1)
                                                                               : operands);
        std::string name = option;
        const bool begins_name = option.front() == 's' || option.front() == 'n';
        if (begins_name && !number_of(option) && number_of(option.substr(1))) {
            name = option.substr(1); // -sTERM, as getopts(1) reads it
        } else if (option == "s" || option == "n") {
            if (operands.empty())
                return call.misuse(_("-{0}: a signal was expected after it", option));
            name = operands[0];
            operands = operands.subspan(1);
        }
        const auto number = number_of(name);
        if (!number)
            return unknown_signal(call, name);
        signal = *number;
    }
    if (!operands.empty() && operands[0] == "--")
        operands = operands.subspan(1);
    if (operands.empty())
        return call.misuse(_("a job ID (%1) or a process ID is missing"));
    bool all_sent = true;
    for (const std::string& operand : operands)
        all_sent = send_to(call, operand, signal) && all_sent;
    return done(all_sent ? 0 : 1);
}

} // namespace

const Builtin kill_builtin = {
    "kill",
    BuiltinKind::Regular,
    run_kill,
    "kill [-s NAME | -NAME | -NUMBER] %N | PID...    kill -l [STATUS]",
    N_("send a signal to jobs and processes"),
    N_(R"(Sends SIGTERM, or the signal named, with or without SIG, in any case.
%N is a job: the signal goes to its whole process group. A negative number is
a process group, 0 the shell's own. A stopped job that gets TERM or HUP is
continued as well, so that it can die of it.
  -l          all signals, with their numbers; in a script the names alone
  -l STATUS   the signal behind a status such as 143
  -0          sends nothing: is the process there?

    kill -HUP %1
    kill -- -1234
)"),
};

} // namespace leash
