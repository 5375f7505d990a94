// read: reads a line of input and splits the line into variables.
//
// Source: POSIX XCU `read`.

#include "builtins/posix/read_line.hpp"
#include "builtins/rows.hpp"
#include "expand/expand.hpp"
#include "interpreter/interpreter.hpp"
#include "kernel/descriptors.hpp"

#include <algorithm>
#include <unistd.h>

namespace leash {
namespace {

// Returns the trapped signal that has come, or 0.
int trapped_signal(Shell& shell) {
    shell.control.notice_signals();
    for (const auto& [condition, action] : shell.traps.actions())
        if (condition != exit_condition && !action.empty() &&
            shell.control.received().has(condition))
            return condition;
    return 0;
}

BuiltinResult give(BuiltinCall& call, const std::vector<std::string>& names,
                   const InputLine& line) {
    std::vector<std::string> fields;
    if (names.empty()) // as in bash, REPLY gets the line as it is
        fields.push_back(line.text);
    else
        fields =
            split_for_read(call.interpreter.expansion(), line.text, line.escaped, names.size());
    fields.resize(std::max<std::size_t>(names.size(), 1));
    for (std::size_t i = 0; i < fields.size(); ++i)
        if (!call.interpreter.assign(names.empty() ? "REPLY" : names[i], std::move(fields[i])))
            return done(2);
    return done(line.complete ? 0 : 1);
}

BuiltinResult run_read(BuiltinCall& call) {
    auto parsed = parse_options(call.operands(), "rp:d:");
    if (!parsed)
        return call.misuse(parsed.error());
    Shell& shell = call.shell;
    const auto& names = parsed.value().operands;
    if (names.empty() && shell.as_sh)
        return call.misuse(_("which variable? usage: read [-r] NAME..."));
    for (const std::string& name : names)
        if (!is_name(name))
            return call.misuse(_("'{0}' cannot be a variable's name", name));

    ReadOptions options;
    const bool at_terminal = isatty(STDIN_FILENO) == 1;
    for (const ParsedOption& option : parsed.value().options) {
        if (option.letter == 'r')
            options.raw = true;
        else if (option.letter == 'd')
            options.delimiter = option.argument.empty() ? '\0' : option.argument[0];
        else if (at_terminal)
            static_cast<void>(write_all(STDERR_FILENO, option.argument));
    }
    Completion left; // not normal after Ctrl-C, a hangup, or an `exit` in a trap
    int trapped = 0;
    options.interrupted = [&] {
        trapped = trapped_signal(shell);
        left = call.interpreter.signals().handle();
        return trapped != 0 || !left.is_normal();
    };
    if (shell.interactive && at_terminal)
        options.continued = [&] {
            static_cast<void>(write_all(STDERR_FILENO, shell.variables.value("PS2").value_or("")));
        };

    const ReadLine line = read_input_line(STDIN_FILENO, options);
    if (std::holds_alternative<InputInterrupted>(line))
        return {left.is_normal() ? 128 + trapped : shell.last_status, left, false};
    if (const auto* error = std::get_if<InputError>(&line)) {
        call.complain(_("cannot read standard input: {0}", error_text(error->number)));
        return done(2);
    }
    return give(call, names, std::get<InputLine>(line));
}

} // namespace

const Builtin read_builtin = {
    "read",
    BuiltinKind::Regular,
    run_read,
    "read [-r] [-p PROMPT] [-d DELIMITER] [NAME...]",
    N_("read a line into variables"),
    N_(R"(Reads one line of standard input and splits it at $IFS: the first word to the
first NAME, and so on; the last NAME takes the rest. Status 1: no more input.
  -r   a backslash is an ordinary character (nearly always wanted)
  -p   print PROMPT first, if input is a terminal
  -d   read up to this character; '' is the NUL byte
Without a NAME the line goes to REPLY as it is.

    while read -r name rest; do echo "$name"; done < /etc/passwd
)"),
};

} // namespace leash
