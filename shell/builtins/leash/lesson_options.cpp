#include "builtins/leash/lesson_options.hpp"

#include "base/message_list.hpp"

#include <algorithm>
#include <vector>

namespace leash {
namespace {

constexpr NamedOption lesson_rows[] = {
    {"record", '\0', "FILE.cast", N_("the name of a new file"),
     N_("Record it, with a marker at each step: `asciinema play FILE.cast` plays it.")},
    {"big",
     '\0',
     "",
     {},
     N_("For a projector: at most 50 columns and 18 lines on a screen. `present` always shows a "
        "lesson so.")},
    {"name", '\0', "NAME", N_("your name"), N_("With `export`: put this name into the file.")},
    {"csv", '\0', "", {}, N_("With `report`: a table for a spreadsheet, a row for each learner.")},
    {"json", '\0', "", {}, N_("With `report`: for programs; docs/results.md describes it.")},
    {"html", '\0', "", {}, N_("With `report` and `handout`: a web page.")},
    {"key", '\0', "", {}, N_("With `handout`: with the answers, which leash proves first.")},
};

struct OptionOfWord {
    std::string_view option, word; // the word is "" for the play of a lesson
};
constexpr OptionOfWord belonging[] = {
    {"record", ""},     {"big", ""},         {"big", "present"},
    {"name", "export"}, {"csv", "report"},   {"json", "report"},
    {"html", "report"}, {"html", "handout"}, {"key", "handout"},
};

std::string call_of(std::string_view word) {
    return word.empty() ? "lesson" : "lesson " + std::string(word);
}

} // namespace

const OptionTable lesson_options{"lesson", OptionsStand::Anywhere, lesson_rows};

std::optional<Message> strange_option(const GivenOptions& given, const std::string& word) {
    for (const GivenOptions::One& one : given.options) {
        const std::string_view option = one.option->name;
        std::vector<std::string> homes, options;
        for (const OptionOfWord& each : belonging) {
            if (each.option == option)
                homes.push_back(call_of(each.word));
            if (each.word == word)
                options.push_back("--" + std::string(each.option));
        }
        if (std::find(homes.begin(), homes.end(), call_of(word)) != homes.end())
            continue;
        const std::string name = "--" + std::string(option);
        return options.empty() ? _("{0} belongs to {1}; {2} has no options", name,
                                   enumerated(homes), call_of(word))
                               : _("{0} belongs to {1}; {2} has {3}", name, enumerated(homes),
                                   call_of(word), enumerated(options));
    }
    std::vector<std::string> formats;
    for (const char* format : {"csv", "json", "html"})
        if (given.has(format))
            formats.push_back(std::string("--") + format);
    if (formats.size() > 1)
        return _("{0} are different formats; give one of them", enumerated(formats));
    return std::nullopt;
}

} // namespace leash
