// The course of a lesson: steps, sections, predictions, and what is left at its end. How a
// section is worked at is in tutor.cpp.
#include "lesson/player.hpp"

#include "base/text.hpp"
#include "kernel/descriptors.hpp"
#include "kernel/state_file.hpp"
#include "lesson/needs.hpp"
#include "lesson/notebook.hpp"
#include "lesson/screen.hpp"
#include "lesson/screen_summary.hpp"
#include "lesson/tutor.hpp"

#include <algorithm>
#include <csignal>
#include <filesystem>
#include <fmt/format.h>
#include <map>
#include <unistd.h>

namespace leash {
namespace {

class Player {
  public:
    // `recording`: null where nothing is recorded.
    Player(const Lesson& lesson, PlayOptions options, OuterTerminal outer, Recording* recording)
        : lesson_(lesson), options_(std::move(options)), recording_(recording),
          phrases_(phrases_in(options_.language)),
          notebook_(lesson, options_.progress,
                    [this](const std::string& why) {
                        tutor_.show(filled(phrases_.progress_not_kept, why));
                    }),
          tutor_(lesson, options_.number, std::move(outer), options_.autopsy_file, phrases_,
                 notebook_) {
        for (const Step& one : lesson.steps) // before there is a practice terminal
            has_[one.needs] = one.needs.empty() || is_there(one.needs, lesson.need_of(one.needs));
    }

    int play();

  private:
    Wish play_step();
    Wish play_section(std::size_t section);
    Wish play_prose();
    Wish be_ready_for(Place place);
    void show_section(const Section& section);
    // What is shown up to its end, predictions asked; the prose at the end is left to the caller.
    Prose show(const std::vector<Shown>& shown);
    void show_map();
    void answer_prediction(const PredictionQuestion& prediction);
    std::string judge(const PredictionQuestion& prediction);
    std::size_t number_of(const PredictionQuestion& prediction) const;
    // The verdicts on those that are judged after that section; empty: none is.
    std::string verdicts_after(std::size_t section);
    bool has_what_it_needs(const Step& step) const;
    void come_back();
    int say_goodbye(bool finished);

    const Step& step() const { return lesson_.steps[step_]; }

