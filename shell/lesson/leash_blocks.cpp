// The `leash` blocks of a lesson: what the learner does, and what the lesson checks and says then.
#include "base/parse_number.hpp"
#include "lesson/block_words.hpp"
#include "lesson/builder.hpp"
#include "lesson/named_keys.hpp"

#include <algorithm>
#include <sstream>

namespace leash {
namespace {

constexpr const char* the_keys =
    "<Ctrl-Z>, <Ctrl-C>, <Ctrl-D>, <Ctrl-\\>, <Ctrl-S>, <Ctrl-Q>, <Enter> and <unplug>";

struct NumberedLine {
    std::size_t number;
    std::string text;
};

// Returns the lines that are not blank. `first` is the number of the first line.
std::vector<NumberedLine> lines_with_text(const std::string& text, std::size_t first) {
    std::istringstream stream(text);
    std::vector<NumberedLine> lines;
    for (std::string line; std::getline(stream, line); ++first)
        if (line.find_first_not_of(" \t\r") != std::string::npos)
            lines.push_back({first, line});
    return lines;
}

// Reads "within=15s".
std::optional<std::chrono::seconds> deadline_of(const std::string& word) {
    std::string_view text = word;
    const std::string_view name = "within=";
    if (!text.starts_with(name) || !text.ends_with('s'))
        return std::nullopt;
    text.remove_prefix(name.size());
    text.remove_suffix(1);
    const int seconds = parse_number(text).value_or(0);
    return seconds > 0 ? std::optional(std::chrono::seconds(seconds)) : std::nullopt;
}

// Returns true for a predicate that can be asked after the window was closed, when leash has
// forgotten the terminal.
bool can_be_asked_later(const ConditionTerm& term) {
    const std::string& name = term.words[term.words.front() == "not" ? 1 : 0];
    return name == "alive" || name == "dead" || name == "hung-up" || name.rfind("file-", 0) == 0;
}

} // namespace

void LessonBuilder::leash_block(std::size_t line, const std::vector<std::string>& words,
                                const std::string& text) {
    const std::string kind = words.empty() ? "" : words.front();
    if (unsaid_ && kind != "says")
        return fail(unsaid_->line, "a wrong without a says below it");
    if (kind == "do")
        return add_task(line, words, text);
    if (kind == "check")
        return add_check(line, words, text);
    if (words.size() > 1)
        return fail(line, "leash " + kind + ": what is " + words[1] + "?");
    if (kind == "wrong")
        return add_mistake(line, text);
    if (kind == "says")
        return add_says(line, text);
    if (kind == "hint")
        return add_hint(text);
    if (kind == "setup")
        return add_setup(line, text);
    if (kind == "leave")
        return add_leave(line, text);
    fail(line, "no block is called `leash " + kind +
                   "`; there are do, check, wrong, says, hint, setup, map and leave");
}

std::vector<LineToType> LessonBuilder::typed_lines(std::size_t line, const std::string& text) {
    std::vector<LineToType> typed;
    for (const NumberedLine& one : lines_with_text(text, line + 1)) {
        LineToType entry{one.text, std::nullopt, one.text == "<unplug>"};
        for (const NamedKey& key : named_keys)
            if (one.text == key.name)
                entry.key = key.byte;
        const bool looks_like_a_key = one.text.front() == '<' && one.text.back() == '>';
        if (looks_like_a_key && !entry.key && !entry.unplugs)
            fail(one.number, "there is no key " + one.text + "; there are " + the_keys);
        typed.push_back(std::move(entry));
    }
    return typed;
}

void LessonBuilder::add_task(std::size_t line, const std::vector<std::string>& words,
                             const std::string& text) {
    const bool hidden = words.size() == 2 && words[1] == "hidden";
    if (words.size() > 1 && !hidden)
        return fail(line, "leash do may be hidden; what is " + words.back() + "?");
    if (!open_)
        open_.emplace();
    task_line_ = line;
    open_->tasks.push_back({typed_lines(line, text), hidden});
}

void LessonBuilder::add_setup(std::size_t line, const std::string& text) {
    if (!open_)
        open_.emplace();
    task_line_ = line;
    const auto lines = typed_lines(line, text);
    open_->setup.insert(open_->setup.end(), lines.begin(), lines.end());
}

void LessonBuilder::add_leave(std::size_t line, const std::string& text) {
    add_task(line, {"do"}, text);
    open_->leaves = true;
}

void LessonBuilder::add_check(std::size_t line, const std::vector<std::string>& words,
                              const std::string& text) {
    if (!open_ || open_->tasks.empty())
        return fail(line, "a check without a do above it");
    Section& section = *open_;
    for (std::size_t i = 1; i < words.size(); ++i) {
        const auto deadline = deadline_of(words[i]);
        if (words[i] == "judge") {
            section.check.judges = true;
        } else if (deadline) {
            section.check.within = *deadline;
            section.check.says_within = true;
        } else {
            return fail(line, "leash check may judge, and may have a deadline, as in: within=15s; "
                              "what is " +
                                  words[i] + "?");
        }
    }
    for (const NumberedLine& one : lines_with_text(text, line + 1)) {
        auto condition = parse_condition(one.text, CheckWord::Required);
        if (!condition)
            return fail(one.number, condition.error());
        const auto& terms = condition.value().terms;
        if (section.leaves && !std::all_of(terms.begin(), terms.end(), can_be_asked_later))
            return fail(one.number, "below a leave a check asks alive, dead, hung-up or file-...");
        condition.value().line = one.number;
        section.check.conditions.push_back(std::move(condition).value());
    }
    if (section.check.conditions.empty())
        return fail(line, "the check asks nothing");
    if (!end_prediction())
        return;
    lesson_.steps.back().sections.push_back(std::move(section));
    open_.reset();
}

Section* LessonBuilder::nearest_done() {
    if (open_ && !open_->tasks.empty())
        return &*open_;
    auto& sections = lesson_.steps.back().sections;
    return sections.empty() ? nullptr : &sections.back();
}

void LessonBuilder::add_mistake(std::size_t line, const std::string& text) {
    Section* section = nearest_done();
    if (!section)
        return fail(line, "a wrong without a do above it");
    section->mistakes.push_back({line, typed_lines(line, text), ""});
    unsaid_ = &section->mistakes.back();
}

void LessonBuilder::add_says(std::size_t line, const std::string& text) {
    if (!unsaid_)
        return fail(line, "a says without a wrong above it");
    unsaid_->says = in_plain_words(text);
    unsaid_ = nullptr;
}

void LessonBuilder::add_hint(const std::string& text) {
    if (Section* section = nearest_done())
        return section->hints.push_back(in_plain_words(text));
    if (!open_)
        open_.emplace();
    open_->hints.push_back(in_plain_words(text));
}

} // namespace leash
