// wait: waits until jobs have ended.
//
// Source: POSIX XCU `wait`, 2.12.

#include "builtins/jobs/job_operand.hpp"
#include "builtins/operands.hpp"
#include "builtins/rows.hpp"
#include "interpreter/interpreter.hpp"
#include "language/parser.hpp"

#include <algorithm>
#include <csignal>
#include <optional>

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
            (void)call_.interpreter.signals().arrange(SIGCHLD);
    }
    ChildrenWatched(const ChildrenWatched&) = delete;
    ChildrenWatched& operator=(const ChildrenWatched&) = delete;

  private:
    BuiltinCall& call_;
    bool changes_;
};

// Waits until `is_over` returns true, and returns nullopt. If a trapped signal, Ctrl-C or a hangup
// came first, returns the result of the `wait`.
//
// A trap may run here, and a trap may remove any job from the table. So nothing may hold a Job*
// across this function, and `is_over` finds its jobs anew.
template <class IsOver>
std::optional<BuiltinResult> wait_until(BuiltinCall& call, const IsOver& is_over) {
    JobControl& control = call.shell.control;
    if (!control.received().watches_children() && !call.shell.traps.has_signal_traps()) {
        // Only the end of a child counts here, so a plain waitpid(2) is enough.
        while (!is_over() && control.collect_next()) {
        }
        return std::nullopt;
    }
    const ChildrenWatched watched(call);
    for (;;) {
        control.notice_signals();
        control.collect();
        // Look before the trap runs: the action of a trap may reset the trap.
        const auto trapped = call.interpreter.signals().first_trapped();
        // A child may send a signal, and then end: the signal came first, and ends `wait`. But
        // SIGCHLD comes with the end of the child.
        if (is_over() && trapped.value_or(SIGCHLD) == SIGCHLD)
            return std::nullopt;
        if (!control.received().is_empty()) {
            const Completion completion = call.interpreter.signals().handle();
            if (!completion.is_normal())
                return BuiltinResult{call.shell.last_status, completion, false};
            // XCU 2.12: a trapped signal ends `wait` at once, and the status is above 128.
            if (trapped)
                return done(128 + *trapped);
        }
        control.sleep_until_something_happens();
    }
}

// What an operand means: one process, or the whole job to which the process belongs.
struct Awaited {
    Pid process;
    bool whole_job;
};

// Returns the state of what is awaited. Returns nullopt if the table has the job no more, because a
// trap has waited for the job, or has disowned it.
std::optional<ProcessState> state_of(JobTable& table, const Awaited& awaited) {
    const Job* job = table.job_of(awaited.process);
    if (!job)
        return std::nullopt;
    if (!awaited.whole_job)
        for (const JobProcess& process : job->processes)
            if (process.pid == awaited.process)
                return process.state;
    return job->state();
}

// A stopped job may never end, and the user who waits at a prompt could not continue the job. So
// `wait` ends there, as in bash. A script goes on waiting: another process may continue the job.
bool ends_wait(const Shell& shell, const std::optional<ProcessState>& state) {
    return !state || is_over(*state) || (shell.at_prompt() && is_stopped(*state));
}

void say_it_is_stopped(BuiltinCall& call, const Job& job) {
    call.complain(_("%{0} is stopped, and ends only after fg or bg has continued it", job.number));
}

// wait -p: the variable that gets the process ID of the process whose status `wait` returns. The
// variable is unset until then, as in bash.
class ToldProcess {
  public:
    ToldProcess(BuiltinCall& call, const ParsedOptions& options) : call_(call) {
        for (const ParsedOption& option : options.options)
            if (option.letter == 'p')
                name_ = option.argument;
    }
    // Returns false if there can be no such variable, and says why.
    bool begin() {
        if (!name_)
            return true;
        if (!is_name(*name_))
            call_.complain(_("'{0}' cannot be a variable's name", *name_));
        else if (call_.shell.variables.unset(*name_))
            return true;
        else
            call_.complain(_("{0} is readonly: it stays until this shell ends", *name_));
        return false;
    }
    void tell(Pid process) const {
        if (name_)
            (void)call_.interpreter.assign(*name_, std::to_string(process.value));
    }

  private:
    BuiltinCall& call_;
    std::optional<std::string> name_;
};

// Returns the status of what is awaited, and removes the job from the table if the job is over.
int finish(BuiltinCall& call, const Awaited& awaited) {
    JobTable& table = call.shell.control.table();
    const auto state = state_of(table, awaited);
    if (!state)
        return table.remembered_status(awaited.process).value_or(127);
    Job& job = *table.job_of(awaited.process);
    const int status = job.is_over() && job.state() == *state ? job.status() : shell_status(*state);
    if (is_stopped(*state))
        say_it_is_stopped(call, job);
    if (job.is_over()) {
        // SIGTERM is not worth a message here: a script ends what it has started with `kill $!`.
        if (!call.shell.at_prompt() && *state != ProcessState(Signaled{SIGTERM}))
            call.interpreter.jobs().say_how_it_died(*state);
        table.remove(job);
    }
    return status;
}

