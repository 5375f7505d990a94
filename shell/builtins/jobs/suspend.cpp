// suspend: stops the shell itself, like Ctrl-Z stops a program (as in bash).

#include "builtins/jobs/job_operand.hpp"
#include "builtins/rows.hpp"

#include <csignal>
#include <unistd.h>

namespace leash {
namespace {

BuiltinResult run_suspend(BuiltinCall& call) {
    const auto parsed = parse_options(call.operands(), "f");
    if (!parsed)
        return call.misuse(parsed.error());
    Shell& shell = call.shell;
    if (std::string message = no_job_control(shell); !message.empty()) {
        call.complain(message);
        return done(1);
    }
    const bool leads_session = ::getsid(0) == ::getpid();
    if ((shell.login || leads_session) && !parsed.value().has('f')) {
        call.complain(shell.login ? "this is a login shell: nobody is there to continue it.\n"
                                    "  suspend -f does it all the same"
                                  : "this shell leads its session: nobody is there to continue\n"
                                    "  it. suspend -f does it all the same");
        return done(1);
    }
    shell.control.stop_shell();
    return done(0);
}

} // namespace

const Builtin suspend_builtin = {
    "suspend",
    BuiltinKind::Leash,
    run_suspend,
    "suspend [-f]",
    "stop this shell itself, back to the one it was started from",
    R"(Stops leash, and the terminal goes back to the shell that leash was started
from; `fg` there continues leash. A login shell has none to go back to, and
refuses.
  -f   even a login shell

    suspend
)",
};

} // namespace leash
