#include "lesson/book_facts.hpp"

#include "lesson/screen_text.hpp"
#include "lesson/verify.hpp"
#include "stage/cast.hpp"
#include "stage/stage.hpp"

#include <chrono>
#include <optional>
#include <utility>

namespace leash {
namespace {

using std::chrono::steady_clock;

// Verify types faster than anybody can read. So the recording waits before each line that is typed.
constexpr double pause_before_line = 1.2; // seconds

// The recording of one step.
class StepRecording {
  public:
    // `before` has stood on the screen before the step begins, such as the prompt.
    explicit StepRecording(const std::string& before) { show(before); }

    void show(std::string_view bytes) {
        output_ += bytes;
        if (const std::string text = characters_.take(bytes); !text.empty())
            events_ += cast_event(now(), CastEvent::Output, text);
    }
    void wait_before_line() { pauses_ += pause_before_line; }

    std::string text() const { return events_.empty() ? "" : cast_header({{}, {}, ""}) + events_; }
    std::vector<std::string> lines() const {
        std::vector<std::string> lines = lines_on_screen(output_);
        while (!lines.empty() && lines.back().empty())
            lines.pop_back();
        return lines;
    }

  private:
    double now() const {
        return std::chrono::duration<double>(steady_clock::now() - start_).count() + pauses_;
    }

    steady_clock::time_point start_ = steady_clock::now();
    double pauses_ = 0; // seconds
    std::string output_;
    std::string events_;
    WholeCharacters characters_;
};

class Observer {
  public:
    explicit Observer(const Lesson& lesson) { facts_.steps.resize(lesson.steps.size()); }

    VerifyWatch watch() {
        VerifyWatch watch;
        watch.on_step = [this](std::size_t step) {
            finish_step();
            step_ = step;
            facts_.steps[step].was_played = true;
            recording_.emplace(last_line_);
        };
        watch.on_terminal = [this] {
            last_line_.clear();
            if (recording_ && !recording_->lines().empty()) // below the end of the last terminal
                recording_->show("\r\n\n");
        };
        watch.on_screen = [this](std::string_view bytes) {
            last_line_ += bytes;
            if (const auto newline = last_line_.rfind('\n'); newline != std::string::npos)
                last_line_.erase(0, newline + 1);
            if (recording_)
                recording_->show(bytes);
        };
        watch.on_typed = [this] {
            if (recording_)
                recording_->wait_before_line();
        };
        watch.on_map = [this](const std::string& map) { maps_.push_back(map); };
        watch.on_end = [this](Place place, Stage& stage) {
            const Snapshot after = stage.look();
            facts_.steps[place.step].ends.push_back(
                {place.section, make_autopsy(stage.ledger(), after, "")});
            last_line_.clear(); // it stood on a terminal that has gone
        };
        watch.with_mistakes = false;
        return watch;
    }

    void answer(std::size_t line, std::size_t option) { facts_.answers[line] = option; }

    LessonFacts take() {
        finish_step();
        return std::move(facts_);
    }

  private:
    void finish_step() {
        if (!recording_)
            return;
        StepFacts& step = facts_.steps[step_];
        step.recording = recording_->text();
        step.shown = recording_->lines();
        step.maps = std::exchange(maps_, {});
        recording_.reset();
    }

    LessonFacts facts_;
    std::size_t step_ = 0;
    std::optional<StepRecording> recording_; // of the step that is played
    std::vector<std::string> maps_;
    std::string last_line_; // what the terminal has shown since its last newline
};

} // namespace

Result<LessonFacts, std::string> observe_lesson(const Lesson& lesson, int number,
                                                const Translator& translate,
                                                const std::function<bool()>& stops) {
    Observer observer(lesson);
    std::string report;
    const VerifyCount count = verify_lesson(
        lesson, number, "", Questionnaire{}, [&](std::string_view text) { report += text; },
        translate, stops,
        [&](std::size_t line, std::size_t option) { observer.answer(line, option); },
        observer.watch());
    if (stops && stops())
        return std::string();
    if (count.failed > 0)
        return report;
    return observer.take();
}

} // namespace leash
