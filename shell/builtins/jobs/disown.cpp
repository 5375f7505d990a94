// disown: the shell forgets a job, or does not send SIGHUP to the job at a hangup (as in bash).

#include "builtins/jobs/job_operand.hpp"
#include "builtins/outcomes.hpp"
#include "builtins/rows.hpp"

namespace leash {
namespace {

void warn_of_the_kernel(BuiltinCall& call, const Job& job) {
    if (!may_tell_outcomes(call.shell)) {
        call.complain(_("%{0} is stopped", job.number));
        return;
    }
    call.complain(job.group ? _("%{0} is stopped: the kernel will kill it when this shell goes\n"
                                "  (an orphaned process group with a stopped member gets SIGHUP).\n"
                                "  To let it live, let it go on: kill -CONT -- -{1}",
                                job.number, job.group->value)
                            : _("%{0} is stopped: the kernel will kill it when this shell goes\n"
                                "  (an orphaned process group with a stopped member gets SIGHUP).",
                                job.number));
}

BuiltinResult run_disown(BuiltinCall& call) {
    const auto parsed = parse_options(call.operands(), "har");
    if (!parsed)
        return call.misuse(parsed.error());
    const ParsedOptions& options = parsed.value();
    JobControl& control = call.shell.control;
    control.collect();

    int status = 0;
    std::vector<Job*> jobs;
    if (!options.operands.empty()) { // operands count before -a and -r, as in bash
        jobs = find_jobs(call, options.operands, status);
    } else if (options.has('a') || options.has('r')) {
        for (Job* job : control.table().numbered())
            if (!options.has('r') || job->is_running())
                jobs.push_back(job);
    } else {
        auto job = current_job(call.shell);
        if (!job) {
            call.complain(job.error());
            return done(1);
        }
        jobs.push_back(job.value());
    }
    for (Job* job : jobs) {
        if (job->is_stopped())
            warn_of_the_kernel(call, *job);
        if (job->group)
            control.tell(JobDisowned{job->number, *job->group, options.has('h')});
        if (options.has('h')) {
            job->at_hangup = AtHangup::Spare;
            continue;
        }
        for (const JobProcess& process : job->processes)
            if (!process.reaped)
                call.shell.let_go.push_back({process.pid, read_start_time(process.pid)});
        control.table().remove(*job);
    }
    return done(status);
}

} // namespace

const Builtin disown_builtin = {
    "disown",
    BuiltinKind::Leash,
    run_disown,
    "disown [-h] [-a | -r] [%N...]",
    N_("let a job outlive this shell: it is not sent SIGHUP"),
    N_(R"(Takes jobs out of this shell's list: at a hangup they are not sent SIGHUP.
Their output still goes to the terminal: once that is gone, writing fails.
  -h   the job stays in the list, but is spared at the hangup
  -a   every job      -r   every running job

    sleep 1000 &
    disown %1
)"),
};

} // namespace leash
