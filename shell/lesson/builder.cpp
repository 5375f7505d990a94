#include "lesson/builder.hpp"

#include "lesson/block_words.hpp"

namespace leash {
namespace {

// A prediction is judged at the last check before the next prediction. The last prediction of a
// step is judged at the last check of the step. `leash check judge` ends the wait of the prediction
// above.
void settle_when_to_judge(Step& step) {
    PredictionQuestion* last = nullptr; // the prediction that waits for its check
    for (std::size_t section = 0; section < step.sections.size(); ++section) {
        for (Shown& shown : step.sections[section].shown)
            if (auto* prediction = std::get_if<PredictionQuestion>(&shown))
                last = prediction;
        if (last)
            last->judged_after = section;
        if (step.sections[section].check.judges)
            last = nullptr;
    }
}

} // namespace

LessonBuilder::LessonBuilder(std::string file, FrontMatter about) {
    lesson_.file = std::move(file);
    lesson_.about = std::move(about);
}

void LessonBuilder::fail(std::size_t line, std::string what) {
    if (!error_)
        error_ = FileError{lesson_.file, line, std::move(what)};
}

// ---- steps ------------------------------------------------------------------------------------

void LessonBuilder::heading(std::size_t line, const HeadingBlock& heading) {
    if (heading.level == 1 && lesson_.steps.empty())
        return; // the title again, for a reader of the file
    if (heading.level != 2)
        return fail(line, "a step is a heading of level 2, as in: ## Leave by the door {#exit}");
    end_step();
    begin_step(line, heading.text);
}

void LessonBuilder::begin_step(std::size_t line, const std::string& heading) {
    const std::size_t brace = heading.rfind(" {#");
    if (brace == std::string::npos || heading.back() != '}')
        return fail(line, "a step wants an id behind its title, as in: {#exit}");
    Step step;
    step.line = line;
    step.title = heading.substr(0, brace);
    const auto words = split_words(heading.substr(brace + 3, heading.size() - brace - 4));
    if (words.empty())
        return fail(line, "the id of the step is missing");
    step.id = words.front();
    for (std::size_t i = 1; i < words.size(); ++i) {
        if (words[i] == "optional")
            step.optional = true;
        else if (words[i].rfind("needs=", 0) == 0)
            step.needs = words[i].substr(6);
        else if (words[i].rfind("shell=", 0) == 0)
            step.shell = words[i].substr(6);
        else
            return fail(line, "a step may be optional, needs=COMMAND or shell=NAME; what is " +
                                  words[i] + "?");
    }
    for (const Step& other : lesson_.steps)
        if (other.id == step.id)
            return fail(line, "a step with the id " + step.id + " is already at line " +
                                  std::to_string(other.line));
    lesson_.steps.push_back(std::move(step));
}

void LessonBuilder::end_step() {
    if (unsaid_)
        fail(unsaid_->line, "a wrong without a says below it");
    if (lesson_.steps.empty())
        return;
    const auto& sections = lesson_.steps.back().sections;
    for (std::size_t i = 0; i + 1 < sections.size(); ++i)
        if (sections[i].leaves)
            return fail(lesson_.steps.back().line, "a leave is the last that a step has to do");
    if (!open_ || !end_prediction())
        return;
    Section rest = std::move(*open_);
    open_.reset();
    if (!rest.tasks.empty() || !rest.setup.empty())
        return fail(task_line_, "nothing checks what is done here: a check is wanted below it");
    if (!rest.hints.empty())
        return fail(lesson_.steps.back().line, "a hint without a do: nobody could ask for it");
    lesson_.steps.back().epilogue = std::move(rest.shown);
}

Result<Lesson, FileError> LessonBuilder::finish() {
    end_step();
    for (Step& step : lesson_.steps)
        settle_when_to_judge(step);
    if (lesson_.steps.empty())
        fail(1, "a lesson wants a step, as in: ## Leave by the door {#exit}");
    if (error_)
        return *error_;
    return std::move(lesson_);
}

// ---- what is shown ------------------------------------------------------------------------------

void LessonBuilder::prose(Paragraph paragraph) {
    if (lesson_.steps.empty()) {
        lesson_.intro.push_back(std::move(paragraph));
        return;
    }
    show(std::move(paragraph));
}

void LessonBuilder::show(Shown shown) {
    if (!open_)
        open_.emplace();
    open_->shown.push_back(std::move(shown));
}

void LessonBuilder::list_item(std::size_t line, const ListItemBlock& item) {
    if (item.text.rfind("[ ] ", 0) == 0)
        return add_option(line, item.text.substr(4), item.comment);
    if (item.text.rfind("[x] ", 0) == 0 || item.text.rfind("[X] ", 0) == 0)
        return fail(line, "the answer is never written in the file: [ ] is wanted");
    prose({Paragraph::Kind::Item, item.text});
}

void LessonBuilder::add_option(std::size_t line, const std::string& text,
                               const std::string& comment) {
    if (lesson_.steps.empty())
        return fail(line, "a prediction belongs into a step");
    const std::size_t semicolon = comment.find(';');
    const std::string predicate = one_line(comment.substr(0, semicolon));
    if (predicate.empty())
        return fail(line, "an option wants its predicate behind it, as in: <!-- alive ada -->");
    auto condition = parse_condition(predicate, CheckWord::Optional);
    if (!condition)
        return fail(line, condition.error());
    PredictionOption option{line, text, std::move(condition).value(), ""};
    if (semicolon != std::string::npos) {
        const auto words = split_words(comment.substr(semicolon + 1));
        if (words.size() != 2 || words[0] != "belief")
            return fail(line, "behind the semicolon `belief NAME` is wanted");
        option.belief = words[1];
    }

    const bool goes_on = open_ && !open_->shown.empty() &&
                         std::holds_alternative<PredictionQuestion>(open_->shown.back());
    if (!goes_on && !end_prediction())
        return;
    if (!goes_on)
        show(PredictionQuestion{line, {}, std::nullopt});
    std::get<PredictionQuestion>(open_->shown.back()).options.push_back(std::move(option));
}

// Called for each block that ends the options of a prediction. A prediction must have two options
// or more by then.
bool LessonBuilder::end_prediction() {
    if (!open_)
        return true;
    for (const Shown& shown : open_->shown)
        if (const auto* prediction = std::get_if<PredictionQuestion>(&shown);
            prediction && prediction->options.size() < 2) {
            fail(prediction->line, "a prediction with one option is none");
            return false;
        }
    return true;
}

void LessonBuilder::code(std::size_t line, const CodeBlock& code) {
    const auto words = split_words(code.info);
    if (words.empty() || words.front() != "leash")
        return prose({Paragraph::Kind::Verbatim, code.text});
    if (lesson_.steps.empty())
        return fail(line, "a leash block belongs into a step");
    if (words.size() == 2 && words[1] == "map")
        return one_line(code.text).empty()
                   ? show(MapPicture{})
                   : fail(line, "the player draws the map: the block stays empty");
    if (one_line(code.text).empty())
        return fail(line, "the block is empty");
    leash_block(line, {words.begin() + 1, words.end()}, code.text);
}

} // namespace leash
