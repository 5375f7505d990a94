// Prints the first screen of each step of a lesson: what the learner sees of the step before the
// learner answers or types something.
//
//     lesson_screens LESSON.md WIDTH
//
// Exits with 1 if a line is wider than WIDTH, or if a screen has more lines than fit on 24 rows:
// then its beginning scrolls away before the learner has read it.
#include "lesson/library.hpp"
#include "lesson/screen.hpp"

#include "base/text.hpp"
#include "kernel/catalogue_file.hpp"

#include <clocale>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

using namespace leash;

namespace {

constexpr std::size_t most_lines = 23; // the prompt stands on the last row

std::string first_screen(const Lesson& lesson, int number, std::size_t number_of_step,
                         std::size_t width, const Translator& translate) {
    const Step& step = lesson.steps[number_of_step];
    const bool is_first = number_of_step == 0;
    std::string text =
        render(HeaderText{number, lesson.about.title, number_of_step + 1, lesson.steps.size(),
                          is_first ? std::optional(lesson.about.minutes) : std::nullopt},
               width, translate);
    if (is_first)
        text += render(lesson.intro, width);
    Prose prose;
    for (const Shown& one : step.sections.empty() ? step.epilogue : step.sections.front().shown) {
        if (const auto* paragraph = std::get_if<Paragraph>(&one)) {
            prose.push_back(*paragraph);
        } else if (const auto* question = std::get_if<PredictionQuestion>(&one)) {
            return text + render(prose, width) + render(*question, width) +
                   translate(_(" Your answer {0}: ", letters_of(question->options.size()))) + "\n";
        } else {
            prose.push_back({Paragraph::Kind::Verbatim, "(the map)"});
        }
    }
    return text + (step.sections.empty()
                       ? render(prose, width)
                       : render_task(prose, step.sections.front(), width, translate));
}

bool fits(const std::string& screen, std::size_t width, const std::string& what) {
    std::istringstream lines(screen);
    std::size_t count = 0;
    bool is_good = true;
    for (std::string line; std::getline(lines, line); ++count)
        if (display_width(line) > width) {
            std::fprintf(stderr, "%s: wider than %zu columns: %s\n", what.c_str(), width,
                         line.c_str());
            is_good = false;
        }
    if (width >= 79 && count > most_lines) {
        std::fprintf(stderr, "%s: %zu lines, and %zu fit on a screen\n", what.c_str(), count,
                     most_lines);
        is_good = false;
    }
    return is_good;
}

} // namespace

int main(int argc, char** argv) {
    if (argc != 3 || !std::setlocale(LC_CTYPE, "C.UTF-8")) {
        std::fprintf(stderr, "usage: lesson_screens LESSON.md WIDTH\n");
        return 2;
    }
    const std::filesystem::path path = argv[1];
    const auto width = static_cast<std::size_t>(std::atoi(argv[2]));
    // {port} stays as it is: read_lesson() would put another free port there each time.
    std::ostringstream text;
    text << std::ifstream(path).rdbuf();
    const auto lesson = parse_lesson(text.str(), path.string());
    if (!lesson) {
        std::fprintf(stderr, "%s\n", in_english(lesson.error().message()).c_str());
        return 1;
    }
    const Translator translate =
        translator_into(path.parent_path().filename().string(), LEASH_BUILT);
    const int number = std::atoi(path.filename().c_str());
    bool is_good = true;
    for (std::size_t step = 0; step < lesson.value().steps.size(); ++step) {
        const std::string screen = first_screen(lesson.value(), number, step, width, translate);
        std::printf("%s%s", step == 0 ? "" : "\n", screen.c_str());
        is_good = fits(screen, width, std::string(argv[1]) + " step " + std::to_string(step + 1)) &&
                  is_good;
    }
    return is_good ? 0 : 1;
}
