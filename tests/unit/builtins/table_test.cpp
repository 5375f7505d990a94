// What every row of the table of built-ins must have.
#include "builtin_table.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstring>
#include <string>
#include <string_view>

using namespace leash;

namespace {

std::string longest_line(std::string_view text) {
    std::string longest;
    while (!text.empty()) {
        const std::string_view line = text.substr(0, text.find('\n'));
        if (line.size() > longest.size())
            longest = line;
        text.remove_prefix(std::min(line.size() + 1, text.size()));
    }
    return longest;
}

} // namespace

TEST_CASE("table_of_builtins_is_sorted_by_name_without_doubles") {
    const BuiltinTable table = builtin_table();
    REQUIRE(table.size() >= 2);
    for (std::size_t i = 1; i < table.size(); ++i)
        CHECK_MESSAGE(table[i - 1]->name < table[i]->name, std::string(table[i]->name));
}

TEST_CASE("every_builtin_can_be_run_and_has_its_help") {
    for (const Builtin* row : builtin_table()) {
        INFO(std::string(row->name));
        CHECK((row->run != nullptr));
        CHECK(std::string_view(row->synopsis).rfind(row->name, 0) == 0);
        CHECK(!row->summary.empty());
        CHECK(std::string_view(row->help.english()).size() > 20);
        CHECK(std::string_view(row->help.english()).back() == '\n');
    }
}

TEST_CASE("help_fits_into_80_columns") {
    for (const Builtin* row : builtin_table()) {
        INFO(std::string(row->name));
        CHECK_MESSAGE(longest_line(help_page(*row, {})).size() <= 80,
                      longest_line(help_page(*row, {})));
        CHECK_MESSAGE(longest_line(row->synopsis).size() <= 80, row->synopsis);
        CHECK_MESSAGE(std::strlen(row->summary.english()) <= 70, row->summary.english());
    }
}

TEST_CASE("every_option_of_a_builtin_is_told_in_sentences_and_is_in_the_synopsis") {
    for (const Builtin* row : builtin_table()) {
        if (!row->options)
            continue;
        INFO(std::string(row->name));
        CHECK(row->options->command == row->name);
        for (const NamedOption& option : row->options->options) {
            INFO(std::string(option.name));
            CHECK(std::string_view(option.tells.english()).ends_with('.'));
            CHECK(option.value.empty() == option.wanted.empty());
            const std::string_view synopsis = row->synopsis;
            const bool by_name = synopsis.find("--" + std::string(option.name)) != synopsis.npos;
            const bool by_letter =
                option.letter != '\0' && synopsis.find(option.letter) != synopsis.npos;
            CHECK((by_name || by_letter || option.name == "help"));
        }
    }
}

TEST_CASE("only_those_that_take_it_as_a_word_do_not_answer_help") {
    std::string names;
    for (const Builtin* row : builtin_table())
        if (!row->answers_help)
            names += std::string(row->name) + " ";
    CHECK(names == ": [ echo false test true ");
}

TEST_CASE("special_builtins_are_those_of_posix") {
    std::string special;
    for (const Builtin* row : builtin_table())
        if (row->kind == BuiltinKind::Special)
            special += std::string(row->name) + " ";
    CHECK(special == ". : break continue eval exec exit export readonly return set shift times "
                     "trap unset ");
}
