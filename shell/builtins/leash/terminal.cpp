// terminal opens a practice terminal, and unplug closes it.

#include "builtins/leash/call_options.hpp"
#include "builtins/leash/run_apart.hpp"
#include "builtins/leash/state_path.hpp"
#include "builtins/rows.hpp"
#include "interpreter/interpreter.hpp"
#include "kernel/own_files.hpp"
#include "stage/environment.hpp"
#include "stage/practice.hpp"

#include <filesystem>
#include <iterator>
#include <sstream>
#include <unistd.h>

namespace leash {
namespace {

// Splits "zsh -f" into two words, at blanks. Quotes have no meaning here.
std::vector<std::string> words_of(const std::string& command) {
    std::istringstream words(command);
    return {std::istream_iterator<std::string>(words), {}};
}

// Returns the file that a shell's name means. Returns "" if no such file can be executed.
std::string program_file(BuiltinCall& call, const std::string& name) {
    if (name.find('/') != std::string::npos)
        return ::access(name.c_str(), X_OK) == 0 ? name : "";
    const auto program = call.interpreter.commands().find_program(name);
    return program && ::access(program->path.c_str(), X_OK) == 0 ? program->path : "";
}

// Returns what is wrong with the shell that the user has named, or the empty message if nothing is
// wrong. Sets `shell_is_leash`.
Message look_at_shell(BuiltinCall& call, PracticeOptions& options) {
    if (options.shell.empty())
        return {};
    const std::string& name = options.shell.front();
    const std::string file = program_file(call, name);
    if (file.empty())
        return _("--shell: there is no program {0} here; `type {0}` says more", name);
    std::error_code neither; // is set if a file is missing; then the two are not the same
    options.shell_is_leash = std::filesystem::equivalent(file, executable_path(), neither);
    if (options.policy && !options.shell_is_leash)
        return _("--policy: only leash can change its policy; {0} has its own", name);
    return {};
}

constexpr NamedOption terminal_rows[] = {
    {"shell", '\0', "COMMAND", N_("a command, such as bash or 'zsh -f',"),
     N_("Another shell on it, such as `bash` or `'zsh -f'`. It reads its own start-up files.")},
    {"policy", '\0', "NAME", N_("the name of a policy"),
     N_("leash there treats its jobs as that shell does: see `help policy`."), names_of_policies},
    {"trace", '\0', "", {}, N_("See who sends each signal, under any shell, by `ptrace(2)`.")},
    {"record", '\0', "FILE.cast", N_("the name of a new file"),
     N_("Record what is shown; `asciinema play FILE.cast` plays it.")},
    {"menu-key", '\0', "KEY", N_("a key such as Ctrl-A"),
     N_("The key that opens the menu. The default is Ctrl-].")},
};
constexpr OptionTable terminal_options{"terminal", OptionsStand::BeforeTheFirstOperand,
                                       terminal_rows};

Result<PracticeOptions, Message> practice_options(const GivenOptions& given) {
    PracticeOptions options;
    if (!given.operands.empty())
        return _("{0}: only options were expected; for another shell:\n  terminal --shell '{0}'",
                 given.operands.front());
    if (const auto command = given.value("shell")) {
        options.shell = words_of(*command);
        if (options.shell.empty())
            return _("--shell: a command, such as bash or 'zsh -f', was expected");
    }
    if (const auto text = given.value("menu-key")) {
        const auto key = parse_menu_key(*text);
        if (!key)
            return _("--menu-key: {0}", key.error());
        options.menu_key = key.value();
    }
    options.policy = given.value("policy");
    options.trace = given.has("trace");
    options.recording = given.value("record");
    return options;
}

BuiltinResult run_terminal(BuiltinCall& call) {
    const auto given = options_of(call, terminal_builtin);
    if (!given)
        return given.error();
    auto wanted = practice_options(given.value());
    if (!wanted)
        return call.misuse(wanted.error());
    PracticeOptions options = std::move(wanted).value();
    if (const Message wrong = look_at_shell(call, options); !wrong.empty())
        return call.misuse(wrong);
    if (::isatty(STDIN_FILENO) == 0 || ::isatty(STDOUT_FILENO) == 0) {
        call.complain(_("needs a terminal to be shown on: standard input and output are not one"));
        return done(1);
    }
    options.autopsy_file = state_path(call.shell, "autopsy.json");
    options.translate = call.shell.translate;
    options.big = call.shell.options.big;
    return run_apart(call, "terminal", [&] { return run_practice_terminal(options); });
}

// Returns true for any leash on a practice terminal, even if another program than `terminal` has
// started the leash.
bool is_on_practice_terminal(const BuiltinCall& call) {
    return call.shell.variables.value(desk_variable) && call.shell.has_terminal;
}

BuiltinResult run_unplug(BuiltinCall& call) {
    if (!call.operands().empty())
        return call.misuse(_("{0}: unplug takes no operand", call.arguments[1]));
    if (!call.shell.stage && call.shell.is_subshell() && is_on_practice_terminal(call)) {
        call.complain(
            _("a subshell cannot unplug the terminal: type it alone, without ( ) | or &"));
        return done(1);
    }
    if (!call.shell.stage) {
        call.complain(
            is_on_practice_terminal(call)
                ? _("only the leash that `terminal` started can unplug it, and this is\n  "
                    "another one; `exit` leads back to where it was started from")
                : _("this is not a practice terminal: leash does not hold its cable.\n  "
                    "`terminal` opens one"));
        return done(1);
    }
    const auto answer = call.shell.stage->ask({"unplug"});
    if (!answer) {
        call.complain(_("the practice terminal does not answer"));
        return done(1);
    }
    if (answer->status != 0) {
        call.complain(Message::verbatim(answer->text));
        return done(answer->status);
    }
    // The hangup will come soon. Another prompt before the hangup would confuse the learner.
    JobControl& control = call.shell.control;
    while (!control.received().hangup()) {
        control.notice_signals();
        if (!control.received().hangup())
            control.sleep_until_something_happens();
    }
    return {0, leave(Completion::Kind::HungUp), false};
}

} // namespace

const Builtin terminal_builtin = {
    .name = "terminal",
    .kind = BuiltinKind::Leash,
    .run = run_terminal,
    .synopsis = "terminal [--shell COMMAND | --policy NAME] [--trace]\n"
                "         [--record FILE.cast] [--menu-key KEY]",
    .summary = N_("open a practice terminal with a cable that you can pull"),
    .help = N_(R"(Opens a new terminal inside this one, with a fresh leash on it. Everything in it
is real: it has a session, jobs and a foreground of its own. Pull its cable with
`unplug`, or leave with `exit`; then read who died, of which signal, and who
sent it.
)"),
    .options = &terminal_options,
    .help_after_options =
        N_(R"(The menu, one line at the bottom, works under any shell and program: it pulls
the cable, signals the foreground process group, and draws a map of the inside.
Traced, everything runs as before, but slower, and of two signals on their way
another may come first. SIGKILL is never seen; its sender is inferred. Setuid
programs (sudo, su) run without their owner's rights, unless you are root, and
strace and gdb cannot attach. If the system does not allow it, leash says so.
leash there reads no rc file, so that it is the same for everybody. Other shells
read theirs.

    terminal
    sleep 1000 &
    unplug
)"),
};

const Builtin unplug_builtin = {
    "unplug",
    BuiltinKind::Leash,
    run_unplug,
    "unplug",
    N_("on a practice terminal: pull its cable"),
    N_(R"(Closes the practice terminal from outside, as when a window is closed or an ssh
connection is cut. The kernel sends SIGHUP to the session leader. Outside again,
you read what became of everything that was on it.
)"),
};

} // namespace leash
