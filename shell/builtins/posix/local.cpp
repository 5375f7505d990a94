// local: makes variables that end with their function (as in dash and bash; POSIX has no `local`).

#include "builtins/operands.hpp"
#include "builtins/rows.hpp"
#include "interpreter/interpreter.hpp"

namespace leash {
namespace {

BuiltinResult run_local(BuiltinCall& call) {
    const auto parsed = parse_options(call.operands(), "");
    if (!parsed)
        return call.misuse(parsed.error());
    Shell& shell = call.shell;
    if (!shell.nesting.is_in_function())
        return call.misuse(_("only in a function: outside a function no variable is local"));
    for (const std::string& operand : parsed.value().operands) {
        auto [name, value] = split_assignment(operand);
        if (!is_name(name))
            return call.misuse(_("'{0}' cannot be a variable's name", name));
        shell.variables.make_local(name);
        // A new local variable has the value from outside, as in dash. Some scripts expect `local
        // x` to be empty, others expect the old value. Only the old value causes no error under set
        // -u.
        if (value && !call.interpreter.assign(name, std::move(*value)))
            return done(1);
    }
    return done(0);
}

} // namespace

const Builtin local_builtin = {
    "local",
    BuiltinKind::Regular,
    run_local,
    "local NAME[=VALUE]...",
    N_("variables of a function"),
    N_(R"(When the function returns, the variable NAME has its old value again.
Functions called from here see the new value too.

    greet() { local name=$1; echo "hello $name"; }
)"),
};

} // namespace leash
