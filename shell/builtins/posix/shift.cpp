// shift: moves the positional parameters down.
//
// Source: POSIX XCU 2.15 `shift`.

#include "builtins/operands.hpp"
#include "builtins/rows.hpp"

namespace leash {
namespace {

BuiltinResult run_shift(BuiltinCall& call) {
    const auto parsed = parse_options(call.operands(), "");
    if (!parsed)
        return call.misuse(parsed.error());
    const auto& operands = parsed.value().operands;
    int count = 1;
    if (!operands.empty()) {
        const auto number = parse_count(operands[0]);
        if (!number)
            return call.misuse(_("'{0}' is not a number", operands[0]));
        count = *number;
    }
    auto& positional = call.shell.positional;
    if (static_cast<std::size_t>(count) > positional.size())
        return call.misuse(
            _("cannot shift {0}: there are only {1} parameters ($#)", count, positional.size()));
    positional.erase(positional.begin(), positional.begin() + count);
    return done(0);
}

} // namespace

const Builtin shift_builtin = {
    "shift",
    BuiltinKind::Special,
    run_shift,
    "shift [N]",
    N_("drop the first parameters: $2 becomes $1"),
    N_(R"(Drops $1, or the first N parameters, and moves the others down. More than
there are ($#) is an error.

    while [ $# -gt 0 ]; do echo "$1"; shift; done
)"),
};

} // namespace leash
