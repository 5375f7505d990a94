// The notebook writes down what the learner does in one lesson.
//
// Invariant: the notebook writes each fact to progress.json at once. So nothing is lost if the
// learner closes the window.
#pragma once

#include "lesson/document.hpp"
#include "lesson/progress.hpp"

#include <chrono>
#include <functional>
#include <string>

namespace leash {

class Notebook {
  public:
    // `complain` is told once why progress cannot be kept.
    Notebook(const Lesson& lesson, Progress progress,
             std::function<void(const Message& why)> complain);

    // The progress of this lesson.
    LessonProgress so_far() const { return progress_.of(lesson_.about.id); }

    void begin_lesson();                    // this lesson is now the last lesson played
    void begin_step(const std::string& id); // counts one more try
    void gave_hint();
    void showed_solution();
    // An answer to prediction number `question` of the step. `when` is filled in here.
    void judged(PredictionAnswer answer);
    void end_step(); // adds the time since begin_step()
    // The step is done; `next` is the ID of the step to go on with, "" after the last step.
    void did_step(const std::string& id, const std::string& next);
    void finish();

    // The six questions. A question that is left out keeps an earlier answer.
    const QuestionRounds& questions() const { return progress_.questions(); }
    void answered(WhichRound round, const std::string& question, Guess guess);
    bool is_of_newcomer() const { return progress_.is_of_newcomer(); }
    bool has_finished(const std::string& lesson) const { return progress_.of(lesson).finished; }

    // The processes that the last lesson has left running, because its window was closed at the
    // question. Only processes that still live are returned.
    std::vector<LeftProcess> left_running() const;
    void leave_running(const std::vector<LeftProcess>& processes);
    void forget_left_running();

  private:
    void change(const Progress::Change& change);
    void change_step(const std::function<void(StepProgress&)>& change);
    void tell(const Outcome& kept);

    const Lesson& lesson_;
    Progress progress_;
    std::function<void(const Message&)> complain_;
    bool has_complained_ = false;
    std::string step_;
    std::chrono::steady_clock::time_point begun_{};
};

} // namespace leash
