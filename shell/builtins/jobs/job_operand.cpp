#include "builtins/jobs/job_operand.hpp"

#include "base/parse_number.hpp"

#include <algorithm>

namespace leash {

Result<Job*, Message> find_job(Shell& shell, const std::string& operand) {
    shell.control.collect();
    if (const auto id = parse_job_id(operand))
        return shell.control.table().find(*id, operand);
    JobTable& table = shell.control.table();
    const auto pid = parse_number<pid_t>(operand);
    if (Job* job = pid ? table.job_of(Pid{*pid}) : nullptr)
        return job;
    // `fg 1` and `fg vim` lack a %. If the operand with a % means a job, the message says so.
    const std::string meant = "%" + operand;
    if (const auto id = parse_job_id(meant); !operand.empty() && id && table.find(*id, meant))
        return _("{0}: a job ID begins with %: did you mean {1}?", operand, meant);
    if (!pid)
        return _("{0}: neither a job ID such as %1 nor a process ID; `jobs -l` lists both",
                 operand);
    return _("{0}: not a process of a job of this shell; `jobs -l` lists them", operand);
}

Result<Job*, Message> find_own_job(Shell& shell, const std::string& operand) {
    auto found = find_job(shell, operand);
    if (found && shell.control.table().is_inherited())
        return _("{0}: in a subshell it is its parent's job; $(jobs -p {0}) is its process ID",
                 operand);
    return found;
}

std::vector<Job*> find_jobs(BuiltinCall& call, const std::vector<std::string>& operands,
                            int& status) {
    std::vector<Job*> jobs;
    for (const std::string& operand : operands) {
        const auto job = find_job(call.shell, operand);
        if (!job) {
            call.complain(job.error());
            status = 1;
        } else if (std::find(jobs.begin(), jobs.end(), job.value()) == jobs.end()) {
            jobs.push_back(job.value());
        }
    }
    return jobs;
}

std::string job_that_may_be_meant(Shell& shell, const std::string& operand) {
    const auto pid = parse_number<pid_t>(operand);
    if (!pid || *pid <= 0 || !shell.at_prompt())
        return "";
    JobTable& table = shell.control.table();
    const std::string meant = "%" + operand;
    const auto id = parse_job_id(meant);
    return id && !table.job_of(Pid{*pid}) && table.find(*id, meant) ? meant : "";
}

Message process_or_job(const std::string& operand, const std::string& job) {
    return _("{0} is process {0}; did you mean {1}?", operand, job);
}

Result<Job*, Message> current_job(Shell& shell) {
    shell.control.collect();
    JobTable& table = shell.control.table();
    if (Job* job = table.current(); job && !job->is_over() && !table.is_inherited())
        return job;
    return _("there is no job: none runs in the background, none is stopped");
}

static Message why_no_job_control(const Shell& shell) {
    if (shell.is_subshell())
        return _("no job control: this is a subshell; `set -m` turns it on here");
    if (!shell.interactive)
        return _("no job control: this shell runs a script; `set -m` turns it on");
    if (!shell.has_terminal)
        return _("no job control: leash has no controlling terminal");
    return _("no job control: it is off; `set -m` turns it on");
}

std::optional<BuiltinResult> refuse_without_job_control(BuiltinCall& call) {
    if (call.shell.job_control())
        return std::nullopt;
    call.complain(why_no_job_control(call.shell));
    return done(1);
}

} // namespace leash
