#include "builtins/leash/lesson_present.hpp"

#include "base/text.hpp"
#include "builtins/leash/lesson_call.hpp"
#include "builtins/leash/lesson_consent.hpp"
#include "builtins/leash/lesson_source.hpp"
#include "builtins/leash/run_apart.hpp"
#include "builtins/leash/state_path.hpp"
#include "insight/big_screen.hpp"
#include "kernel/catalogue_file.hpp"
#include "language/printer.hpp"
#include "lesson/foreign_lesson.hpp"
#include "lesson/presenter.hpp"
#include "lesson/verify.hpp"

namespace leash {

BuiltinResult present(BuiltinCall& call, std::span<const std::string> operands) {
    if (operands.size() != 1)
        return call.misuse(_("present: the name of one lesson was expected"));
    const auto wish = lesson_named(lesson_source(call.shell), operands.front());
    if (!wish)
        return refuse(call, wish.error());
    const LessonFile& file = wish.value().file;
    const auto lesson = read_lesson(file);
    if (!lesson)
        return refuse(call, lesson.error().message());
    const std::string& name = file.id.empty() ? file.path : file.id;
    const std::string& step = wish.value().step;
    const auto first_step = lesson.value().step_named(step.empty() ? "1" : step);
    if (!first_step)
        return refuse(call, no_such_step(file, lesson.value(), step));
    if (!is_at_terminal(call.shell))
        return refuse(call, _("a lesson is presented at a terminal"));
    PresentOptions options;
    options.number = file.number;
    options.translate = translator_into(language_of_lesson(file.path), call.shell.executable);
    options.first_step = *first_step;
    options.proved =
        read_proved_answers(state_path(call.shell, "proved.json"), lesson.value().file_hash);
    options.class_file = state_path(call.shell, "class.jsonl");
    options.autopsy_file = state_path(call.shell, "autopsy.json");
    if (options.proved.empty())
        for (const std::string& line :
             wrapped(call.shell.translate(
                         _("After `lesson verify {0}`, which takes some seconds, a vote "
                           "comes with advice.",
                           quoted_for_shell(name))),
                     big_columns - 1))
            call.print(" " + line + "\n");
    if (!call.flush())
        return done(1);
    const bool must_ask = is_foreign(lesson_source(call.shell), file.path);
    return run_apart(call, "lesson present", [&] {
        if (must_ask && !agrees_to_play(lesson.value(), false, options.translate))
            return 1;
        return present_lesson(lesson.value(), std::move(options));
    });
}

} // namespace leash
