// The course of a lesson: steps, sections, predictions, and what is left at its end. How a
// section is worked at is in bench.cpp.
#include "lesson/player.hpp"

#include "base/text.hpp"
#include "kernel/descriptors.hpp"
#include "lesson/bench.hpp"
#include "lesson/screen.hpp"
#include "lesson/verify.hpp"

#include <algorithm>
#include <csignal>
#include <fmt/format.h>
#include <unistd.h>

namespace leash {
namespace {

class Player {
  public:
    // `recording`: null where nothing is recorded.
    Player(const Lesson& lesson, PlayOptions options, OuterTerminal outer, Recording* recording)
        : lesson_(lesson), options_(std::move(options)), recording_(recording),
          phrases_(phrases_in(options_.language)),
          bench_(lesson, options_.number, std::move(outer), options_.autopsy_file, phrases_) {}

    int play();

  private:
    Wish play_step();
    Wish play_section(std::size_t section);
    void show_section(const Section& section);
    void answer_prediction(const PredictionQuestion& prediction);
    std::string judge(const PredictionQuestion& prediction);
    bool cannot_be_played(const Step& step);
    void keep(bool finished);
    int say_goodbye(bool finished);

    const Step& step() const { return lesson_.steps[step_]; }

    const Lesson& lesson_;
    PlayOptions options_;
    Recording* recording_;
    const Phrases& phrases_;
    Bench bench_;
    std::size_t step_ = 0;
    bool has_shown_words_ = false;
    std::optional<std::size_t> chosen_; // of the step's prediction
    std::vector<std::string> beliefs_;
};

int Player::play() {
    const LessonProgress before = options_.progress.of(lesson_.about.id);
    beliefs_ = before.beliefs;
    if (options_.start == StartAt::WhereLeft)
        for (std::size_t i = 0; i < lesson_.steps.size(); ++i)
            if (lesson_.steps[i].id == before.step)
                step_ = i;
    while (step_ < lesson_.steps.size()) {
        keep(false);
        switch (play_step()) {
        case Wish::GoOn:
            ++step_;
            break;
        case Wish::Skip:
            ++step_;
            bench_.end_terminal();
            break;
        case Wish::Back:
            step_ -= step_ > 0 ? 1 : 0;
            bench_.end_terminal();
            break;
        case Wish::Reset:
            bench_.end_terminal();
            break;
        case Wish::Quit:
            return say_goodbye(false);
        }
    }
    keep(true);
    return say_goodbye(true);
}

void Player::keep(bool finished) {
    const auto kept = options_.progress.keep(
        lesson_.about.id, {finished ? "" : step().id,
                           finished || options_.progress.of(lesson_.about.id).finished, beliefs_});
    if (!kept && step_ == 0)
        bench_.show(filled(phrases_.progress_not_kept, kept.error().message()));
}

bool Player::cannot_be_played(const Step& step) {
    if (step.needs.empty() || has_program(step.needs))
        return false;
    bench_.show(filled(phrases_.step_needs, step.needs));
    return true;
}

Wish Player::play_step() {
    chosen_.reset();
    if (recording_)
        recording_->mark(fmt::format("{}.{} {}", options_.number, step_ + 1, step().title));
    bench_.show(
        render(HeaderText{options_.number, lesson_.about.title, step_ + 1, lesson_.steps.size(),
                          step_ == 0 ? std::optional(lesson_.about.minutes) : std::nullopt},
               bench_.width(), phrases_));
    if (cannot_be_played(step()))
        return Wish::GoOn;
    if (step_ == 0)
        bench_.show(render(lesson_.intro, bench_.width()));
    for (std::size_t section = 0; section < step().sections.size(); ++section)
        if (const Wish wish = play_section(section); wish != Wish::GoOn)
            return wish;
    if (step().sections.empty())
        bench_.show(render(step().epilogue, bench_.width()));
    return Wish::GoOn;
}

Wish Player::play_section(std::size_t number) {
    const Section& section = step().sections[number];
    if (!bench_.has_terminal()) {
        if (auto ready = bench_.fresh_terminal(step_, number); !ready) {
            bench_.show(render(
                Paragraph{Paragraph::Kind::Text, filled(phrases_.no_terminal, ready.error())},
                bench_.width()));
            return Wish::Quit;
        }
        bench_.show(what_was_typed(way_to(lesson_, step_, number), phrases_));
    }
    show_section(section);
    if (bench_.is_left())
        return Wish::Quit;
    const Wish wish = bench_.work(step_, section);
    if (wish != Wish::GoOn)
        return wish;

    const bool is_last = number + 1 == step().sections.size();
    const bool is_over = is_last && step_ + 1 == lesson_.steps.size();
    const bool has_ended = !bench_.has_terminal();
    const bool goes_straight_on = is_over || (!is_last && !has_ended);
    const std::string cue(goes_straight_on ? ""
                          : has_ended      ? phrases_.enter_fresh_terminal
                                           : phrases_.enter_goes_on);
    const Prose prose = is_last ? step().epilogue : Prose();
    const std::string text =
        is_last && step().prediction()
            ? render_judgement(judge(*step().prediction()), prose, bench_.width(), phrases_) +
                  render_cue(cue, bench_.width())
            : held(prose, cue, bench_.width());
    if (!goes_straight_on)
        return bench_.wait_for_enter(text);
    bench_.show(text);
    return Wish::GoOn;
}

void Player::show_section(const Section& section) {
    Prose prose; // since the prediction
    for (const auto& shown : section.shown) {
        if (const auto* text = std::get_if<Paragraph>(&shown)) {
            prose.push_back(*text);
            continue;
        }
        bench_.show(render(std::exchange(prose, {}), bench_.width()));
        answer_prediction(std::get<PredictionQuestion>(shown));
    }
    if (bench_.is_left())
        return;
    bench_.show(render_task(std::move(prose), section, bench_.width(), phrases_));
    if (!std::exchange(has_shown_words_, true))
        bench_.show(render_cue("hint  solution  skip  quit", bench_.width()));
}

void Player::answer_prediction(const PredictionQuestion& prediction) {
    bench_.show(render(prediction, bench_.width()));
    while (!bench_.is_left()) {
        const auto answer = bench_.ask(filled(phrases_.your_answer, letters_of(prediction)));
        if (!answer || *answer == "quit")
            return bench_.leave();
        if (*answer == "skip")
            return;
        const auto option = static_cast<std::size_t>(answer->empty() ? -1 : answer->front() - 'a');
        if (answer->size() == 1 && option < prediction.options.size()) {
            chosen_ = option;
            return;
        }
        bench_.show(std::string(phrases_.one_letter));
    }
}

// Keeps the belief that a wrong choice shows.
std::string Player::judge(const PredictionQuestion& prediction) {
    const auto right = bench_.option_that_holds(prediction);
    if (!right)
        return std::string(phrases_.no_answer_holds);
    const std::string belief = chosen_ ? prediction.options[*chosen_].belief : std::string();
    const bool is_new = std::find(beliefs_.begin(), beliefs_.end(), belief) == beliefs_.end();
    if (chosen_ != right && !belief.empty() && is_new)
        beliefs_.push_back(belief);
    return judgement(prediction, chosen_, *right, phrases_);
}

int Player::say_goodbye(bool finished) {
    bench_.end_terminal();
    if (const auto end = bench_.lost())
        return *end;
    bench_.offer_to_end_what_is_left();
    if (!finished)
        bench_.show(std::string(phrases_.place_is_kept));
    else if (options_.next)
        bench_.show(filled(phrases_.next_lesson, *options_.next));
    else
        bench_.show(std::string(phrases_.last_lesson));
    return 0;
}

} // namespace

int play_lesson(const Lesson& lesson, PlayOptions options) {
    const auto complain = [](const SystemError& error) {
        (void)write_all(STDERR_FILENO,
                        "lesson: it cannot be played or recorded: " + error.message() + "\n");
        return 1;
    };
    for (const auto& [command, package] : lesson.about.needs)
        if (!has_program(command)) {
            (void)write_all(STDERR_FILENO, "lesson: it needs " + command +
                                               ". To install it:  apt install " + package + "\n");
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
