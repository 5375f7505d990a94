// A lesson, as one CommonMark file says it: docs/lessons.md has the format for authors.
//
// parse_lesson() yields a lesson that can be played to its end, or the first thing that is wrong
// with the file, and where; nothing is ever half played. Pure.
//
// Invariants of a Step: each section has something to do and a check that says when it is done;
// each prediction has two options or more, and knows after which section it is judged.
#pragma once

#include "lesson/condition.hpp"
#include "lesson/front_matter.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace leash {

// A line that is typed, ended by Enter; or one key, pressed alone; or the player pulls the cable.
struct LineToType {
    std::string text;        // "bg", "<Ctrl-Z>" or "<unplug>"
    std::optional<char> key; // the byte that the key sends
    bool unplugs = false;
};

struct Paragraph {
    enum class Kind { Text, Item, Verbatim };
    Kind kind = Kind::Text;
    std::string text; // of Verbatim: lines
};
using Prose = std::vector<Paragraph>;

struct PredictionOption {
    std::string text;
    Condition holds;
    std::string belief; // what choosing it wrongly shows; may be empty
};
struct PredictionQuestion {
    std::size_t line = 0;                  // of the first option
    std::vector<PredictionOption> options; // a, b, c ...
    // The section of the step after which it is judged; none: at once, of what is so.
    std::optional<std::size_t> judged_after;
};
// The map of the practice terminal, as it is when it is shown.
struct MapPicture {};
using Shown = std::variant<Paragraph, PredictionQuestion, MapPicture>;

struct Do {
    std::vector<LineToType> lines;
    bool hidden = false; // a task: shown by `solution` only
};
struct Check {
    std::vector<Condition> conditions;
    std::chrono::seconds within{10}; // of unattended play; a learner has no deadline
    bool says_within = false;        // then it is the learner's too, after an end
};
// A plausible mistake in place of the section's last Do: the check must fail, and say so.
struct Wrong {
    std::size_t line = 0;
    std::vector<LineToType> lines;
    std::string says; // what the message must contain
};

// From one check to the next: what is shown, what is to be typed, and when it is done.
struct Section {
    std::vector<Shown> shown;
    std::vector<LineToType> setup; // typed unseen, before
    std::vector<Do> tasks;
    std::vector<std::string> hints;
    // Its lines are the last before the learner closes the window: what is checked is what is left.
    bool leaves = false;
    Check check;
    std::vector<Wrong> mistakes;

    // Its check speaks of the end of the terminal: the next section is on a fresh one.
    bool ends_the_terminal() const;
    std::vector<LineToType> solution() const; // the lines of all tasks
};

struct Step {
    std::size_t line = 0;
    std::string title;
    std::string id;
    bool optional = false;
    std::string needs; // a command it cannot do without; may be empty
    std::string shell; // on its practice terminal; empty: that of the lesson
    std::vector<Section> sections;
    std::vector<Shown> epilogue; // below the last check

    // Those that are judged after that section, in the order of the file.
    std::vector<const PredictionQuestion*> judged_after(std::size_t section) const;
};

struct Lesson {
    std::string file;
    FrontMatter about;
    Prose intro; // above the first step
    std::vector<Step> steps;

    // The shell on the practice terminal of that step; empty: leash.
    const std::string& shell_of(std::size_t step) const;
    // What a command needs to be there; a command that the front matter does not name is its own
    // package.
    Need need_of(const std::string& command) const;
    // Those without which no step can be played: the ones that no step names for itself.
    Needs needs_of_all_steps() const;
};

// A section by its place, from 0.
struct Place {
    std::size_t step = 0;
    std::size_t section = 0;
};
// What has to be played from the first step on, to be where this section begins. Steps that may be
// left out are left out.
std::vector<Place> way_to(const Lesson& lesson, Place place);

Result<Lesson, FileError> parse_lesson(const std::string& text, const std::string& file);

} // namespace leash
