#include "builtins/leash/lesson_consent.hpp"

#include "kernel/descriptors.hpp"
#include "lesson/foreign_lesson.hpp"

#include <cerrno>
#include <fcntl.h>
#include <termios.h>
#include <unistd.h>

namespace leash {
namespace {

// Reads byte by byte, so that the next line stays for the next reader.
std::string read_answer() {
    std::string answer;
    for (;;) {
        char byte = 0;
        const ssize_t count = ::read(STDIN_FILENO, &byte, 1);
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0 || byte == '\n')
            return answer;
        answer += byte;
    }
}

} // namespace

bool agrees_to_play(const Lesson& lesson, bool with_mistakes, const Translator& translate) {
    const std::string question =
        what_it_runs(lesson, with_mistakes, translate) + translate(_(" Play it? [y/N] "));
    ::tcflush(STDIN_FILENO, TCIFLUSH); // what was typed before is no answer to this question
    // Standard output may be a file: `lesson handout --key FILE.md > key.md`.
    const auto opened = open_file("/dev/tty", O_WRONLY);
    const int terminal = opened ? opened.value().get() : STDERR_FILENO;
    (void)write_all(terminal, question);
    const std::string answer = read_answer();
    if (answer == "y" || answer == "Y")
        return true;
    (void)write_all(terminal, translate(_(" Not played.\n")));
    return false;
}

} // namespace leash
