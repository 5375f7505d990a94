#include "builtin_table.hpp"
#include "builtins/leash/help_topics.hpp"
#include "language/forms_of_bash.hpp"
#include "language/parser.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <sstream>

using namespace leash;

namespace {

void fits_on_a_screen(const std::string& text) {
    CHECK(text.back() == '\n');
    CHECK(std::count(text.begin(), text.end(), '\n') <= 22);
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);)
        CHECK_MESSAGE(line.size() <= 80, line);
}

std::string page(const std::string& name) {
    const auto topic = page_of_topic(name);
    const auto signal = page_of_signal(name);
    return topic ? in_english(*topic) : signal ? in_english(*signal) : "";
}

} // namespace

TEST_CASE("every_page_of_help_fits_on_a_screen") {
    for (const std::string& name : names_of_topics()) {
        CAPTURE(name);
        const std::string text = page(name);
        REQUIRE(!text.empty());
        fits_on_a_screen(text);
    }
}

// Seen to fail: the page of bash had 94 lines.
TEST_CASE("page_of_bash_and_each_section_that_it_names_fit_on_a_screen") {
    const Translator english;
    const std::string first = page_of_bash(english);
    fits_on_a_screen(first);
    std::string sections;
    for (const char* name :
         {"commands", "arrays", "words", "variables", "redirections", "options", "differences"}) {
        CAPTURE(std::string(name));
        CHECK(first.find("\n  " + std::string(name) + " ") != std::string::npos);
        const auto section = section_of_bash(name, english);
        REQUIRE(section);
        CHECK(section->starts_with("bash " + std::string(name) + "\n    "));
        fits_on_a_screen(*section);
        sections += *section;
    }
    for (const FormOfBash& form : forms_of_bash())
        CHECK_MESSAGE(sections.find(form.written) != std::string::npos, std::string(form.written));
    CHECK_FALSE(section_of_bash("nosuch", english));
}

TEST_CASE("every_word_of_the_language_has_a_page") {
    for (const char* word : {"if",   "then",  "elif",  "else", "fi",   "for", "in", "do",
                             "done", "while", "until", "case", "esac", "{",   "}",  "!",
                             "(",    ")",     "|",     "&",    "&&",   "||",  ";",  "time"}) {
        CAPTURE(std::string(word));
        CHECK(page_of_topic(word).has_value());
    }
    CHECK(is_reserved_word("fi"));
    CHECK_FALSE(page_of_topic("nosuch").has_value());
    CHECK_FALSE(page_of_topic("").has_value());
}

TEST_CASE("page_of_a_signal_is_found_by_each_of_its_names") {
    for (const char* name : {"HUP", "SIGHUP", "hup", "sighup", "1"}) {
        CAPTURE(std::string(name));
        CHECK(page(name).starts_with("SIGHUP, signal 1\n\nHangup: the terminal is gone."));
    }
    CHECK(page("KILL").find("By default it ends the process. It can be neither caught nor") !=
          std::string::npos);
    CHECK(page("RTMIN+1").find("Each program decides what it means.") != std::string::npos);
}

TEST_CASE("no_page_of_help_has_the_name_of_a_builtin") {
    const BuiltinTable table = builtin_table();
    for (const std::string& name : names_of_topics())
        CHECK_MESSAGE(std::none_of(table.begin(), table.end(),
                                   [&](const Builtin* row) { return row->name == name; }),
                      name);
}
