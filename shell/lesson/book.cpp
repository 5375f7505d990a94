#include "lesson/book.hpp"

#include "base/html.hpp"
#include "lesson/prose_html.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace leash {
namespace {

bool has_lesson(const BookLanguage& language, const LessonFile& file) {
    return std::any_of(language.lessons.begin(), language.lessons.end(),
                       [&](const BookLesson& one) {
                           return one.file.id == file.id && one.file.number == file.number;
                       });
}

std::string list_of_lessons(const BookLanguage& language) {
    const Translator& translate = language.translate;
    std::string html = "<ul class=\"contents\">\n";
    for (const BookLesson& one : language.lessons) {
        const std::string address = in_address(page_name(one.file)) + ".html";
        html += fmt::format(
            "<li><a href=\"{}\">{}</a> <span class=\"soft\">{}</span>\n<ol>\n",
            html_escaped(address),
            html_escaped(translate(_("Lesson {0}  {1}", one.file.number, one.lesson.about.title))),
            html_escaped(translate(_("{0} min", one.lesson.about.minutes))));
        for (std::size_t i = 0; i < one.lesson.steps.size(); ++i)
            html += fmt::format("<li><a href=\"{}#step-{}\">{}</a></li>\n", html_escaped(address),
                                i + 1, with_code(one.lesson.steps[i].title));
        html += "</ol></li>\n";
    }
    return html + "</ul>\n";
}

BookFile contents(const BookLanguage& language, const std::vector<BookLanguage>& all) {
    const Translator& translate = language.translate;
    SitePage page;
    page.language = language_tag(language);
    page.title = translate(_("leash: the course"));
    page.styles = {"../book.css"};
    page.body = "<header><nav class=\"ways\">";
    for (const BookLanguage& other : all)
        if (&other != &language)
            page.body +=
                link_to_language("../" + in_address(other.language) + "/index.html", other);
    page.body +=
        "</nav><h1>" + html_escaped(page.title) + "</h1></header>\n<main>\n<p>" +
        html_escaped(translate(
            _("What ties a process to its terminal, and how to cut it loose. Predict first, then "
              "look at what was so. Nobody has typed an answer into this book: leash has played "
              "each lesson on a real terminal, and has written down what it saw."))) +
        "</p>\n" + list_of_lessons(language) + "</main>\n";
    return {language.language + "/index.html", site_page(page)};
}

// The first page has no words but the names of the languages.
BookFile front_page(const std::vector<BookLanguage>& languages) {
    SitePage page;
    page.language = languages.empty() ? "en" : language_tag(languages.front());
    page.title = "leash";
    page.styles = {"book.css"};
    page.body = "<main><h1>leash</h1>\n<ul class=\"contents\">\n";
    for (const BookLanguage& language : languages)
        page.body += "<li>" +
                     link_to_language(in_address(language.language) + "/index.html", language) +
                     "</li>\n";
    page.body += "</ul></main>\n";
    return {"index.html", site_page(page)};
}

} // namespace

std::string page_name(const LessonFile& file) {
    return fmt::format("{:02}-{}", file.number, file.id);
}

std::string language_tag(const BookLanguage& language) {
    // The tag of the language of the page, as BCP 47 has it: in Chinese zh-Hans.
    return language.translate(_("en"));
}

std::string link_to_language(const std::string& address, const BookLanguage& language) {
    const std::string tag = html_escaped(language_tag(language));
    // Translators: the name of your language, in your language.
    return fmt::format("<a href=\"{}\" lang=\"{}\" hreflang=\"{}\">{}</a>\n", html_escaped(address),
                       tag, tag, html_escaped(language.translate(_("English"))));
}

std::vector<BookFile> book_files(const std::vector<BookLanguage>& languages, bool has_player) {
    std::vector<BookFile> files = {{"book.css", book_stylesheet()},
                                   {"book.js", std::string(book_script())},
                                   front_page(languages)};
    for (const BookLanguage& language : languages) {
        files.push_back(contents(language, languages));
        for (std::size_t i = 0; i < language.lessons.size(); ++i) {
            Neighbours neighbours;
            neighbours.before = i > 0 ? &language.lessons[i - 1] : nullptr;
            neighbours.next = i + 1 < language.lessons.size() ? &language.lessons[i + 1] : nullptr;
            for (const BookLanguage& other : languages)
                if (&other != &language && has_lesson(other, language.lessons[i].file))
                    neighbours.others.push_back(&other);
            for (BookFile& file :
                 lesson_in_book(language.lessons[i], language, neighbours, has_player))
                files.push_back(std::move(file));
        }
    }
    return files;
}

} // namespace leash
