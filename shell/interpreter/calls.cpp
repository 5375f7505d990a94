// What is called in the shell itself: built-ins and functions (XCU 2.9.1.4, 2.9.5).
#include "interpreter/interpreter.hpp"

#include "interpreter/temporary_positional.hpp"

#include <new>
#include <utility>

namespace leash {

// ---- built-ins ------------------------------------------------------------------------------

Completion Interpreter::run_builtin(const Builtin& builtin, std::vector<std::string> fields,
                                    const Assignments& assignments, const Command& command,
                                    Circumstances around) {
    const bool special = builtin.kind == BuiltinKind::Special;
    Redirected redirected(around.undo());
    if (!redirect(command.redirections, redirected)) {
        if (!special || signals_.is_interrupted())
            return not_redirected(around);
        shell_.last_status = 1;
        return error_leaves();
    }
    Completion completion;
    if (special || assignments.empty()) {
        // Assignments before a special built-in stay. The program that exec starts gets them, too.
        for (const auto& [name, value] : assignments) {
            if (!assign(name, value))
                return error_leaves();
            if (builtin.name == "exec" && fields.size() > 1)
                shell_.variables.set_exported(name, true);
        }
        completion = call_builtin(builtin, std::move(fields), around, Errors::AsSpecial);
    } else {
        TemporaryAssignments temporary(shell_.variables);
        if (!assign_for_command(assignments, temporary))
            return error_leaves();
        completion = call_builtin(builtin, std::move(fields), around, Errors::AsSpecial);
    }
    if (std::exchange(redirections_are_kept_, false))
        redirected.keep();
    return completion.is_normal() ? after_status(completion, around) : completion;
}

Completion Interpreter::call_builtin(const Builtin& builtin, std::vector<std::string> fields,
                                     Circumstances around, Errors errors) {
    circumstances_ = around;
    circumstances_.is_whole_process = false; // eval and . run other commands
    BuiltinCall call(*this, shell_, std::move(fields));
    const BuiltinResult result = carry_out(builtin, call);
    shell_.last_status = result.status;
    if (!call.flush() && shell_.last_status == 0)
        shell_.last_status = 1;
    shell_.own_variables.command_ran(call.arguments); // last: the call needs its own words
    if (result.usage_error && errors == Errors::AsSpecial && builtin.kind == BuiltinKind::Special)
        return error_leaves();
    return result.completion;
}

BuiltinResult Interpreter::carry_out(const Builtin& builtin, BuiltinCall& call) {
    try {
        if (call.asks_for_help() && builtin.answers_help) {
            call.show(help_page(builtin, shell_.translate));
            return done(0);
        }
        return builtin.run(call);
    } catch (const std::bad_alloc&) { // printf %2000000000d
        complain(_("{0}: there is not enough memory for this", builtin.name));
        return done(1);
    }
}

// ---- functions ------------------------------------------------------------------------------

Completion Interpreter::run_function(const std::shared_ptr<const Command>& body,
                                     std::vector<std::string> fields,
                                     const Assignments& assignments, const Command& command,
                                     Circumstances around) {
    Redirected redirected(around.undo());
    if (!redirect(command.redirections, redirected))
        return not_redirected(around);
    // One scope for `local` and for the assignments before the name.
    TemporaryAssignments scope(shell_.variables);
    if (!assign_for_command(assignments, scope))
        return error_leaves();
    return call_function(body, std::move(fields), around);
}

Completion Interpreter::call_function(std::shared_ptr<const Command> body,
                                      std::vector<std::string> fields, Circumstances around) {
    // Keeps the body alive while it runs: the function may redefine itself.
    const auto running = std::move(body);
    const std::string last_word = fields.back();
    fields.erase(fields.begin());
    around.last_of_process = false;
    around.is_whole_process = false;
    Completion completion;
    {
        const TemporaryPositional parameters(shell_, std::move(fields));
        const Nested inside = shell_.nesting.enter_function();
        completion = run_command(*running, around);
    }
    shell_.own_variables.command_ran(last_word);
    switch (completion.kind) {
    case Completion::Kind::Return:
    case Completion::Kind::Normal:
        return after_status(normal(), around);
    case Completion::Kind::Break:
    case Completion::Kind::Continue:
        return normal(); // break and continue do not leave a function
    default:
        return completion;
    }
}

Completion Interpreter::run_fields(std::vector<std::string> fields, LookFor look_for,
                                   const std::string* search_path, Circumstances around) {
    const CommandMeaning meaning = commands_.find(fields.front(), look_for, search_path);
    // `command` makes a special built-in a regular one (XCU `command`).
    if (const auto* builtin = std::get_if<const Builtin*>(&meaning)) {
        const Completion completion =
            call_builtin(**builtin, std::move(fields), around, Errors::AsRegular);
        return completion.by_error ? normal() : completion;
    }
    if (const auto* function = std::get_if<std::shared_ptr<const Command>>(&meaning))
        return call_function(*function, std::move(fields), around);
    return run_external(meaning, std::move(fields), {}, nullptr, around);
}

} // namespace leash
