#include "lesson/translations.hpp"

#include "kernel/descriptors.hpp"

#include <algorithm>
#include <filesystem>
#include <fmt/format.h>

namespace leash {
namespace {

namespace fs = std::filesystem;

// Something that must be the same in each language, and its line.
struct Fixed {
    std::size_t line;
    std::string text;
};

std::string joined(const std::vector<LineToType>& lines) {
    std::string text;
    for (const LineToType& line : lines)
        text += line.text + "\n";
    return text;
}

std::string asked_by(const Condition& condition) {
    std::string text;
    for (const ConditionTerm& term : condition.terms) {
        text += term.joined_by == Connector::And ? "&&" : "||";
        // The text after `shown` is in the lesson's language, so it may differ.
        const bool is_text = term.words[term.words.front() == "not" ? 1 : 0] == "shown";
        for (const std::string& word : term.words) {
            text += " " + word;
            if (is_text && word == "shown")
                break;
        }
    }
    return text;
}

void add(std::vector<Fixed>& all, std::size_t line, const std::vector<Shown>& shown) {
    for (const Shown& one : shown) {
        if (std::holds_alternative<MapPicture>(one))
            all.push_back({line, "a map"});
        const auto* prediction = std::get_if<PredictionQuestion>(&one);
        if (!prediction)
            continue;
        std::size_t option_line = prediction->line;
        for (const PredictionOption& option : prediction->options)
            all.push_back({option_line++, "the option " + asked_by(option.holds) +
                                              (option.belief.empty() ? "" : "; " + option.belief)});
    }
}

std::vector<Fixed> fixed_parts(const Lesson& lesson) {
    std::vector<Fixed> all;
    all.push_back({1, "id " + lesson.about.id});
    all.push_back({1, "policy " + lesson.about.policy + ", shell " + lesson.about.shell});
    for (const Step& step : lesson.steps) {
        all.push_back(
            {step.line, fmt::format("the step {} {} {} {}", step.id,
                                    step.optional ? "optional" : "", step.needs, step.shell)});
        for (const Section& section : step.sections) {
            add(all, step.line, section.shown);
            all.push_back({step.line, "the setup\n" + joined(section.setup)});
            all.push_back({step.line, "the lines\n" + joined(section.solution())});
            if (section.check.judges)
                all.push_back({step.line, "a check that judges"});
            for (const Condition& condition : section.check.conditions)
                all.push_back({step.line, "the check " + asked_by(condition)});
            all.push_back({step.line, fmt::format("{} hints", section.hints.size())});
            for (const Wrong& wrong : section.mistakes)
                all.push_back({wrong.line, "the mistake\n" + joined(wrong.lines)});
        }
        add(all, step.line, step.epilogue);
    }
    return all;
}

// Returns the text on one line, without the line breaks at the end.
std::string in_one_line(std::string text) {
    while (!text.empty() && text.back() == '\n')
        text.pop_back();
    for (char& c : text)
        c = c == '\n' ? ' ' : c;
    return text;
}

// Reads the lesson with {port} as written: with_free_ports() would choose other numbers each time.
std::optional<Lesson> as_written(const fs::path& path) {
    const auto text = read_file(path.string());
    auto lesson =
        text ? parse_lesson(text.value(), path.string()) : Result<Lesson, FileError>(FileError{});
    return lesson ? std::optional(std::move(lesson).value()) : std::nullopt;
}

// Returns true for "en" and "zh", and false for most other folders beside these.
bool is_language(const std::string& name) {
    return name.size() == 2 || name.size() == 3;
}

} // namespace

std::optional<FileError> difference(const Lesson& lesson, const Lesson& other) {
    const auto own = fixed_parts(lesson);
    const auto theirs = fixed_parts(other);
    for (std::size_t i = 0; i < std::max(own.size(), theirs.size()); ++i) {
        if (i < own.size() && i < theirs.size() && own[i].text == theirs[i].text)
            continue;
        const std::string here = i < own.size() ? in_one_line(own[i].text) : "the end";
        const std::string there = i < theirs.size() ? in_one_line(theirs[i].text) : "the end";
        const std::size_t line = i < own.size() ? own[i].line : own.back().line;
        return FileError{lesson.file, line,
                         fmt::format("the lesson differs from {}: here is {}, there is {}",
                                     other.file, here, there)};
    }
    return std::nullopt;
}

std::optional<FileError> difference_from_translations(const LessonFile& file) {
    const fs::path path(file.path);
    const auto lesson = as_written(path);
    std::error_code none;
    for (const auto& language : fs::directory_iterator(path.parent_path() / "..", none)) {
        const fs::path other = language.path() / path.filename();
        if (!is_language(language.path().filename().string()) || fs::equivalent(other, path, none))
            continue;
        const auto translation = as_written(other);
        if (lesson && translation)
            if (auto found = difference(*lesson, *translation))
                return found;
    }
    return std::nullopt;
}

} // namespace leash
