#include "lesson/player_questionnaire.hpp"

#include "base/foreign_text.hpp"
#include "kernel/descriptors.hpp"
#include "lesson/player_course.hpp"
#include "lesson/screen.hpp"
#include "lesson/screen_questionnaire.hpp"

#include <algorithm>
#include <unistd.h>

namespace leash {

Wish Interview::ask(WhichRound which) {
    const auto& questions = questionnaire.questions;
    const auto& answers = (notebook.questions().*which).answers;
    const auto open = std::find_if(questions.begin(), questions.end(),
                                   [&](const auto& one) { return !answers.contains(one.id); });
    auto number = open == questions.end() ? 0 : static_cast<std::size_t>(open - questions.begin());
    const std::string& text =
        which == &QuestionRounds::before ? questionnaire.before : questionnaire.after;
    tutor.show(render(Paragraph{Paragraph::Kind::Text, text}, tutor.width()));
    while (number < questions.size()) {
        switch (ask_one(which, number + 1)) {
        case Wish::Skip:
            for (; number < questions.size(); ++number)
                notebook.answered(which, questions[number].id, Guess::LeftOut);
            break;
        case Wish::Back:
            number -= number > 0 ? 1 : 0;
            break;
        case Wish::Quit:
            return Wish::Quit;
        default:
            ++number;
        }
    }
    tutor.show(
        translate(has_answer(notebook.questions().*which)
                      ? _("\n Kept. The course shows you what is so.\n\n")
                      : _("\n Left out. To answer them another time:  lesson questions\n\n")));
    return Wish::GoOn;
}

Wish Interview::ask_one(WhichRound which, std::size_t number) {
    const std::string& id = questionnaire.questions[number - 1].id;
    const auto& answers = (notebook.questions().*which).answers;
    const auto before = answers.find(id);
    const std::string shown =
        render_question(questionnaire, number,
                        before == answers.end() ? std::nullopt : std::optional(before->second),
                        tutor.width(), translate);
    const std::string prompt = translate(_(" Your answer {0}: ", letters_of(3)));
    tutor.show(shown);
    for (;;) {
        const auto answer = tutor.ask(prompt, shown);
        if (!answer)
            return Wish::Quit;
        const auto guess = answer->empty() ? Guess::LeftOut : guess_meant(*answer, translate);
        if (guess) {
            notebook.answered(which, id, *guess);
            return Wish::GoOn;
        }
        if (const auto wish = wish_named(*answer); wish && *wish != Wish::Reset)
            return *wish;
        tutor.show(translate(
            _(" a, b or c, please: c is an honest answer. Enter leaves this question out, skip\n "
              "leaves out all that follow, back shows the question before, quit leaves.\n")));
    }
}

// The questions before the course, if the learner is new; or once more, at the beginning of the
// lesson that proves the answers. A recording has no questions: it shows a lesson, not a learner.
Wish Course::ask_questions() {
    const Questionnaire& questionnaire = options_.questionnaire;
    const QuestionRounds& rounds = notebook_.questions();
    Interview interview{tutor_, notebook_, questionnaire, translate_};
    if (recording_)
        return Wish::GoOn;
    const bool is_before = notebook_.is_of_newcomer() && !questionnaire.is_over(rounds.before);
    const bool is_after = lesson_.about.id == questionnaire.lesson && step_ == 0 &&
                          !questionnaire.is_over(rounds.after);
    if (!is_before && !is_after)
        return Wish::GoOn;
    notebook_.begin_lesson(); // `lesson` comes back here, even before the first step
    return interview.ask(is_before ? &QuestionRounds::before : &QuestionRounds::after);
}

// Shows both rounds at the end of the lesson that proves the answers. The summary of the lesson
// stands above on the same screen, so Enter comes first.
void Course::show_rounds() {
    const QuestionRounds& rounds = notebook_.questions();
    if (lesson_.about.id != options_.questionnaire.lesson ||
        (!has_answer(rounds.before) && !has_answer(rounds.after)))
        return;
    (void)tutor_.ask(
        render_cue(translate_(_("Enter: your six questions, before and now")), tutor_.width()));
    tutor_.show(render_rounds(options_.questionnaire, rounds, options_.beliefs, tutor_.width(),
                              translate_));
}

int ask_questions(const Questionnaire& questionnaire, const Beliefs& beliefs, Progress progress,
                  const Translator& translate) {
    auto outer = OuterTerminal::open();
    const Outcome noted = note_relay_signals();
    if (!outer || !noted) {
        const SystemError& error = outer ? noted.error() : outer.error();
        (void)write_all(STDERR_FILENO, "lesson: " + translate(error.message()) + "\n");
        return 1;
    }
    const Lesson no_lesson; // a tutor without a practice terminal
    Tutor* speaker = nullptr;
    Notebook notebook(no_lesson, std::move(progress), [&](const Message& why) {
        speaker->show(translate(_(" Your progress cannot be kept: {0}\n", why)));
    });
    Tutor tutor(no_lesson, 0, std::move(outer).value(), "", translate, notebook);
    speaker = &tutor;
    const WhichRound round = notebook.questions().after.answers.empty() ? &QuestionRounds::before
                                                                        : &QuestionRounds::after;
    const Wish wish = Interview{tutor, notebook, questionnaire, translate}.ask(round);
    tutor.die_if_lost();
    if (wish == Wish::Quit)
        tutor.show(translate(_(" What you have answered is kept. To go on:  lesson questions\n")));
    else if (notebook.has_finished(questionnaire.lesson) && has_answer(notebook.questions().after))
        tutor.show(
            render_rounds(questionnaire, notebook.questions(), beliefs, tutor.width(), translate));
    return 0;
}

} // namespace leash
