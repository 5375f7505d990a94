// The library finds lessons, by name or by number.
//
// The library is a folder. The library contains a folder for each language, and such a folder
// contains a file NN-id.md for each lesson. $LEASH_LESSONS names the library. If this variable is
// not set, the library is the folder lessons/ of the source tree where this leash was built, or the
// folder of the installation.
#pragma once

#include "lesson/document.hpp"

#include <optional>
#include <string>
#include <vector>

namespace leash {

struct LessonFile {
    int number = 0;   // 6 of 06-exit-or-hangup.md
    std::string id;   // exit-or-hangup
    std::string path; // path of the file
};

// A lesson as a whole, or one of its steps.
struct LessonWish {
    LessonFile file;
    std::string step; // the step's id, or its number from 1; empty for the whole lesson
};

// Where the library is, and which language the lessons are to have.
struct LessonSource {
    std::string executable; // the file of this program
    std::string chosen;     // $LEASH_LESSONS, or empty
    std::string language;   // "zh": the name of a folder
    // $LEASH_TRUSTED_LESSONS: folders with colons between them; see foreign_lesson.hpp.
    std::string trusted = {};
};

class Library {
  public:
    // Opens the lessons in the source's language, or in English if there are no lessons in that
    // language. The error names the folders that were searched.
    static Result<Library, Message> open(const LessonSource& source);

    const std::vector<LessonFile>& files() const { return files_; } // in the order of their numbers
    // Finds a lesson by its id, its number ("8", "08"), or the beginning of its id. The error
    // guesses what was meant, and says how to list the lessons.
    Result<LessonFile, Message> find(const std::string& name) const;
    // Does the same with a step behind: "the-cable", "8.2", "the-cable.jobs".
    Result<LessonWish, Message> find_step(const std::string& text) const;
    const LessonFile* after(const LessonFile& file) const; // nullptr after the last lesson
    const std::string& language() const { return language_; }

  private:
    // Returns "" if no id is close to the name, and the name is not a part of one id alone.
    std::string closest_id(const std::string& name) const;

    std::string language_;
    std::vector<LessonFile> files_;
};

// Returns the languages for which lessons exist, sorted; empty if no lessons were found.
std::vector<std::string> languages_of_lessons(const LessonSource& source);

// Describes a lesson file anywhere, by its path. `id` is empty if the file's name is not NN-id.md:
// read_lesson() then accepts any id.
LessonFile lesson_file_at(const std::string& path);

// Reads a text with a slash or with ".md" as a path; a step may follow ".md": "./14-my.md.2".
// Returns nullopt if the text is no path: then it names a lesson of the library.
std::optional<LessonWish> wish_for_file(const std::string& text);

// Reads the text as wish_for_file() does, or else as Library::find_step() does. A path needs no
// library.
Result<LessonWish, Message> lesson_named(const LessonSource& source, const std::string& text);

Message no_such_step(const LessonFile& file, const Lesson& lesson, const std::string& step);

// Reads and parses the file, whose lines may end in CR LF, and replaces each {port} by a free port.
// Fails also if the id in the file differs from the id in the file's name.
Result<Lesson, FileError> read_lesson(const LessonFile& file);

} // namespace leash
