// Programs: the shell starts a program and waits, or becomes the program; and what the shell says
// if that fails (XCU 2.9.1, `exec`).
#include "interpreter/interpreter.hpp"

#include "interpreter/command_not_found.hpp"
#include "interpreter/redirections.hpp"
#include "interpreter/shell_level.hpp"
#include "interpreter/xtrace.hpp"
#include "language/printer.hpp"
#include "launch/start_process.hpp"

#include <unistd.h>
#include <utility>

namespace leash {

Completion Interpreter::run_external(const CommandMeaning& meaning, std::vector<std::string> fields,
                                     const Assignments& assignments, const Command* command,
                                     Circumstances around) {
    shell_.own_variables.command_ran(fields.back());
    static const std::vector<Redirection> none;
    const std::vector<Redirection>& redirections = command ? command->redirections : none;
    const auto* program = std::get_if<ExternalCommand>(&meaning);
    if (!program) {
        // %1 is `fg %1`, as in bash, unless a command has the name %1.
        const Builtin* fg = commands_.find_builtin("fg");
        if (fg && fields.front().starts_with('%') && shell_.at_prompt()) {
            fields.insert(fields.begin(), "fg");
            return command ? run_builtin(*fg, std::move(fields), assignments, *command, around)
                           : call_builtin(*fg, std::move(fields), around, Errors::AsRegular);
        }
        Redirected redirected;
        if (!redirect(redirections, redirected))
            return not_redirected(around);
        TemporaryAssignments environment(shell_.variables);
        if (!assign_for_command(assignments, environment))
            return error_leaves();
        if (const FormOfBash* form = form_of_command(shell_, fields))
            complain_of_form(*form, fields, 0);
        else
            complain(command_not_found(commands_, fields));
        shell_.last_status = 127;
        return after_status(normal(), around);
    }
    auto resolved = resolve(*this, redirections);
    if (!resolved) {
        complain_of(resolved.error());
        return not_redirected(around);
    }
    LaunchPlan plan = jobs_.child_plan();
    std::optional<TemporaryAssignments> environment;
    if (!assignments.empty()) {
        environment.emplace(shell_.variables);
        if (!assign_for_command(assignments, *environment))
            return error_leaves();
        plan.environment = shell_.variables.environment();
    }
    plan.path = program->path;
    plan.arguments = std::move(fields);
    plan.descriptors = std::move(resolved.value().actions);
    // The last command of a process needs no child: the process becomes the program.
    if (around.last_of_process && !shell_.job_control() && !shell_.traps.has_commands())
        return become_program(plan);
    return after_status(run_program(std::move(plan), command), around);
}

Completion Interpreter::run_program(LaunchPlan plan, const Command* command) {
    plan.speaker = shell_.speaker();
    std::string text;
    if (jobs_.are_seen())
        text = command ? print(*command) : as_shell_text(plan.arguments);
    JobStart start(shell_.control, jobs_.plan(Placing::Foreground, text));
    if (const auto started = start.add(plan, text); !started) {
        if (is_failed_exec(started.error()))
            report_exec_failure(plan, started.error().number);
        else
            (void)not_started(started.error());
        return normal();
    }
    return jobs_.wait_in_foreground(start);
}

Completion Interpreter::become_program(LaunchPlan& plan) {
    Redirected redirected(Redirected::Undo::Never);
    for (const DescriptorAction& action : plan.descriptors)
        if (auto applied = redirected.apply(action); !applied) {
            complain(applied.error().message());
            shell_.last_status = 1;
            return leave(Completion::Kind::Exit);
        }
    const SystemError error = replace_this_process(plan);
    plan.descriptors.clear(); // they hold already: another open of a FIFO could wait for ever
    report_exec_failure(plan, error.number);
    return leave(Completion::Kind::Exit);
}

// A subshell takes no shell's place: the shell around the subshell is still there, and the program
// sees the level of that shell.
SystemError Interpreter::replace_this_process(LaunchPlan& plan) {
    if (shell_.as_sh || shell_.is_subshell())
        return replace_process(plan);
    const EnvironmentOfSuccessor environment(plan.environment);
    char* const* const of_shell = std::exchange(plan.environment, environment.get());
    SystemError error = replace_process(plan);
    plan.environment = of_shell;
    return error;
}

void Interpreter::report_exec_failure(const LaunchPlan& plan, int error_number) {
    const ExecFailure failure = explain_exec_failure(plan, error_number);
    // The message goes to where the program's own errors would have gone.
    Redirected redirected;
    for (const DescriptorAction& action : without_opens(plan.descriptors))
        (void)redirected.apply(action);
    complain(failure.message);
    shell_.last_status = failure.status;
}

int Interpreter::replace_by(std::vector<std::string> fields) {
    const auto program = commands_.find_program(fields.front());
    if (!program) {
        complain(_("exec: {0}", command_not_found(commands_, fields)));
        return 127;
    }
    LaunchPlan plan = jobs_.child_plan();
    plan.path = program->path;
    plan.arguments = std::move(fields);
    Terminal* terminal = shell_.control.terminal();
    if (terminal)
        terminal->leave_own_group();
    if (shell_.control.is_heard()) {
        shell_.control.tell(ShellReplaced{as_shell_text(plan.arguments)});
        shell_.narrator.release();
    }
    const ExecFailure failure = explain_exec_failure(plan, replace_this_process(plan).number);
    if (terminal)
        (void)terminal->enter_own_group();
    shell_.control.tell(ShellStarted{shell_.pid, ProcessGroup{::getpgrp()}, Session{::getsid(0)}});
    complain(_("exec: {0}", failure.message));
    return failure.status;
}

} // namespace leash
