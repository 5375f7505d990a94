// export readonly: set the attributes of variables.
//
// Source: POSIX XCU 2.15 `export`, `readonly`.

#include "builtins/operands.hpp"
#include "builtins/rows.hpp"
#include "interpreter/interpreter.hpp"
#include "language/printer.hpp"

namespace leash {
namespace {

// Prints the variables as commands that set the same attributes and values again.
void list(BuiltinCall& call, bool Variable::*attribute) {
    for (const auto& [name, variable] : call.shell.variables.sorted()) {
        if (!(variable.*attribute))
            continue;
        call.print(call.arguments[0] + " " + name);
        if (variable.value)
            call.print("=" + quoted_for_shell(*variable.value));
        call.print("\n");
    }
}

BuiltinResult run(BuiltinCall& call, bool Variable::*attribute,
                  void (*mark)(Variables&, const std::string&)) {
    const auto parsed = parse_options(call.operands(), "p");
    if (!parsed)
        return call.misuse(parsed.error());
    const auto& operands = parsed.value().operands;
    if (operands.empty()) {
        list(call, attribute);
        return done(0);
    }
    for (const std::string& operand : operands) {
        auto [name, value] = split_assignment(operand);
        if (!is_name(name))
            return call.misuse(_("'{0}' cannot be a variable's name", name));
        if (value && !call.interpreter.assign(name, std::move(*value)))
            return {2, normal(), true};
        mark(call.shell.variables, name);
    }
    return done(0);
}

BuiltinResult run_export(BuiltinCall& call) {
    return run(call, &Variable::exported, [](Variables& variables, const std::string& name) {
        variables.set_exported(name, true);
    });
}

BuiltinResult run_readonly(BuiltinCall& call) {
    return run(call, &Variable::readonly,
               [](Variables& variables, const std::string& name) { variables.set_readonly(name); });
}

} // namespace

const Builtin export_builtin = {
    "export",
    BuiltinKind::Special,
    run_export,
    "export [-p] [NAME[=VALUE]...]",
    N_("give variables to the programs started from here"),
    N_(R"(Marks variables to be put into the environment of every program started
later. A program gets a copy: what it changes does not come back.
Without a NAME, or with -p: lists them, as commands.

    export EDITOR=vi
)"),
};

const Builtin readonly_builtin = {
    "readonly",
    BuiltinKind::Special,
    run_readonly,
    "readonly [-p] [NAME[=VALUE]...]",
    N_("let variables never change again"),
    N_(R"(Marks variables as constant: they can be neither changed nor unset until this
shell ends. Without a NAME, or with -p: lists them, as commands.

    readonly limit=10
)"),
};

} // namespace leash
