// A book: its pages tell what was proved, and nothing else; its folder replaces only a book.
#include "lesson/book_folder.hpp"

#include "base/html.hpp"
#include "folder.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <iterator>

using namespace leash;

namespace {

constexpr const char* book_lesson_text = R"(---
id: x
title: Exit & hangup
minutes: 8
---
The intro.

## Leave {#exit}

What becomes of `ada` if 1 < 2?

- [ ] It goes on running. <!-- alive ada -->
- [ ] It dies. <!-- dead ada; belief all-die -->

```leash do
witness ada &
exit
```
```leash hint
Type `exit`.
```
```leash check
check ended exit
```

It was sent no signal.

Now the next one. Who is its parent?

- [ ] The shell. <!-- alive ada -->
- [ ] Another. <!-- dead ada -->

```leash do hidden
secret
```
```leash check
check alive ada
```

The shell has gone.
)";

Lesson lesson() {
    auto parsed = parse_lesson(book_lesson_text, "en/06-x.md");
    REQUIRE(parsed);
    return std::move(parsed).value();
}

Autopsy autopsy() {
    AutopsyRow row;
    row.pid = Pid{899};
    row.command = "<script>alert(1)</script>";
    row.before = "running";
    row.outcome = "dies";
    row.signal = 1;
    row.after = Message::verbatim("died of SIGHUP");
    row.ended_at = 3;
    Autopsy autopsy;
    autopsy.ending = Ending::Exit;
    autopsy.what = Message::verbatim("exit");
    autopsy.rows = {row};
    return autopsy;
}

// The first prediction is proved; the second is not.
BookLesson book_lesson() {
    BookLesson book{{6, "x", "en/06-x.md"}, lesson(), {{"all-die", "Everything <b>dies</b>."}}, {}};
    const auto questions = book.lesson.steps[0].predictions();
    REQUIRE(questions.size() == 2);
    book.facts.answers[questions[0]->line] = 0;
    StepFacts step;
    step.was_played = true;
    step.recording = "{\"version\":2}\n[0.5,\"o\",\"<script>\"]\n";
    step.shown = {"practice$ exit", "</pre><script>alert(2)</script>"};
    step.ends.push_back({0, autopsy()});
    book.facts.steps = {step};
    return book;
}

std::string content(const std::vector<BookFile>& files, const std::string& path) {
    for (const BookFile& file : files)
        if (file.path == path)
            return file.content;
    return "no file " + path;
}

std::vector<BookFile> files_of(bool has_player) {
    std::vector<BookLanguage> languages;
    languages.push_back({"en", Translator(), {}});
    languages.push_back({"zh", Translator(), {}});
    for (BookLanguage& language : languages)
        language.lessons.push_back(book_lesson());
    return book_files(languages, has_player);
}

bool has(const std::string& text, const std::string& wanted) {
    return text.find(wanted) != std::string::npos;
}

} // namespace

TEST_CASE("a_book_has_a_folder_for_each_language_and_a_page_for_each_lesson") {
    std::vector<std::string> paths;
    for (const BookFile& file : files_of(false))
        paths.push_back(file.path);
    CHECK(paths == std::vector<std::string>{"book.css", "book.js", "index.html", "en/index.html",
                                            "en/06-x.html", "en/06-x.1-1.autopsy.html",
                                            "en/06-x.1.cast", "zh/index.html", "zh/06-x.html",
                                            "zh/06-x.1-1.autopsy.html", "zh/06-x.1.cast"});
}

TEST_CASE("a_prediction_has_a_verdict_for_each_choice_with_the_belief_behind_a_wrong_choice") {
    const std::string page = content(files_of(false), "en/06-x.html");
    CHECK(has(page, "<label><input type=\"radio\" name=\"answer\" value=\"0\"> <b>a</b> It goes on "
                    "running.</label>"));
    CHECK(has(page, "<p data-chosen=\"\">It was a: &quot;It goes on running.&quot;</p>"));
    CHECK(has(page, "<p data-chosen=\"0\" hidden>You said a, and so it was: &quot;It goes on "
                    "running.&quot;</p>"));
    CHECK(has(page, "<p data-chosen=\"1\" hidden>You said b. It was a: &quot;It goes on "
                    "running.&quot; The belief behind b: &quot;Everything &lt;b&gt;dies&lt;/b&gt;."
                    "&quot;</p>"));
}

TEST_CASE("what_explains_the_answer_is_folded_and_what_leads_to_the_next_question_is_not") {
    const std::string page = content(files_of(false), "en/06-x.html");
    const auto verdict = page.find("<details class=\"after\">");
    const auto explains = page.find("<p>It was sent no signal.</p>");
    const auto end = page.find("<p>Now the next one. Who is its parent?</p>");
    REQUIRE(verdict != std::string::npos);
    REQUIRE(explains != std::string::npos);
    REQUIRE(end != std::string::npos);
    CHECK(verdict < explains);
    CHECK(explains < end);
    // The details are closed in between.
    const std::string between = page.substr(explains, end - explains);
    CHECK(between.ends_with("</details>\n"));
}

TEST_CASE("an_answer_that_was_not_proved_stays_open_and_hidden_lines_are_folded") {
    const std::string page = content(files_of(false), "en/06-x.html");
    CHECK(has(page, "<li><b>a</b> The shell.</li>"));
    CHECK(has(page, "Not proved on this machine."));
    CHECK(has(page, "<details><summary>One way to do it</summary>\n<pre>secret\n</pre>\n"
                    "</details>"));
    CHECK(has(page, "<details><summary>Hint 1</summary>\n<p>Type <code>exit</code>.</p>\n"
                    "</details>"));
}

