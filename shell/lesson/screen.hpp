// The texts that the player shows of a lesson: headers, prose, lines to type, predictions.
//
// Pure. Each line ends in a newline and is at most `width` columns wide. A longer word, a command
// and verbatim text are not broken.
#pragma once

#include "base/translator.hpp"
#include "lesson/beliefs.hpp"
#include "lesson/document.hpp"

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace leash {

constexpr std::size_t widest_screen = 79;

// Goes to the beginning of the line, and erases the line. Source: ECMA-48, EL.
constexpr std::string_view erase_line = "\r\033[K";
// How long the player waits at most until the terminal has taken a text.
constexpr std::chrono::seconds time_to_show{2};

// Returns the lines of a text, without their newlines.
std::vector<std::string> text_lines(const std::string& text);

struct HeaderText {
    int lesson = 0;
    std::string title;
    std::size_t step = 1; // from 1
    std::size_t steps = 1;
    std::optional<int> minutes; // with the first step
};
std::string render(const HeaderText& header, std::size_t width, const Translator& translate);

std::string render(const Paragraph& paragraph, std::size_t width);
std::string render(const Prose& prose, std::size_t width);

// The options, with their letters.
std::string render(const PredictionQuestion& prediction, std::size_t width);
// "b" for 1
std::string letter_of(std::size_t option);
// "[a b c]"
std::string letters_of(std::size_t options);
// "b", "b)" and "b." mean option 1. Returns nullopt if the answer is no letter of an option.
std::optional<std::size_t> option_meant(const std::string& answer, std::size_t options);

// Returns "Type:    unplug", or several lines below each other. Returns "" if all lines are hidden.
std::string what_to_type(const Section& section, const Translator& translate);
// Returns the lines of earlier sections that leash has typed on this terminal, so that the learner
// can begin at a later section. Returns "" if leash has typed no line.
std::string what_was_typed(const Lesson& lesson, const std::vector<Place>& way,
                           const Translator& translate);
// Returns the lines that the learner must type, if leash could not type these lines. Returns "" if
// there are no such lines.
std::string what_to_type_first(const Lesson& lesson, const std::vector<Place>& way,
                               const Translator& translate);
// Puts two maps, before and after an event, beside each other if the screen is wide enough.
// Otherwise the second map stands below the first map.
std::string maps_beside(const std::string& before, const std::string& after, std::size_t width);
// Returns `prose` and the lines to type. If there are several lines, the prose ends in "Type:".
std::string render_task(Prose prose, const Section& section, std::size_t width,
                        const Translator& translate);

// A minute that has begun counts as a whole minute.
constexpr long in_minutes(long seconds) {
    return seconds / 60 + (seconds % 60 == 0 ? 0 : 1);
}

// Returns "Enter goes on" at the right edge. Returns "" if `cue` is empty.
std::string render_cue(const std::string& cue, std::size_t width);
// Returns "  ok: two background jobs.            Enter goes on". The text begins with held_mark.
constexpr std::string_view held_mark = "  ok";
std::string held(const Prose& prose, const std::string& cue, std::size_t width);

// Returns the judgement and its explanation, `prose`, in one paragraph.
std::string render_judgement(const std::string& judgement, Prose prose, std::size_t width,
                             const Translator& translate);
// Says what the learner chose, the words of the right option, and the belief behind a wrong choice.
// `chosen` is nullopt if the learner skipped the question. A belief without a sentence is shown by
// its name.
std::string judgement(const PredictionQuestion& prediction, std::optional<std::size_t> chosen,
                      std::size_t right, const Beliefs& beliefs, const Translator& translate);

} // namespace leash
