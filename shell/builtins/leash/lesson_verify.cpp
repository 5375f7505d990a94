// lesson verify plays lessons unattended. lesson/verify.cpp plays them.
#include "builtins/leash/lesson_verify.hpp"

#include "base/foreign_text.hpp"
#include "builtins/leash/lesson_call.hpp"
#include "builtins/leash/lesson_consent.hpp"
#include "builtins/leash/lesson_source.hpp"
#include "builtins/leash/run_apart.hpp"
#include "builtins/leash/state_path.hpp"
#include "kernel/catalogue_file.hpp"
#include "kernel/descriptors.hpp"
#include "kernel/send_signal.hpp"
#include "kernel/signals.hpp"
#include "lesson/foreign_lesson.hpp"
#include "lesson/verify.hpp"

#include <csignal>
#include <unistd.h>
#include <utility>

namespace leash {
namespace {

Result<std::vector<LessonWish>, Message> wishes_of(const Shell& shell,
                                                   std::span<const std::string> names) {
    std::vector<LessonWish> wishes;
    for (const std::string& name : names) {
        auto wish = lesson_named(lesson_source(shell), name);
        if (!wish)
            return wish.error();
        wishes.push_back(std::move(wish).value());
    }
    if (!names.empty())
        return wishes;
    const auto library = Library::open(lesson_source(shell));
    if (!library)
        return library.error();
    for (const LessonFile& file : library.value().files())
        wishes.push_back({file, ""});
    return wishes;
}

// Asks about each foreign lesson, once. Must be called in a process that has the terminal.
bool agrees_to_verify(const Shell& shell, const std::vector<LessonWish>& wishes) {
    std::string last;
    for (const LessonWish& wish : wishes) {
        if (wish.file.path == std::exchange(last, wish.file.path) ||
            !is_foreign(lesson_source(shell), wish.file.path))
            continue;
        const auto lesson = read_lesson(wish.file); // verify_lessons() tells an error
        if (lesson && !agrees_to_play(lesson.value(), true, shell.translate))
            return false;
    }
    return true;
}

} // namespace

int verify_until_signal(const std::function<int()>& verify) {
    // Race: the window may be closed while a witness runs that ignores SIGHUP. So this process ends
    // what the lesson has started, and dies of the signal then. SIGPIPE: `| head -1`.
    for (const int signal : {SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGPIPE})
        if (auto noted = set_disposition(signal, Disposition::Noted); !noted)
            return 1;
    const int status = verify();
    for (const ReceivedSignal& received : take_signals())
        die_of_signal(received.signal);
    return status;
}

// A script that verifies a lesson has named the lesson itself: it is not asked.
Result<BuiltinResult, Message> run_lesson_verify(BuiltinCall& call,
                                                 std::span<const std::string> names) {
    auto wanted = wishes_of(call.shell, names);
    if (!wanted)
        return wanted.error();
    const std::vector<LessonWish> wishes = std::move(wanted).value();
    const std::string kept = state_path(call.shell, "proved.json");
    const bool asks = is_at_terminal(call.shell); // in the child there is no job control
    return run_apart(call, "lesson verify", [&]() -> int {
        if (asks && !agrees_to_verify(call.shell, wishes))
            return 1;
        return verify_until_signal([&] {
            return verify_lessons(
                wishes,
                [&](const std::string& language) {
                    return translator_into(language, call.shell.executable);
                },
                // Writes each line at once: a lesson takes some seconds.
                [](std::string_view text) {
                    (void)write_all(STDOUT_FILENO, lines_made_visible(text));
                },
                signals_are_noted,
                // For the advice of `lesson present`; without the file there is none.
                [&](const Lesson& lesson, const ProvedAnswers& answers) {
                    (void)keep_proved_answers(kept, lesson.file_hash, answers);
                });
        });
    });
}

} // namespace leash
