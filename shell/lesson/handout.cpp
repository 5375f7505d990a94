#include "lesson/handout.hpp"

#include <utility>

namespace leash {
namespace {

void add_visible_lines(const Section& section, std::vector<std::string>& lines) {
    for (const Do& task : section.tasks)
        if (!task.hidden)
            for (const LineToType& line : task.lines)
                lines.push_back(line.text);
}

// The lines from the question's section up to the section after which the question is judged.
std::vector<std::string> lines_to_type(const Step& step, std::size_t section,
                                       const PredictionQuestion& question) {
    std::vector<std::string> lines;
    if (question.judged_after)
        for (std::size_t i = section; i <= *question.judged_after && i < step.sections.size(); ++i)
            add_visible_lines(step.sections[i], lines);
    return lines;
}

void add_questions(const Step& step, std::size_t section, const std::vector<Shown>& shown,
                   const std::vector<std::string>& typed, std::vector<HandoutQuestion>& questions) {
    Prose context;
    bool tells_what_was_so = section > 0; // the first paragraphs stand below a check
    for (const Shown& one : shown) {
        if (const auto* paragraph = std::get_if<Paragraph>(&one))
            context.push_back(*paragraph);
        const auto* prediction = std::get_if<PredictionQuestion>(&one);
        if (!prediction)
            continue;
        if (tells_what_was_so && context.size() > 1)
            context.erase(context.begin(), context.end() - 1);
        HandoutQuestion question;
        question.line = prediction->line;
        question.step = step.title;
        question.context = std::exchange(context, {});
        question.typed = typed;
        question.to_type = lines_to_type(step, section, *prediction);
        for (const PredictionOption& option : prediction->options)
            question.options.push_back(option.text);
        questions.push_back(std::move(question));
        tells_what_was_so = false;
    }
}

} // namespace

Handout make_handout(const Lesson& lesson, int number) {
    Handout handout;
    handout.number = number;
    handout.title = lesson.about.title;
    for (const Step& step : lesson.steps) {
        std::vector<std::string> typed;
        for (std::size_t i = 0; i < step.sections.size(); ++i) {
            add_questions(step, i, step.sections[i].shown, typed, handout.questions);
            add_visible_lines(step.sections[i], typed);
        }
        add_questions(step, step.sections.size(), step.epilogue, typed, handout.questions);
    }
    return handout;
}

void add_key(Handout& handout, const std::map<std::size_t, std::size_t>& answers,
             std::vector<SurveyRow> measured) {
    handout.is_key = true;
    for (HandoutQuestion& question : handout.questions)
        if (const auto answer = answers.find(question.line); answer != answers.end())
            question.right = answer->second;
    handout.measured = std::move(measured);
}

} // namespace leash
