#include "builtins/leash/run_apart.hpp"

#include "interpreter/interpreter.hpp"

#include <csignal>
#include <sys/prctl.h>
#include <unistd.h>

namespace leash {

BuiltinResult run_apart(BuiltinCall& call, const std::string& command,
                        const std::function<int()>& body) {
    Interpreter& interpreter = call.interpreter;
    JobStart start(call.shell.control, interpreter.jobs().plan(Placing::Foreground, command));
    LaunchPlan plan = interpreter.jobs().child_plan();
    const Pid shell{::getpid()};
    const auto started = start.add(plan, command, [&] {
        (void)interpreter.enter_subshell();
        // Race: leash may have been killed before prctl(2). Then no signal comes.
        ::prctl(PR_SET_PDEATHSIG, SIGHUP);
        if (Pid{::getppid()} != shell)
            return 128 + SIGHUP;
        // The environment of a program that this shell would execute: with the variables that were
        // exported since leash started.
        environ = const_cast<char**>(plan.environment);
        return body();
    });
    if (!started) {
        call.complain(started.error().message());
        return done(1);
    }
    const Completion completion = interpreter.jobs().wait_in_foreground(start);
    return {call.shell.last_status, completion, false};
}

} // namespace leash
