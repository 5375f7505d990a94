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
            return call.misuse("'" + operands[0] + "' is not a number");
        count = *number;
    }
    auto& positional = call.shell.positional;
    if (static_cast<std::size_t>(count) > positional.size())
        return call.misuse("cannot shift " + std::to_string(count) + ": there are only " +
                           std::to_string(positional.size()) + " parameters ($#)");
    positional.erase(positional.begin(), positional.begin() + count);
    return done(0);
}

} // namespace

const Builtin shift_builtin = {
    "shift",
    BuiltinKind::Special,
    run_shift,
    "shift [N]",
    "drop the first parameters: $2 becomes $1",
    R"(Drops $1, or the first N parameters, and moves the others down. More than
there are ($#) is an error.

    while [ $# -gt 0 ]; do echo "$1"; shift; done
)",
};

} // namespace leash
