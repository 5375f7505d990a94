#include "lesson/document.hpp"

#include "base/overloaded.hpp"
#include "lesson/builder.hpp"

#include <algorithm>

namespace leash {

const PredictionQuestion* Section::prediction() const {
    for (const auto& one : shown)
        if (const auto* prediction = std::get_if<PredictionQuestion>(&one))
            return prediction;
    return nullptr;
}

bool Section::ends_the_terminal() const {
    return std::any_of(check.conditions.begin(), check.conditions.end(), speaks_of_the_end);
}

std::vector<LineToType> Section::solution() const {
    std::vector<LineToType> lines;
    for (const Do& task : tasks)
        lines.insert(lines.end(), task.lines.begin(), task.lines.end());
    return lines;
}

const PredictionQuestion* Step::prediction() const {
    for (const Section& section : sections)
        if (const PredictionQuestion* prediction = section.prediction())
            return prediction;
    return nullptr;
}

std::vector<const Section*> way_to(const Lesson& lesson, std::size_t step, std::size_t section) {
    std::vector<const Section*> way;
    for (std::size_t i = 0; i <= step && i < lesson.steps.size(); ++i) {
        const Step& passed = lesson.steps[i];
        if (i < step && (passed.optional || !passed.needs.empty()))
            continue;
        const std::size_t end = i < step ? passed.sections.size() : section;
        for (std::size_t j = 0; j < end; ++j) {
            way.push_back(&passed.sections[j]);
            if (passed.sections[j].ends_the_terminal())
                way.clear();
        }
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
