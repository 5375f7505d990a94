// shopt: sets and shows the options that bash keeps apart from the options of `set` (as in bash).
// In leash all of them are options of `set` too.

#include "builtins/rows.hpp"
#include "interpreter/interpreter.hpp"

#include <fmt/format.h>

namespace leash {
namespace {

// Which options shopt is about: its own, or with -o the options of `set`.
enum class Family { Shopt, Set };

bool belongs(const OptionName& option, Family family) {
    const std::string_view name = option.name;
    return family == Family::Set ? !option.only_at_start
                                 : name == "checkjobs" || name == "huponexit";
}

std::string shown(const OptionName& option, bool on, Family family, bool as_command) {
    if (!as_command)
        return fmt::format("{:<15}\t{}\n", option.name, on ? "on" : "off");
    return family == Family::Set ? fmt::format("set {}o {}\n", on ? '-' : '+', option.name)
                                 : fmt::format("shopt -{} {}\n", on ? 's' : 'u', option.name);
}

Message no_such_option(const std::string& name, Family family) {
    if (family == Family::Set)
        return _("{0}: no such option; `set -o` lists them", name);
    if (find_option(name))
        return _("{0} is an option of `set`: set -o {0}", name);
    return _("{0}: leash has no such option; `shopt` lists them", name);
}

BuiltinResult run_shopt(BuiltinCall& call) {
    const auto parsed = parse_options(call.operands(), "opqsu");
    if (!parsed)
        return call.misuse(parsed.error());
    const ParsedOptions& given = parsed.value();
    const bool sets = given.has('s');
    const bool unsets = given.has('u');
    if (sets && unsets) {
        call.complain(_("-s and -u: on or off, not both"));
        return done(1);
    }
    const Family family = given.has('o') ? Family::Set : Family::Shopt;
    const auto show = [&](const OptionName& option) {
        if (!given.has('q'))
            call.print(shown(option, call.shell.options.*option.member, family, given.has('p')));
    };

    if (given.operands.empty()) { // -s and -u choose which options are listed
        for (const OptionName& option : all_options()) {
            const bool on = call.shell.options.*option.member;
            if (belongs(option, family) && (!sets || on) && (!unsets || !on))
                show(option);
        }
        return done(0);
    }
    int status = 0;
    for (const std::string& name : given.operands) {
        const OptionName* option = find_option(name);
        if (!option || !belongs(*option, family)) {
            call.complain(no_such_option(name, family));
            status = 1;
        } else if (sets || unsets) {
            if (!call.interpreter.change_option(*option, sets))
                status = 1;
        } else {
            show(*option);
            if (!(call.shell.options.*option->member))
                status = 1;
        }
    }
    return done(status);
}

} // namespace

const Builtin shopt_builtin = {
    "shopt",
    BuiltinKind::Leash,
    run_shopt,
    "shopt [-s | -u] [-o] [-p] [-q] [OPTION...]",
    N_("options, under the names of bash's shopt"),
    N_(R"(Shows OPTIONs; the status is 0 if all of them are on. Alone: lists them.
  -s   switches them on          -u   switches them off
  -q   prints nothing            -p   prints commands that set them again
  -o   takes the options of `set`
huponexit and checkjobs are options of `set` here too: see `help set`. leash has
no other option of bash's shopt.

    shopt -s huponexit
)"),
};

} // namespace leash
