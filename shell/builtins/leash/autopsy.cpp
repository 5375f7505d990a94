// autopsy shows the last autopsy again.

#include "base/foreign_text.hpp"
#include "builtins/leash/call_options.hpp"
#include "builtins/leash/state_path.hpp"
#include "builtins/rows.hpp"
#include "insight/autopsy_json.hpp"
#include "kernel/pty.hpp"
#include "stage/autopsy_file.hpp"

#include <nlohmann/json.hpp>
#include <unistd.h>

namespace leash {
namespace {

constexpr NamedOption rows[] = {
    {"json", '\0', "", "", "As a program reads it; docs/autopsy.md describes it."},
};
constexpr OptionTable autopsy_options{"autopsy", OptionsStand::Anywhere, rows};

BuiltinResult run_autopsy(BuiltinCall& call) {
    const auto given = options_of(call, autopsy_builtin);
    if (!given)
        return given.error();
    if (!given.value().operands.empty())
        return call.misuse(call.shell.translate(
            _("{0}: nothing but --json was expected", given.value().operands.front())));
    const auto last = last_autopsy(state_path(call.shell, "autopsy.json"));
    if (!last) {
        call.complain(call.shell.translate(
            _("{0}\n  The next practice terminal that ends writes another.", last.error())));
        return done(1);
    }
    if (!last.value()) {
        call.complain(
            call.shell.translate(_("no practice terminal has ended yet; `terminal` opens one")));
        return done(1);
    }
    const Autopsy& autopsy = *last.value();
    const auto size = window_size(STDOUT_FILENO);
    if (given.value().has("json"))
        call.print(json_made_visible(to_json(autopsy).dump(
                       2, ' ', false, nlohmann::json::error_handler_t::replace)) +
                   "\n");
    else
        call.print(render(autopsy, size ? size.value().columns : WindowSize{}.columns,
                          call.shell.translate));
    return done(0);
}

} // namespace

const Builtin autopsy_builtin = {
    .name = "autopsy",
    .kind = BuiltinKind::Leash,
    .run = run_autopsy,
    .synopsis = "autopsy [--json]",
    .summary = "what became of the last practice terminal, once more",
    .help = R"(A row for each process: what it did before, what became of it, who sent it which
signal, its parent before and after, its terminal. Then all in order of time.
A star marks what was not observed, but inferred from the kernel's rules.
)",
    .options = &autopsy_options,
    .help_after_options = R"(
    autopsy --json | jq '.processes[] | .command, .outcome'
)",
};

} // namespace leash
