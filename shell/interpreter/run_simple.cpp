// Simple commands: expand, redirect, find out what the name means, and run it (XCU 2.9.1).
#include "interpreter/interpreter.hpp"

#include "expand/expand.hpp"
#include "interpreter/redirections.hpp"
#include "interpreter/shell_expansion.hpp"
#include "interpreter/xtrace.hpp"
#include "language/printer.hpp"

#include <algorithm>

namespace leash {

Completion Interpreter::run_simple(const SimpleCommand& simple, const Command& command,
                                   Circumstances around) {
    expansion_->begin_command();
    auto expanded = expand_command_words(expansion(), simple.words);
    if (!expanded)
        return expansion_failed(expanded.error().message);
    std::vector<std::string> fields = std::move(expanded).value();
    if (signals_.is_interrupted())
        return signals_.handle();

    // a=1 b=$a: the second assignment sees the first, as in most shells, even before a command.
    Assignments assignments;
    const bool no_command = fields.empty();
    std::optional<TemporaryAssignments> seen_by_the_next;
    if (!no_command && simple.assignments.size() > 1)
        seen_by_the_next.emplace(shell_.variables);
    for (const Assignment& assignment : simple.assignments) {
        auto value = expand_string(expansion(), assignment.value, TildeIn::Assignment);
        if (!value)
            return expansion_failed(value.error().message);
        if (signals_.is_interrupted())
            return signals_.handle();
        if (!no_command || shell_.options.xtrace)
            assignments.emplace_back(assignment.name, value.value());
        if (seen_by_the_next) // an error will be reported when the command runs
            (void)seen_by_the_next->add(assignment.name, value.value());
        if (no_command && !assign(assignment.name, std::move(value).value()))
            return error_leaves();
    }
    seen_by_the_next.reset();
    const int status_of_substitution = expansion_->substitution_status(); // a trace expands PS4
    if (shell_.options.xtrace)
        trace(shell_, expansion(), assignments, fields);

    if (no_command) {
        shell_.own_variables.command_without_words_ran();
        return run_redirections_alone(command, status_of_substitution, around);
    }

    // PATH=... name: the search uses the new PATH.
    const auto path = std::find_if(assignments.rbegin(), assignments.rend(),
                                   [](const auto& one) { return one.first == "PATH"; });
    const CommandMeaning meaning = commands_.find(
        fields.front(), LookFor::Everything, path == assignments.rend() ? nullptr : &path->second);
    if (const auto* builtin = std::get_if<const Builtin*>(&meaning))
        return run_builtin(**builtin, std::move(fields), assignments, command, around);
    if (const auto* function = std::get_if<std::shared_ptr<const Command>>(&meaning))
        return run_function(*function, std::move(fields), assignments, command, around);
    return run_external(meaning, std::move(fields), assignments, &command, around);
}

// `> file` without a command. Most shells make these redirections in the shell itself, and so does
// leash. POSIX wants a subshell, whose changes are lost: > ${name=file} sets no variable there.
Completion Interpreter::run_redirections_alone(const Command& command, int status,
                                               Circumstances around) {
    if (shell_.is_posix() && !are_pure(command.redirections)) {
        const List nothing;
        JobStart start(shell_.control, jobs_.plan(Placing::Foreground, print(command)));
        LaunchPlan plan = jobs_.child_plan();
        const auto started = start.add(plan, start.command(), [&] {
            const Circumstances inside = enter_subshell();
            shell_.last_status = 0;
            return run_redirected(nothing, command.redirections, inside);
        });
        if (!started) {
            (void)not_started(started.error());
            return after_status(normal(), around);
        }
        const Completion completion = jobs_.wait_in_foreground(start);
        if (!completion.is_normal() || shell_.last_status != 0)
            return after_status(completion, around);
    } else {
        Redirected redirected(around.undo());
        if (!redirect(command.redirections, redirected))
            return not_redirected(around);
    }
    shell_.last_status = status;
    return after_status(normal(), around);
}

bool Interpreter::redirect(const std::vector<Redirection>& redirections, Redirected& redirected) {
    if (redirections.empty())
        return true;
    auto resolved = resolve(*this, redirections);
    if (!resolved) {
        complain_of(resolved.error());
        return false;
    }
    for (const DescriptorAction& action : resolved.value().actions)
        if (auto applied = redirected.apply(action); !applied) {
            complain(applied.error().message());
            return false;
        }
    return true;
}

// redirect() or resolve() has failed and has said why, so the command does not run.
Completion Interpreter::not_redirected(Circumstances around) {
    if (signals_.is_interrupted())
        return signals_.handle();
    shell_.last_status = 1;
    return after_status(normal(), around);
}

void Interpreter::complain_of(const FailedRedirection& failed) {
    if (signals_.is_interrupted())
        return; // ^C stands on the screen
    Redirected redirected;
    for (const DescriptorAction& action : failed.before.actions)
        (void)redirected.apply(action);
    complain(failed.message);
}

} // namespace leash
