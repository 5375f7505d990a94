// $(echo "$x") without a process.
//
// XCU 2.6.3 asks for a subshell environment: a copy of the shell, and changes in the copy are lost.
// A built-in that only prints changes nothing, and needs no copy. So such a built-in runs in the
// shell itself, as in ksh93 and fish: fork(2) and a pipe would be most of the work. At a prompt the
// built-in gets a process: Ctrl-C must end the substitution and nothing else.
#include "interpreter/interpreter.hpp"
#include "interpreter/shell_expansion.hpp"

#include "expand/expand.hpp"

#include <algorithm>

namespace leash {
namespace {

// Returns the command of a list that is one simple command and has nothing but words; nullptr for
// any other list.
const SimpleCommand* only_command(const List& commands) {
    if (commands.items.size() != 1)
        return nullptr;
    const ListItem& item = commands.items.front();
    const Pipeline& pipeline = item.and_or.first;
    const SimpleCommand* simple = pipeline.only_simple();
    const bool is_more = item.asynchronous || !item.and_or.rest.empty() || pipeline.negated ||
                         pipeline.timed || !pipeline.first.redirections.empty() || !simple ||
                         !simple->assignments.empty();
    return is_more || simple->words.empty() ? nullptr : simple;
}

} // namespace

std::optional<std::string> ShellExpansion::substitute_here(const List& commands) {
    const SimpleCommand* simple = only_command(commands);
    if (!simple || shell_.at_prompt() || shell_.options.xtrace) // PS4 can hold anything
        return std::nullopt;
    const std::string name(bare_text_of(simple->words.front()));
    const Builtin* builtin = interpreter_.commands().find_builtin(name);
    if (!builtin || !builtin->only_prints || shell_.functions.contains(name) ||
        !std::all_of(simple->words.begin(), simple->words.end(),
                     [](const Word& word) { return is_pure(word.parts); }))
        return std::nullopt;
    const Nested inside = shell_.nesting.enter_text();
    shell_.nesting.begin_command(simple->words.front().position.line);
    std::optional<std::string> output;
    // If the expansion fails, nothing is returned: a subshell then reports the error and ends.
    if (auto fields = expand_fields(*this, simple->words)) {
        output.emplace();
        BuiltinCall call(interpreter_, shell_, std::move(fields).value(), &*output);
        substitution_status_ = interpreter_.carry_out(*builtin, call).status;
        call.flush();
    }
    return output;
}

} // namespace leash
