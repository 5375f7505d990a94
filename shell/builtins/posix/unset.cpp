// unset: removes variables and functions.
//
// Source: POSIX XCU 2.15 `unset`.

#include "builtins/rows.hpp"
#include "language/parser.hpp"

namespace leash {
namespace {

BuiltinResult run_unset(BuiltinCall& call) {
    const auto parsed = parse_options(call.operands(), "fv");
    if (!parsed)
        return call.misuse(parsed.error());
    const bool functions = parsed.value().has('f');
    const bool variables = parsed.value().has('v');
    if (functions && variables)
        return call.misuse(_("-f and -v: a function or a variable, not both"));

    Shell& shell = call.shell;
    for (const std::string& name : parsed.value().operands) {
        if (functions) {
            shell.functions.erase(name);
            continue;
        }
        if (!is_name(name))
            return call.misuse(_("'{0}' cannot be a variable's name", name));
        shell.own_variables.forget(name);
        // Without an option, as in bash: removes the variable, or the function if there is no
        // variable.
        if (!variables && shell.variables.find(name) == nullptr)
            shell.functions.erase(name);
        else if (!shell.variables.unset(name))
            return call.misuse(_("{0} is readonly: it stays until this shell ends", name));
    }
    return done(0);
}

} // namespace

const Builtin unset_builtin = {
    "unset",
    BuiltinKind::Special,
    run_unset,
    "unset [-fv] NAME...",
    N_("forget variables and functions"),
    N_(R"(Forgets the variable NAME; an unset variable is not the same as an empty one.
  -v   only variables
  -f   only functions

    unset -f greet
)"),
};

} // namespace leash
