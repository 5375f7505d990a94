// jobs: lists the jobs of this shell.
//
// Source: POSIX XCU `jobs`.

#include "builtins/jobs/job_operand.hpp"
#include "builtins/rows.hpp"
#include "interpreter/interpreter.hpp"
#include "jobs/job_text.hpp"

#include <unistd.h>

namespace leash {
namespace {

// jobs -x: runs a command with process IDs in place of its job IDs. A word that means no job stays
// as it is, as in bash.
BuiltinResult run_with_process_ids(BuiltinCall& call, std::vector<std::string> fields) {
    if (fields.empty())
        return done(0);
    for (std::string& field : fields) {
        if (!field.starts_with('%'))
            continue;
        if (const auto job = find_job(call.shell, field))
            field = std::to_string(job.value()->processes.front().pid.value);
    }
    const Completion completion = call.interpreter.run_fields(
        std::move(fields), LookFor::Everything, nullptr, call.interpreter.circumstances());
    return {call.shell.last_status, completion, false};
}

BuiltinResult run_jobs(BuiltinCall& call) {
    auto parsed = parse_options(call.operands(), "lpnrsx");
    if (!parsed)
        return call.misuse(parsed.error());
    const ParsedOptions& options = parsed.value();
    if (options.has('x') && options.options.size() > 1)
        return call.misuse(_("-x: no other option can stand beside it"));
    if (options.has('x'))
        return run_with_process_ids(call, std::move(parsed).value().operands);
    Shell& shell = call.shell;
    JobTable& table = shell.control.table();
    shell.control.collect();

    int status = 0;
    std::vector<Job*> wanted = find_jobs(call, options.operands, status);
    if (options.operands.empty())
        wanted = table.numbered();

    const JobMarks marks(table);
    const JobStyle style = shell.as_sh ? JobStyle::Posix : JobStyle::Leash;
    const Display display = call.display();
    // `jobs > file`, and `jobs | sort` in a subshell, are for programs.
    const Translator& translate =
        shell.at_prompt() && display.is_terminal ? shell.translator_of_states() : shell.english;
    std::vector<Job*> ended;
    for (Job* job : wanted) {
        const ProcessState state = job->state();
        const bool listed = !(options.has('r') && !is_running(state)) &&
                            !(options.has('s') && !is_stopped(state)) &&
                            !(options.has('n') && state == job->told);
        if (!listed)
            continue;
        if (options.has('p')) { // tells no state, so a notification may still be due
            call.print(std::to_string(job->processes.front().pid.value) + "\n");
            continue;
        }
        call.print(options.has('l')
                       ? job_lines_long(*job, marks.of(*job), translate, style, display)
                       : job_line(*job, marks.of(*job), translate, style, display));
        job->told = state;
        // When the user has been told of the end of a job, the job leaves the table.
        if (is_over(state))
            ended.push_back(job);
    }
    for (Job* job : ended)
        table.remove(*job);
    return done(status);
}

} // namespace

const Builtin jobs_builtin = {
    "jobs",
    BuiltinKind::Regular,
    run_jobs,
    "jobs [-l | -p] [-n] [-r] [-s] [%N...] | jobs -x COMMAND [ARGUMENT...]",
    N_("list the jobs of this shell"),
    N_(R"(Lists jobs: number, + for the current one (what fg and bg take), - for the
previous one, state, command.
  -l   with process IDs, a line for each process of a pipeline
  -p   only the process ID of each job's process group leader
  -n   only what has changed since you were last told
  -r   only running jobs      -s   only stopped jobs
  -x   run COMMAND, with process IDs in place of the job IDs behind it
At a prompt, on a terminal, the states are in your language. In a pipe, a file
or a script they are in English, because programs read them.

    sleep 100 &
    jobs -l
)"),
};

} // namespace leash
