// hash: shows and forgets where commands were found, so that leash need not search PATH again.
//
// Source: POSIX XCU `hash`.

#include "builtins/rows.hpp"
#include "interpreter/interpreter.hpp"

#include <map>

namespace leash {
namespace {

BuiltinResult run_hash(BuiltinCall& call) {
    const auto parsed = parse_options(call.operands(), "r");
    if (!parsed)
        return call.misuse(parsed.error());
    auto& remembered = call.shell.command_hash;
    const auto& names = parsed.value().operands;
    if (parsed.value().has('r')) {
        remembered.clear();
    } else if (names.empty()) {
        for (const auto& [name, path] : std::map(remembered.begin(), remembered.end()))
            call.print(path + "\n");
    }
    int status = 0;
    for (const std::string& name : names) {
        remembered.erase(name); // makes find() search PATH again
        if (std::holds_alternative<NoSuchCommand>(call.interpreter.commands().find(name))) {
            call.complain(_("{0}: not found in PATH", name));
            status = 1;
        }
    }
    return done(status);
}

} // namespace

const Builtin hash_builtin = {
    "hash",
    BuiltinKind::Regular,
    run_hash,
    "hash [-r] [NAME...]",
    N_("where programs were found"),
    N_(R"(leash remembers where in PATH it found a program. Alone: lists those places.
With NAME: looks for it now. -r forgets all; so does a change of PATH.

    hash -r
)"),
};

} // namespace leash
