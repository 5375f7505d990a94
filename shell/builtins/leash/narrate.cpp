// narrate tells what leash does about jobs, when leash does it, or once more later.

#include "insight/narration.hpp"

#include "builtins/leash/call_options.hpp"
#include "builtins/rows.hpp"
#include "insight/event_json.hpp"
#include "interpreter/interpreter.hpp"
#include "kernel/descriptors.hpp"

#include <fcntl.h>
#include <unistd.h>

namespace leash {
namespace {

struct Asked {
    std::string word; // "on", "off", "last" or ""
    std::optional<std::string> file;
};

constexpr NamedOption narrate_rows[] = {
    {"json", '\0', "FILE", N_("a file"),
     N_("Append it to FILE, a JSON object a line, until `narrate off`; with `last`, once.")},
};
constexpr OptionTable narrate_options{"narrate", OptionsStand::Anywhere, narrate_rows};

Result<Asked, Message> asked_by(const GivenOptions& given) {
    Asked asked;
    for (const std::string& operand : given.operands) {
        if (!asked.word.empty() || (operand != "on" && operand != "off" && operand != "last"))
            return _("{0}: on, off, last or --json FILE was expected", operand);
        asked.word = operand;
    }
    asked.file = given.value("json");
    if (asked.word == "off" && asked.file)
        return _("--json: not together with off");
    return asked;
}

BuiltinResult tell_last(BuiltinCall& call, const std::optional<std::string>& file) {
    const std::deque<Event>& events = call.shell.narrator.last();
    if (events.empty()) {
        call.complain(_("nothing was done about jobs yet; start a program, then try again"));
        return done(1);
    }
    if (!file) {
        for (const Event& event : events)
            call.print(narration_lines(call.shell.translate(narrate(event.body)), call.display()));
        return done(0);
    }
    std::string text;
    for (const Event& event : events)
        text += json_line(event);
    // The user names this file, and leash writes to it once: the file may be a pipe or a terminal.
    // It is not a state file (kernel/state_file.hpp), which leash keeps.
    const auto opened = open_file(*file, O_WRONLY | O_CREAT | O_APPEND, 0600);
    const Outcome written = opened ? write_all(opened.value().get(), text) : opened.error();
    if (!written)
        call.complain(written.error().message());
    return done(written ? 0 : 1);
}

void tell_state(BuiltinCall& call) {
    const Narrator& narrator = call.shell.narrator;
    call.say(narrator.speaks()
                 ? _("narrate is on; `narrate off` ends it\n")
                 : _("narrate is off; `narrate on` tells each thing that leash does about jobs\n"));
    if (!narrator.file().empty())
        call.say(_("as JSON it goes to {0}\n", narrator.file()));
}

BuiltinResult run_narrate(BuiltinCall& call) {
    const auto given = options_of(call, narrate_builtin);
    if (!given)
        return given.error();
    const auto asked = asked_by(given.value());
    if (!asked)
        return call.misuse(asked.error());
    const auto& [word, file] = asked.value();
    if (word == "last")
        return tell_last(call, file);
    Narrator& narrator = call.shell.narrator;
    if (file) {
        if (const auto opened = narrator.write_json_to(*file); !opened) {
            call.complain(opened.error().message());
            return done(1);
        }
        call.shell.control.want_start_times();
        call.interpreter.let_narrator_hear();
    }
    if (word.empty() && !file)
        tell_state(call);
    if (word == "off")
        narrator.close_file();
    if (!word.empty())
        (void)call.interpreter.change_option(*find_option("narrate"), word == "on");
    return done(0);
}

} // namespace

const Builtin narrate_builtin = {
    .name = "narrate",
    .kind = BuiltinKind::Leash,
    .run = run_narrate,
    .synopsis = "narrate [on | off | last] [--json FILE]",
    .summary = N_("tell each thing that leash does about jobs, and why"),
    .help = N_(R"(`narrate on` is `set -o narrate`: from then on a line that begins with ~ tells
each call that leash makes for job control, as it happens, and its reason. While
a job has the terminal nothing is told: leash tells it afterwards. A subshell is
another process, and nothing is told of it. `narrate last` tells of the last
command line that started or changed a job, even if narrate was off.
)"),
    .options = &narrate_options,
    .help_after_options = N_(R"(
    narrate on
    sleep 100      then Ctrl-Z, and bg, fg, Ctrl-C
)"),
};

} // namespace leash
