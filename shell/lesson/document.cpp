#include "lesson/document.hpp"

#include "base/overloaded.hpp"
#include "lesson/builder.hpp"

#include <algorithm>

namespace leash {

bool Section::ends_the_terminal() const {
    return std::any_of(check.conditions.begin(), check.conditions.end(), speaks_of_the_end);
}

std::vector<LineToType> Section::solution() const {
    std::vector<LineToType> lines;
    for (const Do& task : tasks)
        lines.insert(lines.end(), task.lines.begin(), task.lines.end());
    return lines;
}

std::vector<const PredictionQuestion*> Step::predictions() const {
    std::vector<const PredictionQuestion*> all;
    const auto add = [&](const std::vector<Shown>& shown) {
        for (const Shown& one : shown)
            if (const auto* prediction = std::get_if<PredictionQuestion>(&one))
                all.push_back(prediction);
    };
    for (const Section& section : sections)
        add(section.shown);
    add(epilogue);
    return all;
}

std::vector<const PredictionQuestion*> Step::judged_after(std::size_t section) const {
    auto judged = predictions();
    std::erase_if(judged, [&](const auto* one) { return one->judged_after != section; });
    return judged;
}

std::optional<std::size_t> Lesson::step_named(const std::string& name) const {
    for (std::size_t step = 0; step < steps.size(); ++step)
        if (steps[step].id == name || std::to_string(step + 1) == name)
            return step;
    return std::nullopt;
}

const std::string& Lesson::shell_of(std::size_t step) const {
    const std::string& own = step < steps.size() ? steps[step].shell : about.shell;
    const std::string& shell = own.empty() ? about.shell : own;
    static const std::string leash;
    return shell == "leash" ? leash : shell;
}

Need Lesson::need_of(const std::string& command) const {
    const auto found = about.needs.find(command);
    return found == about.needs.end() ? Need{command, ""} : found->second;
}

Needs Lesson::needs_of_all_steps() const {
    Needs needs = about.needs;
    for (const Step& step : steps)
        needs.erase(step.needs);
    return needs;
}

std::vector<Place> way_to(const Lesson& lesson, Place place) {
    std::vector<Place> way;
    for (std::size_t i = 0; i <= place.step && i < lesson.steps.size(); ++i) {
        const Step& passed = lesson.steps[i];
        if (i < place.step && (passed.optional || !passed.needs.empty()))
            continue;
        const std::size_t end = i < place.step ? passed.sections.size() : place.section;
        for (std::size_t j = 0; j < end; ++j)
            way.push_back({i, j});
    }
    return way;
}

Result<Lesson, FileError> parse_lesson(const std::string& text, const std::string& file) {
    auto split = split_document(text, file);
    if (!split)
        return split.error();
    const auto blocks = read_markdown(split.value().body, file);
    if (!blocks)
        return blocks.error();
    LessonBuilder builder(file, std::move(split.value().front_matter));
    for (const Block& block : blocks.value()) {
        std::visit(overloaded{
                       [&](const HeadingBlock& heading) { builder.heading(block.line, heading); },
                       [&](const ParagraphBlock& prose) {
                           builder.prose({Paragraph::Kind::Text, prose.text});
                       },
                       [&](const ListItemBlock& item) { builder.list_item(block.line, item); },
                       [&](const CodeBlock& code) { builder.code(block.line, code); },
                   },
                   block.body);
        if (const FileError* wrong = builder.error())
            return *wrong;
    }
    return builder.finish();
}

} // namespace leash