// Returns true if $! is the process ID of a process substitution that still runs.
bool last_substitution_runs(Shell& shell) {
    const Job* job =
        shell.last_background ? shell.control.table().job_of(*shell.last_background) : nullptr;
    return job && job->is_substitution && job->is_running();
}

BuiltinResult wait_for_all(BuiltinCall& call) {
    JobTable& table = call.shell.control.table();
    const bool at_prompt = call.shell.at_prompt();
    if (auto result = wait_until(call, [&] {
            const bool over = table.all_over() || (at_prompt && table.count_running() == 0);
            return over && !last_substitution_runs(call.shell);
        }))
        return *result;
    if (at_prompt)
        call.interpreter.jobs().tell_news();
    table.remove_ended();
    for (const Job* job : table.numbered())
        if (job->is_stopped())
            say_it_is_stopped(call, *job);
    return done(0);
}

BuiltinResult wait_for_next(BuiltinCall& call, const std::vector<Awaited>& among,
                            const ToldProcess& told) {
    JobTable& table = call.shell.control.table();
    // Returns a job that is over; or, if no job is left that can end, a stopped job.
    const auto next = [&]() -> const Awaited* {
        const Awaited* stopped = nullptr;
        bool one_goes_on = false;
        for (const Awaited& one : among) {
            const auto state = state_of(table, one);
            if (!state || is_over(*state))
                return &one;
            if (ends_wait(call.shell, state))
                stopped = &one;
            else
                one_goes_on = true;
        }
        return one_goes_on ? nullptr : stopped;
    };
    if (auto result = wait_until(call, [&] { return next() != nullptr; }))
        return *result;
    const Awaited* ended = next();
    if (!ended)
        return done(127);
    told.tell(ended->process);
    return done(finish(call, *ended));
}

BuiltinResult run_wait(BuiltinCall& call) {
    const auto parsed = parse_options(call.operands(), "np:");
    if (!parsed)
        return call.misuse(parsed.error());
    ToldProcess told(call, parsed.value());
    if (!told.begin())
        return done(1);
    const auto& operands = parsed.value().operands;
    const bool next = parsed.value().has('n');
    JobTable& table = call.shell.control.table();
    if (operands.empty() && table.is_inherited())
        return done(next ? 127 : 0);
    if (operands.empty() && !next)
        return wait_for_all(call);

    int status = operands.empty() ? 127 : 0;
    std::vector<Awaited> among;
    if (operands.empty())
        for (const Job* job : table.numbered())
            among.push_back({job->last_pid(), true});
    for (const std::string& operand : operands) {
        const bool is_job_id = !operand.empty() && operand.front() == '%';
        const auto pid = parse_count(operand);
        if (!is_job_id && !pid)
            return call.misuse(_("{0}: neither a job ID such as %1 nor a process ID", operand));
        auto found = find_own_job(call.shell, operand);
        if (!found) {
            const auto remembered = pid ? table.remembered_status(Pid{*pid}) : std::optional<int>();
            // A script may wait for a process that is not its child. The status 127 says so,
            // without a message.
            if (is_job_id || (call.shell.at_prompt() && !remembered))
                call.complain(found.error());
            status = remembered.value_or(127);
            if (remembered)
                told.tell(Pid{*pid});
            continue;
        }
        // A process ID means that process, which may end before the rest of its pipeline. The last
        // process stands for the whole job: the status of the job is its status.
        const Pid last = found.value()->last_pid();
        const Awaited awaited =
            pid && Pid{*pid} != last ? Awaited{Pid{*pid}, false} : Awaited{last, true};
        if (next) {
            among.push_back(awaited);
            continue;
        }
        if (auto result =
                wait_until(call, [&] { return ends_wait(call.shell, state_of(table, awaited)); }))
            return *result;
        told.tell(awaited.process);
        status = finish(call, awaited);
    }
    return among.empty() ? done(status) : wait_for_next(call, among, told);
}

} // namespace

const Builtin wait_builtin = {
    "wait",
    BuiltinKind::Regular,
    run_wait,
    "wait [-n] [-p VARIABLE] [%N | PID...]",
    N_("wait until jobs have ended"),
    N_(R"(Waits until the jobs or processes named have ended; its status is the status of
the last. Without operands it waits for all, and its status is 0. Ctrl-C, or a
signal with a trap, breaks it off. At a prompt a stopped job does so too: it
cannot end before fg or bg continues it. A script waits for it all the same.
A process that is not a child of this shell: status 127.
  -n   until any one of them ends
  -p   the variable that gets the process ID of the process that ended

    sleep 3 &
    wait $!; echo $?
)"),
};

} // namespace leash
