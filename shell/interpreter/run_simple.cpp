// Simple commands: expand, redirect, find out what the name means, and run it (XCU 2.9.1).
#include "interpreter/interpreter.hpp"

#include "expand/expand.hpp"
#include "interpreter/redirections.hpp"
#include "interpreter/startup.hpp"
#include "interpreter/temporary_assignments.hpp"
#include "kernel/descriptors.hpp"
#include "kernel/search_path.hpp"
#include "language/full_width.hpp"
#include "language/printer.hpp"
#include "launch/redirected.hpp"
#include "launch/start_process.hpp"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <new>
#include <unistd.h>

namespace leash {

Completion Interpreter::run_simple(const SimpleCommand& simple, const Command& command,
                                   Circumstances around) {
    shell_.substitution_status = 0;
    auto expanded = expand_command_words(expansion(), simple.words);
    if (!expanded)
        return expansion_failed(expanded.error().message);
    std::vector<std::string> fields = std::move(expanded).value();
    if (is_interrupted())
        return handle_signals();

    // a=1 b=$a: each assignment is seen by the next, with a command too, as in most shells.
    Assignments assignments;
    const bool no_command = fields.empty();
    std::optional<TemporaryAssignments> seen_by_the_next;
    if (!no_command && simple.assignments.size() > 1)
        seen_by_the_next.emplace(shell_.variables);
    for (const Assignment& assignment : simple.assignments) {
        auto value = expand_string(expansion(), assignment.value, TildeIn::Assignment);
        if (!value)
            return expansion_failed(value.error().message);
        if (is_interrupted())
            return handle_signals();
        if (!no_command || shell_.options.xtrace)
            assignments.emplace_back(assignment.name, value.value());
        if (seen_by_the_next) // a readonly one is told of where the command is run
            (void)seen_by_the_next->add(assignment.name, value.value());
        if (no_command && !assign(assignment.name, std::move(value).value()))
            return error_leaves();
    }
    seen_by_the_next.reset();
    if (shell_.options.xtrace)
        trace(assignments, fields);

    if (no_command) {
        Redirected redirected;
        const int status = shell_.substitution_status;
        if (!redirect(command.redirections, redirected))
            return not_redirected(around);
        shell_.last_status = status;
        return after_status(normal(), around);
    }

    // PATH=... name: is looked for there already.
    const auto path = std::find_if(assignments.rbegin(), assignments.rend(),
                                   [](const auto& one) { return one.first == "PATH"; });
    const CommandMeaning meaning = find_command(
        fields.front(), LookFor::Everything, path == assignments.rend() ? nullptr : &path->second);
    if (const auto* builtin = std::get_if<const Builtin*>(&meaning))
        return run_builtin(**builtin, std::move(fields), assignments, command, around);
    if (const auto* function = std::get_if<std::shared_ptr<const Command>>(&meaning))
        return run_function(*function, std::move(fields), assignments, command, around);
    return run_external(meaning, std::move(fields), assignments, &command, around);
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

// After redirect() or resolve() failed, and that was said: the command is not run.
Completion Interpreter::not_redirected(Circumstances around) {
    if (is_interrupted())
        return handle_signals();
    shell_.last_status = 1;
    return after_status(normal(), around);
}

void Interpreter::complain_of(const FailedRedirection& failed) {
    if (is_interrupted())
        return; // ^C stands on the screen
    Redirected redirected;
    for (const DescriptorAction& action : failed.before.actions)
        (void)redirected.apply(action);
    complain(failed.message);
}

// ---- built-ins ----------------------------------------------------------------------------------

Completion Interpreter::run_builtin(const Builtin& builtin, std::vector<std::string> fields,
                                    const Assignments& assignments, const Command& command,
                                    Circumstances around) {
    const bool special = builtin.kind == BuiltinKind::Special;
    Redirected redirected;
    if (!redirect(command.redirections, redirected)) {
        if (!special || is_interrupted())
            return not_redirected(around);
        shell_.last_status = 1;
        return error_leaves();
    }
    Completion completion;
    if (special || assignments.empty()) {
        const bool is_exec = builtin.name == "exec";
        // Before a special built-in they stay; the program that exec starts is given them.
        for (const auto& [name, value] : assignments) {
            if (!assign(name, value))
                return error_leaves();
            if (is_exec && fields.size() > 1)
                shell_.variables.set_exported(name, true);
        }
        // exec's redirections are the shell's from now on, whether or not a program follows.
        if (is_exec)
            redirected.keep();
        completion = call_builtin(builtin, std::move(fields), around, Errors::AsSpecial);
    } else {
        TemporaryAssignments temporary(shell_.variables);
        for (const auto& [name, value] : assignments)
            if (!temporary.add(name, value)) {
                complain(name + ": is read only");
                shell_.last_status = 2;
                return error_leaves();
            }
        completion = call_builtin(builtin, std::move(fields), around, Errors::AsSpecial);
    }
    return completion.is_normal() ? after_status(completion, around) : completion;
}

Completion Interpreter::call_builtin(const Builtin& builtin, std::vector<std::string> fields,
                                     Circumstances around, Errors errors) {
    circumstances_ = around;
    BuiltinCall call(*this, shell_, std::move(fields));
    const BuiltinResult result = carry_out(builtin, call);
    shell_.last_status = result.status;
    if (!call.flush() && shell_.last_status == 0)
        shell_.last_status = 1;
    if (result.usage_error && errors == Errors::AsSpecial && builtin.kind == BuiltinKind::Special)
        return error_leaves();
    return result.completion;
}

BuiltinResult Interpreter::carry_out(const Builtin& builtin, BuiltinCall& call) {
    try {
        return builtin.run(call);
    } catch (const std::bad_alloc&) { // printf %2000000000d
        complain(std::string(builtin.name) + ": there is not enough memory for this");
        return done(1);
    }
}

// ---- functions ----------------------------------------------------------------------------------

Completion Interpreter::run_function(const std::shared_ptr<const Command>& body,
                                     std::vector<std::string> fields,
                                     const Assignments& assignments, const Command& command,
                                     Circumstances around) {
    Redirected redirected;
    if (!redirect(command.redirections, redirected))
        return not_redirected(around);
    // One scope for `local` and for the assignments before the name.
    TemporaryAssignments scope(shell_.variables);
    for (const auto& [name, value] : assignments)
        if (!scope.add(name, value)) {
            complain(name + ": is read only");
            shell_.last_status = 2;
            return error_leaves();
        }
    return call_function(body, std::move(fields), around);
}

Completion Interpreter::call_function(std::shared_ptr<const Command> body,
                                      std::vector<std::string> fields, Circumstances around) {
    // Kept while it runs, should the function redefine itself.
    const auto running = std::move(body);
    fields.erase(fields.begin());
    std::swap(shell_.positional, fields);
    const unsigned loops = std::exchange(shell_.loop_depth, 0);
    const std::size_t line = shell_.line;
    ++shell_.function_depth;
    around.last_of_process = false;
    Completion completion = run_command(*running, around);
    --shell_.function_depth;
    shell_.line = line;
    shell_.loop_depth = loops;
    std::swap(shell_.positional, fields);
    switch (completion.kind) {
    case Completion::Kind::Return:
    case Completion::Kind::Normal:
        return after_status(normal(), around);
    case Completion::Kind::Break:
    case Completion::Kind::Continue:
        return normal(); // no loop of its own: stops at the border
    default:
        return completion;
    }
}

Completion Interpreter::run_fields(std::vector<std::string> fields, LookFor look_for,
                                   const std::string* search_path, Circumstances around) {
    const CommandMeaning meaning = find_command(fields.front(), look_for, search_path);
    // Through `command` a special built-in has nothing special (XCU `command`).
    if (const auto* builtin = std::get_if<const Builtin*>(&meaning)) {
        const Completion completion =
            call_builtin(**builtin, std::move(fields), around, Errors::AsRegular);
        return completion.by_error ? normal() : completion;
    }
    if (const auto* function = std::get_if<std::shared_ptr<const Command>>(&meaning))
        return call_function(*function, std::move(fields), around);
    return run_external(meaning, std::move(fields), {}, nullptr, around);
}

std::string Interpreter::fields_as_text(const std::vector<std::string>& fields) {
    std::string text;
    for (const std::string& field : fields)
        text += (text.empty() ? "" : " ") + quoted_for_shell(field);
    return text;
}

// set -x: what is run, expanded, behind PS4.
void Interpreter::trace(const Assignments& assignments, const std::vector<std::string>& fields) {
    std::string line = trace_prefix();
    bool first = true;
    for (const auto& [name, value] : assignments) {
        line += (first ? "" : " ") + name + "=" + quoted_for_shell(value);
        first = false;
    }
    if (!fields.empty())
        line += (first ? "" : " ") + fields_as_text(fields);
    (void)write_all(STDERR_FILENO, line + "\n");
}

} // namespace leash
