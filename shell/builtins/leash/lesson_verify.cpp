// lesson verify plays lessons unattended. lesson/verify.cpp plays them.
#include "builtins/leash/lesson_verify.hpp"

#include "base/foreign_text.hpp"
#include "builtins/leash/lesson_source.hpp"
#include "builtins/leash/run_apart.hpp"
#include "kernel/catalogue_file.hpp"
#include "kernel/descriptors.hpp"
#include "kernel/send_signal.hpp"
#include "kernel/signals.hpp"
#include "lesson/verify.hpp"

#include <csignal>
#include <unistd.h>

namespace leash {
namespace {

// A path needs no library.
Result<std::vector<LessonWish>, std::string> wishes_of(const Shell& shell,
                                                       std::span<const std::string> names) {
    std::vector<LessonWish> wishes;
    for (const std::string& name : names) {
        auto wish = wish_for_file(name);
        if (!wish) {
            const auto library = Library::open(lesson_source(shell));
            if (!library)
                return library.error();
            auto found = library.value().find_step(name);
            if (!found)
                return found.error();
            wish = std::move(found).value();
        }
        wishes.push_back(std::move(*wish));
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

} // namespace

Result<BuiltinResult, std::string> run_lesson_verify(BuiltinCall& call,
                                                     std::span<const std::string> names) {
    auto wanted = wishes_of(call.shell, names);
    if (!wanted)
        return wanted.error();
    const std::vector<LessonWish> wishes = std::move(wanted).value();
    return run_apart(call, "lesson verify", [&]() -> int {
        // Race: the window may be closed while a witness runs that ignores SIGHUP. So this process
        // ends what the lesson has started, and dies of the signal then. SIGPIPE: `| head -1`.
        for (const int signal : {SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGPIPE})
            if (auto noted = set_disposition(signal, Disposition::Noted); !noted)
                return 1;
        // Writes each line at once: a lesson takes some seconds.
        const int status = verify_lessons(
            wishes,
            [&](const std::string& language) {
                return translator_into(language, call.shell.executable);
            },
            [](std::string_view text) { (void)write_all(STDOUT_FILENO, lines_made_visible(text)); },
            signals_are_noted);
        for (const ReceivedSignal& received : take_signals())
            die_of_signal(received.signal);
        return status;
    });
}

} // namespace leash
