#include "lesson/player_course.hpp"

#include "base/text.hpp"
#include "lesson/needs.hpp"
#include "lesson/screen.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace leash {

Course::Course(const Lesson& lesson, PlayOptions options, OuterTerminal outer, Recording* recording)
    : lesson_(lesson), options_(std::move(options)), recording_(recording),
      translate_(options_.translate),
      notebook_(lesson, options_.progress,
                [this](const Message& why) {
                    tutor_.show(translate_(_(" Your progress cannot be kept: {0}\n", why)));
                }),
      tutor_(lesson, options_.number, std::move(outer), options_.autopsy_file, translate_,
             notebook_),
      lacks_(lesson) {
    if (options_.big)
        tutor_.use_big_screens();
}

int Course::play() {
    tutor_.offer_to_end_what_was_left();
    if (tutor_.is_left())
        return say_goodbye(false);
    const LessonProgress before = notebook_.so_far();
    step_ = options_.first_step.value_or(lesson_.step_named(before.step).value_or(0));
    if (ask_questions() == Wish::Quit)
        return say_goodbye(false);
    come_back();
    while (step_ < lesson_.steps.size()) {
        notebook_.begin_step(step().id);
        const Wish wish = play_step();
        notebook_.end_step();
        switch (wish) {
        case Wish::GoOn:
            ++step_;
            break;
        case Wish::Skip:
            say_skipped();
            ++step_;
            tutor_.begin_anew();
            break;
        case Wish::Back:
            if (lacks_.step_before(step_) == step_)
                tutor_.show(translate_(_(" This is the first step. It begins anew.\n")));
            step_ = lacks_.step_before(step_);
            tutor_.begin_anew();
            break;
        case Wish::Reset:
            tutor_.begin_anew();
            break;
        case Wish::Quit:
            return say_goodbye(false);
        }
    }
    notebook_.finish();
    return say_goodbye(true);
}

void Course::say_skipped() {
    if (is_done_) // only its last Enter was skipped
        return;
    const bool is_last = step_ + 1 == lesson_.steps.size();
    const Message what = is_last ? _("Step {0}, \"{1}\", is skipped. `lesson {2}.{0}` plays it.",
                                     step_ + 1, step().title, options_.number)
                                 : _("Step {0}, \"{1}\", is skipped. `back` returns to it.",
                                     step_ + 1, step().title);
    tutor_.show(render(Paragraph{Paragraph::Kind::Text, translate_(what)}, tutor_.width()));
}

Wish Course::play_step() {
    chosen_.clear();
    map_before_.clear();
    is_done_ = false;
    if (recording_)
        recording_->mark(fmt::format("{}.{} {}", options_.number, step_ + 1, step().title));
    tutor_.show(
        render(HeaderText{options_.number, lesson_.about.title, step_ + 1, lesson_.steps.size(),
                          step_ == 0 ? std::optional(lesson_.about.minutes) : std::nullopt},
               tutor_.width(), translate_));
    if (const auto lack = lacks_.of(step_)) {
        const bool is_missing = *lack == Lack::NotInstalled;
        tutor_.show(translate_(
            is_missing
                ? _(" This step needs {0}, which is not installed. It is left out.\n", step().needs)
                : _(" This step needs {0}, which is installed but does not work on this\n machine. "
                    "It is left out.\n",
                    step().needs)));
        return Wish::GoOn;
    }
    if (step_ == 0)
        tutor_.show(render(lesson_.intro, tutor_.width()));
    for (std::size_t section = 0; section < step().sections.size(); ++section)
        if (const Wish wish = play_section(section); wish != Wish::GoOn)
            return wish;
    return step().sections.empty() ? play_prose() : Wish::GoOn;
}

// A step with nothing to do: prose, and perhaps a prediction of what is so.
Wish Course::play_prose() {
    if (const Wish wish = be_ready_for({step_, 0}); wish != Wish::GoOn)
        return wish;
    const ShownUpTo shown = show(step().epilogue);
    if (shown.wish != Wish::GoOn)
        return shown.wish;
    step_is_done();
    tutor_.show(render(shown.rest, tutor_.width()));
    const bool is_over = step_ + 1 == lesson_.steps.size();
    return tutor_.wait_for_enter(
        render_cue(std::string(is_over ? translate_(N_("Enter ends the lesson"))
                                       : translate_(N_("Enter goes on"))),
                   tutor_.width()));
}

