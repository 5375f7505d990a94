// break continue: `break` leaves a loop, `continue` begins the next round of a loop.
//
// Source: POSIX XCU 2.15 `break`, `continue`.

#include "builtins/operands.hpp"
#include "builtins/rows.hpp"

#include <algorithm>

namespace leash {
namespace {

BuiltinResult leave_loop(BuiltinCall& call, Completion::Kind kind) {
    const auto parsed = parse_options(call.operands(), "");
    if (!parsed)
        return call.misuse(parsed.error());
    const auto& operands = parsed.value().operands;
    int levels = 1;
    if (!operands.empty()) {
        const auto count = parse_count(operands[0]);
        if (!count || *count == 0)
            return call.misuse(_("'{0}' is not a number of loops: 1 or more", operands[0]));
        levels = *count;
    }
    // POSIX does not say what happens outside a loop. A message would disturb scripts.
    if (call.shell.nesting.loops() == 0) {
        if (call.shell.at_prompt())
            call.complain(call.shell.nesting.is_in_function()
                              ? _("there is no loop around it in this function")
                              : _("there is no loop around it"));
        return done(0);
    }
    return {0, leave(kind, std::min(levels, static_cast<int>(call.shell.nesting.loops()))), false};
}

BuiltinResult run_break(BuiltinCall& call) {
    return leave_loop(call, Completion::Kind::Break);
}
BuiltinResult run_continue(BuiltinCall& call) {
    return leave_loop(call, Completion::Kind::Continue);
}

} // namespace

const Builtin break_builtin = {
    "break",
    BuiltinKind::Special,
    run_break,
    "break [N]",
    N_("leave the loop around this command"),
    N_(R"(Leaves the innermost for, while or until loop; with N the N-th one outwards.
If there are fewer than N loops, the outermost is left.

    for host in a b c; do
        ping -c 1 $host && break      stop at the first that answers
    done
)"),
};

const Builtin continue_builtin = {
    "continue",
    BuiltinKind::Special,
    run_continue,
    "continue [N]",
    N_("go on with the next round of the loop"),
    N_(R"(Skips the rest of the round of the innermost for, while or until loop; with N
goes on with the N-th loop outwards.

    for file in *; do
        [ -d "$file" ] && continue
        wc -l "$file"
    done
)"),
};

} // namespace leash
