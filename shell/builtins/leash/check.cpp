// check: test(1) for processes, jobs and terminals.

#include "insight/check.hpp"

#include "base/foreign_text.hpp"
#include "builtins/leash/call_options.hpp"
#include "builtins/leash/own_ledger.hpp"
#include "builtins/rows.hpp"
#include "interpreter/interpreter.hpp"
#include "stage/scene.hpp"

#include <algorithm>

namespace leash {
namespace {

std::vector<Pid> everybody(const Snapshot& now) {
    std::vector<Pid> pids;
    for (const auto& [pid, facts] : now.processes)
        pids.push_back(pid);
    return pids;
}

CheckResult check_here(Shell& shell, const std::vector<std::string>& words) {
    shell.control.collect();
    const Snapshot now = take_snapshot();
    const Ledger ledger = ledger_of(shell, now, words);
    FileLooks files;
    return check({ledger, now, [&](const std::string& path) { return files.look(path); },
                  [&](const std::string& path) { return lock_holders(path, everybody(now)); }},
                 words);
}

BuiltinResult answer(BuiltinCall& call, int status, const std::string& text) {
    const std::string_view name = "check: "; // complain() writes the name again
    if (status > 1)
        call.complain(
            Message::verbatim(text.rfind(name, 0) == 0 ? text.substr(name.size()) : text));
    else if (!text.empty())
        call.print(lines_made_visible(text) + "\n");
    return done(status);
}

std::string list_of_predicates(const Translator& translate) {
    std::string list = translate(_("\nThe predicates:\n"));
    for (const PredicateHelp& one : check_help()) {
        std::string usage = "  " + one.usage;
        usage.resize(std::max<std::size_t>(usage.size() + 1, 29), ' ');
        list.append(usage).append(translate(one.help)).append("\n");
    }
    return list;
}

BuiltinResult run_check(BuiltinCall& call) {
    const auto given = options_of(call, check_builtin);
    if (!given)
        return given.error();
    const std::vector<std::string>& words = given.value().operands;
    if (call.shell.stage) {
        std::vector<std::string> request{"check"};
        request.insert(request.end(), words.begin(), words.end());
        const auto reply = call.shell.stage->ask(request);
        if (reply)
            return answer(call, reply->status, reply->text);
        call.complain(_("the practice terminal does not answer"));
        return done(2);
    }
    const std::string asked =
        words.empty() ? "" : words[words.front() == "not" && words.size() > 1 ? 1 : 0];
    if (asked == "ended" || asked == "hung-up")
        return answer(call, 2,
                      call.shell.translate(
                          _("{0} is about a practice terminal; `terminal` opens one", asked)));
    const CheckResult result = check_here(call.shell, words);
    if (const auto* fails = std::get_if<CheckFails>(&result))
        return answer(call, 1, call.shell.translate(fails->instead));
    if (const auto* misused = std::get_if<CheckMisused>(&result))
        return answer(call, 2, call.shell.translate(misused->message));
    if (std::holds_alternative<CheckNames>(result))
        return answer(call, 2,
                      call.shell.translate(_(
                          "names are kept on a practice terminal only; here there is %1 and $!")));
    return done(0);
}

} // namespace

const Builtin check_builtin = {
    .name = "check",
    .kind = BuiltinKind::Leash,
    .run = run_check,
    .synopsis = "check [not] PREDICATE SUBJECT [VALUE...]",
    .summary = N_("is this true of a process or job? If not: what is?"),
    .help = N_(R"(Looks at the process now: status 0 if the predicate holds; else 1, and it says
what is so instead; 2 if the question makes no sense. SUBJECT is %1, $!, a
process ID, or the name of a program that was started here.

    sleep 100 &
    check background %1
    check tty %1
)"),
    .list_in_help = list_of_predicates,
};

} // namespace leash
