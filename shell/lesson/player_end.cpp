// How the learner comes back to a lesson, what happens if a step cannot be made ready, and how a
// lesson ends.
#include "base/text.hpp"
#include "kernel/state_file.hpp"
#include "lesson/player_course.hpp"
#include "lesson/screen.hpp"
#include "lesson/screen_summary.hpp"

#include <filesystem>

namespace leash {

// The step was left by closing the window: what was kept of it is looked at now, once.
void Course::come_back() {
    const auto text = read_state_file(options_.left_file);
    const auto left = text ? kept_step_from_json(text.value()) : std::string();
    if (!left || left.value().lesson != lesson_.about.id || step_ >= lesson_.steps.size() ||
        left.value().step != step().id || step().sections.empty())
        return;
    std::error_code none;
    std::filesystem::remove(options_.left_file, none);
    if (!is_of_this_boot(left.value())) {
        tutor_.show(translate_(_(" This machine has been restarted since you left, and nothing is "
                                 "left to look at.\n The step is skipped.\n")));
        ++step_;
        return;
    }
    tutor_.also_offer(left.value());
    tutor_.show(translate_(_(" You are back. The files of the step are in this folder:\n"
                             "   {0}\n This is what has become of the step:\n",
                             left.value().folder)));
    const ConditionAnswer answer =
        ask_all(step().sections.back().check.conditions,
                [&](const std::vector<std::string>& words) { return check(left.value(), words); });
    if (!answer.holds()) {
        tutor_.show(
            render(Paragraph{Paragraph::Kind::Text,
                             translate_(_("This step wanted something else. It is so now: {0}",
                                          answer.instead()))},
                   tutor_.width()));
        return;
    }
    tutor_.show(held(show(step().epilogue).rest, "", tutor_.width()));
    step_is_done();
    ++step_;
}

// Nothing is lost by a failure: what the learner has done is kept already.
Course::AfterFailure Course::ask_after_failure(const Message& why) {
    std::string text = translate_(_(" What this step builds on could not be made ready:\n"));
    for (const std::string& line : wrapped(translate_(why), tutor_.width() - 3))
        text += "   " + line + "\n";
    text += translate_(_("   Enter  tries once more, on a fresh practice terminal\n"
                         "   hand   goes on by hand: you type what this step builds on\n"
                         "   back   the step before          skip   the next step\n"
                         "   quit   ends the lesson; where you were is kept\n"));
    tutor_.show(text);
    for (;;) {
        const auto answer = tutor_.ask(translate_(_(" Enter, hand, back, skip or quit: ")), text);
        if (!answer)
            return Wish::Quit;
        if (answer->empty())
            return TryAgain{};
        if (*answer == "hand")
            return ByHand{};
        if (const auto wish = wish_named(*answer))
            return *wish;
        tutor_.show(text);
    }
}

int Course::say_goodbye(bool finished) {
    tutor_.begin_anew();
    if (const auto left = tutor_.kept_step())
        (void)replace_state_file(options_.left_file, to_json(*left));
    tutor_.die_if_lost();
    tutor_.offer_to_end_what_is_left();
    if (finished) {
        tutor_.show(render_summary(options_.number, lesson_, notebook_.so_far(), options_.beliefs,
                                   tutor_.width(), translate_));
        show_rounds();
    }
    if (!finished)
        tutor_.show(translate_(_(" Where you were is kept. To go on:  lesson\n")));
    else if (options_.next)
        tutor_.show(
            translate_(_(" Next:  lesson {0}        Again:  lesson reset\n", *options_.next)));
    else
        tutor_.show(translate_(_(" That was the last lesson.        Again:  lesson reset\n")));
    return 0;
}

} // namespace leash
