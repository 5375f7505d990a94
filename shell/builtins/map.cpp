// map, facts: the picture of one's terminal, and the page behind one of its lines.

#include "insight/map.hpp"

#include "builtins/job_operand.hpp"
#include "builtins/rows.hpp"
#include "builtins/words.hpp"
#include "insight/facts.hpp"
#include "jobs/job_text.hpp"
#include "kernel/terminal_modes.hpp"

#include <clocale>
#include <langinfo.h>
#include <string_view>
#include <unistd.h>

namespace leash {
namespace {

std::vector<JobLabel> job_labels(JobTable& table) {
    std::vector<JobLabel> labels;
    for (const Job* job : table.numbered()) {
        if (!job->group || job->is_over())
            continue;
        const JobMark mark = mark_of(table, *job);
        labels.push_back({job->number, *job->group,
                          mark == JobMark::Current    ? '+'
                          : mark == JobMark::Previous ? '-'
                                                      : ' ',
                          describe(job->state())});
    }
    return labels;
}

MapStyle style_of_output() {
    return {std::string_view(::nl_langinfo(CODESET)) == "UTF-8", may_be_coloured(STDOUT_FILENO)};
}

BuiltinResult run_map(BuiltinCall& call) {
    const auto parsed = parse_options(call.operands(), "a");
    if (!parsed)
        return call.misuse(parsed.error());
    const auto& operands = parsed.value().operands;
    if (operands.size() > 1)
        return call.misuse("one process ID at the most was expected");
    Shell& shell = call.shell;
    shell.control.collect();
    const Snapshot snapshot = take_snapshot();
    MapQuestion question{
        shell.pid, {Session{::getsid(0)}}, job_labels(shell.control.table), shell.let_go};
    if (parsed.value().has('a'))
        question.sessions = sessions_of_user(snapshot, ::getuid());
    if (!operands.empty()) {
        const auto pid = parse_count(operands[0]);
        const ProcessFacts* facts = pid ? snapshot.find(Pid{*pid}) : nullptr;
        if (!facts) {
            call.complain(operands[0] + ": no such process; `map -a` shows all of yours");
            return done(1);
        }
        question.sessions = {facts->session};
    }
    call.print(render(make_map(snapshot, question), style_of_output()));
    return done(0);
}

BuiltinResult run_facts(BuiltinCall& call) {
    if (call.operands().size() != 1)
        return call.misuse("whose? one process ID or job ID was expected");
    const std::string& operand = call.operands()[0];
    std::optional<Pid> pid;
    if (operand.front() == '%') {
        const auto job = find_job(call.shell, operand);
        if (!job) {
            call.complain(job.error());
            return done(1);
        }
        pid = job.value()->processes.front().pid;
    } else if (const auto number = parse_count(operand)) {
        pid = Pid{*number};
    }
    const auto page = pid ? make_facts(take_snapshot(), *pid, nullptr) : std::nullopt;
    if (!page) {
        call.complain(operand + ": no such process; `map` shows those of this terminal");
        return done(1);
    }
    call.print(render(*page));
    return done(0);
}

} // namespace

const Builtin map_builtin = {
    "map",
    BuiltinKind::Leash,
    run_map,
    "map [-a | PID]",
    "who is tied to this terminal now",
    R"(Draws the terminal, the session on it, its process groups and their processes.
The group in the foreground and this shell are marked; jobs have their numbers.
Daemons and disowned jobs that this leash started stand apart, without a TTY.
  -a    all sessions in which you have a process
  PID   the session of that process

    sleep 100 | cat &
    map
)",
};

const Builtin facts_builtin = {
    "facts",
    BuiltinKind::Leash,
    run_facts,
    "facts PID | %N",
    "everything that ties a process to a terminal",
    R"(One page about one process: its IDs and its TTY, whether its session's leader
lives, what it does about which signals, where its descriptors 0-2 lead, its
working directory and its parent.

    sleep 100 &
    facts $!
)",
};

} // namespace leash
