#include "lesson/screen_questionnaire.hpp"

#include "base/text.hpp"
#include "lesson/screen.hpp"

#include <algorithm>
#include <iterator>

namespace leash {
namespace {

constexpr std::size_t row_width = 31;
constexpr std::size_t cell_width = 8;

// The answers that stand below a question, with the letters a, b and c.
constexpr Guess offered[] = {Guess::Lives, Guess::Dies, Guess::NotKnown};

constexpr std::string_view not_known = "?";
constexpr std::string_view no_answer = "-";

std::string_view sentence_of(Guess guess, const Translator& translate) {
    return guess == Guess::Lives  ? translate(N_("It lives."))
           : guess == Guess::Dies ? translate(N_("It dies."))
                                  : translate(N_("I do not know."));
}

// The answer in one word, as the table shows it.
std::string_view word_of(Guess guess, const Translator& translate) {
    switch (guess) {
    case Guess::Lives:
        return translate(N_("lives"));
    case Guess::Dies:
        return translate(N_("dies"));
    case Guess::NotKnown:
        return not_known;
    case Guess::LeftOut:
        break;
    }
    return no_answer;
}

std::string_view cell_of(const QuestionRound& round, const SurvivalQuestion& question,
                         const Translator& translate) {
    const auto found = round.answers.find(question.id);
    return found == round.answers.end() ? no_answer : word_of(found->second, translate);
}

std::string table_line(std::string_view row, std::string_view before, std::string_view after,
                       std::string_view so) {
    return "  " + padded(row, row_width) + padded(before, cell_width) + padded(after, cell_width) +
           std::string(so) + "\n";
}

// The beliefs behind the wrong answers of the round.
std::string beliefs_behind(const Questionnaire& questionnaire, const QuestionRound& round,
                           const Beliefs& beliefs, std::size_t width) {
    std::string text;
    for (const SurvivalQuestion& question : questionnaire.questions) {
        const auto said = round.answers.find(question.id);
        const bool is_wrong = said != round.answers.end() && said->second != question.answer &&
                              (said->second == Guess::Lives || said->second == Guess::Dies);
        const auto sentence = beliefs.find(question.belief);
        if (is_wrong && sentence != beliefs.end())
            text += cut_to_width("   " + sentence->second, width) + "\n";
    }
    return text;
}

} // namespace

std::string render_question(const Questionnaire& questionnaire, std::size_t number,
                            std::optional<Guess> said, std::size_t width,
                            const Translator& translate) {
    std::string text =
        "\n" + translate(_(" Question {0} of {1}\n", number, questionnaire.questions.size())) +
        render(Paragraph{Paragraph::Kind::Text, questionnaire.questions[number - 1].ask}, width);
    for (std::size_t i = 0; i < std::size(offered); ++i)
        text +=
            "   " + letter_of(i) + "  " + std::string(sentence_of(offered[i], translate)) + "\n";
    if (said && *said != Guess::LeftOut)
        text += translate(
            _(" You said: {0} Enter keeps this answer.\n", sentence_of(*said, translate)));
    return text;
}

std::optional<Guess> guess_meant(const std::string& text, const Translator& translate) {
    if (const auto option = option_meant(text, std::size(offered)))
        return offered[*option];
    for (const Guess guess : {Guess::Lives, Guess::Dies}) // "?" asks for help
        if (text == word_of(guess, translate))
            return guess;
    return std::nullopt;
}

std::string render_rounds(const Questionnaire& questionnaire, const QuestionRounds& rounds,
                          const Beliefs& beliefs, std::size_t width, const Translator& translate) {
    std::string text =
        "\n " + translate(_("Six questions: what you said before the course, and now")) + "\n " +
        std::string(columns_left(width, 1), '-') + "\n" +
        table_line("", translate(N_("BEFORE")), translate(N_("NOW")), translate(N_("FACT")));
    std::string cells;
    for (const SurvivalQuestion& question : questionnaire.questions) {
        const auto before = cell_of(rounds.before, question, translate);
        const auto after = cell_of(rounds.after, question, translate);
        text += table_line(question.row, before, after, word_of(question.answer, translate));
        cells.append(before).append(after);
    }
    text += translate(_(" Right before: {0} of {2}. Right now: {1} of {2}.\n",
                        questionnaire.right(rounds.before), questionnaire.right(rounds.after),
                        questionnaire.questions.size()));
    if (cells.find(not_known) != std::string::npos)
        text += translate(_(" ?  you did not know\n"));
    if (cells.find(no_answer) != std::string::npos)
        text += translate(_(" -  you gave no answer\n"));
    const std::string behind = beliefs_behind(questionnaire, rounds.after, beliefs, width);
    if (!behind.empty())
        text += translate(_(" What you still believed:\n")) + behind;
    return text;
}

std::string render_rounds_line(const Questionnaire& questionnaire, const QuestionRounds& rounds,
                               bool may_tell, const Translator& translate) {
    if (!has_answer(rounds.before) && !has_answer(rounds.after))
        return "";
    if (!may_tell)
        return translate(_("\n Questions before the course: kept. The clinic asks them again.\n"));
    return translate(
        _("\n Questions: right before the course {0} of {2}, in the clinic {1} of {2}.\n",
          questionnaire.right(rounds.before), questionnaire.right(rounds.after),
          questionnaire.questions.size()));
}

} // namespace leash
