// exit return: `exit` leaves the shell, `return` leaves a function or a file read by `.`.
//
// Source: POSIX XCU 2.15 `exit`, `return`.

#include "builtins/operands.hpp"
#include "builtins/rows.hpp"

#include <optional>

namespace leash {
namespace {

// Returns the status to leave with: the operand; or `before_trap`, in a trap; or the status of the
// last command. If the operand is not a number, prints a message, sets `wrong`, and returns
// nullopt. Only 8 bits of a status reach the parent (wait(2)).
std::optional<int> status_operand(BuiltinCall& call, const std::optional<int>& before_trap,
                                  BuiltinResult& wrong) {
    const auto parsed = parse_options(call.operands(), "");
    if (!parsed) {
        wrong = call.misuse(parsed.error());
        return std::nullopt;
    }
    const auto& operands = parsed.value().operands;
    if (operands.empty())
        return before_trap.value_or(call.shell.last_status);
    const auto count = parse_count(operands[0]);
    if (!count) {
        wrong = call.misuse(_("'{0}' is not a status: a number from 0 to 255", operands[0]));
        return std::nullopt;
    }
    return *count & 0xff;
}

BuiltinResult run_exit(BuiltinCall& call) {
    BuiltinResult wrong;
    const auto status = status_operand(call, call.shell.nesting.status_before_trap(), wrong);
    if (!status)
        return wrong;
    return {*status, leave(Completion::Kind::Exit), false};
}

BuiltinResult run_return(BuiltinCall& call) {
    BuiltinResult wrong;
    const auto status = status_operand(call, call.shell.nesting.status_for_return(), wrong);
    if (!status)
        return wrong;
    const Shell& shell = call.shell;
    if (shell.nesting.is_in_function_or_dot_script())
        return {*status, leave(Completion::Kind::Return), false};
    // POSIX does not say what happens here. Scripts for sh rely on dash, which ends the script.
    if (shell.as_sh && !shell.interactive)
        return {*status, leave(Completion::Kind::Exit), false};
    return call.misuse(_("only in a function or a file read by '.'; to leave the shell: exit"));
}

} // namespace

const Builtin exit_builtin = {
    "exit",
    BuiltinKind::Special,
    run_exit,
    "exit [STATUS]",
    N_("leave the shell"),
    N_(R"(Ends this shell, or the subshell it is used in, with STATUS from 0 to 255.
Without STATUS: that of the last command. `trap ACTION EXIT` runs before.
At a prompt, with stopped jobs, it warns once; the next `exit` leaves. Jobs in
the background go on running, unless `set -o huponexit` has them sent SIGHUP.

    [ -r "$file" ] || exit 1
)"),
};

const Builtin return_builtin = {
    "return",
    BuiltinKind::Special,
    run_return,
    "return [STATUS]",
    N_("leave a function, or a file read by '.'"),
    N_(R"(Leaves the function, or the file read by '.', with STATUS from 0 to 255.
Without STATUS: that of the last command.

    is_number() {
        case $1 in ''|*[!0-9]*) return 1 ;; esac
        return 0
    }
)"),
};

} // namespace leash
