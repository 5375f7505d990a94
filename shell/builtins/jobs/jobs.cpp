// jobs: lists the jobs of this shell.
//
// Source: POSIX XCU `jobs`.

#include "builtins/jobs/job_operand.hpp"
#include "builtins/rows.hpp"
#include "jobs/job_text.hpp"

namespace leash {
namespace {

BuiltinResult run_jobs(BuiltinCall& call) {
    const auto parsed = parse_options(call.operands(), "lpnrs");
    if (!parsed)
        return call.misuse(parsed.error());
    const ParsedOptions& options = parsed.value();
    Shell& shell = call.shell;
    JobTable& table = shell.control.table();
    shell.control.collect();

    int status = 0;
    std::vector<Job*> wanted;
    for (const std::string& operand : options.operands) {
        const auto job = find_job(shell, operand);
        if (job) {
            wanted.push_back(job.value());
        } else {
            call.complain(job.error());
            status = 1;
        }
    }
    if (options.operands.empty())
        wanted = table.numbered();

    const JobMarks marks(table);
    const JobStyle style = shell.as_sh ? JobStyle::Posix : JobStyle::Leash;
    std::vector<Job*> ended;
    for (Job* job : wanted) {
        const ProcessState state = job->state();
        const bool listed = !(options.has('r') && !is_running(state)) &&
                            !(options.has('s') && !is_stopped(state)) &&
                            !(options.has('n') && state == job->told);
        if (!listed)
            continue;
        if (options.has('p'))
            call.print(std::to_string(job->processes.front().pid.value) + "\n");
        else if (options.has('l'))
            call.print(job_lines_long(*job, marks.of(*job), style));
        else
            call.print(job_line(*job, marks.of(*job), style));
        job->told = state;
        // When the user has been told of the end of a job, the job leaves the table. -p tells only
        // the process ID, so the job stays.
        if (job->is_over() && !options.has('p'))
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
    "jobs [-l | -p] [-n] [-r] [-s] [%N...]",
    "list the jobs of this shell",
    R"(Lists jobs: number, + for the current one (what fg and bg take), - for the
previous one, state, command.
  -l   with process IDs, a line for each process of a pipeline
  -p   only the process ID of each job's process group leader
  -n   only what has changed since you were last told
  -r   only running jobs      -s   only stopped jobs

    sleep 100 &
    jobs -l
)",
};

} // namespace leash
