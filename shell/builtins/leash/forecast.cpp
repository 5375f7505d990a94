// forecast says what will happen to the jobs of this shell if an event happens to the shell, and
// why.

#include "insight/forecast_json.hpp"

#include "base/text.hpp"
#include "builtins/jobs/job_operand.hpp"
#include "builtins/leash/call_options.hpp"
#include "builtins/leash/forecast_look.hpp"
#include "builtins/operands.hpp"
#include "builtins/rows.hpp"
#include "interpreter/interpreter.hpp"

#include <algorithm>
#include <set>

namespace leash {
namespace {

std::vector<std::string> names_of_events() {
    std::vector<std::string> names;
    for (const ForecastEvent event : all_forecast_events())
        names.push_back(word(event));
    return names;
}

constexpr NamedOption forecast_rows[] = {
    {"if", '\0', "EVENT", N_("an event"), N_("That column only."), names_of_events},
    {"policy", '\0', "SHELL", N_("the name of a shell"),
     N_("As if this shell treated its jobs as SHELL does; `policy` lists which there are."),
     names_of_policies},
    {"policies", '\0', "", {}, N_("One job under each policy.")},
    {"why", '\0', "", {}, N_("The reasons in order, each with the fact behind it.")},
    {"json", '\0', "", {}, N_("For programs.")},
};
constexpr OptionTable forecast_options{"forecast", OptionsStand::Anywhere, forecast_rows};

// Returns the processes that the operands name. If an operand names no process, complains and
// returns an empty set.
std::set<Pid> processes_named(BuiltinCall& call, const std::vector<std::string>& operands,
                              const Snapshot& snapshot) {
    std::set<Pid> chosen;
    for (const std::string& operand : operands) {
        if (const auto number = parse_count(operand)) {
            const ProcessFacts* facts = snapshot.find(Pid{*number});
            const std::string meant = job_that_may_be_meant(call.shell, operand);
            if (facts && !facts->is_zombie()) {
                if (!meant.empty())
                    call.complain(process_or_job(operand, meant));
                chosen.insert(Pid{*number});
                continue;
            }
            call.complain(
                !meant.empty()
                    ? find_job(call.shell, operand).error()
                    : _("{0}: no such process; `map` shows the processes of this terminal",
                        operand));
            return {};
        }
        const auto job = find_job(call.shell, operand);
        if (!job) {
            call.complain(job.error());
            return {};
        }
        // All members of the job's group: a subshell may have started processes that the shell does
        // not know.
        for (const JobProcess& process : job.value()->processes)
            if (!process.reaped && snapshot.find(process.pid))
                chosen.insert(process.pid);
        if (job.value()->group)
            for (const ProcessFacts* member : snapshot.members_of(*job.value()->group))
                if (!member->is_zombie())
                    chosen.insert(member->key.pid);
        if (chosen.empty()) {
            call.complain(_("{0}: its processes have ended; `jobs` lists the jobs", operand));
            return {};
        }
    }
    return chosen;
}

std::string as_reasons(const std::vector<std::vector<Prediction>>& by_event,
                       const Translator& translate, std::size_t width) {
    std::string text;
    for (const auto& column : by_event)
        for (const Prediction& one : column)
            text += (text.empty() ? "" : "\n") + render_why(one, translate, width);
    return text;
}

// Returns true if the predictions speak only of the shell and its ancestors: the learner has not
// started any job here.
bool is_lonely(const Snapshot& snapshot, Pid shell, const std::vector<Prediction>& predictions) {
    return std::all_of(predictions.begin(), predictions.end(), [&](const Prediction& one) {
        return one.pid == shell || descends_from(snapshot, shell, one.pid);
    });
}

BuiltinResult run_forecast(BuiltinCall& call) {
    const auto read = options_of(call, forecast_builtin);
    if (!read)
        return read.error();
    const GivenOptions& given = read.value();
    Shell& shell = call.shell;
    shell.control.collect();
    const Snapshot snapshot = look_around(shell, given.operands);
    if (!snapshot.find(shell.pid)) {
        call.complain(_("/proc does not show this shell, so nothing can be forecast (hidepid?)"));
        return done(1);
    }
    ForecastQuestion question = question_of(shell, snapshot);
    if (const auto policy = given.value("policy"))
        question.policy = *find_policy(*policy);

    std::vector<std::string> operands = given.operands;
    if (given.has("policies") && operands.empty()) {
        const auto current = current_job(shell);
        if (!current) {
            call.complain(current.error());
            return done(1);
        }
        operands = {"%" + std::to_string(current.value()->number)};
    }
    const std::set<Pid> chosen = processes_named(call, operands, snapshot);
    if (chosen.empty() && !operands.empty())
        return done(1);
    const std::size_t least = given.has("policies") ? 60 : 50;
    const std::size_t width = std::clamp<std::size_t>(call.display().columns, least, 120);
    if (given.has("policies")) {
        for (const Pid pid : chosen)
            call.print(render_policies(forecast_policies(snapshot, question, pid), shell.translate,
                                       width) +
                       (pid == *chosen.rbegin() ? "" : "\n"));
        return done(0);
    }
    question.also.insert(question.also.end(), chosen.begin(), chosen.end());

    std::vector<ForecastEvent> events = all_forecast_events();
    if (const auto only = given.value("if"))
        events = {*forecast_event_named(*only)};
    std::vector<std::vector<Prediction>> by_event;
    for (const ForecastEvent event : events) {
        std::vector<Prediction> column = forecast(snapshot, question, event);
        if (!chosen.empty())
            column.erase(
                std::remove_if(column.begin(), column.end(),
                               [&](const Prediction& one) { return chosen.count(one.pid) == 0; }),
                column.end());
        by_event.push_back(std::move(column));
    }
    if (given.has("json")) {
        call.print(to_json(by_event));
    } else if (given.has("why")) {
        call.print(as_reasons(by_event, shell.translate, width));
    } else {
        call.print(render_leader(snapshot, shell.pid, shell.translate, width) +
                   render_forecast(by_event, shell.translate, width));
        if (is_lonely(snapshot, shell.pid, by_event.front()))
            call.print(shell.translate(_("There are no jobs. Start one, and ask again:\n"
                                         "    sleep 1000 &\n"
                                         "    forecast\n")));
    }
    return done(0);
}

} // namespace

const Builtin forecast_builtin = {
    .name = "forecast",
    .kind = BuiltinKind::Leash,
    .run = run_forecast,
    .synopsis = "forecast [%N | PID]... [--if EVENT] [--policy SHELL] [--json|--why|--policies]",
    .summary = N_("what will become of each job, and why"),
    .help = N_(R"(A row for each process, a column for each thing that could happen to this shell:
  exit    you leave by `exit`          hangup  the terminal is closed
  sighup  SIGHUP comes to it alone     kill    SIGKILL comes to it
  ctrl-c  ctrl-z  ctrl-\               a key is typed at the prompt
A cell such as HUP kernel: it dies of SIGHUP, sent by the kernel. * warns: its
output goes to a terminal that is then gone. ? is a race; decides: it catches
the signal. A key that changes nothing has no column.
)"),
    .options = &forecast_options,
    .help_after_options = N_(R"(Nothing is touched. To ask with a job in the foreground:
    (sleep 5; forecast > answer) &
    vim

    sleep 100 &
    forecast %1 --if hangup --why
)"),
};

} // namespace leash
