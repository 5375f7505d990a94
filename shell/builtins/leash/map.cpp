// map: the picture of one's terminal.

#include "insight/map.hpp"

#include "base/locale.hpp"
#include "builtins/leash/map_watch.hpp"
#include "builtins/operands.hpp"
#include "builtins/rows.hpp"
#include "insight/map_json.hpp"
#include "interpreter/interpreter.hpp"
#include "jobs/job_text.hpp"
#include "kernel/terminal_modes.hpp"

#include <algorithm>
#include <string_view>
#include <unistd.h>

namespace leash {
namespace {

struct MapRequest {
    bool all = false;
    bool as_json = false;
    bool watching = false;
    std::optional<Session> session; // of the process that was named
};

Result<MapRequest, std::string> read_request(std::span<const std::string> words) {
    MapRequest request;
    for (const std::string& word : words) {
        if (word == "-a") {
            request.all = true;
        } else if (word == "--json") {
            request.as_json = true;
        } else if (word == "--watch") {
            request.watching = true;
        } else if (word.rfind('-', 0) == 0) {
            return word + ": no such option; its options are -a --watch --json";
        } else if (request.session) {
            return std::string("one process ID at the most was expected");
        } else {
            const auto pid = parse_count(word);
            const pid_t session = pid ? ::getsid(*pid) : -1;
            if (session < 0)
                return word + ": no such process; `map -a` shows all of yours";
            request.session = Session{session};
        }
    }
    if (request.all && request.session)
        return std::string("-a and a process ID: one of the two was expected");
    if (request.as_json && request.watching)
        return std::string("--json and --watch: one of the two was expected");
    return request;
}

std::vector<JobLabel> job_labels(JobTable& table) {
    std::vector<JobLabel> labels;
    const JobMarks marks(table);
    for (const Job* job : table.numbered()) {
        if (!job->group || job->is_over())
            continue;
        const JobMark mark = marks.of(*job);
        labels.push_back({job->number, *job->group,
                          mark == JobMark::Current    ? '+'
                          : mark == JobMark::Previous ? '-'
                                                      : ' ',
                          describe(job->state())});
    }
    return labels;
}

// Only what the map shows is read: on a machine with thousands of processes, those of one terminal
// are few.
Map look(Shell& shell, const MapRequest& request) {
    const Session session = request.session.value_or(Session{::getsid(0)});
    MapQuestion question{shell.pid, {session}, job_labels(shell.control.table()), shell.let_go};
    const Snapshot snapshot = take_snapshot([&](const ProcessFacts& facts) {
        const bool is_started_here = std::find(question.started.begin(), question.started.end(),
                                               facts.key) != question.started.end();
        return request.all || facts.session == session || is_started_here ? Detail::Command
                                                                          : Detail::Ids;
    });
    if (request.all)
        question.sessions = sessions_of_user(snapshot, ::getuid());
    return make_map(snapshot, question);
}

BuiltinResult run_map(BuiltinCall& call) {
    const auto parsed = read_request(call.operands());
    if (!parsed) {
        call.complain(parsed.error());
        return done(2);
    }
    const MapRequest& request = parsed.value();
    MapStyle style{locale_is_utf8(), may_be_coloured(STDOUT_FILENO)};
    if (request.watching)
        return watch(call, [&](std::size_t columns) {
            style.columns = std::max<std::size_t>(columns, 60);
            return render(look(call.shell, request), style);
        });
    call.shell.control.collect();
    const Map map = look(call.shell, request);
    call.print(request.as_json ? to_json(map) : render(map, style));
    return done(0);
}

} // namespace

const Builtin map_builtin = {
    "map",
    BuiltinKind::Leash,
    run_map,
    "map [-a | PID] [--watch | --json]",
    "who is tied to this terminal now",
    R"(Draws the terminal, the session on it, its process groups and their processes.
The group in the foreground and this shell are marked; jobs have their numbers.
Daemons and disowned jobs that this leash started stand apart, without a TTY,
with who has adopted them.
  -a        all sessions in which you have a process
  PID       the session of that process
  --watch   on the whole screen, drawn again at each change; q leaves. For a
            second window: map --watch PID, with the PID of the first shell ($$)
  --json    for programs

    sleep 100 | cat &
    map
)",
};

} // namespace leash
