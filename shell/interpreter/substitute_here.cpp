// $(echo "$x") without a process.
//
// XCU 2.6.3 asks for a subshell environment, not for a process: a copy of the shell whose changes
// are lost. Where nothing can be changed, no copy is needed; fork(2) and a pipe would be most of
// the work. So a built-in that only prints runs in the shell itself, as in ksh93 and fish. Not at
// a prompt: there Ctrl-C must end it, and nothing but it.
#include "interpreter/interpreter.hpp"
#include "interpreter/shell_expansion.hpp"

#include "expand/expand.hpp"

#include <algorithm>

namespace leash {
namespace {

// The one command of the list; nothing where there are more, or more than words in it.
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
    const std::size_t line = shell_.line;
    shell_.line = simple->words.front().position.line;
    std::optional<std::string> output;
    // Where it fails a subshell says so, and ends of it.
    if (auto fields = expand_fields(*this, simple->words)) {
        output.emplace();
        BuiltinCall call(interpreter_, shell_, std::move(fields).value(), &*output);
        shell_.substitution_status = interpreter_.carry_out(*builtin, call).status;
        call.flush();
    }
    shell_.line = line;
    return output;
}

} // namespace leash
