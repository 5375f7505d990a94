// set: sets options and positional parameters, and lists variables.
//
// Source: POSIX XCU `set`.

#include "base/spelling.hpp"
#include "builtins/rows.hpp"
#include "interpreter/interpreter.hpp"
#include "language/printer.hpp"

#include <fmt/format.h>

namespace leash {
namespace {

bool is_offered(const Shell& shell, const OptionName& option) {
    return option.posix || !shell.as_sh;
}

void list_variables(BuiltinCall& call) {
    for (const auto& [name, variable] : call.shell.variables.sorted())
        if (variable.value)
            call.print(name + "=" + quoted_for_shell(*variable.value) + "\n");
}

// set -o: prints the options for a person.
void list_options(BuiltinCall& call) {
    for (const OptionName& option : all_options())
        if (is_offered(call.shell, option))
            call.print(fmt::format("{:<15} {}\n", option.name,
                                   call.shell.options.*option.member ? "on" : "off"));
}

// set +o: prints the options as commands that set the same options again.
void list_options_as_commands(BuiltinCall& call) {
    for (const OptionName& option : all_options())
        if (is_offered(call.shell, option) && !option.only_at_start)
            call.print(fmt::format("set {}o {}\n", call.shell.options.*option.member ? '-' : '+',
                                   option.name));
}

Message no_such_option(const Shell& shell, const std::string& as_written) {
    std::vector<std::string_view> names;
    for (const OptionName& option : all_options())
        if (is_offered(shell, option))
            names.emplace_back(option.name);
    const auto close = shell.at_prompt() ? closest_word(as_written, names) : std::nullopt;
    if (close)
        return _("{0}: no such option; did you mean {1}?", as_written, *close);
    return _("{0}: no such option; `set -o` lists them", as_written);
}

BuiltinResult change(BuiltinCall& call, const OptionName* option, bool on,
                     const std::string& as_written) {
    if (option == nullptr || !is_offered(call.shell, *option))
        return call.misuse(no_such_option(call.shell, as_written));
    if (option->only_at_start && call.shell.options.*option->member != on)
        return call.misuse(_("{0}: can only be given when the shell is started", as_written));
    return done(call.interpreter.change_option(*option, on) ? 0 : 1);
}

// Takes an argument such as -eu or -eo. `next` is the following argument, or nullptr. If the letter
// o takes that argument as the name of an option, this sets `next` to nullptr.
BuiltinResult change_by_letters(BuiltinCall& call, const std::string& argument,
                                const std::string*& next) {
    const bool on = argument[0] == '-';
    for (const char letter : argument.substr(1)) {
        BuiltinResult result;
        if (letter != 'o') {
            result = change(call, find_option(letter), on, {argument[0], letter});
        } else if (next != nullptr) {
            result = change(call, find_option(*next), on, *next);
            next = nullptr;
        } else if (on) {
            list_options(call);
        } else {
            list_options_as_commands(call);
        }
        if (result.status != 0)
            return result;
    }
    return done(0);
}

BuiltinResult run_set(BuiltinCall& call) {
    const auto operands = call.operands();
    if (operands.empty()) {
        list_variables(call);
        return done(0);
    }
    std::size_t at = 0;
    for (; at < operands.size(); ++at) {
        const std::string& argument = operands[at];
        if (argument == "-") { // as in other shells: turns off -x and -v, and ends the options
            call.shell.options.xtrace = call.shell.options.verbose = false;
            ++at;
            break;
        }
        if (argument.size() < 2 || (argument[0] != '-' && argument[0] != '+'))
            break;
        if (argument == "--") {
            call.shell.positional.assign(operands.begin() + static_cast<std::ptrdiff_t>(at) + 1,
                                         operands.end());
            return done(0);
        }
        const std::string* next = at + 1 < operands.size() ? &operands[at + 1] : nullptr;
        const bool had_next = next != nullptr;
        const BuiltinResult result = change_by_letters(call, argument, next);
        if (result.status != 0)
            return result;
        if (had_next && next == nullptr)
            ++at;
    }
    if (at < operands.size())
        call.shell.positional.assign(operands.begin() + static_cast<std::ptrdiff_t>(at),
                                     operands.end());
    return done(0);
}

} // namespace

const Builtin set_builtin = {
    "set",
    BuiltinKind::Special,
    run_set,
    "set [-abCefHhmnuvx] [-o OPTION] [+abCefHhmnuvx] [+o OPTION] [--] [WORD...]",
    N_("change options; set $1 $2 ..."),
    N_(R"(- switches an option on, + off. `set -o` lists them all by name.
  -a  export what is assigned      -m  job control
  -b  tell at once of jobs         -n  read, but run nothing
  -C  > does not overwrite         -u  an unset variable is an error
  -e  leave at the first failure   -v  show lines as they are read
  -f  no * ? [ ] in file names     -x  show commands as they are run
  -o huponexit  SIGHUP to all jobs at exit, not only at a hangup
  -o checkjobs  running jobs, too, are a reason to warn at exit
  -o pipefail   a pipeline fails if any of its commands does
  -o narrate    tell each thing done about jobs (`help narrate`)
  -o ignoreeof  Ctrl-D does not leave     -o vi  keys as in vi
  -o histexpand, -H  at a prompt !! is the line before (`help history`)
  -o big        autopsy, map and lesson for a projector: 50 columns, 18 lines
WORDs become $1 $2 ... ; `set --` drops them all. Alone: lists variables.

    set -eu; set -- one two; echo $2
)"),
};

} // namespace leash
