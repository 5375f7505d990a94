// A book: the course as a web site of plain files, for readers without Linux at hand and for the
// page of a teacher. `lesson book` makes it.
//
// The site has a folder for each language. A page is a lesson: the text of each step, its
// predictions to answer, and then what was so. Each page can be read without its script, opened
// from a file, and printed. The pages load nothing from the network.
//
// Invariant: no fact of a page was typed. The right answers, the recordings, the maps and the
// pictures come from a run of `lesson verify` (book_facts.hpp). Pure.
#pragma once

#include "base/translator.hpp"
#include "lesson/beliefs.hpp"
#include "lesson/book_facts.hpp"
#include "lesson/library.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace leash {

struct BookLesson {
    LessonFile file;
    Lesson lesson;
    Beliefs beliefs;
    LessonFacts facts;
};

struct BookLanguage {
    std::string language; // "zh": the name of the folder
    Translator translate; // into this language
    std::vector<BookLesson> lessons;
};

struct BookFile {
    std::string path; // in the book, such as "en/00-the-cable.html"
    std::string content;
};

// Returns all files of the book but those of the player of recordings. `has_player` says that
// player/asciinema-player.min.js and player/asciinema-player.css will be in the book; otherwise a
// page only links its recordings.
std::vector<BookFile> book_files(const std::vector<BookLanguage>& languages, bool has_player);

// Returns the page of a lesson, and the files that belong to this page: recordings and autopsies.
// `others` are the languages with the same lesson.
struct Neighbours {
    const BookLesson* before = nullptr;
    const BookLesson* next = nullptr;
    std::vector<const BookLanguage*> others;
};
std::vector<BookFile> lesson_in_book(const BookLesson& lesson, const BookLanguage& language,
                                     const Neighbours& neighbours, bool has_player);

// Returns the name of the page without ".html": "00-the-cable".
std::string page_name(const LessonFile& file);
// Returns "zh-Hans" for Chinese: the language of a page as BCP 47 has it.
std::string language_tag(const BookLanguage& language);
// Returns a link to a page of another language, with the name of that language in itself.
std::string link_to_language(const std::string& address, const BookLanguage& language);

// The style and the script that all pages share (book_style.cpp).
std::string book_stylesheet();
std::string_view book_script();

} // namespace leash
