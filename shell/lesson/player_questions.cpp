// The predictions of a step: the question, the learner's answer, and the verdict.
#include "lesson/player_course.hpp"
#include "lesson/screen.hpp"

#include <algorithm>

namespace leash {
Wish Course::answer_prediction(const PredictionQuestion& prediction) {
    const std::string options = render(prediction, tutor_.width());
    const std::string question =
        translate_(_(" Your answer {0}: ", letters_of(prediction.options.size())));
    tutor_.show(options);
    while (!tutor_.is_left()) {
        const auto answer = tutor_.ask(question, options);
        if (!answer)
            return Wish::Quit;
        if (const auto option = option_meant(*answer, prediction.options.size())) {
            chosen_[&prediction] = *option;
            break;
        }
        bool is_skipped = false;
        if (const auto wish = answer_word(*answer, is_skipped)) {
            if (*wish == Wish::Quit)
                tutor_.leave();
            return *wish;
        }
        if (is_skipped) {
            tutor_.show(translate_(
                _(" This question is left out. You will be told what was so all the same.\n")));
            break;
        }
    }
    if (tutor_.is_left())
        return Wish::Quit;
    if (!prediction.judged_after) // at once
        show_verdict(judge(prediction), {});
    return Wish::GoOn;
}

// Answers a word that is no option. `skip` leaves out the question, not the step.
std::optional<Wish> Course::answer_word(const std::string& word, bool& is_skipped) {
    is_skipped = word == "skip";
    if (is_skipped)
        return std::nullopt;
    if (const auto wish = wish_named(word))
        return wish;
    if (word == "map")
        tutor_.show(tutor_.map_now());
    else if (word == "jobs")
        tutor_.show(tutor_.jobs_now());
    else if (word == "status")
        tutor_.show(tutor_.where_we_are());
    else if (word == "hint")
        tutor_.show(
            translate_(_(" Guess: a wrong answer costs nothing, and shows what you believe. Look "
                         "first,\n if you like: `map` shows who is here now, `jobs` the jobs.\n")));
    else if (word == "?" || word == "help")
        tutor_.show(translate_(
            _(" A letter is an answer: there is no harm in being wrong. Other words:\n"
              "   map    who is on the practice terminal     jobs    its jobs\n"
              "   hint   a hint                              status  where you are\n"
              "   skip   leaves this question out            back    the step before\n"
              "   reset  begins this step anew               quit    ends the lesson\n")));
    else if (!word.empty()) // Enter alone asks again
        tutor_.show(translate_(_(" One of the letters shown, then Enter. There is no harm in being "
                                 "wrong. Other\n words: hint, map, jobs, status, back, skip, "
                                 "reset, quit.\n")));
    return std::nullopt;
}

Course::Verdict Course::verdict_after(std::size_t section) {
    Verdict all;
    for (const PredictionQuestion* prediction : step().judged_after(section)) {
        const Verdict one = judge(*prediction);
        all.text = all.text.empty() ? one.text : translate_(_("{0} {1}", all.text, one.text));
        if (all.ink != Ink::Bad && one.ink != Ink::Plain)
            all.ink = one.ink;
    }
    return all;
}

// Writes the answer down, with the belief that a wrong choice shows.
Course::Verdict Course::judge(const PredictionQuestion& prediction) {
    const auto right = tutor_.judge(prediction).right();
    const auto found = chosen_.find(&prediction);
    const auto chosen = found == chosen_.end() ? std::nullopt : std::optional(found->second);
    const bool is_wrong = chosen && right && chosen != right;
    notebook_.judged({number_of(prediction), chosen ? letter_of(*chosen) : "",
                      right ? letter_of(*right) : "",
                      is_wrong ? prediction.options[*chosen].belief : "", ""});
    if (!right)
        return {translate_(_("None of the answers is what happened this time: see for yourself "
                             "above. What follows is so when the lines are typed as shown; `reset` "
                             "does the step again.")),
                Ink::Plain};
    return {judgement(prediction, chosen, *right, options_.beliefs, translate_),
            !chosen    ? Ink::Plain
            : is_wrong ? Ink::Bad
                       : Ink::Good};
}

void Course::show_verdict(const Verdict& verdict, Prose explanation) {
    tutor_.show(render_judgement(verdict.text, std::move(explanation), tutor_.width(), translate_),
                verdict.ink);
}

// Counts the predictions of the step, from 1.
std::size_t Course::number_of(const PredictionQuestion& prediction) const {
    const auto all = step().predictions();
    return static_cast<std::size_t>(std::find(all.begin(), all.end(), &prediction) - all.begin()) +
           1;
}

} // namespace leash
