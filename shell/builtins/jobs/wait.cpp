// wait: waits until jobs have ended.
//
// Source: POSIX XCU `wait`, 2.12.

#include "builtins/jobs/job_operand.hpp"
#include "builtins/operands.hpp"
#include "builtins/rows.hpp"
#include "interpreter/interpreter.hpp"

#include <csignal>

namespace leash {
namespace {

// As long as this lives, SIGCHLD wakes a wait that looks for other signals too.
class ChildrenWatched {
  public:
    explicit ChildrenWatched(BuiltinCall& call)
        : call_(call), changes_(!call.shell.control.received().watches_children()) {
        if (!changes_)
            return;
        call_.shell.control.received().watch_children(ChildWatch::On);
        (void)set_disposition(SIGCHLD, Disposition::Noted);
    }
    ~ChildrenWatched() {
        if (changes_)
            call_.interpreter.signals().arrange(SIGCHLD);
    }
    ChildrenWatched(const ChildrenWatched&) = delete;
    ChildrenWatched& operator=(const ChildrenWatched&) = delete;

  private:
    BuiltinCall& call_;
    bool changes_;
};

// Waits until `is_over` returns true. The result is not normal if a trapped signal or Ctrl-C came
// first.
template <class IsOver> Completion wait_until(BuiltinCall& call, IsOver is_over) {
    JobControl& control = call.shell.control;
    if (!control.received().watches_children() && !call.shell.traps.has_signal_traps()) {
        // Only the end of a child counts here, so a plain waitpid(2) is enough.
        while (!is_over() && control.collect_next()) {
        }
        return normal();
    }
    const ChildrenWatched watched(call);
    for (;;) {
        control.notice_signals();
        control.collect();
        if (is_over())
            return normal();
        if (!control.received().is_empty()) {
            const auto traps = control.received().first();
            const Completion completion = call.interpreter.signals().handle();
            if (!completion.is_normal())
                return completion;
            if (traps && call.shell.traps.action(*traps)) {
                // XCU 2.12: a trapped signal ends `wait` at once, and the status is above 128.
                call.shell.last_status = 128 + *traps;
                return leave(Completion::Kind::Interrupted);
            }
        }
        control.sleep_until_something_happens();
    }
}

// The result of a `wait` that a signal has ended. After a trap the shell goes on; after Ctrl-C the
// shell returns to the prompt.
BuiltinResult broken_off(BuiltinCall& call, Completion completion) {
    const int status = call.shell.last_status;
    if (completion.kind == Completion::Kind::Interrupted && status != 128 + SIGINT)
        return done(status);
    if (completion.kind == Completion::Kind::Interrupted && call.shell.traps.action(SIGINT))
        return done(status);
    return {status, completion, false};
}

void remove_if_over(JobTable& table, Job& job) {
    if (job.is_over())
        table.remove(job);
}

BuiltinResult wait_for_all(BuiltinCall& call) {
    JobTable& table = call.shell.control.table();
    const Completion completion = wait_until(call, [&] { return table.all_over(); });
    if (!completion.is_normal())
        return broken_off(call, completion);
    if (call.shell.at_prompt())
        call.interpreter.jobs().tell_news();
    for (Job* job : table.numbered())
        remove_if_over(table, *job);
    return done(0);
}

BuiltinResult wait_for_next(BuiltinCall& call, const std::vector<Job*>& among) {
    JobTable& table = call.shell.control.table();
    const std::vector<Job*> jobs = among.empty() ? table.numbered() : among;
    if (jobs.empty())
        return done(127);
    Job* ended = nullptr;
    const Completion completion = wait_until(call, [&] {
        for (Job* job : jobs)
            if (!ended && job->is_over())
                ended = job;
        return ended != nullptr;
    });
    if (!completion.is_normal())
        return broken_off(call, completion);
    if (!ended)
        return done(127);
    const int status = ended->status();
    table.remove(*ended);
    return done(status);
}

BuiltinResult run_wait(BuiltinCall& call) {
    const auto parsed = parse_options(call.operands(), "n");
    if (!parsed)
        return call.misuse(parsed.error());
    const auto& operands = parsed.value().operands;
    const bool next = parsed.value().has('n');
    JobTable& table = call.shell.control.table();
    if (operands.empty() && table.is_inherited())
        return done(next ? 127 : 0);
    if (operands.empty())
        return next ? wait_for_next(call, {}) : wait_for_all(call);

    int status = 0;
    std::vector<Job*> among;
    for (const std::string& operand : operands) {
        const bool is_job_id = !operand.empty() && operand.front() == '%';
        const auto pid = parse_count(operand);
        if (!is_job_id && !pid)
            return call.misuse(operand + ": neither a job ID such as %1 nor a process ID");
        auto found = find_own_job(call.shell, operand);
        if (!found) {
            const auto remembered = pid ? table.remembered_status(Pid{*pid}) : std::optional<int>();
            // A script may wait for a process that is not its child. The status 127 says so,
            // without a message.
            if (is_job_id || (call.shell.at_prompt() && !remembered))
                call.complain(found.error());
            status = remembered.value_or(127);
            continue;
        }
        Job& job = *found.value();
        if (next) {
            among.push_back(&job);
            continue;
        }
        // A process ID means that process, which may end before the rest of its pipeline.
        const auto process_state = [&]() -> ProcessState {
            for (const JobProcess& process : job.processes)
                if (pid && process.pid.value == *pid && *pid != job.last_pid().value)
                    return process.state;
            return job.state();
        };
        const Completion completion = wait_until(call, [&] { return is_over(process_state()); });
        if (!completion.is_normal())
            return broken_off(call, completion);
        const ProcessState state = process_state();
        status = job.is_over() && job.state() == state ? job.status() : shell_status(state);
        remove_if_over(table, job);
    }
    return next && !among.empty() ? wait_for_next(call, among) : done(status);
}

} // namespace

const Builtin wait_builtin = {
    "wait",
    BuiltinKind::Regular,
    run_wait,
    "wait [-n] [%N | PID...]",
    "wait until jobs have ended",
    R"(Waits until the jobs or processes named have ended; its status is the last
one's. Without operands it waits for all, and its status is 0. A stopped job
has not ended: `wait` goes on waiting. Ctrl-C, or a signal with a trap, breaks
it off. A process that is not a child of this shell: status 127.
  -n   until the next one ends, whichever it is

    sleep 3 &
    wait $!; echo $?
)",
};

} // namespace leash
