// The progress of a learner: what leash keeps of each lesson and step, in
// $XDG_STATE_HOME/leash/progress.json.
//
//   {"last": "the-cable",
//    "lessons": {"the-cable": {"finished": true, "step": "", "beliefs": ["the-kernel"],
//      "steps": {"cable": {"tries": 2, "hints": 1, "solution_shown": false, "done": true,
//        "seconds": 95, "when": "2026-11-30T14:02:11Z", "lesson_file": "9c2d31aa05bf7e10",
//        "predictions": [{"question": 1, "chosen": "b", "right": "c", "belief": "the-kernel",
//                         "when": "2026-11-30T14:01:40Z"}]}}}},
//    "left_running": [{"pid": 905, "start_time": 81123, "boot": "...", "command": "witness bob"}],
//    "questions": {"before": {"when": "2026-11-30T13:58:02Z",
//                             "answers": {"plain-exit": "dies", "plain-kill": "not known"}},
//                  "after": {...}}}
//
// Invariants:
//  - A change is read, merged and written under a lock. So two windows lose nothing of each other.
//  - A change that could not be written is kept in memory, and written with the next change.
//  - A file of an earlier version of leash, which has no "steps", is read. Fields that this version
//    does not know stay in the file.
//  - A file that cannot be understood is not lost: the first change keeps a copy of the file,
//    "progress.json.unreadable".
//
// Source: flock(2), through kernel/state_file.hpp.
#pragma once

#include "base/ids.hpp"
#include "base/result.hpp"
#include "lesson/question_rounds.hpp"

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace leash {

// One answer to one prediction. A learner who plays the step again gives another answer.
struct PredictionAnswer {
    std::size_t question = 1; // of the step, from 1
    std::string chosen;       // "b"; empty if the learner skipped the question
    std::string right;        // "c"; empty if no option was the only one that held
    std::string belief;       // that the wrong choice showed; may be empty
    std::string when;         // UTC, "2026-11-30T14:01:40Z"
    bool is_right() const { return !right.empty() && chosen == right; }
};
struct StepProgress {
    int tries = 0; // how often the learner has begun the step
    int hints = 0;
    bool solution_shown = false;
    bool done = false;
    long seconds = 0;                          // in all tries
    std::string when;                          // the last time, UTC
    std::string lesson_file;                   // the hash of the lesson's file, at that time
    std::vector<PredictionAnswer> predictions; // in the order of time
};
struct LessonProgress {
    std::string step;                 // the ID of the step to go on with; empty: the first step
    bool finished = false;            // once true, true for ever
    std::vector<std::string> beliefs; // that wrong predictions have shown
    std::map<std::string, StepProgress> steps; // by ID
};
// A process that a lesson has left running, without the learner's answer.
struct LeftProcess {
    Pid pid;
    std::uint64_t start_time = 0;
    std::string boot; // boot_id in random(4): a pid and a start time mean one process in one boot
    std::string command;
};

// The whole file.
struct AllProgress {
    std::string last; // the ID of the lesson last played
    std::map<std::string, LessonProgress> lessons;
    std::vector<LeftProcess> left_running;
    QuestionRounds questions;
};

class Progress {
  public:
    using Change = std::function<void(LessonProgress&)>;

    Progress() = default; // leash keeps nothing
    static Progress load(const std::string& path);

    const std::string& last() const { return all_.last; }
    LessonProgress of(const std::string& lesson) const;
    const std::vector<LeftProcess>& left_running() const { return all_.left_running; }
    const QuestionRounds& questions() const { return all_.questions; }
    const std::map<std::string, LessonProgress>& lessons() const { return all_.lessons; }
    // Returns true if the learner has begun no step of a lesson yet, and leash will keep the
    // progress. A lesson that was left at the questions before its first step was not begun.
    bool is_of_newcomer() const;
    // Says what is wrong with the file; empty if nothing is wrong.
    const Message& problem() const { return problem_; }

    // Makes `change` here and in the file. Fails if the file cannot be written, or if another
    // process keeps the file locked for a second.
    Outcome change(const std::string& lesson, Change change);
    Outcome change_left_running(std::function<void(std::vector<LeftProcess>&)> change);
    Outcome change_questions(std::function<void(QuestionRounds&)> change);

  private:
    using ChangeOfAll = std::function<void(AllProgress&)>;
    Outcome make(ChangeOfAll change);
    Outcome write_waiting();

    std::string path_; // empty: leash keeps nothing
    Message problem_;
    AllProgress all_;
    std::vector<ChangeOfAll> waiting_; // changes that are not in the file yet
    static constexpr std::chrono::milliseconds usual_patience{1000};
    std::chrono::milliseconds patience_ = usual_patience; // with the lock
};

// ~/.local/state takes the place of XDG_STATE_HOME. Returns "" if there is no HOME either.
std::string progress_path(const std::string& state_home, const std::string& home);

// "2026-11-30T14:01:40Z"
std::string time_now_utc();

} // namespace leash