Wish Course::be_ready_for(Place place) {
    bool is_replayed = false;
    bool is_by_hand = false;
    for (;;) {
        const Performed ready = is_by_hand ? tutor_.ready_terminal_by_hand(place)
                                           : tutor_.ready_terminal(place, is_replayed);
        if (tutor_.is_left())
            return Wish::Quit;
        if (ready)
            break;
        const AfterFailure chosen = ask_after_failure(ready.error());
        if (const auto* wish = std::get_if<Wish>(&chosen))
            return *wish;
        is_by_hand = std::holds_alternative<ByHand>(chosen);
    }
    if (is_by_hand)
        tutor_.show(what_to_type_first(lesson_, way_to(lesson_, place), translate_));
    else if (is_replayed)
        tutor_.show(what_was_typed(lesson_, way_to(lesson_, place), translate_));
    return Wish::GoOn;
}

Wish Course::play_section(std::size_t number) {
    const Section& section = step().sections[number];
    if (const Wish wish = be_ready_for({step_, number}); wish != Wish::GoOn)
        return wish;
    if (const Wish wish = show_section(section); wish != Wish::GoOn)
        return wish;
    if (const Wish wish = tutor_.work(step_, section); wish != Wish::GoOn)
        return wish;
    return end_section(number);
}

bool Course::is_last_section(std::size_t section) const {
    return section + 1 == step().sections.size();
}

bool Course::goes_straight_on_after(std::size_t section) const {
    if (is_last_section(section) || !tutor_.has_terminal())
        return false;
    const Section& next = step().sections[section + 1];
    return next.setup.empty() &&
           std::all_of(next.shown.begin(), next.shown.end(),
                       [](const Shown& one) { return std::holds_alternative<Paragraph>(one); });
}

// Says that it is done, gives the verdicts, shows what explains them, and waits for Enter. While a
// terminal is there, only Enter takes the learner away from it.
Wish Course::end_section(std::size_t number) {
    const bool is_last = is_last_section(number);
    const bool is_over = is_last && step_ + 1 == lesson_.steps.size();
    const bool goes_straight_on = goes_straight_on_after(number);
    const std::string cue(goes_straight_on ? ""
                          : is_over        ? translate_(N_("Enter ends the lesson"))
                          : tutor_.has_terminal()
                              ? translate_(N_("Enter goes on"))
                              : translate_(N_("Enter: a fresh practice terminal")));
    const Verdict verdict = verdict_after(number);
    std::vector<Shown> below = is_last ? step().epilogue : std::vector<Shown>();
    if (!verdict.text.empty()) {
        // The verdict and what explains it are one paragraph.
        Prose first;
        if (!below.empty() && std::holds_alternative<Paragraph>(below.front())) {
            first.push_back(std::get<Paragraph>(below.front()));
            below.erase(below.begin());
        }
        show_verdict(verdict, std::move(first));
    }
    const ShownUpTo shown = show(below);
    if (shown.wish != Wish::GoOn)
        return shown.wish;
    if (is_last)
        step_is_done();
    const std::string text =
        verdict.text.empty() ? held(shown.rest, cue, tutor_.width())
                             : render(shown.rest, tutor_.width()) + render_cue(cue, tutor_.width());
    if (!goes_straight_on)
        return tutor_.wait_for_enter(text);
    tutor_.show(text);
    return Wish::GoOn;
}

// At once, not after the Enter: the window may be closed in between.
void Course::step_is_done() {
    is_done_ = true;
    const bool is_last = step_ + 1 == lesson_.steps.size();
    notebook_.did_step(step().id, is_last ? "" : lesson_.steps[step_ + 1].id);
}

Wish Course::show_section(const Section& section) {
    ShownUpTo shown = show(section.shown);
    if (shown.wish != Wish::GoOn)
        return shown.wish;
    std::string task = render_task(std::move(shown.rest), section, tutor_.width(), translate_);
    if (!std::exchange(has_shown_words_, true))
        task += render_cue(translate_(_("hint  solution  skip  quit     in a program: Ctrl-]")),
                           tutor_.width());
    tutor_.show_task(task);
    return tutor_.is_left() ? Wish::Quit : Wish::GoOn;
}

Course::ShownUpTo Course::show(const std::vector<Shown>& shown) {
    Prose prose;
    for (const Shown& one : shown) {
        if (const auto* text = std::get_if<Paragraph>(&one)) {
            prose.push_back(*text);
            continue;
        }
        tutor_.show(render(std::exchange(prose, {}), tutor_.width()));
        if (const auto* prediction = std::get_if<PredictionQuestion>(&one)) {
            if (const Wish wish = answer_prediction(*prediction); wish != Wish::GoOn)
                return {{}, wish};
        } else {
            show_map();
        }
    }
    return {prose, Wish::GoOn};
}

// The second map of a step is shown with the first: what has changed is seen at a look.
void Course::show_map() {
    std::string map = tutor_.map_now();
    tutor_.show(map_before_.empty() ? map : maps_beside(map_before_, map, tutor_.width()));
    map_before_ = std::move(map);
}

} // namespace leash
