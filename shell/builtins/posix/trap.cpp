// trap: sets what the shell does when a signal comes or when the shell ends.
//
// Source: POSIX XCU `trap`.

#include "builtins/operands.hpp"
#include "builtins/rows.hpp"
#include "interpreter/interpreter.hpp"
#include "kernel/signal_names.hpp"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <optional>

namespace leash {
namespace {

std::string condition_name(int condition) {
    return condition == exit_condition ? "EXIT" : signal_name(condition);
}

std::optional<int> parse_condition(const std::string& text) {
    if (text == "EXIT" || text == "exit" || parse_count(text) == exit_condition)
        return exit_condition;
    return signal_number(text);
}

// Prints a command that sets the same trap again; "-" means the default.
void print_one(BuiltinCall& call, int condition, const std::string& action) {
    call.print("trap -- " + (action == "-" ? action : always_quoted(action)) + " " +
               condition_name(condition) + "\n");
}

std::string present_action(const Shell& shell, int condition) {
    const auto& listed = shell.traps.listed();
    if (const auto found = listed.find(condition); found != listed.end())
        return found->second;
    return shell.traps.ignored_on_entry(condition) ? "" : "-";
}

void list(BuiltinCall& call, bool also_default) {
    for (int condition = 0; condition <= SIGRTMAX; ++condition) {
        // Signals 32 and 33 belong to glibc.
        const bool is_ours = condition <= 31 || condition >= SIGRTMIN;
        if (!is_ours || condition == SIGKILL || condition == SIGSTOP)
            continue;
        const std::string action = present_action(call.shell, condition);
        if (also_default || action != "-")
            print_one(call, condition, action);
    }
}

// `action` is the operand of the command; "-" means the default. Returns the status.
int change(BuiltinCall& call, int condition, const std::string& action) {
    Shell& shell = call.shell;
    // The process that started this script ignores the signal, as nohup does. POSIX says that a
    // script cannot change this.
    if (!shell.interactive && shell.traps.ignored_on_entry(condition))
        return 0;
    if (action == "-")
        shell.traps.reset(condition);
    else
        shell.traps.set(condition, action);
    if (condition == exit_condition)
        return 0;
    const Outcome arranged = call.interpreter.signals().arrange(condition);
    if (arranged || arranged.error().number == EINVAL) // the kernel has no such signal to give
        return 0;
    call.complain(
        _("{0}: there is no trap: {1}", condition_name(condition), arranged.error().message()));
    shell.traps.reset(condition);
    return 1;
}

std::size_t place_of(const BuiltinCall& call, const std::string& argument) {
    const auto found = std::find(call.arguments.begin(), call.arguments.end(), argument);
    return static_cast<std::size_t>(found - call.arguments.begin());
}

// Calls `act` for each condition. Returns 1 if a name is not the name of a condition, or if `act`
// returned 1, else 0.
template <class Act>
int for_each_condition(BuiltinCall& call, std::span<const std::string> names, const Act& act) {
    int status = 0;
    for (const std::string& name : names) {
        const auto condition = parse_condition(name);
        const int number = condition.value_or(0);
        if (number == SIGKILL || number == SIGSTOP) {
            // POSIX does not define this. Scripts do this, so only a prompt gets the message.
            if (call.shell.at_prompt())
                call.complain(
                    _("{0} can be neither caught nor ignored: the kernel acts on it", name));
        } else if (condition) {
            status = std::max(status, act(*condition));
        } else if (call.refuse_form("trap:" + name, place_of(call, name))) {
            status = 1;
        } else {
            const std::string close = call.shell.at_prompt() ? closest_signal(name) : "";
            call.complain(close.empty() ? _("{0}: no such signal; `kill -l` lists them", name)
                                        : _("{0}: no such signal; did you mean {1}?", name, close));
            status = 1;
        }
    }
    return status;
}

BuiltinResult run_trap(BuiltinCall& call) {
    const auto parsed = parse_options(call.operands(), "p");
    if (!parsed)
        return call.misuse(parsed.error());
    std::span<const std::string> operands = parsed.value().operands;
    const bool print = parsed.value().has('p');

    if (operands.empty()) {
        list(call, print);
        return done(0);
    }
    if (print)
        return done(for_each_condition(call, operands, [&](int condition) {
            print_one(call, condition, present_action(call.shell, condition));
            return 0;
        }));

    // `trap 2 15` and `trap INT` reset signals. Otherwise the first operand is the action.
    std::string action = "-";
    if (!parse_count(operands[0]) && operands.size() > 1) {
        action = operands[0];
        operands = operands.subspan(1);
    }
    return done(for_each_condition(call, operands,
                                   [&](int condition) { return change(call, condition, action); }));
}

} // namespace

const Builtin trap_builtin = {
    "trap",
    BuiltinKind::Special,
    run_trap,
    "trap [ACTION CONDITION...] | trap CONDITION | trap -p [CONDITION...]",
    N_("say what happens when a signal comes"),
    N_(R"(ACTION is a command, run when a CONDITION arises: a signal by name or number
(HUP, INT, 15), or EXIT: this shell ends. It runs between commands.
  ''   ignore the signal; children inherit that, as with nohup
  -    back to the default
Alone: lists the traps. -p: also those at their default.
A subshell starts without them, but what is ignored stays ignored.

    trap 'echo got HUP' HUP
    trap 'rm -f "$tmp"' EXIT
)"),
};

} // namespace leash
