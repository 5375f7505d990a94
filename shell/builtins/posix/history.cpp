// history: lists the commands typed so far (as in bash).

#include "builtins/operands.hpp"
#include "builtins/rows.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace leash {
namespace {

BuiltinResult run_history(BuiltinCall& call) {
    const auto parsed = parse_options(call.operands(), "c");
    if (!parsed)
        return call.misuse(parsed.error());
    auto& history = call.shell.history;
    if (parsed.value().has('c')) {
        history.clear();
        call.shell.history_begins_at = 1;
        return done(0);
    }
    const auto& operands = parsed.value().operands;
    std::size_t count = history.size();
    if (!operands.empty()) {
        const auto wanted = parse_count(operands[0]);
        if (!wanted)
            return call.misuse(_("'{0}' is not a number of lines", operands[0]));
        count = std::min(count, static_cast<std::size_t>(*wanted));
    }
    for (std::size_t i = history.size() - count; i < history.size(); ++i)
        call.print(fmt::format("{:5}  {}\n", call.shell.history_begins_at + i, history[i]));
    return done(0);
}

} // namespace

const Builtin history_builtin = {
    "history",
    BuiltinKind::Leash,
    run_history,
    "history [-c] [N]",
    N_("the commands typed so far"),
    N_(R"(Lists the commands typed, or the last N of them, with their numbers.
  -c   forget them
`fc` edits and runs them again; the arrow keys and Ctrl-R find them. In a line
that you type, leash replaces these, and shows the line before it runs:
  !!    the line before             !-2    the line before that
  !7    line 7                      !ls    the last line that begins with ls
  !$    the last word of the line before     !*  all its words but the first
  ^a^b  the line before, with b in place of a
Between single quotes, behind a backslash, and before a blank or = the ! is
only a character. `set +H` turns this off.

    history 10
)"),
};

} // namespace leash
