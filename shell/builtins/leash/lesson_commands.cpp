// The words of a lesson: hint, solution, next, back, skip, status, reset, quit.
//
// On the practice terminal of a lesson, this shell sends the word to the player, which runs outside
// this shell.

#include "base/foreign_text.hpp"
#include "builtins/rows.hpp"
#include "interpreter/interpreter.hpp"

namespace leash {
namespace {

BuiltinResult run_lesson_word(BuiltinCall& call) {
    if (!call.shell.stage) {
        call.complain(call.arguments.front() == "quit"
                          ? _("no lesson is being played here; `exit` leaves leash")
                          : _("no lesson is being played; `lesson` starts one"));
        return done(1);
    }
    const auto reply = call.shell.stage->ask({call.arguments.front()});
    if (!reply) {
        call.complain(_("the practice terminal does not answer"));
        return done(1);
    }
    if (reply->status != 0)
        call.complain(Message::verbatim(reply->text));
    else if (!reply->text.empty())
        call.print(lines_made_visible(reply->text) + "\n");
    return done(reply->status);
}

// Outside a lesson, `reset` means reset(1), which repairs a terminal's modes and screen.
BuiltinResult run_reset(BuiltinCall& call) {
    if (call.shell.stage) {
        const auto reply = call.shell.stage->ask({"reset"});
        if (reply && reply->status == 0)
            return done(0);
    }
    auto program = call.interpreter.commands().find_program("reset");
    if (!program) {
        call.complain(_("no lesson is being played, and there is no program of that name"));
        return done(127);
    }
    std::vector<std::string> fields = call.arguments;
    fields.front() = program->path;
    const Completion completion =
        call.interpreter.run_fields(std::move(fields), LookFor::NoFunctions, nullptr, {});
    return {call.shell.last_status, completion, false};
}

} // namespace

const Builtin hint_builtin = {
    "hint",
    BuiltinKind::Leash,
    run_lesson_word,
    "hint",
    N_("in a lesson: a hint, and another one each time"),
    N_("Helps with what is to be done in this step of the lesson.\n"),
};
const Builtin solution_builtin = {
    "solution",
    BuiltinKind::Leash,
    run_lesson_word,
    "solution",
    N_("in a lesson: what to type"),
    N_("Shows the lines that do what this step of the lesson asks for.\n"),
};
const Builtin next_builtin = {
    "next",
    BuiltinKind::Leash,
    run_lesson_word,
    "next",
    N_("in a lesson: on to the next step, once this one is done"),
    N_("Goes on, as Enter does after `ok`. Before that it says what is missing.\n"),
};
const Builtin skip_builtin = {
    "skip",
    BuiltinKind::Leash,
    run_lesson_word,
    "skip",
    N_("in a lesson: on to the next step without doing this one"),
    N_("If the next step needs the lines of this step, leash types them, unseen.\n"),
};
const Builtin back_builtin = {
    "back",
    BuiltinKind::Leash,
    run_lesson_word,
    "back",
    N_("in a lesson: the step before, on a fresh practice terminal"),
    N_("The earlier steps are typed for you, unseen.\n"),
};
const Builtin reset_builtin = {
    "reset",
    BuiltinKind::Leash,
    run_reset,
    "reset",
    N_("in a lesson: this step again, on a fresh practice terminal"),
    N_("The steps before are typed for you, unseen. Outside a lesson it is the program\n"
       "reset(1), which puts the terminal's modes right.\n"),
};
const Builtin status_builtin = {
    "status",
    BuiltinKind::Leash,
    run_lesson_word,
    "status",
    N_("in a lesson: where you are, and what the step waits for"),
    N_("Shows the lesson, the step, and what is still missing.\n"),
};
const Builtin quit_builtin = {
    "quit",
    BuiltinKind::Leash,
    run_lesson_word,
    "quit",
    N_("in a lesson: leave it; `lesson` comes back to this step"),
    N_("Ends the practice terminal and the lesson. Where you were is kept.\n"),
};

} // namespace leash
