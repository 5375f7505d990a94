#include "builtins/leash/lesson_book.hpp"

#include "base/foreign_text.hpp"
#include "builtins/leash/lesson_call.hpp"
#include "builtins/leash/lesson_consent.hpp"
#include "builtins/leash/lesson_source.hpp"
#include "builtins/leash/lesson_verify.hpp"
#include "builtins/leash/run_apart.hpp"
#include "kernel/catalogue_file.hpp"
#include "kernel/descriptors.hpp"
#include "kernel/own_files.hpp"
#include "kernel/signals.hpp"
#include "lesson/book_folder.hpp"
#include "lesson/foreign_lesson.hpp"

#include <algorithm>
#include <unistd.h>

namespace leash {
namespace {

void print(std::string_view text) {
    (void)write_all(STDOUT_FILENO, lines_made_visible(text));
}

void complain(const Translator& translate, const Message& message) {
    (void)write_all(STDERR_FILENO,
                    lines_made_visible("leash: lesson: " + translate(message)) + "\n");
}

// Reads the lessons with these names, or all lessons, in each language. A language without one of
// these lessons has the others. The facts are still to come.
Result<std::vector<BookLanguage>, Message> read_course(const Shell& shell,
                                                       std::span<const std::string> names) {
    for (const std::string& name : names)
        if (wish_for_file(name))
            return _("book: {0} is a file; a book takes lessons of the course, which `lesson list` "
                     "lists",
                     name);
    LessonSource source = lesson_source(shell);
    if (const auto library = Library::open(source); !library)
        return library.error();
    std::vector<BookLanguage> languages;
    std::optional<Message> not_found;
    std::vector<bool> is_found(names.size());
    for (const std::string& language : languages_of_lessons(source)) {
        source.language = language;
        const auto library = Library::open(source);
        if (!library)
            return library.error();
        std::vector<LessonFile> files;
        if (names.empty())
            files = library.value().files();
        for (std::size_t i = 0; i < names.size(); ++i)
            if (auto file = library.value().find(names[i])) {
                is_found[i] = true;
                files.push_back(std::move(file).value());
            } else {
                not_found = file.error();
            }
        std::sort(files.begin(), files.end(),
                  [](const LessonFile& a, const LessonFile& b) { return a.number < b.number; });
        files.erase(
            std::unique(files.begin(), files.end(),
                        [](const LessonFile& a, const LessonFile& b) { return a.path == b.path; }),
            files.end());
        BookLanguage book{language, translator_into(language, shell.executable), {}};
        for (const LessonFile& file : files) {
            auto lesson = read_lesson(file);
            if (!lesson)
                return lesson.error().message();
            auto beliefs = read_beliefs(beliefs_file_of(file.path));
            if (!beliefs)
                return beliefs.error().message();
            book.lessons.push_back(
                {file, std::move(lesson).value(), std::move(beliefs).value(), {}});
        }
        if (!book.lessons.empty())
            languages.push_back(std::move(book));
    }
    if (std::find(is_found.begin(), is_found.end(), false) != is_found.end() && not_found)
        return *not_found;
    return languages;
}

// Asks about each foreign lesson, once. Must be called in a process that has the terminal.
bool agrees_to_play_all(const Shell& shell, const std::vector<BookLanguage>& languages) {
    for (const BookLanguage& language : languages)
        for (const BookLesson& one : language.lessons)
            if (is_foreign(lesson_source(shell), one.file.path) &&
                !agrees_to_play(one.lesson, false, shell.translate))
                return false;
    return true;
}

// Returns the files of the player; no files if one of them is missing.
std::vector<BookFile> read_player(const std::string& executable) {
    for (const std::string& folder : player_folders(executable)) {
        std::vector<BookFile> files;
        for (const char* name :
             {"asciinema-player.min.js", "asciinema-player.css", "asciinema-player.apache-2.0.txt"})
            if (auto content = read_file(folder + "/" + name))
                files.push_back({std::string("player/") + name, std::move(content).value()});
        if (files.size() == 3)
            return files;
    }
    return {};
}

// Verifies the lessons, and writes the book. Must be called in a process of its own.
int play_and_write(const Shell& shell, std::vector<BookLanguage>& languages,
                   const std::string& path) {
    const Translator& translate = shell.translate;
    auto folder = BookFolder::begin(path);
    if (!folder) {
        complain(translate, folder.error());
        return 1;
    }
    for (BookLanguage& language : languages)
        for (BookLesson& one : language.lessons) {
            print(" " + language.language + "  " + page_name(one.file) + "\n");
            auto facts =
                observe_lesson(one.lesson, one.file.number, language.translate, signals_are_noted);
            if (signals_are_noted())
                return 1;
            if (!facts) { // a book must not be half true
                (void)write_all(STDERR_FILENO, lines_made_visible(facts.error()));
                return 1;
            }
            one.facts = std::move(facts).value();
        }
    const std::vector<BookFile> player = read_player(shell.executable);
    auto written = folder.value().write(book_files(languages, !player.empty()));
    if (written)
        written = folder.value().write(player);
    if (written && !signals_are_noted())
        written = folder.value().finish();
    if (signals_are_noted())
        return 1;
    if (!written) {
        complain(translate, written.error());
        return 1;
    }
    print(translate(_(" Written: {0}\n To read it, open {1} in a browser.\n", path,
                      path + (path.ends_with('/') ? "" : "/") + "index.html")));
    if (player.empty())
        print(translate(_(" leash was built without asciinema's player, so each page links its\n"
                          " recordings instead of playing them.\n")));
    return 0;
}

} // namespace

BuiltinResult make_book(BuiltinCall& call, std::span<const std::string> operands) {
    if (operands.empty() || operands.front().empty())
        return call.misuse(_("book: the name of a new folder was expected"));
    auto course = read_course(call.shell, operands.subspan(1));
    if (!course)
        return refuse(call, course.error());
    std::vector<BookLanguage> languages = std::move(course).value();
    const bool asks = is_at_terminal(call.shell); // in the child there is no job control
    return run_apart(call, "lesson book", [&]() -> int {
        if (asks && !agrees_to_play_all(call.shell, languages))
            return 1;
        return verify_until_signal(
            [&] { return play_and_write(call.shell, languages, operands.front()); });
    });
}

} // namespace leash
