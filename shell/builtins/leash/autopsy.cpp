// autopsy: the last one again.

#include "builtins/leash/state_path.hpp"
#include "builtins/rows.hpp"
#include "insight/autopsy_json.hpp"
#include "kernel/pty.hpp"
#include "stage/autopsy_file.hpp"

#include <nlohmann/json.hpp>
#include <unistd.h>

namespace leash {
namespace {

BuiltinResult run_autopsy(BuiltinCall& call) {
    const auto operands = call.operands();
    const bool as_json = operands.size() == 1 && operands.front() == "--json";
    if (!operands.empty() && !as_json)
        return call.misuse(operands.back() + ": nothing but --json was expected");
    const auto last = last_autopsy(state_path(call.shell, "autopsy.json"));
    if (!last) {
        call.complain(last.error() + "\n  The next practice terminal that ends writes another.");
        return done(1);
    }
    if (!last.value()) {
        call.complain("no practice terminal has ended yet; `terminal` opens one");
        return done(1);
    }
    const Autopsy& autopsy = *last.value();
    const auto size = window_size(STDOUT_FILENO);
    if (as_json)
        call.print(to_json(autopsy).dump(2) + "\n");
    else
        call.print(render(autopsy, size ? size.value().columns : WindowSize{}.columns));
    return done(0);
}

} // namespace

const Builtin autopsy_builtin = {
    "autopsy",
    BuiltinKind::Leash,
    run_autopsy,
    "autopsy [--json]",
    "what became of the last practice terminal, once more",
    R"(A row for each process: what it did before, what became of it, who sent it which
signal, its parent before and after, its terminal. Then all in order of time.
A star marks what was not observed, but inferred from the kernel's rules.
  --json   as a program reads it; docs/autopsy.md describes it

    autopsy --json | jq '.processes[] | .command, .outcome'
)",
};

} // namespace leash
