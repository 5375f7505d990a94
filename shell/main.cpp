// leash: reads the options, and connects the parts. The parts below do the work.
#include "base/foreign_text.hpp"
#include "base/text.hpp"
#include "builtin_table.hpp"
#include "builtins/leash/help_topics.hpp"
#include "builtins/leash/lesson_source.hpp"
#include "control/foreground.hpp"
#include "control/job_signals.hpp"
#include "daemonize/daemonize_options.hpp"
#include "insight/event_json.hpp"
#include "insight/narration.hpp"
#include "interpreter/interpreter.hpp"
#include "interpreter/script_input.hpp"
#include "interpreter/startup.hpp"
#include "invocation.hpp"
#include "kernel/catalogue_file.hpp"
#include "kernel/descriptors.hpp"
#include "kernel/display_of.hpp"
#include "kernel/own_files.hpp"
#include "kernel/send_signal.hpp"
#include "kernel/signals.hpp"
#include "repl/history_file.hpp"
#include "repl/loop.hpp"
#include "repl/welcome.hpp"
#include "stage/channel.hpp"
#include "stage/environment.hpp"
#include "stage/witness_options.hpp"
#include "stage_link.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <new>
#include <unistd.h>

namespace {

using namespace leash;

void complain(const Translator& translate, const Message& message) {
    (void)write_all(STDERR_FILENO, "leash: " + lines_made_visible(translate(message)) + "\n");
}

int print(std::string_view text) {
    return write_all(STDOUT_FILENO, text) ? 0 : 1;
}

// Returns the translator for what leash says before there is a shell.
Translator translator_before_shell(const Invocation& invocation) {
    return invocation.language ? translator_into(*invocation.language, executable_path())
                               : translator_at_start();
}

// Returns what is wrong with the lesson or the language that the user has asked for, or the empty
// message if nothing is wrong.
Message unplayable(const Shell& shell, const Invocation& invocation) {
    if (invocation.lesson && !shell.interactive)
        return _("--lesson: a lesson is played at a prompt, on a terminal");
    if (!invocation.language)
        return {};
    const LessonSource source = lesson_source(shell);
    const std::vector<std::string> languages = languages_of_lessons(source);
    const bool is_there =
        std::find(languages.begin(), languages.end(), source.language) != languages.end();
    if (!languages.empty() && !is_there)
        return _("--lang: there is no language {0}; there are {1}", *invocation.language,
                 languages_in_words(languages, shell.translate));
    return {};
}

// Takes the controlling terminal for job control: waits for the foreground, makes a process group,
// and puts this group in the foreground. Standard input may be a file. Returns false if leash
// cannot do so. Then job control is off, and `fg` says why.
bool take_terminal(Shell& shell) {
    auto opened = Terminal::open();
    if (!opened)
        return false;
    Terminal terminal = std::move(opened).value();
    if (!wait_until_in_foreground(terminal))
        return false;
    // While leash waited in the background, the terminal had the modes of another program.
    terminal.adopt_present_modes();
    if (auto settled = terminal.enter_own_group(); !settled)
        return false;
    shell.control.hold_terminal(std::move(terminal));
    return true;
}

void connect_to_stage(Shell& shell, std::optional<StageChannel> channel) {
    if (!channel)
        return;
    auto link = std::make_shared<ShellStageLink>(std::move(*channel));
    shell.stage = link;
    shell.control.add_listener([link](const Event& event) { link->tell(event); });
    shell.control.want_start_times();
    shell.control.tell(ShellStarted{shell.pid, ProcessGroup{::getpgrp()}, Session{::getsid(0)}});
}

// Gives the terminal back to the process group in which leash was started: the program that started
// leash may have no job control.
int leave(Shell& shell) {
    if (Terminal* terminal = shell.control.terminal())
        terminal->leave_own_group();
    return shell.last_status & 0xff;
}

int end_of_script(Interpreter& interpreter) {
    interpreter.signals().run_exit_trap();
    return leave(interpreter.shell());
}

// Dies of SIGHUP, so that the parent of leash sees what has happened.
[[noreturn]] void die_of_hangup(Shell& shell) {
    hang_up_jobs(shell.control, HangupEvent::Hangup);
    leave(shell);
    die_of_signal(SIGHUP);
}

int run_at_prompt(Interpreter& interpreter, const Invocation& invocation) {
    Shell& shell = interpreter.shell();
    ReplOptions options;
    options.version = LEASH_VERSION;
    options.history_file = history_path(shell.variables.value("XDG_STATE_HOME").value_or(""),
                                        shell.variables.value("HOME").value_or(""))
                               .value_or("");
    options.lesson_names = [&shell] {
        std::vector<std::string> names;
        if (const auto library = Library::open(lesson_source(shell)))
            for (const LessonFile& file : library.value().files())
                names.push_back(file.id);
        return names;
    };
    options.topics = names_of_topics();
    options.topics.emplace_back("bash"); // its page is not among the topics
    options.options_of_programs = {{"leash", &leash_options},
                                   {"leash-daemonize", &daemonize_options},
                                   {"witness", &witness_options}};
    const auto link = std::dynamic_pointer_cast<ShellStageLink>(shell.stage);
    if (link)
        options.watched.push_back(
            {[link] { return link->descriptor(); }, [link] { return link->take_prompt(); }});
    else if (!invocation.commands && ::isatty(STDERR_FILENO) != 0)
        options.greeting =
            welcome(LEASH_VERSION, interpreter.commands().builtins(), shell_of_this_window(),
                    shell.translate, columns_of_this_window());
    if (invocation.lesson) {
        const Completion completion = interpreter.run_fields({"lesson", *invocation.lesson},
                                                             LookFor::NoFunctions, nullptr, {});
        options.greeting.clear();
        if (completion.kind == Completion::Kind::HungUp)
            die_of_hangup(shell);
    }
    const ReplEnd end = run_interactive(interpreter, std::move(options));
    if (std::holds_alternative<LeftByHangup>(end)) {
        interpreter.signals().run_exit_trap();
        die_of_hangup(shell);
    }
    interpreter.signals().run_exit_trap();
    // The listeners hear of the exit first: the signals that leash now sends to its jobs belong to
    // the exit.
    shell.control.tell(ShellExits{shell.last_status & 0xff});
    // With huponexit the jobs get what they get at a hangup. Otherwise they get what the policy
    // sends at an exit.
    hang_up_jobs(shell.control, shell.options.huponexit ? HangupEvent::Hangup : HangupEvent::Exit);
    return leave(shell);
}

int run_commands(Interpreter& interpreter, const Invocation& invocation) {
    Circumstances around;
    around.last_of_process = !interpreter.shell().interactive;
    (void)interpreter.run_text(lines_of(invocation.operands.front() + "\n"),
                               interpreter.shell().name, around);
    return end_of_script(interpreter);
}

int run_script(Interpreter& interpreter, const std::string& path) {
    const Translator& translate = interpreter.shell().translate;
    auto file = open_file(path, O_RDONLY);
    if (!file) {
        complain(translate, _("{0}; a script to run was expected", file.error().message()));
        return file.error().number == ENOENT ? 127 : 126;
    }
    // pread(2) does not move the offset, so the script is still read from its beginning. On a FIFO
    // pread(2) fails and takes nothing.
    std::array<char, 512> head{};
    const ssize_t size = ::pread(file.value().get(), head.data(), head.size(), 0);
    if (size < 0 && errno == EISDIR) {
        complain(translate, _("{0}: is a directory; a script to run was expected", path));
        return 126;
    }
    if (size > 0 && is_binary({head.data(), static_cast<std::size_t>(size)})) {
        const std::string program = (path.find('/') == std::string::npos ? "./" : "") + path;
        complain(translate, _("{0}: is a binary file; a script to run was expected\n"
                              "  to run it as a program: leash -c {1}",
                              path, program));
        return 126;
    }
    (void)interpreter.run_text(lines_of_script(std::move(file).value()), path, {},
                               interpreter.shell().interactive ? AfterError::ReadOn
                                                               : AfterError::Leave);
    return end_of_script(interpreter);
}

int run(int argc, char** argv) {
    const std::string called = argc > 0 ? argv[0] : "leash";
    const auto parsed = parse_invocation(std::vector<std::string>(argv + (argc > 0), argv + argc));
    if (!parsed) {
        complain(translator_at_start(), parsed.error());
        return 2;
    }
    const Invocation& invocation = parsed.value();
    if (invocation.mode == Invocation::Mode::Version)
        return print("leash " LEASH_VERSION "\n");
    if (invocation.mode == Invocation::Mode::Help)
        return print(
            fitted_for(STDOUT_FILENO, invocation_help(translator_before_shell(invocation))));
    if (invocation.commands && invocation.operands.empty()) {
        complain(translator_before_shell(invocation),
                 _("-c: the commands to run were expected after it"));
        return 2;
    }

    Shell shell;
    shell.narrator = Narrator{{narrate, narration_lines, json_line}, shell.translate};
    shell.pid = Pid{::getpid()};
    shell.executable = executable_path();
    if (shell.executable.empty())
        shell.executable = called;
    const std::string base = called.substr(called.rfind('/') + 1);
    shell.as_sh = base == "sh" || base == "-sh";
    shell.login = invocation.login || called[0] == '-';
    shell.name = called;
    // leash waits for signals. A signal that the process before has blocked would never come. The
    // children of leash get an empty mask, as the children of dash do.
    (void)unblock_all_signals();
    shell.traps.note_ignored_on_entry();
    // If leash has inherited an ignored SIGCHLD, the kernel would throw away the statuses of
    // leash's children (waitpid(2), NOTES).
    (void)set_disposition(SIGCHLD, Disposition::Default);
    shell.has_terminal = static_cast<bool>(open_controlling_terminal());
    auto channel = StageChannel::from_environment();
    set_initial_variables(shell, environ);
    shell.translate = translator_for(shell);

    if (invocation.language) {
        shell.variables.set("LEASH_LANG", *invocation.language);
        shell.variables.set_exported("LEASH_LANG", true);
    }

    std::vector<std::string> operands = invocation.operands;
    std::optional<std::string> script;
    if (invocation.commands) {
        operands.erase(operands.begin());
        if (!operands.empty()) {
            shell.name = operands.front();
            operands.erase(operands.begin());
        }
    } else if (!operands.empty() && !invocation.standard_input) {
        script = operands.front();
        shell.name = *script;
        operands.erase(operands.begin());
    }
    shell.positional = std::move(operands);
    shell.interactive =
        invocation.interactive || (!invocation.commands && !script && ::isatty(STDIN_FILENO) != 0 &&
                                   ::isatty(STDERR_FILENO) != 0);
    if (const Message wrong = unplayable(shell, invocation); !wrong.empty()) {
        complain(shell.translate, wrong);
        return 2;
    }
    shell.on_practice_terminal = shell.variables.value(desk_variable).has_value();
    shell.options.interactive = shell.interactive;
    shell.options.standard_input = !invocation.commands && !script;
    shell.options.monitor = shell.interactive;
    shell.options.histexpand = shell.interactive && !shell.as_sh;

    if (invocation.policy)
        shell.control.set_policy(*find_policy(*invocation.policy));

    Interpreter interpreter(shell, builtin_table());
    for (const auto& [option, on] : invocation.options)
        if (!interpreter.change_option(*option, on))
            return 2;
    if (shell.interactive) {
        if (const auto prepared = prepare_to_note_signals(); !prepared) {
            complain(shell.translate,
                     _("an interactive shell must open files of its own: {0}\n"
                       "  close what is not needed, or raise the limit; see: ulimit -n",
                       prepared.error().message()));
            return 2;
        }
        shell.options.monitor = take_terminal(shell) && shell.options.monitor;
        interpreter.signals().arrange_all();
        connect_to_stage(shell, std::move(channel));
        if (!shell.as_sh)
            interpreter.let_narrator_hear();
    } else {
        (void)interpreter.signals().arrange(SIGINT);
    }
    if (shell.pid.value == 1)
        shell.control.adopt_orphans();
    const Completion started =
        run_startup_files(interpreter, invocation.no_rc ? StartupFiles::None : StartupFiles::Read);
    if (started.kind == Completion::Kind::HungUp)
        die_of_hangup(shell);
    if (!started.is_normal())
        return end_of_script(interpreter);
    if (invocation.commands)
        return run_commands(interpreter, invocation);
    if (script)
        return run_script(interpreter, *script);
    if (shell.interactive)
        return run_at_prompt(interpreter, invocation);
    (void)interpreter.run_text(lines_of_standard_input(), shell.name);
    return end_of_script(interpreter);
}

} // namespace

int main(int argc, char** argv) {
    try {
        return run(argc, argv);
    } catch (const std::bad_alloc&) {
        // No part of leash goes on without memory. At a prompt repl/loop.cpp drops only the line.
        (void)write_all(STDERR_FILENO, "leash: there is not enough memory for this\n");
        return 2;
    }
}
