#include "lesson/notebook.hpp"

#include "kernel/snapshot.hpp"
#include "lesson/kept_step.hpp"

#include <algorithm>

namespace leash {

Notebook::Notebook(const Lesson& lesson, Progress progress,
                   std::function<void(const Message& why)> complain)
    : lesson_(lesson), progress_(std::move(progress)), complain_(std::move(complain)) {}

void Notebook::begin_lesson() {
    change([](LessonProgress&) {});
}

void Notebook::begin_step(const std::string& id) {
    step_ = id;
    begun_ = std::chrono::steady_clock::now();
    change([&](LessonProgress& lesson) {
        lesson.step = id;
        StepProgress& step = lesson.steps[id];
        ++step.tries;
        step.when = time_now_utc();
        step.lesson_file = lesson_.file_hash;
    });
}

void Notebook::gave_hint() {
    change_step([](StepProgress& step) { ++step.hints; });
}

void Notebook::showed_solution() {
    change_step([](StepProgress& step) { step.solution_shown = true; });
}

void Notebook::judged(PredictionAnswer answer) {
    answer.when = time_now_utc();
    change([id = step_, answer](LessonProgress& lesson) {
        lesson.steps[id].predictions.push_back(answer);
        const bool is_new = std::find(lesson.beliefs.begin(), lesson.beliefs.end(),
                                      answer.belief) == lesson.beliefs.end();
        if (!answer.belief.empty() && is_new)
            lesson.beliefs.push_back(answer.belief);
    });
}

void Notebook::end_step() {
    using std::chrono::seconds;
    const auto time = std::chrono::steady_clock::now() - begun_;
    const long passed = std::chrono::round<seconds>(time).count();
    change_step([passed](StepProgress& step) {
        step.seconds += passed;
        step.when = time_now_utc();
    });
}

void Notebook::did_step(const std::string& id, const std::string& next) {
    change([id, next](LessonProgress& lesson) {
        lesson.steps[id].done = true;
        lesson.steps[id].when = time_now_utc();
        lesson.step = next;
        lesson.finished = lesson.finished || next.empty();
    });
}

void Notebook::finish() {
    change([](LessonProgress& lesson) {
        lesson.finished = true;
        lesson.step.clear();
    });
}

void Notebook::answered(WhichRound which, const std::string& question, Guess guess) {
    tell(progress_.change_questions(
        [which, question, guess, when = time_now_utc()](QuestionRounds& rounds) {
            QuestionRound& round = rounds.*which;
            if (guess == Guess::LeftOut && round.answers.contains(question))
                return;
            round.answers[question] = guess;
            round.when = when;
        }));
}

std::vector<LeftProcess> Notebook::left_running() const {
    std::vector<LeftProcess> living;
    for (const LeftProcess& process : progress_.left_running())
        if (process.boot == present_boot())
            if (const auto facts = read_process(process.pid);
                facts && facts->key.start_time == process.start_time && !facts->is_zombie())
                living.push_back(process);
    return living;
}

void Notebook::leave_running(const std::vector<LeftProcess>& processes) {
    tell(progress_.change_left_running([processes](std::vector<LeftProcess>& left) {
        left.insert(left.end(), processes.begin(), processes.end());
    }));
}

void Notebook::forget_left_running() {
    if (!progress_.left_running().empty())
        tell(progress_.change_left_running([](std::vector<LeftProcess>& left) { left.clear(); }));
}

// The change is copied, because Progress may have to make it again.
void Notebook::change(const Progress::Change& change) {
    tell(progress_.change(lesson_.about.id, change));
}

void Notebook::change_step(const std::function<void(StepProgress&)>& change_of_step) {
    change(
        [id = step_, change_of_step](LessonProgress& lesson) { change_of_step(lesson.steps[id]); });
}

void Notebook::tell(const Outcome& kept) {
    if (!kept && !std::exchange(has_complained_, true))
        complain_(kept.error().message());
}

} // namespace leash
