// A lesson, as one CommonMark file says it: docs/lessons.md has the format for authors.
//
// parse_lesson() yields a lesson that can be played to its end, or the first thing that is wrong
// with the file, and where; nothing is ever half played. Pure.
//
// Invariants of a Step: each section has something to do and a check that says when it is done;
// at most one section asks for a prediction, and that has two options or more.
#pragma once

#include "lesson/condition.hpp"
#include "lesson/front_matter.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace leash {

// A line that is typed, ended by Enter; or one key, pressed alone.
struct LineToType {
    std::string text;        // "bg", or "<Ctrl-Z>"
    std::optional<char> key; // the byte that the key sends
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
    std::vector<PredictionOption> options; // a, b, c ...
};

struct Do {
    std::vector<LineToType> lines;
    bool hidden = false; // a task: shown by `solution` only
};
struct Check {
    std::vector<Condition> conditions;
    std::chrono::seconds within{10}; // of unattended play; a learner has no deadline
};
// A plausible mistake in place of the section's last Do: the check must fail, and say so.
struct Wrong {
    std::size_t line = 0;
    std::vector<LineToType> lines;
    std::string says; // what the message must contain
};

// From one check to the next: what is shown, what is to be typed, and when it is done.
struct Section {
    std::vector<std::variant<Paragraph, PredictionQuestion>> shown;
    std::vector<LineToType> setup; // typed unseen, before
    std::vector<Do> tasks;
    std::vector<std::string> hints;
    Check check;
    std::vector<Wrong> mistakes;

    const PredictionQuestion* prediction() const;
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
    std::vector<Section> sections;
    Prose epilogue; // below the last check

    const PredictionQuestion* prediction() const;
};

struct Lesson {
    std::string file;
    FrontMatter about;
    Prose intro; // above the first step
    std::vector<Step> steps;
};

// What has to be typed on a fresh practice terminal to be where this section begins: the sections
// since the last that ended the terminal. Steps that may be left out are left out.
std::vector<const Section*> way_to(const Lesson& lesson, std::size_t step, std::size_t section);

Result<Lesson, FileError> parse_lesson(const std::string& text, const std::string& file);

} // namespace leash
