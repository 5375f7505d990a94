// fg bg: `fg` brings a job into the foreground, `bg` continues a job in the background.
//
// Source: POSIX XCU `fg`, `bg`.

#include "base/foreign_text.hpp"
#include "builtins/jobs/job_operand.hpp"
#include "builtins/rows.hpp"
#include "interpreter/interpreter.hpp"

namespace leash {
namespace {

BuiltinResult run_fg(BuiltinCall& call) {
    const auto parsed = parse_options(call.operands(), "");
    if (!parsed)
        return call.misuse(parsed.error());
    if (const auto refused = refuse_without_job_control(call))
        return *refused;
    Shell& shell = call.shell;
    const auto& operands = parsed.value().operands;
    if (operands.size() > 1)
        return call.misuse(_("one job at a time can have the terminal"));
    auto found = operands.empty() ? current_job(shell) : find_own_job(shell, operands[0]);
    if (!found) {
        call.complain(found.error());
        return done(1);
    }
    Job& job = *found.value();
    if (job.is_over()) {
        call.complain(_("%{0} has ended; `jobs` says how", job.number));
        return done(1);
    }
    call.print(made_visible(job.command) + "\n");
    call.flush();
    const Completion completion =
        call.interpreter.jobs().after_wait(job, shell.control.continue_in_foreground(job));
    return {shell.last_status, completion, false};
}

BuiltinResult run_bg(BuiltinCall& call) {
    const auto parsed = parse_options(call.operands(), "");
    if (!parsed)
        return call.misuse(parsed.error());
    if (const auto refused = refuse_without_job_control(call))
        return *refused;
    Shell& shell = call.shell;
    std::vector<std::string> operands = parsed.value().operands;
    if (operands.empty())
        operands.emplace_back("%+");
    int status = 0;
    for (const std::string& operand : operands) {
        auto found =
            parsed.value().operands.empty() ? current_job(shell) : find_own_job(shell, operand);
        if (!found) {
            call.complain(found.error());
            status = 1;
            continue;
        }
        Job& job = *found.value();
        const std::string id = "%" + std::to_string(job.number);
        if (job.is_over()) {
            call.complain(_("{0} has ended; `jobs` says how", id));
            status = 1;
        } else if (job.is_running()) {
            call.complain(_("{0} is already running", id));
        } else if (auto continued = shell.control.continue_in_background(job); !continued) {
            call.complain(continued.error().message());
            status = 1;
        } else {
            shell.last_background = job.last_pid();
            call.print("[" + std::to_string(job.number) + "] " + made_visible(job.command) + "\n");
        }
    }
    return done(status);
}

} // namespace

const Builtin fg_builtin = {
    "fg",
    BuiltinKind::Regular,
    run_fg,
    "fg [%N]",
    N_("bring a job into the foreground"),
    N_(R"(Gives the job the terminal, continues it if it is stopped, and waits for it.
Without %N: the current job, which `jobs` marks with +.
In the foreground a job reads what you type; Ctrl-C ends it, Ctrl-Z stops it.

    fg %1
)"),
};

const Builtin bg_builtin = {
    "bg",
    BuiltinKind::Regular,
    run_bg,
    "bg [%N...]",
    N_("let a stopped job go on in the background"),
    N_(R"(Continues stopped jobs without giving them the terminal. Without %N: the
current job, which `jobs` marks with +. A job that reads the terminal
stops again (SIGTTIN) until `fg` brings it to the front.

    sleep 100      then Ctrl-Z
    bg
)"),
};

} // namespace leash