TEST_CASE("nothing_of_a_process_or_a_recording_can_become_an_element_of_a_page") {
    for (const bool has_player : {false, true})
        for (const BookFile& file : files_of(has_player)) {
            CAPTURE(file.path);
            if (!file.path.ends_with(".html"))
                continue;
            CHECK_FALSE(has(file.content, "<script>alert"));
            CHECK_FALSE(has(file.content, "</pre><script"));
        }
    const std::string page = content(files_of(true), "en/06-x.html");
    CHECK(has(page, "data-cast=\"[{&quot;version&quot;:2},[0.5,&quot;o&quot;,&quot;&lt;script&gt;"
                    "&quot;]]\""));
    CHECK(has(page, "<script src=\"../player/asciinema-player.min.js\" defer></script>"));
}

TEST_CASE("without_the_player_a_page_links_the_recording") {
    const std::string page = content(files_of(false), "en/06-x.html");
    CHECK(has(page, "<a href=\"06-x.1.cast\">"));
    CHECK_FALSE(has(page, "asciinema-player"));
    CHECK_FALSE(has(page, "data-cast"));
}

TEST_CASE("each_page_leads_to_the_same_page_of_the_other_language") {
    const auto files = files_of(false);
    CHECK(has(content(files, "en/06-x.html"), "<a href=\"../zh/06-x.html\""));
    CHECK(has(content(files, "zh/06-x.html"), "<a href=\"../en/06-x.html\""));
    CHECK(has(content(files, "en/index.html"), "<a href=\"../zh/index.html\""));
    CHECK(has(content(files, "en/index.html"), "<a href=\"06-x.html#step-1\">Leave</a>"));
    CHECK(has(content(files, "index.html"), "<a href=\"zh/index.html\""));
}

TEST_CASE("a_step_that_could_not_be_played_says_so_and_has_no_recording") {
    BookLesson book = book_lesson();
    book.facts = {};
    book.facts.steps.resize(1);
    const BookLanguage language{"en", Translator(), {}};
    const auto files = lesson_in_book(book, language, {}, true);
    REQUIRE(files.size() == 1);
    CHECK(has(files[0].content, "could not play this step"));
    CHECK_FALSE(has(files[0].content, "<form"));
}

TEST_CASE("a_name_in_an_address_is_percent_encoded") {
    CHECK(in_address("06-x.html") == "06-x.html");
    CHECK(in_address("a b#?/\u8bc1") == "a%20b%23%3F%2F%E8%AF%81");
}

// ---- the folder ---------------------------------------------------------------------------------

namespace {

namespace fs = std::filesystem;

std::vector<std::string> names_in(const std::string& folder) {
    std::vector<std::string> names;
    for (const auto& one : fs::recursive_directory_iterator(folder))
        names.push_back(one.path().lexically_relative(folder).string());
    std::sort(names.begin(), names.end());
    return names;
}

std::string text_of(const std::string& file) {
    std::ifstream stream(file);
    return {std::istreambuf_iterator<char>(stream), {}};
}

// Returns the error; "" if the book was written.
std::string write_book(const std::string& path, const std::string& text) {
    auto book = BookFolder::begin(path);
    if (!book)
        return in_english(book.error());
    if (auto written = book.value().write({{"en/a.html", text}}); !written)
        return in_english(written.error());
    const auto finished = book.value().finish();
    return finished ? "" : in_english(finished.error());
}

} // namespace

TEST_CASE("a_new_book_replaces_an_earlier_book_and_an_empty_folder") {
    const test::Folder folder;
    const std::string book = folder.folder.path() + "/book";
    fs::create_directory(book);
    CHECK(write_book(book, "one") == "");
    CHECK(write_book(book + "/", "two") == "");
    CHECK(text_of(book + "/en/a.html") == "two");
    CHECK(names_in(folder.folder.path()) ==
          std::vector<std::string>{"book", "book/en", "book/en/a.html", "book/leash-book.txt"});
}

TEST_CASE("a_folder_with_other_files_stays_as_it_is") {
    const test::Folder folder;
    folder.file("mine/notes.txt", "mine");
    const std::string mine = folder.folder.path() + "/mine";
    CHECK(write_book(mine, "one") ==
          mine + " is not empty, and is not a book; give the name of a new folder");

    // Seen to fail: leash read the list of files through somebody's link, here without an end.
    const std::string linked = folder.folder.path() + "/linked";
    fs::create_directory(linked);
    fs::create_symlink("/dev/zero", linked + "/leash-book.txt");
    CHECK(write_book(linked, "one") ==
          linked + " is not empty, and is not a book; give the name of a new folder");

    const std::string book = folder.folder.path() + "/book";
    REQUIRE(write_book(book, "one") == "");
    folder.file("book/en/notes.txt", "mine");
    CHECK(write_book(book, "two") == book + " has a file that is not of the book: en/notes.txt; "
                                            "move this file, or give the name of a new folder");
    CHECK(text_of(book + "/en/a.html") == "one");

    fs::create_directories(folder.folder.path() + "/hollow/empty");
    const std::string hollow = folder.folder.path() + "/hollow";
    CHECK(write_book(hollow, "one") ==
          hollow + " is not empty, and is not a book; give the name of a new folder");

    const std::string file = folder.file("file", "mine");
    CHECK(write_book(file, "one") ==
          file + " is there, and is not a folder; give the name of a new folder");
}

TEST_CASE("a_book_that_was_not_finished_leaves_nothing") {
    const test::Folder folder;
    {
        auto book = BookFolder::begin(folder.folder.path() + "/book");
        REQUIRE(book);
        REQUIRE(book.value().write({{"en/a.html", "one"}}));
    }
    CHECK(names_in(folder.folder.path()).empty());
}
