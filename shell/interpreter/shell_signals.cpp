#include "interpreter/shell_signals.hpp"

#include "interpreter/interpreter.hpp"
#include "kernel/descriptors.hpp"

#include <algorithm>
#include <csignal>
#include <iterator>
#include <unistd.h>

namespace leash {
namespace {

// Returns the disposition of a signal without a trap in an interactive shell.
Disposition interactive_disposition(int signal, bool job_control) {
    switch (signal) {
    case SIGINT:   // drops the line, or the loop
    case SIGHUP:   // the hangup: leash signals its jobs, and ends
    case SIGCHLD:  // a job has changed
    case SIGWINCH: // Readline must draw the line again
        return Disposition::Noted;
    case SIGQUIT:
    case SIGTERM:
    case SIGXFSZ: // `ulimit -f`: the write of the history fails, and must not kill the shell
        return Disposition::Ignored;
    case SIGTSTP:
    case SIGTTIN:
    case SIGTTOU:
        return job_control ? Disposition::Ignored : Disposition::Default;
    default:
        return Disposition::Default;
    }
}

// A shell at a prompt needs these signals, even if they were ignored when the shell was started:
// Ctrl-C drops the line, and after SIGWINCH the line is drawn again.
constexpr int needed_at_prompt[] = {SIGINT, SIGWINCH};

bool is_needed_at_prompt(int signal) {
    return std::find(std::begin(needed_at_prompt), std::end(needed_at_prompt), signal) !=
           std::end(needed_at_prompt);
}

bool stops_a_job(int signal) {
    return signal == SIGTSTP || signal == SIGTTIN || signal == SIGTTOU;
}

constexpr int interactive_signals[] = {SIGINT,  SIGHUP,  SIGCHLD, SIGWINCH, SIGQUIT,
                                       SIGTERM, SIGTSTP, SIGTTIN, SIGTTOU,  SIGXFSZ};

} // namespace

// ---- which signal does what -----------------------------------------------------------------

void ShellSignals::arrange_all() {
    for (const int signal : interactive_signals)
        (void)arrange(signal);
    for (const auto& [condition, action] : shell_.traps.actions())
        if (condition != exit_condition)
            (void)arrange(condition);
}

Outcome ShellSignals::arrange(int signal) {
    const std::string* action = shell_.traps.action(signal);
    const bool has_trap = action && !action->empty();
    const bool at_prompt = shell_.at_prompt();
    const bool is_ignored =
        action ? action->empty()
               : still_ignored(signal) && !(at_prompt && is_needed_at_prompt(signal));
    Disposition wanted = Disposition::Default;
    if (has_trap)
        wanted = Disposition::Noted;
    // The shell itself never ignores SIGCHLD: the kernel would throw the statuses of the children
    // away (waitpid(2), NOTES).
    else if (is_ignored && signal != SIGCHLD)
        wanted = Disposition::Ignored;
    else if (at_prompt)
        wanted = interactive_disposition(signal, shell_.job_control());
    else if (signal == SIGINT)
        wanted = Disposition::Deferred;
    // SIGKILL and SIGSTOP cannot be changed; the built-in trap says so.
    Outcome set = set_disposition(signal, wanted);
    if (!set && wanted == Disposition::Noted) // no descriptor is left for the self-pipe
        wanted = Disposition::Default;
    if (signal == SIGCHLD)
        shell_.control.received().watch_children(wanted != Disposition::Noted ? ChildWatch::Off
                                                 : has_trap ? ChildWatch::AndReceived
                                                            : ChildWatch::On);
    if (signal == SIGINT)
        shell_.control.received().keep_interrupts_for_trap(action != nullptr);
    if (signal == SIGHUP)
        shell_.control.received().take_sighup_for_hangup(at_prompt && !action &&
                                                         wanted == Disposition::Noted);
    return set;
}

void ShellSignals::set_dispositions_of_child(LaunchPlan& plan) const {
    const auto add = [&](int signal) {
        const std::string* action = shell_.traps.action(signal);
        const bool stays_ignored =
            action ? action->empty()
                   : still_ignored(signal) && !(shell_.job_control() && stops_a_job(signal));
        if (!stays_ignored)
            plan.default_signals.push_back(signal);
    };
    if (shell_.at_prompt()) {
        for (const int signal : interactive_signals)
            add(signal);
        for (const int signal : needed_at_prompt) // the shell notes these all the same
            if (still_ignored(signal))
                plan.ignored_signals.push_back(signal);
    } else if (shell_.control.received().watches_children()) {
        add(SIGCHLD);
    }
    for (const auto& [condition, action] : shell_.traps.actions())
        if (action.empty() && condition == SIGCHLD)
            plan.ignored_signals.push_back(SIGCHLD);
        else if (condition != exit_condition && !action.empty())
            add(condition);
}

void ShellSignals::arrange_in_subshell() {
    // The LaunchPlan has set SIGINT to its default, if the parent is at a prompt or has a trap. But
    // for & without job control the plan has set SIGINT to ignored, and SIGINT stays so.
    const bool plan_changed_it = shell_.interactive || shell_.traps.listed().count(SIGINT) != 0;
    if (plan_changed_it && !is_ignored(SIGINT))
        (void)arrange(SIGINT);
    // The plan lets programs ignore SIGCHLD, but a subshell must not.
    if (shell_.traps.action(SIGCHLD))
        (void)arrange(SIGCHLD);
}

bool ShellSignals::still_ignored(int signal) const {
    return !shell_.traps.action(signal) && shell_.traps.ignored_on_entry(signal);
}

// ---- what is done when one has come ---------------------------------------------------------

bool ShellSignals::is_interrupted() {
    if (!shell_.at_prompt() || !have_come())
        return false;
    JobControl& control = shell_.control;
    control.notice_signals();
    return control.received().hangup() ||
           (control.received().has(SIGINT) && !shell_.traps.action(SIGINT));
}

std::optional<int> ShellSignals::first_trapped() const {
    return shell_.control.received().first_that([&](int signal) {
        const std::string* action = shell_.traps.action(signal);
        return action && !action->empty();
    });
}

Completion ShellSignals::handle() {
    JobControl& control = shell_.control;
    for (;;) {
        control.notice_between_commands();
        if (control.received().hangup())
            return leave(Completion::Kind::HungUp);
        const auto received = control.received().take_first();
        if (!received)
            return normal();
        if (const std::string* action = shell_.traps.action(received->signal)) {
            const Completion completion =
                received->signal == SIGCHLD ? run_child_trap() : run_trap(*action);
            if (!completion.is_normal())
                return completion;
        } else if (received->signal == SIGINT && shell_.at_prompt()) {
            shell_.last_status = 128 + SIGINT;
            if (!received->sender.process)
                (void)write_all(STDERR_FILENO, "\n"); // the terminal has echoed ^C
            return leave(Completion::Kind::Interrupted);
        }
    }
}

// The commands of a trap of SIGCHLD start children, too. If their ends counted, the trap would run
// for ever. So nothing counts while the trap runs. A child of the script that ends meanwhile is
// collected afterwards, and counts then.
Completion ShellSignals::run_child_trap() {
    ReceivedSignals& received = shell_.control.received();
    Completion completion;
    std::size_t ended = 1 + received.forget(SIGCHLD);
    received.watch_children(ChildWatch::On);
    while (ended-- > 0 && completion.is_normal())
        if (const std::string* action = shell_.traps.action(SIGCHLD))
            completion = run_trap(*action);
    (void)arrange(SIGCHLD); // the trap may have changed itself
    return completion;
}

Completion ShellSignals::run_trap(std::string action) {
    const int status = shell_.last_status;
    const Nested inside = shell_.nesting.enter_trap(status);
    const Completion completion = interpreter_.run_text(lines_of(std::move(action)), "trap");
    if (completion.is_normal())
        shell_.last_status = status;
    return completion;
}

void ShellSignals::run_exit_trap() {
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
