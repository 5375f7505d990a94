// survey: measures what shells do to their jobs.

#include "builtins/leash/run_apart.hpp"
#include "builtins/rows.hpp"
#include "insight/survey_json.hpp"
#include "kernel/descriptors.hpp"
#include "stage/survey_run.hpp"

#include <fmt/format.h>
#include <unistd.h>

namespace leash {
namespace {

constexpr std::size_t bar_width = 40;

void say(const std::string& text) {
    (void)write_all(STDERR_FILENO, text);
}

SurveyProgress progress_bar() {
    if (::isatty(STDERR_FILENO) == 0)
        return [](std::size_t, std::size_t) {};
    return [](std::size_t done, std::size_t runs) {
        const std::size_t filled = done * bar_width / runs;
        say(fmt::format("\r survey [{:<{}}] {} of {} runs", std::string(filled, '#'), bar_width,
                        done, runs));
        if (done == runs)
            say("\r\x1b[K");
    };
}

int survey(const std::vector<SurveyedShell>& shells, bool as_json) {
    const auto rows = run_survey(shells, progress_bar());
    if (!rows) {
        say("survey: " + rows.error().message() + "\n");
        return 1;
    }
    if (!rows.value()) {
        say("\nsurvey: interrupted; what it had started has been ended\n");
        return 130;
    }
    const std::string text = as_json ? to_json(*rows.value()) : render(*rows.value());
    return write_all(STDOUT_FILENO, text) ? 0 : 1;
}

BuiltinResult run_survey_builtin(BuiltinCall& call) {
    bool as_json = false;
    bool options_are_over = false;
    std::vector<SurveyedShell> shells;
    const std::string search_path(call.shell.variables.value("PATH").value_or(""));
    for (const std::string& word : call.operands()) {
        if (!options_are_over && word == "--") {
            options_are_over = true;
        } else if (!options_are_over && word == "--json") {
            as_json = true;
        } else if (!options_are_over && word.starts_with('-')) {
            return call.misuse(word + ": no such option; usage: survey [--json] [SHELL...]");
        } else {
            auto shell = surveyed_shell(word, search_path);
            if (!shell) {
                call.complain(shell.error());
                return done(127);
            }
            shells.push_back(std::move(shell).value());
        }
    }
    if (shells.empty())
        shells = installed_shells(search_path);
    return run_apart(call, "survey", [&] { return survey(shells, as_json); });
}

} // namespace

const Builtin survey_builtin = {
    "survey",
    BuiltinKind::Leash,
    run_survey_builtin,
    "survey [--json] [SHELL...]",
    "measure what shells do to their jobs when they end",
    R"(Starts each shell on fresh terminals, gives it a job of each kind, lets it end
in each way, and shows what becomes of the job:

    jobs    foreground background stopped resumed nohup disowned ignoring
            setsid subshell pipeline daemonize
    ends    exit     `exit` is typed, as often as the shell wants it
            hangup   its terminal is closed
            sighup   SIGHUP is sent to the shell alone
            kill     SIGKILL is sent to the shell

Every case is run twice. What becomes of the job is seen untraced; who sent the
signal (kernel, shell or a process ID) is seen by a tracer, see `help terminal`.
Where the two runs end differently, both are shown. Under a minute for all.

SHELL is a name, or a path with arguments: your own shell too. Without one, all
of leash bash dash zsh yash mksh ksh93 fish busybox that are installed.

    --json  an array of objects with the keys
            shell job event outcome signal sender evidence;
            `traced` where the traced run ended differently, `why` where
            something was not measured, or the shell lives on

    survey bash
    survey ./tsh "busybox sh"
    survey --json zsh > zsh.json
)",
};

} // namespace leash
