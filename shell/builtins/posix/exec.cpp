// exec: replaces the shell by a command, or makes redirections permanent.
//
// Source: POSIX XCU 2.15 `exec`.

#include "builtins/rows.hpp"
#include "interpreter/interpreter.hpp"

namespace leash {
namespace {

BuiltinResult run_exec(BuiltinCall& call) {
    auto parsed = parse_options(call.operands(), "");
    if (!parsed)
        return call.misuse(parsed.error());
    auto fields = std::move(parsed).value().operands;
    call.interpreter.keep_redirections(); // also if the program cannot be executed
    if (fields.empty())
        return done(0);
    const int status = call.interpreter.replace_by(std::move(fields));
    // replace_by() returns only if it has failed. A script then ends (XCU `exec`, EXIT STATUS).
    if (call.shell.at_prompt())
        return done(status);
    return {status, leave(Completion::Kind::Exit), false};
}

} // namespace

const Builtin exec_builtin = {
    "exec",
    BuiltinKind::Special,
    run_exec,
    "exec [COMMAND [ARGUMENT...]]",
    N_("replace the shell by a command; or redirect for good"),
    N_(R"(With COMMAND: the program takes the place of this shell, in the same process.
Nothing after it is run, for no shell is left.
Without: the redirections of this command stay in force.

    exec > log 2>&1           from now on all output goes to log
    exec 3< names             open descriptor 3; close it with: exec 3<&-
)"),
};

} // namespace leash
