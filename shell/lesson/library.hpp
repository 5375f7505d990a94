// The library: where lessons are found, by name or by number.
//
// A folder with a folder for each language, in it NN-id.md for each lesson. It is $LEASH_LESSONS
// if that is set; else the one of the source tree that this leash was built in, or the one it was
// installed with.
#pragma once

#include "lesson/document.hpp"

#include <optional>
#include <string>
#include <vector>

namespace leash {

struct LessonFile {
    int number = 0;   // 8 of 08-exit-or-hangup.md
    std::string id;   // exit-or-hangup
    std::string path; // of the file
};

// Where lessons are looked for, and in which language.
struct LessonSource {
    std::string executable; // the file of this program
    std::string chosen;     // $LEASH_LESSONS, or empty
    std::string language;   // "zh": the name of a folder
};

class Library {
  public:
    // The lessons are in English where there are none in the source's language. The error says
    // which folders were looked into.
    static Result<Library, std::string> open(const LessonSource& source);

    const std::vector<LessonFile>& files() const { return files_; } // by number
    // By id, by number ("8", "08"), or by the beginning of an id. The error says what there is.
    Result<LessonFile, std::string> find(const std::string& name) const;
    const LessonFile* after(const LessonFile& file) const; // nullptr: it is the last
    const std::string& language() const { return language_; }

  private:
    std::string language_;
    std::vector<LessonFile> files_;
};

// "zh" of zh_CN.UTF-8: the name of a folder of lessons.
std::string language_named(std::string_view locale);

// The languages that there are lessons in, sorted. Empty: no lessons were found at all.
std::vector<std::string> languages_of_lessons(const LessonSource& source);

// A lesson anywhere, by its path. Its id is whatever it says, where the name is not NN-id.md.
LessonFile lesson_file_at(const std::string& path);

// Reads and parses it, and puts free ports in the place of {port}. Also wrong: an id in the file
// that is not that of its name.
Result<Lesson, FileError> read_lesson(const LessonFile& file);

} // namespace leash
