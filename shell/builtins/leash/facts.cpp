// facts shows one process of the map in detail.

#include "insight/facts.hpp"

#include "builtins/jobs/job_operand.hpp"
#include "builtins/leash/call_options.hpp"
#include "builtins/leash/own_ledger.hpp"
#include "builtins/operands.hpp"
#include "builtins/rows.hpp"
#include "kernel/snapshot.hpp"

#include <algorithm>

namespace leash {
namespace {

// The stage of a practice terminal knows the names of witnesses. Without a stage, a job has the
// name of its program.
std::optional<Pid> process_named(Shell& shell, const Ledger& ledger, const std::string& name) {
    if (shell.stage) {
        const auto answer = shell.stage->ask({"find", name});
        const auto pid = answer && answer->status == 0 ? parse_count(answer->text) : std::nullopt;
        return pid ? std::optional(Pid{*pid}) : std::nullopt;
    }
    const auto found = ledger.find(name);
    return found ? std::optional(found.value()->key.pid) : std::nullopt;
}

BuiltinResult run_facts(BuiltinCall& call) {
    const auto given = options_of(call, facts_builtin);
    if (!given)
        return given.error();
    if (given.value().operands.size() != 1)
        return call.misuse(_("one process ID, job ID or name is needed"));
    const std::string& operand = given.value().operands.front();
    std::optional<Pid> pid;
    call.shell.control.collect();
    const Snapshot snapshot = take_snapshot();
    const Ledger ledger = ledger_of(call.shell, snapshot, {});
    if (operand.rfind('%', 0) == 0) {
        const auto job = find_job(call.shell, operand);
        if (!job) {
            call.complain(job.error());
            return done(1);
        }
        pid = job.value()->processes.front().pid;
    } else if (const auto number = parse_count(operand)) {
        pid = Pid{*number};
    } else {
        pid = process_named(call.shell, ledger, operand);
    }
    const auto page = pid ? make_facts(snapshot, *pid, ledger.entry(*pid)) : std::nullopt;
    const std::string meant = job_that_may_be_meant(call.shell, operand);
    if (!page) {
        call.complain(!meant.empty()
                          ? find_job(call.shell, operand).error()
                          : _("{0}: no such process; `map` shows those of this terminal", operand));
        return done(1);
    }
    if (!meant.empty())
        call.complain(process_or_job(operand, meant));
    call.print(render(*page, call.shell.translate,
                      std::clamp<std::size_t>(call.display().columns, 40, 120)));
    return done(0);
}

} // namespace

const Builtin facts_builtin = {
    "facts",
    BuiltinKind::Leash,
    run_facts,
    "facts PID | %N | NAME",
    N_("everything that ties a process to a terminal"),
    N_(R"(One page about one process: its IDs and its TTY, whether its session's leader
lives, what it does about which signals, where its descriptors 0-2 lead, its
working directory, its parent and why it has this parent.

NAME is a name that `check` knows: on a practice terminal the name of a witness.

    sleep 100 &
    facts $!
)"),
};

} // namespace leash
