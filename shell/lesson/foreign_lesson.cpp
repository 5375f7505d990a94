#include "lesson/foreign_lesson.hpp"

#include "base/foreign_text.hpp"
#include "kernel/own_files.hpp"

#include <algorithm>
#include <filesystem>
#include <sstream>

namespace leash {
namespace {

namespace fs = std::filesystem;

using Lines = std::vector<std::string>;

void add(Lines& list, const std::vector<LineToType>& lines) {
    for (const LineToType& line : lines)
        list.push_back(line.text);
}

// A title and its lines, each line once; nothing if there are no lines.
std::string part(const std::string& title, const Lines& lines) {
    std::string text;
    Lines told;
    for (const std::string& line : lines) {
        if (std::find(told.begin(), told.end(), line) != told.end())
            continue;
        text += "   " + made_visible(line) + "\n";
        told.push_back(line);
    }
    return text.empty() ? "" : title + text;
}

// True if `place` is in `folder`, or in a folder inside it. Both paths are canonical.
bool is_inside(const fs::path& folder, const fs::path& place) {
    return std::mismatch(folder.begin(), folder.end(), place.begin(), place.end()).first ==
           folder.end();
}

Lines folders_of(const std::string& list) {
    Lines folders;
    std::istringstream stream(list);
    for (std::string folder; std::getline(stream, folder, ':');)
        if (!folder.empty())
            folders.push_back(folder);
    return folders;
}

} // namespace

bool is_foreign(const LessonSource& source, const std::string& file) {
    std::error_code error;
    const fs::path place = fs::canonical(file, error);
    if (error)
        return true;
    Lines folders = lesson_folders(source.executable);
    const Lines trusted = folders_of(source.trusted);
    folders.insert(folders.end(), trusted.begin(), trusted.end());
    return std::none_of(folders.begin(), folders.end(), [&](const std::string& folder) {
        const fs::path path = fs::canonical(folder, error);
        return !error && is_inside(path, place);
    });
}

std::string what_it_runs(const Lesson& lesson, bool with_mistakes, const Translator& translate) {
    Lines trials, shells, hidden, typed, mistakes;
    for (const auto& [command, need] : lesson.about.needs)
        if (!need.works.empty())
            trials.push_back(need.works);
    for (std::size_t number = 0; number < lesson.steps.size(); ++number) {
        if (const std::string& shell = lesson.shell_of(number); !shell.empty())
            shells.push_back(shell);
        for (const Section& section : lesson.steps[number].sections) {
            add(hidden, section.setup);
            for (const Do& task : section.tasks)
                add(typed, task.lines);
            for (const Wrong& mistake : section.mistakes)
                if (with_mistakes)
                    add(mistakes, mistake.lines);
        }
    }
    return translate(_(" This lesson is not one of leash's own: {0}\n"
                       " What it runs, it runs as you, on this machine:\n",
                       made_visible(lesson.file))) +
           part(translate(_(" To see whether a program works:\n")), trials) +
           part(translate(_(" As the shell of its practice terminal:\n")), shells) +
           part(translate(_(" Without showing it to you:\n")), hidden) +
           part(translate(_(" What it asks you to type, or types for you:\n")), typed) +
           part(translate(_(" As mistakes, for `lesson verify`:\n")), mistakes);
}

} // namespace leash
