#include "lesson/player.hpp"

#include "base/foreign_text.hpp"
#include "kernel/descriptors.hpp"
#include "lesson/needs.hpp"
#include "lesson/player_course.hpp"

#include <unistd.h>

namespace leash {

int play_lesson(const Lesson& lesson, PlayOptions options) {
    const auto complain = [](const SystemError& error) {
        (void)write_all(STDERR_FILENO, "lesson: it cannot be played or recorded: " +
                                           lines_made_visible(error.message()) + "\n");
        return 1;
    };
    for (const auto& [command, need] : lesson.needs_of_all_steps())
        if (const auto lack = lack_of(command, need)) {
            const bool is_missing = *lack == Lack::NotInstalled;
            (void)write_all(
                STDERR_FILENO,
                "lesson: it " + lines_made_visible(lack_in_words(command, need, *lack)) + "\n" +
                    (is_missing ? "To install it:  apt install " + made_visible(need.package) + "\n"
                                : ""));
            return 1;
        }
    auto outer = OuterTerminal::open();
    if (!outer)
        return complain(outer.error());
    if (auto noted = note_relay_signals(); !noted)
        return complain(noted.error());
    std::optional<Recording> recording;
    if (options.recording) {
        auto created = Recording::create(*options.recording, outer.value().size());
        if (!created)
            return complain(created.error());
        recording = std::move(created).value();
        outer.value().record(*recording);
    }
    const int status = Course(lesson, std::move(options), std::move(outer).value(),
                              recording ? &*recording : nullptr)
                           .play();
    if (recording && recording->problem())
        return complain(*recording->problem());
    return status;
}

} // namespace leash
