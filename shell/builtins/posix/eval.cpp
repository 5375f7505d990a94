// eval: joins its arguments and runs the text as commands.
//
// Source: POSIX XCU 2.15 `eval`.

#include "builtins/operands.hpp"
#include "builtins/rows.hpp"
#include "interpreter/interpreter.hpp"

namespace leash {
namespace {

BuiltinResult run_eval(BuiltinCall& call) {
    const auto parsed = parse_options(call.operands(), "");
    if (!parsed)
        return call.misuse(parsed.error());
    std::string text;
    for (const std::string& word : parsed.value().operands) {
        if (!text.empty())
            text += ' ';
        text += word;
    }
    if (!holds_commands(text))
        return done(0);
    const Completion completion = call.interpreter.run_text(lines_of(std::move(text)), "eval",
                                                            call.interpreter.circumstances());
    return {call.shell.last_status, completion, false};
}

} // namespace

const Builtin eval_builtin = {
    "eval",
    BuiltinKind::Special,
    run_eval,
    "eval [WORD...]",
    N_("read words as a command, and run it"),
    N_(R"(Joins the words with spaces and runs the text as if it had been typed. Words
were expanded once already; now the text is parsed and expanded again.

    name=HOME
    eval "echo \$$name"       runs: echo $HOME
)"),
};

} // namespace leash
