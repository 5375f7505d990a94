#include "builtins/leash/run_apart.hpp"

#include "interpreter/interpreter.hpp"
#include "launch/reaper.hpp"

#include <cerrno>
#include <unistd.h>

namespace leash {
namespace {

// Without job control: the child is in the shell's own process group.
BuiltinResult wait_for_child(BuiltinCall& call, Pid child) {
    auto state = wait_for(child);
    while (!state && state.error().number == EINTR)
        state = wait_for(child);
    if (!state) {
        call.complain(state.error().message());
        return done(1);
    }
    call.shell.control.tell(StateChanged{child, state.value()});
    return done(shell_status(state.value()));
}

BuiltinResult wait_for_job(BuiltinCall& call, Pid child, const std::string& command) {
    JobControl& control = call.shell.control;
    Job job;
    job.group = group_led_by(child);
    job.command = command;
    job.processes.push_back({child, command});
    job.foreground = true;
    Job& added = control.table.add(std::move(job), false);
    const Completion completion =
        call.interpreter.after_wait(added, control.wait_in_foreground(added));
    return {call.shell.last_status, completion, false};
}

} // namespace

BuiltinResult run_apart(BuiltinCall& call, const std::string& command,
                        const std::function<int()>& body) {
    Shell& shell = call.shell;
    const bool own_group = shell.job_control();
    LaunchPlan plan = call.interpreter.child_plan(own_group ? GroupPlan(LeadNewGroup{})
                                                            : GroupPlan(StayInShellsGroup{}));
    if (own_group && shell.control.terminal)
        plan.terminal = shell.control.terminal->descriptor();
    Interpreter& interpreter = call.interpreter;
    const auto child = shell.control.start(plan, command, [&] {
        interpreter.enter_subshell();
        // As a program that was executed would find it: what was exported since leash started too.
        environ = const_cast<char**>(plan.environment);
        return body();
    });
    if (!child) {
        call.complain(child.error().message());
        return done(1);
    }
    return own_group ? wait_for_job(call, child.value(), command)
                     : wait_for_child(call, child.value());
}

} // namespace leash
