#include "interpreter/process_substitution.hpp"

#include "interpreter/interpreter.hpp"
#include "interpreter/shell_expansion.hpp"
#include "kernel/descriptors.hpp"
#include "language/printer.hpp"

#include <csignal>
#include <fcntl.h>
#include <unistd.h>

namespace leash {
namespace {

constexpr int highest_number = 63;
constexpr int lowest_number = 10; // a script may use one digit

std::string text_of(const ProcessSubstitution& process) {
    Word alone;
    alone.parts = {process};
    return print(alone);
}

} // namespace

Result<int> OpenProcesses::keep(OwnedDescriptor end) {
    for (int number = highest_number; number >= lowest_number; --number) {
        const bool is_free = ::fcntl(number, F_GETFD) < 0;
        if (is_free && ::dup2(end.get(), number) == number) {
            descriptors_.emplace_back(number);
            return number;
        }
    }
    const int number = ::fcntl(end.get(), F_DUPFD, lowest_number);
    if (number < 0)
        return system_error("fcntl(F_DUPFD)", _("make a pipe"));
    descriptors_.emplace_back(number);
    return number;
}

Result<std::string, Message> ShellExpansion::open_process(const ProcessSubstitution& process) {
    const bool commands_write = process.direction == ProcessSubstitution::Direction::FromCommands;
    auto pipe = make_pipe();
    if (!pipe)
        return pipe.error().message();
    auto& [read_end, write_end] = pipe.value();
    const auto kept = open_processes_.keep(std::move(commands_write ? read_end : write_end));
    if (!kept)
        return kept.error().message();
    const int theirs = (commands_write ? write_end : read_end).get();
    const int standard = commands_write ? STDOUT_FILENO : STDIN_FILENO;

    interpreter_.jobs().reap_now_and_then();
    LaunchPlan plan = interpreter_.jobs().child_plan();
    if (shell_.at_prompt() && shell_.job_control())
        plan.ignored_signals.insert(plan.ignored_signals.end(), {SIGTSTP, SIGTTIN, SIGTTOU});
    // If the commands of >(...) kept the end for writing, they would never see the end of their
    // input.
    plan.descriptors = {DuplicateDescriptor{theirs, standard}, CloseDescriptor{kept.value()},
                        CloseDescriptor{theirs}};
    const std::string text = shell_.control.is_heard() ? text_of(process) : std::string();
    const auto child = start_process(shell_.control, plan, text, [&] {
        return interpreter_.finish_subshell(
            interpreter_.run_list(*process.commands, interpreter_.enter_subshell()));
    });
    if (!child)
        return child.error().message();

    Job unlisted;
    unlisted.is_substitution = true;
    unlisted.processes.push_back({child.value(), text});
    shell_.control.table().add(std::move(unlisted), false);
    shell_.last_background = child.value();
    shell_.control.tell(LastBackground{child.value()});
    return "/dev/fd/" + std::to_string(kept.value());
}

} // namespace leash
