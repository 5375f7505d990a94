// Compound commands: ( ) { } for case if while until, and function definitions (XCU 2.9.4, 2.9.5).
#include "interpreter/interpreter.hpp"

#include "base/overloaded.hpp"
#include "expand/expand.hpp"
#include "expand/pattern.hpp"
#include "interpreter/redirections.hpp"
#include "interpreter/shell_expansion.hpp"
#include "language/printer.hpp"

namespace leash {

Completion Interpreter::run_command(const Command& command, Circumstances around) {
    if (stack_is_nearly_used_up()) {
        complain(_("commands are nested too deep: a function that calls itself without an end?"));
        shell_.last_status = 2;
        return error_leaves();
    }
    const OpenProcesses::UntilCommandEnds until_end(expansion_->open_processes());
    shell_.nesting.begin_command(command.position.line);
    if (const auto* simple = std::get_if<SimpleCommand>(&command.node))
        return run_simple(*simple, command, around);
    if (const auto* definition = std::get_if<FunctionDefinition>(&command.node))
        return define_function(*definition);

    Redirected redirected(around.undo());
    if (!command.redirections.empty() && !std::holds_alternative<Subshell>(command.node)) {
        if (!redirect(command.redirections, redirected))
            return not_redirected(around);
        around.last_of_process = false;
    }
    around.is_whole_process = false;
    Completion completion = std::visit(
        overloaded{
            [&](const Subshell& node) { return run_subshell(node, command, around); },
            [&](const BraceGroup& node) { return run_list(*node.body, around); },
            [&](const ForClause& node) { return run_for(node, around); },
            [&](const CaseClause& node) { return run_case(node, around); },
            [&](const IfClause& node) { return run_if(node, around); },
            [&](const LoopClause& node) { return run_while(node, around); },
            [&](const auto&) { return normal(); }, // run_command has handled these before
        },
        command.node);
    if (completion.kind == Completion::Kind::Stopped &&
        !std::holds_alternative<Subshell>(command.node))
        completion.levels = 1; // the rest of the compound command is dropped
    return completion;
}

// ( list ) runs in a child. With job control the child is a job.
Completion Interpreter::run_subshell(const Subshell& subshell, const Command& command,
                                     Circumstances around) {
    // If this process has no trap and nothing to do afterwards, this process runs the list itself.
    // This saves a process. And $! of `(list) > log &` must be the process that runs the list: else
    // `kill $!` would not end the list.
    if (around.last_of_process && shell_.is_subshell() && !shell_.job_control() &&
        !shell_.traps.has_commands()) {
        Redirected redirected(Redirected::Undo::Never);
        if (!redirect(command.redirections, redirected))
            return not_redirected(around);
        return run_list(*subshell.body, around);
    }

    const std::string text = jobs_.are_seen() ? print(command) : std::string();
    JobStart start(shell_.control, jobs_.plan(Placing::Foreground, text));
    LaunchPlan plan = jobs_.child_plan();
    const auto started = start.add(plan, text, [&] {
        Circumstances inside = enter_subshell();
        inside.errexit_ignored = around.errexit_ignored;
        return run_redirected(*subshell.body, command.redirections, inside);
    });
    if (!started) {
        (void)not_started(started.error());
        return after_status(normal(), around);
    }
    return after_status(jobs_.wait_in_foreground(start), around);
}

// Runs the body of a subshell with the redirections of the subshell. The redirections hold until
// the process ends, also while its EXIT trap runs. Returns the status of the subshell.
int Interpreter::run_redirected(const List& body, const std::vector<Redirection>& redirections,
                                Circumstances inside) {
    Redirected redirected(Redirected::Undo::Never);
    if (redirect(redirections, redirected))
        return finish_subshell(run_list(body, inside));
    shell_.last_status = 1;
    return finish_subshell(normal());
}

namespace {

// Returns what a loop must return after its body has ended with `completion`. Returns nullopt if
// the loop goes on.
std::optional<Completion> end_of_round(Completion completion) {
    using Kind = Completion::Kind;
    if (completion.kind == Kind::Break) {
        if (completion.levels > 1)
            return leave(Kind::Break, completion.levels - 1);
        return normal();
    }
    if (completion.kind == Kind::Continue) {
        if (completion.levels > 1)
            return leave(Kind::Continue, completion.levels - 1);
        return std::nullopt;
    }
    if (!completion.is_normal())
        return completion;
    return std::nullopt;
}

} // namespace

Completion Interpreter::run_for(const ForClause& loop, Circumstances around) {
    around.last_of_process = false;
    std::vector<std::string> values;
    if (loop.has_in) {
        auto fields = expand_fields(expansion(), loop.words);
        if (!fields)
            return expansion_failed(fields.error().message);
        if (signals_.is_interrupted())
            return signals_.handle();
        values = std::move(fields).value();
    } else {
        values = shell_.positional;
    }
    if (values.empty())
        shell_.last_status = 0;
    const Nested inside = shell_.nesting.enter_loop();
    for (std::string& value : values) {
        if (!assign(loop.name, std::move(value)))
            return error_leaves();
        if (const auto out = end_of_round(run_list(*loop.body, around)))
            return *out;
    }
    return normal();
}

Completion Interpreter::run_while(const LoopClause& loop, Circumstances around) {
    around.last_of_process = false;
    Circumstances asked = around;
    asked.errexit_ignored = true;
    const Nested inside = shell_.nesting.enter_loop();
    int status = 0;
    for (;;) {
        if (const auto out = end_of_round(run_list(*loop.condition, asked)))
            return *out;
        if ((shell_.last_status == 0) == loop.until)
            break;
        if (const auto out = end_of_round(run_list(*loop.body, around)))
            return *out;
        status = shell_.last_status;
    }
    shell_.last_status = status;
    return normal();
}

Completion Interpreter::run_if(const IfClause& clause, Circumstances around) {
    Circumstances asked = around;
    asked.errexit_ignored = true;
    asked.last_of_process = false;
    for (const IfBranch& branch : clause.branches) {
        const Completion completion = run_list(*branch.condition, asked);
        if (!completion.is_normal())
            return completion;
        if (shell_.last_status == 0)
            return run_list(*branch.body, around);
    }
    if (clause.otherwise)
        return run_list(*clause.otherwise, around);
    shell_.last_status = 0;
    return normal();
}

Completion Interpreter::run_case(const CaseClause& clause, Circumstances around) {
    auto subject = expand_string(expansion(), clause.subject);
    if (!subject)
        return expansion_failed(subject.error().message);
    if (signals_.is_interrupted())
        return signals_.handle();
    bool falls_through = false;
    bool anything_ran = false; // while false, $? is the status of the command before
    for (const CaseItem& item : clause.items) {
        bool matches = falls_through;
        for (auto pattern = item.patterns.begin(); !matches && pattern != item.patterns.end();
             ++pattern) {
            auto expanded = expand_pattern(expansion(), *pattern);
            if (!expanded)
                return expansion_failed(expanded.error().message);
            matches = pattern_matches(expanded.value(), subject.value());
        }
        if (!matches)
            continue;
        falls_through = item.end == CaseEnd::FallThrough;
        Circumstances inner = around;
        inner.last_of_process = around.last_of_process && !falls_through;
        anything_ran |= !item.body->items.empty();
        const Completion completion = run_list(*item.body, inner);
        if (!completion.is_normal())
            return completion;
        if (!falls_through)
            break;
    }
    if (!anything_ran)
        shell_.last_status = 0;
    return normal();
}

Completion Interpreter::define_function(const FunctionDefinition& definition) {
    const Builtin* builtin = commands_.find_builtin(definition.name);
    if (builtin && builtin->kind == BuiltinKind::Special) {
        complain(_("{0}: a special built-in's name cannot be a function's", definition.name));
        shell_.last_status = 2;
        return error_leaves();
    }
    shell_.functions[definition.name] = definition.body;
    shell_.last_status = 0;
    return normal();
}

} // namespace leash
