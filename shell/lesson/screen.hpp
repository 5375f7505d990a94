// What the player shows of a lesson, as text: headers, prose, what to type, predictions.
//
// Pure. Lines end in a newline and are at most `width` columns wide, but for words and commands
// that are longer.
#pragma once

#include "lesson/beliefs.hpp"
#include "lesson/document.hpp"
#include "lesson/phrases.hpp"

#include <cstddef>
#include <optional>
#include <string>

namespace leash {

constexpr std::size_t widest_screen = 79;

struct HeaderText {
    int lesson = 0;
    std::string title;
    std::size_t step = 1; // from 1
    std::size_t steps = 1;
    std::optional<int> minutes; // with the first step
};
std::string render(const HeaderText& header, std::size_t width, const Phrases& phrases);

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

// "Type:    unplug", or several lines below each other; empty where all of it is hidden.
std::string what_to_type(const Section& section, const Phrases& phrases);
// The solutions of the sections on the way to one that is played from there, which leash has typed
// on this terminal; empty where there are none.
std::string what_was_typed(const Lesson& lesson, const std::vector<Place>& way,
                           const Phrases& phrases);
// Two maps, before an event and after it: beside each other where the screen is wide enough.
std::string maps_beside(const std::string& before, const std::string& after, std::size_t width);
// `prose` shown, and then what is to be typed: "Type:" before several lines ends the prose.
std::string render_task(Prose prose, const Section& section, std::size_t width,
                        const Phrases& phrases);

// "Enter goes on" at the right edge; nothing where it is empty.
std::string render_cue(const std::string& cue, std::size_t width);
// "  ok: two background jobs.            Enter goes on"
std::string held(const Prose& prose, const std::string& cue, std::size_t width);

// The judgement, with what explains it: `prose` goes on in the same paragraph.
std::string render_judgement(const std::string& judgement, Prose prose, std::size_t width,
                             const Phrases& phrases);
// Says what the learner chose, the words of the right option, and the belief behind a wrong choice.
// `chosen` is nullopt if the learner skipped the question. A belief without a sentence is shown by
// its name.
std::string judgement(const PredictionQuestion& prediction, std::optional<std::size_t> chosen,
                      std::size_t right, const Beliefs& beliefs, const Phrases& phrases);

} // namespace leash
