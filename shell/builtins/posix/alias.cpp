// alias unalias: an alias is a word that stands for other text, in place of a command name.
//
// Source: POSIX XCU 2.3.1, `alias`, `unalias`.

#include "builtins/operands.hpp"
#include "builtins/rows.hpp"

#include <string_view>

namespace leash {
namespace {

void print_one(BuiltinCall& call, const std::string& name, const std::string& text) {
    call.print(name + "=" + always_quoted(text) + "\n");
}

BuiltinResult run_alias(BuiltinCall& call) {
    const auto parsed = parse_options(call.operands(), "");
    if (!parsed)
        return call.misuse(parsed.error());
    auto& aliases = call.shell.aliases;
    const auto& operands = parsed.value().operands;
    if (operands.empty())
        for (const auto& [name, text] : aliases)
            print_one(call, name, text);
    int status = 0;
    for (const std::string& operand : operands) {
        auto [name, text] = split_assignment(operand);
        if (text) {
            // The lexer would never see such a name as one word.
            if (name.empty() || name.find_first_of(" \t\n/\\'\"$`;&|<>()") != std::string::npos)
                return call.misuse(_("'{0}' cannot be an alias's name", name));
            aliases[name] = std::move(*text);
        } else if (const auto found = aliases.find(name); found != aliases.end()) {
            print_one(call, name, found->second);
        } else {
            call.complain(_("{0}: no such alias", name));
            status = 1;
        }
    }
    return done(status);
}

BuiltinResult run_unalias(BuiltinCall& call) {
    const auto parsed = parse_options(call.operands(), "a");
    if (!parsed)
        return call.misuse(parsed.error());
    const auto& operands = parsed.value().operands;
    if (parsed.value().has('a'))
        call.shell.aliases.clear();
    else if (operands.empty())
        return call.misuse(_("which? usage: unalias NAME... or unalias -a"));
    int status = 0;
    for (const std::string& name : operands) {
        if (call.shell.aliases.erase(name) == 0 && !parsed.value().has('a')) {
            call.complain(_("{0}: no such alias", name));
            status = 1;
        }
    }
    return done(status);
}

} // namespace

const Builtin alias_builtin = {
    "alias",
    BuiltinKind::Regular,
    run_alias,
    "alias [NAME[=TEXT]...]",
    N_("give a command line a short name"),
    N_(R"(Where NAME stands as a command, TEXT is read instead, from the next line on.
Without TEXT: prints what NAME stands for; alone: all of them.

    alias ll='ls -l'
)"),
};

const Builtin unalias_builtin = {
    "unalias",
    BuiltinKind::Regular,
    run_unalias,
    "unalias NAME... | unalias -a",
    N_("forget aliases"),
    N_(R"(Forgets the aliases named; with -a all of them.

    unalias ll
)"),
};

} // namespace leash
