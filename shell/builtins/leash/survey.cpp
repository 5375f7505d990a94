// survey measures what shells do to their jobs.

#include "base/foreign_text.hpp"
#include "base/layout.hpp"
#include "base/message_list.hpp"
#include "base/text.hpp"
#include "builtins/leash/call_options.hpp"
#include "builtins/leash/run_apart.hpp"
#include "builtins/rows.hpp"
#include "insight/survey_json.hpp"
#include "kernel/descriptors.hpp"
#include "kernel/terminal_loan.hpp"
#include "stage/survey_run.hpp"

#include <algorithm>
#include <unistd.h>

namespace leash {
namespace {

constexpr std::size_t bar_width = 30; // the line is shorter than 60 columns

void say(const std::string& text) {
    (void)write_all(STDERR_FILENO, text);
}

// Returns a function that uses the translator as long as the survey runs.
SurveyProgress progress_bar(const Translator& translate) {
    if (::isatty(STDERR_FILENO) == 0)
        return [](std::size_t, std::size_t) {};
    return [&translate](std::size_t done, std::size_t runs) {
        const std::size_t filled = done * bar_width / runs;
        say("\r " + translate(_("survey [{0}] {1} of {2} runs",
                                padded(std::string(filled, '#'), bar_width), done, runs)));
        if (done == runs)
            say("\r\x1b[K");
    };
}

// Says how long the survey will take. In the background says nothing: nobody reads the sentence
// there, and Ctrl-C does not end the survey.
void announce(const std::vector<SurveyedShell>& shells, std::size_t columns,
              const Translator& translate) {
    if (::isatty(STDERR_FILENO) == 0 ||
        foreground_group(STDERR_FILENO) != ProcessGroup{::getpgrp()})
        return;
    std::vector<std::string> names;
    names.reserve(shells.size());
    for (const SurveyedShell& shell : shells)
        names.push_back(made_visible(shell.name));
    const std::size_t runs = runs_of_survey(shells);
    say(behind(" ",
               translate(_("{0} runs, each on a fresh terminal, of: {1}. This takes about {2} "
                           "seconds. Ctrl-C ends it.",
                           runs, enumerated(names), expected_time(runs).count())),
               columns));
}

int survey(const std::vector<SurveyedShell>& shells, bool as_json, std::size_t columns,
           const Translator& translate) {
    if (!as_json)
        announce(shells, columns, translate);
    const auto rows = run_survey(shells, progress_bar(translate));
    if (!rows) {
        say("survey: " + translate(rows.error().message()) + "\n");
        return 1;
    }
    if (!rows.value()) {
        say("\nsurvey: " + translate(_("interrupted; what it had started has been ended")) + "\n");
        return 130;
    }
    const std::string text = as_json
                                 ? to_json(*rows.value())
                                 : lines_made_visible(render(*rows.value(), translate, columns));
    return write_all(STDOUT_FILENO, text) ? 0 : 1;
}

constexpr NamedOption survey_rows[] = {
    {"json",
     '\0',
     "",
     {},
     N_("An array of objects with the keys shell, job, event, outcome, signal, sender and "
        "evidence; "
        "also traced, if the traced run ended differently, and why, if something was not measured "
        "or the shell lives on.")},
};
constexpr OptionTable survey_options{"survey", OptionsStand::Anywhere, survey_rows};

BuiltinResult run_survey_builtin(BuiltinCall& call) {
    const auto given = options_of(call, survey_builtin);
    if (!given)
        return given.error();
    std::vector<SurveyedShell> shells;
    const std::string search_path(call.shell.variables.value("PATH").value_or(""));
    for (const std::string& operand : given.value().operands) {
        auto shell = surveyed_shell(operand, search_path);
        if (!shell) {
            call.complain(shell.error());
            return done(127);
        }
        shells.push_back(std::move(shell).value());
    }
    if (shells.empty())
        shells = installed_shells(search_path);
    const std::size_t columns = std::clamp<std::size_t>(call.display().columns, 40, 80);
    return run_apart(call, "survey", [&] {
        return survey(shells, given.value().has("json"), columns, call.shell.translate);
    });
}

} // namespace

const Builtin survey_builtin = {
    .name = "survey",
    .kind = BuiltinKind::Leash,
    .run = run_survey_builtin,
    .synopsis = "survey [--json] [SHELL...]",
    .summary = N_("measure what shells do to their jobs when they end"),
    .help = N_(R"(Starts each shell on fresh terminals, gives it a job of each kind, lets it end
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
)"),
    .options = &survey_options,
    .help_after_options = N_(R"(
    survey bash
    survey ./tsh "busybox sh"
    survey --json zsh > zsh.json
)"),
};

} // namespace leash
