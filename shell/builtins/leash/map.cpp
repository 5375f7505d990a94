// map draws the processes of the learner's terminal.

#include "insight/map.hpp"

#include "base/locale.hpp"
#include "base/text.hpp"
#include "builtins/jobs/job_operand.hpp"
#include "builtins/leash/call_options.hpp"
#include "builtins/leash/map_follow.hpp"
#include "builtins/leash/map_watch.hpp"
#include "builtins/leash/show_big.hpp"
#include "builtins/operands.hpp"
#include "builtins/rows.hpp"
#include "insight/big_screen.hpp"
#include "insight/map_json.hpp"
#include "interpreter/interpreter.hpp"
#include "jobs/job_text.hpp"
#include "kernel/terminal_modes.hpp"

#include <algorithm>
#include <string_view>
#include <unistd.h>

namespace leash {
namespace {

constexpr NamedOption map_rows[] = {
    {"all", 'a', "", {}, N_("All sessions in which you have a process.")},
    {"watch",
     '\0',
     "",
     {},
     N_("On the whole screen, drawn again at each change; q leaves. In a second window it finds "
        "your practice terminal or lesson by itself; `map --watch PID` shows another session.")},
    {"json", '\0', "", {}, N_("For programs.")},
    {"big",
     '\0',
     "",
     {},
     N_("For a projector: at most 50 columns and 18 lines on a screen, and few columns. `set -o "
        "big` has it always.")},
};
constexpr OptionTable map_options{"map", OptionsStand::Anywhere, map_rows};

// The map shows all sessions, or the session of the process that was named, or the shell's session.
struct MapRequest {
    bool all = false;
    std::optional<Session> session; // the session of the process that was named
};

// The session of a process ID or a job ID.
Result<Session, Message> session_named(BuiltinCall& call, const std::string& operand) {
    std::optional<pid_t> pid = parse_count(operand);
    const std::string meant = job_that_may_be_meant(call.shell, operand);
    if (operand.starts_with('%')) {
        const auto job = find_job(call.shell, operand);
        if (!job)
            return job.error();
        for (const JobProcess& process : job.value()->processes)
            if (!process.reaped)
                pid = process.pid.value;
    }
    const pid_t session = pid ? ::getsid(*pid) : -1;
    if (session < 0)
        return !meant.empty() ? find_job(call.shell, operand).error()
                              : _("{0}: no such process; `map -a` shows all of yours", operand);
    if (!meant.empty())
        call.complain(process_or_job(operand, meant));
    return Session{session};
}

Result<MapRequest, Message> request_of(BuiltinCall& call, const GivenOptions& given) {
    MapRequest request;
    request.all = given.has("all");
    if (given.operands.size() > 1)
        return _("one process ID at the most was expected");
    for (const std::string& operand : given.operands) {
        const auto session = session_named(call, operand);
        if (!session)
            return session.error();
        request.session = session.value();
    }
    if (request.all && request.session)
        return _("-a and a process ID: one of the two was expected");
    if (given.has("json") && given.has("watch"))
        return _("--json and --watch: one of the two was expected");
    return request;
}

// Reads only the processes that the map shows: on a machine with thousands of processes, a terminal
// has few.
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

// The sentence that the session has ended, above the map of what is left.
std::string heading(const Message& ended, std::size_t columns, const Translator& translate) {
    std::string text;
    for (const std::string& line : wrapped(translate(ended), columns - 1))
        text += " " + line + "\n";
    return text + "\n";
}

BuiltinResult watch_map(BuiltinCall& call, const MapRequest& request, MapStyle style) {
    Shell& shell = call.shell;
    std::optional<FollowedSession> followed;
    if (!request.all)
        followed.emplace(shell, request.session);
    style.wraps = true;
    const std::size_t most_rows = style.big ? big_rows : all_rows;
    return watch(call, most_rows, [&](std::size_t columns) {
        style.columns = std::max<std::size_t>(columns, style.big ? big_columns : 60);
        if (!followed)
            return render(look(shell, request), style, shell.translate);
        const FollowedSession::Look seen = followed->look();
        const std::string map = render(seen.map, style, shell.translate);
        const std::size_t width = style.big ? big_columns : style.columns;
        return seen.ended.empty() ? map : heading(seen.ended, width, shell.translate) + map;
    });
}

BuiltinResult run_map(BuiltinCall& call) {
    const auto given = options_of(call, map_builtin);
    if (!given)
        return given.error();
    const auto asked = request_of(call, given.value());
    if (!asked)
        return call.misuse(asked.error());
    const MapRequest& request = asked.value();
    const Display display = call.display();
    // At the edge of a wider screen the remarks would be far from their commands.
    MapStyle style{locale_is_utf8(), display.has_colour,
                   std::clamp<std::size_t>(display.columns, 60, 100)};
    style.big = wants_big(call, given.value().has("big"));
    if (given.value().has("watch"))
        return watch_map(call, request, style);
    call.shell.control.collect();
    const Map map = look(call.shell, request);
    if (style.big && !given.value().has("json"))
        return show_big(call, render(map, style, call.shell.translate));
    call.print(given.value().has("json") ? to_json(map) : render(map, style, call.shell.translate));
    return done(0);
}

} // namespace

const Builtin map_builtin = {
    .name = "map",
    .kind = BuiltinKind::Leash,
    .run = run_map,
    .synopsis = "map [-a | PID | %N] [--big] [--watch | --json]",
    .summary = N_("who is tied to this terminal now"),
    .help = N_(R"(Draws the terminal, the session on it, its process groups and their processes.
The group in the foreground and this shell are marked; jobs have their numbers.
Daemons and disowned jobs that this leash started stand apart, without a TTY,
with who has adopted them. With PID or %N it shows the session of that process.
)"),
    .options = &map_options,
    .help_after_options = N_(R"(
    sleep 100 | cat &
    map
)"),
};

} // namespace leash
