// A lesson, as one CommonMark file describes it. docs/lessons.md describes the format for authors.
//
// parse_lesson() returns a lesson that can be played to the end, or the first error of the file
// with the error's line. So leash never stops in the middle of a lesson because of the file. Pure.
//
// Invariants of a Step: each section has something to do, and a check that says when the section is
// done. Each prediction has two options or more, and knows after which section it is judged.
#pragma once

#include "lesson/condition.hpp"
#include "lesson/front_matter.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace leash {

// A line that is typed, ended by Enter; or one key alone; or the moment when the player unplugs the
// terminal.
struct LineToType {
    std::string text;        // "bg", "<Ctrl-Z>" or "<unplug>"
    std::optional<char> key; // the byte that the key sends
    bool unplugs = false;
};

struct Paragraph {
    enum class Kind { Text, Item, Verbatim };
    Kind kind = Kind::Text;
    std::string text; // Verbatim text has several lines
};
using Prose = std::vector<Paragraph>;

struct PredictionOption {
    std::size_t line = 0;
    std::string text;
    Condition holds;
    std::string belief; // the belief that this choice shows if the choice is wrong; may be empty
};
struct PredictionQuestion {
    std::size_t line = 0;                  // the line of the first option
    std::vector<PredictionOption> options; // a, b, c ...
    // The prediction is judged after this section of the step. nullopt: the prediction is judged at
    // once, from the present state.
    std::optional<std::size_t> judged_after;
};
// The map of the practice terminal, drawn when the learner reaches this place.
struct MapPicture {};
using Shown = std::variant<Paragraph, PredictionQuestion, MapPicture>;

struct Do {
    std::vector<LineToType> lines;
    bool hidden = false; // a task: only `solution` shows the lines
};
struct Check {
    std::vector<Condition> conditions;
    std::chrono::seconds within{30}; // for `lesson verify`; a learner works without a deadline
    // The predictions that wait are judged here, not only at the last check: the lines of a later
    // section would undo what they are about.
    bool judges = false;
    // The file says `within`: after the end of the terminal, a learner has this deadline too.
    bool says_within = false;
};
// A plausible mistake: lines to type in place of the section's last Do. The check must fail, and
// its message must contain `says`.
struct Wrong {
    std::size_t line = 0;
    std::vector<LineToType> lines;
    std::string says; // what the message must contain
};

// A section reaches from one check to the next: what is shown, what is typed, and the check that
// says when the section is done.
struct Section {
    std::vector<Shown> shown;
    std::vector<LineToType> setup; // typed before the tasks; the learner does not see these lines
    std::vector<Do> tasks;
    std::vector<std::string> hints;
    // The learner closes the window after the lines of this section. The check then asks about what
    // is left behind.
    bool leaves = false;
    Check check;
    std::vector<Wrong> mistakes;

    // Returns true if the section's check asks about the end of the terminal. The next section then
    // has a new terminal.
    bool ends_the_terminal() const;
    std::vector<LineToType> solution() const; // the lines of all tasks
};

struct Step {
    std::size_t line = 0;
    std::string title;
    std::string id;
    bool optional = false;
    // The step cannot be played without this command; may be empty.
    std::string needs;
    // The shell on the step's practice terminal; empty for the lesson's shell.
    std::string shell;
    std::vector<Section> sections;
    std::vector<Shown> epilogue; // the text below the last check

    // Returns all predictions of the step, in the order of the file.
    std::vector<const PredictionQuestion*> predictions() const;
    // Returns the predictions that are judged after that section, in the order of the file.
    std::vector<const PredictionQuestion*> judged_after(std::size_t section) const;
};

struct Lesson {
    std::string file;
    std::string file_hash; // of the text as written, with {port} in it; empty: not read from a file
    FrontMatter about;
    Prose intro; // the text above the first step
    std::vector<Step> steps;

    // Returns the number, from 0, of the step with this id or this number from 1: "cable", "2".
    std::optional<std::size_t> step_named(const std::string& name) const;
    // Returns the shell on the practice terminal of that step; empty for leash.
    const std::string& shell_of(std::size_t step) const;
    // Returns what the command needs. For a command that the front matter does not name, the
    // package has the name of the command.
    Need need_of(const std::string& command) const;
    // Returns the needs of the lesson as a whole: the needs that no step names for itself. Without
    // these needs no step can be played.
    Needs needs_of_all_steps() const;
};

// The place of a section. Both numbers count from 0.
struct Place {
    std::size_t step = 0;
    std::size_t section = 0;
    friend bool operator==(Place, Place) = default;
};
// Returns the sections that must be played, from the first step on, before this section begins.
// Leaves out earlier steps that are optional or need a command.
std::vector<Place> way_to(const Lesson& lesson, Place place);

Result<Lesson, FileError> parse_lesson(const std::string& text, const std::string& file);

} // namespace leash
