// Which signal does what in this shell, and what is done when one has come (XCU 2.12, `trap`).
#include "interpreter/interpreter.hpp"

#include "kernel/descriptors.hpp"
#include "kernel/signals.hpp"

#include <csignal>
#include <unistd.h>

namespace leash {
namespace {

// What an interactive shell does about a signal that has no trap.
Disposition interactive_disposition(int signal, bool job_control) {
    switch (signal) {
    case SIGINT:   // drops the line, or the loop
    case SIGHUP:   // the hangup: jobs are told, then leash goes
    case SIGCHLD:  // a job has changed
    case SIGWINCH: // the line has to be drawn anew
        return Disposition::Noted;
    case SIGQUIT:
    case SIGTERM:
        return Disposition::Ignored;
    case SIGTSTP:
    case SIGTTIN:
    case SIGTTOU:
        return job_control ? Disposition::Ignored : Disposition::Default;
    default:
        return Disposition::Default;
    }
}

constexpr int interactive_signals[] = {SIGINT,  SIGHUP,  SIGCHLD, SIGWINCH, SIGQUIT,
                                       SIGTERM, SIGTSTP, SIGTTIN, SIGTTOU};

} // namespace

void Interpreter::arrange_signals() {
    for (const int signal : interactive_signals)
        arrange_signal(signal);
    for (const auto& [condition, action] : shell_.traps.actions())
        if (condition != exit_condition)
            arrange_signal(condition);
}

void Interpreter::arrange_signal(int signal) {
    const std::string* action = shell_.traps.action(signal);
    const bool at_prompt = shell_.at_prompt();
    Disposition wanted = Disposition::Default;
    if (action)
        wanted = action->empty() ? Disposition::Ignored : Disposition::Noted;
    else if (shell_.traps.ignored_on_entry(signal) && signal != SIGCHLD)
        wanted = Disposition::Ignored;
    else if (at_prompt)
        wanted = interactive_disposition(signal, shell_.job_control());
    if (signal == SIGCHLD) {
        shell_.control.keep_sigchld = action != nullptr;
        shell_.control.watches_children = wanted == Disposition::Noted;
    }
    if (signal == SIGINT)
        shell_.control.interrupt_is_trapped = action != nullptr;
    if (signal == SIGHUP)
        shell_.control.hangup_on_sighup = at_prompt && !action && wanted == Disposition::Noted;
    // SIGKILL and SIGSTOP cannot be changed; trap says so where somebody tries.
    (void)set_disposition(signal, wanted);
}

std::vector<int> Interpreter::signals_to_default() const {
    std::vector<int> signals;
    const auto add = [&](int signal) {
        const std::string* action = shell_.traps.action(signal);
        const bool stays_ignored =
            (action && action->empty()) || (!action && shell_.traps.ignored_on_entry(signal));
        if (!stays_ignored)
            signals.push_back(signal);
    };
    if (shell_.at_prompt())
        for (const int signal : interactive_signals)
            add(signal);
    else if (shell_.control.watches_children)
        add(SIGCHLD);
    for (const auto& [condition, action] : shell_.traps.actions())
        if (condition != exit_condition && !action.empty())
            add(condition);
    return signals;
}

bool Interpreter::is_interrupted() {
    JobControl& control = shell_.control;
    if (!shell_.at_prompt() || (!signals_are_noted() && control.has_nothing_received()))
        return false;
    control.notice_signals();
    return control.hangup || (control.has_received(SIGINT) && !shell_.traps.action(SIGINT));
}

Completion Interpreter::handle_signals() {
    JobControl& control = shell_.control;
    control.notice_signals();
    if (control.hangup)
        return leave(Completion::Kind::HungUp);
    for (const ReceivedSignal& received : control.take_received()) {
        if (const std::string* action = shell_.traps.action(received.signal)) {
            const Completion completion = run_trap(*action);
            if (!completion.is_normal())
                return completion;
        } else if (received.signal == SIGINT && shell_.at_prompt()) {
            shell_.last_status = 128 + SIGINT;
            if (!received.sender.process)
                (void)write_all(STDERR_FILENO, "\n"); // the terminal has echoed ^C
            return leave(Completion::Kind::Interrupted);
        }
    }
    return normal();
}

Completion Interpreter::run_trap(std::string action) {
    const int status = shell_.last_status;
    const std::size_t line = shell_.line;
    const auto outer = std::exchange(shell_.status_before_trap, status);
    Completion completion = run_text(lines_of(std::move(action)), "trap");
    shell_.status_before_trap = outer;
    shell_.line = line;
    if (completion.is_normal())
        shell_.last_status = status;
    return completion;
}

void Interpreter::run_exit_trap() {
    const std::string* action = shell_.traps.action(exit_condition);
    if (!action)
        return;
    const std::string text = *action;
    shell_.traps.reset(exit_condition); // once
    const int status = shell_.last_status;
    const Completion completion = run_trap(text);
    if (completion.kind != Completion::Kind::Exit)
        shell_.last_status = status;
}

} // namespace leash
