// The library: where lessons are found, by name or by number.
//
// A folder with a folder for each language, in it NN-id.md for each lesson. It is $LEASH_LESSONS
// if that is set; else the one of the source tree that this leash was built in, or the one it was
// installed with.
#pragma once

#include "interpreter/shell.hpp"
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

class Library {
  public:
    // `executable` is this program's own file; `chosen` is $LEASH_LESSONS, or empty. English is
    // there where `language` is not. The error says where lessons were looked for.
    static Result<Library, std::string>
    open(const std::string& executable, const std::string& chosen, const std::string& language);
    // As this shell's variables and its own file have it.
    static Result<Library, std::string> of_shell(const Shell& shell);

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

// The language to speak: LEASH_LANG, else that of the locale (LC_ALL, LC_MESSAGES, LANG). There
// may be no lessons in it.
std::string language_of(const Variables& variables);

// The languages that there are lessons in, sorted. Empty: no lessons were found at all.
std::vector<std::string> languages_of_lessons(const Shell& shell);

// Reads and parses it. Also wrong: an id in the file that is not that of its name.
Result<Lesson, FileError> read_lesson(const LessonFile& file);

} // namespace leash