    const Lesson& lesson_;
    PlayOptions options_;
    Recording* recording_;
    const Phrases& phrases_;
    Notebook notebook_;
    Tutor tutor_;
    std::map<std::string, bool> has_; // what steps need, and whether it is there
    std::size_t step_ = 0;
    bool has_shown_words_ = false;
    std::map<const PredictionQuestion*, std::size_t> chosen_; // of the step; none: it was skipped
    std::string map_before_;                                  // that was shown last in this step
};

int Player::play() {
    const LessonProgress before = notebook_.so_far();
    if (options_.start == StartAt::WhereLeft)
        for (std::size_t i = 0; i < lesson_.steps.size(); ++i)
            if (lesson_.steps[i].id == before.step)
                step_ = i;
    come_back();
    while (step_ < lesson_.steps.size()) {
        notebook_.begin_step(step().id);
        const Wish wish = play_step();
        notebook_.end_step(wish == Wish::GoOn && has_what_it_needs(step()));
        switch (wish) {
        case Wish::GoOn:
            ++step_;
            break;
        case Wish::Skip:
            ++step_;
            tutor_.begin_anew();
            break;
        case Wish::Back:
            step_ -= step_ > 0 ? 1 : 0;
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

// The step was left by closing the window: what was kept of it is looked at now, once.
void Player::come_back() {
    const auto text = read_state_file(options_.left_file);
    const auto left = text ? kept_step_from_json(text.value()) : std::string();
    if (!left || left.value().lesson != lesson_.about.id || step_ >= lesson_.steps.size() ||
        left.value().step != step().id || step().sections.empty())
        return;
    std::error_code none;
    std::filesystem::remove(options_.left_file, none);
    if (!is_of_this_boot(left.value())) {
        tutor_.show(std::string(phrases_.machine_was_restarted));
        ++step_;
        return;
    }
    tutor_.also_offer(left.value());
    tutor_.show(std::string(phrases_.you_are_back));
    const ConditionAnswer answer =
        ask_all(step().sections.back().check.conditions,
                [&](const std::vector<std::string>& words) { return check(left.value(), words); });
    if (!answer.holds()) {
        tutor_.show(render(Paragraph{Paragraph::Kind::Text,
                                     filled(phrases_.something_else_was_wanted, answer.instead())},
                           tutor_.width()));
        return;
    }
    tutor_.show(held(show(step().epilogue), "", tutor_.width()));
    notebook_.did_step(step().id);
    ++step_;
}

bool Player::has_what_it_needs(const Step& step) const {
    return step.needs.empty() || has_.at(step.needs);
}

Wish Player::play_step() {
    chosen_.clear();
    map_before_.clear();
    if (recording_)
        recording_->mark(fmt::format("{}.{} {}", options_.number, step_ + 1, step().title));
    tutor_.show(
        render(HeaderText{options_.number, lesson_.about.title, step_ + 1, lesson_.steps.size(),
                          step_ == 0 ? std::optional(lesson_.about.minutes) : std::nullopt},
               tutor_.width(), phrases_));
    if (!has_what_it_needs(step())) {
        tutor_.show(filled(phrases_.step_needs, step().needs));
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
Wish Player::play_prose() {
    if (const Wish wish = be_ready_for({step_, 0}); wish != Wish::GoOn)
        return wish;
    const Prose rest = show(step().epilogue);
    tutor_.show(render(rest, tutor_.width()));
    if (tutor_.is_left())
        return Wish::Quit;
    if (step_ + 1 == lesson_.steps.size())
        return Wish::GoOn;
    return tutor_.wait_for_enter(render_cue(std::string(phrases_.enter_goes_on), tutor_.width()));
}

Wish Player::be_ready_for(Place place) {
    bool is_replayed = false;
    if (auto ready = tutor_.ready_terminal(place, is_replayed); !ready) {
        tutor_.show(
            render(Paragraph{Paragraph::Kind::Text, filled(phrases_.no_terminal, ready.error())},
                   tutor_.width()));
        return Wish::Quit;
    }
    if (is_replayed)
        tutor_.show(what_was_typed(lesson_, way_to(lesson_, place), phrases_));
    return Wish::GoOn;
}

Wish Player::play_section(std::size_t number) {
    const Section& section = step().sections[number];
    if (const Wish wish = be_ready_for({step_, number}); wish != Wish::GoOn)
        return wish;
    show_section(section);
    if (tutor_.is_left())
        return Wish::Quit;
    const Wish wish = tutor_.work(step_, section);
    if (wish != Wish::GoOn)
        return wish;

    const bool is_last = number + 1 == step().sections.size();
    const bool is_over = is_last && step_ + 1 == lesson_.steps.size();
    const bool has_ended = !tutor_.has_terminal();
    const bool goes_straight_on = is_over || (!is_last && !has_ended);
    const std::string cue(goes_straight_on ? ""
                          : has_ended      ? phrases_.enter_fresh_terminal
                                           : phrases_.enter_goes_on);
    const std::string verdicts = verdicts_after(number);
    Prose prose;
    if (is_last && verdicts.empty()) {
        prose = show(step().epilogue);
    } else if (is_last) {
        // The verdict and what explains it are one paragraph.
        std::vector<Shown> shown = step().epilogue;
        const bool joins = !shown.empty() && std::holds_alternative<Paragraph>(shown.front());
        Prose first;
        if (joins) {
            first.push_back(std::get<Paragraph>(shown.front()));
            shown.erase(shown.begin());
        }
        tutor_.show(render_judgement(verdicts, first, tutor_.width(), phrases_));
        prose = show(shown);
    } else if (!verdicts.empty()) {
        tutor_.show(render_judgement(verdicts, {}, tutor_.width(), phrases_));
    }
    const std::string text = verdicts.empty()
                                 ? held(prose, cue, tutor_.width())
                                 : render(prose, tutor_.width()) + render_cue(cue, tutor_.width());
    if (!goes_straight_on)
        return tutor_.wait_for_enter(text);
    tutor_.show(text);
    return Wish::GoOn;
}

void Player::show_section(const Section& section) {
    Prose prose = show(section.shown);
    if (tutor_.is_left())
        return;
    tutor_.show(render_task(std::move(prose), section, tutor_.width(), phrases_));
    if (!std::exchange(has_shown_words_, true))
        tutor_.show(render_cue("hint  solution  skip  quit", tutor_.width()));
}

Prose Player::show(const std::vector<Shown>& shown) {
    Prose prose;
    for (const Shown& one : shown) {
        if (const auto* text = std::get_if<Paragraph>(&one)) {
            prose.push_back(*text);
            continue;
        }
        tutor_.show(render(std::exchange(prose, {}), tutor_.width()));
        if (const auto* prediction = std::get_if<PredictionQuestion>(&one))
            answer_prediction(*prediction);
        else
            show_map();
    }
    return prose;
}

// The second map of a step is shown with the first: what has changed is seen at a look.
void Player::show_map() {
    std::string map = tutor_.map_now();
    tutor_.show(map_before_.empty() ? map : maps_beside(map_before_, map, tutor_.width()));
    map_before_ = std::move(map);
}

std::string Player::verdicts_after(std::size_t section) {
    std::string text;
    for (const PredictionQuestion* prediction : step().judged_after(section))
        text += (text.empty() ? "" : std::string(phrases_.between_sentences)) + judge(*prediction);
    return text;
}

void Player::answer_prediction(const PredictionQuestion& prediction) {
    tutor_.show(render(prediction, tutor_.width()));
    while (!tutor_.is_left()) {
        const auto answer = tutor_.ask(filled(phrases_.your_answer, letters_of(prediction)));
        if (!answer || *answer == "quit")
            return tutor_.leave();
        if (*answer == "skip")
            break;
        const auto option = static_cast<std::size_t>(answer->empty() ? -1 : answer->front() - 'a');
        if (answer->size() == 1 && option < prediction.options.size()) {
            chosen_[&prediction] = option;
            break;
        }
        tutor_.show(std::string(phrases_.one_letter));
    }
    if (!prediction.judged_after && !tutor_.is_left()) // at once
        tutor_.show(render_judgement(judge(prediction), {}, tutor_.width(), phrases_));
}

// Writes the answer down, with the belief that a wrong choice shows.
std::string Player::judge(const PredictionQuestion& prediction) {
    const auto right = tutor_.judge(prediction).right();
    const auto found = chosen_.find(&prediction);
    const auto chosen = found == chosen_.end() ? std::nullopt : std::optional(found->second);
    const bool is_wrong = chosen && right && chosen != right;
    notebook_.judged({number_of(prediction), chosen ? letter_of(*chosen) : "",
                      right ? letter_of(*right) : "",
                      is_wrong ? prediction.options[*chosen].belief : "", ""});
    if (!right)
        return std::string(phrases_.no_answer_holds);
    return judgement(prediction, chosen, *right, options_.beliefs, phrases_);
}

// Counts the predictions of the step, from 1.
std::size_t Player::number_of(const PredictionQuestion& prediction) const {
    const auto all = step().predictions();
    return static_cast<std::size_t>(std::find(all.begin(), all.end(), &prediction) - all.begin()) +
           1;
}

int Player::say_goodbye(bool finished) {
    tutor_.begin_anew();
    if (const auto left = tutor_.kept_step())
        (void)replace_state_file(options_.left_file, to_json(*left));
    tutor_.die_if_lost();
    tutor_.offer_to_end_what_is_left();
    if (finished)
        tutor_.show(render_summary(options_.number, lesson_, notebook_.so_far(), options_.beliefs,
                                   tutor_.width(), phrases_));
    if (!finished)
        tutor_.show(std::string(phrases_.place_is_kept));
    else if (options_.next)
        tutor_.show(filled(phrases_.next_lesson, *options_.next));
    else
        tutor_.show(std::string(phrases_.last_lesson));
    return 0;
}

} // namespace

int play_lesson(const Lesson& lesson, PlayOptions options) {
    const auto complain = [](const SystemError& error) {
        (void)write_all(STDERR_FILENO,
                        "lesson: it cannot be played or recorded: " + error.message() + "\n");
        return 1;
    };
    for (const auto& [command, need] : lesson.needs_of_all_steps())
        if (!is_there(command, need)) {
            (void)write_all(STDERR_FILENO, "lesson: it needs " + command +
                                               ". To install it:  apt install " + need.package +
                                               "\n");
            return 1;
        }
    auto outer = OuterTerminal::open();
    if (!outer)
        return complain(outer.error());
    if (auto noted = note_relay_signals(); !noted)
        return complain(noted.error());
    std::optional<Recording> recording;
    if (options.recording) {
        auto created = Recording::create(*options.recording, outer.value().size());
        if (!created)
            return complain(created.error());
        recording = std::move(created).value();
        outer.value().record(*recording);
    }
    const int status = Player(lesson, std::move(options), std::move(outer).value(),
                              recording ? &*recording : nullptr)
                           .play();
    if (recording && recording->problem())
        return complain(*recording->problem());
    return status;
}

} // namespace leash
