// The report on a class: what the results of several learners say together. docs/results.md says
// how each number is counted.
//
// A learner has held a belief if a wrong answer has shown the belief. A learner holds the belief
// still if the last answer to a question about the belief has shown it; a learner who predicts
// right later has lost the belief. A question is about a belief if one of its options shows the
// belief. Pure.
#pragma once

#include "lesson/questionnaire.hpp"
#include "lesson/results.hpp"

#include <compare>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace leash {

// A prediction of a lesson, or one of the six questions; then only `step` is set, to its ID.
struct QuestionPlace {
    std::string lesson;
    std::string step;
    std::size_t question = 0; // from 1
    friend auto operator<=>(const QuestionPlace&, const QuestionPlace&) = default;
};

// What the report needs to know of the course. Results of a lesson that is not in the course are
// counted all the same.
struct CourseFacts {
    std::vector<std::pair<std::string, std::string>> lessons; // ID and title, in their order
    Beliefs sentences;
    std::map<std::string, std::set<QuestionPlace>> questions_about; // by belief
    Questionnaire questionnaire;
};
// Adds a lesson behind the others.
void add_lesson(CourseFacts& course, const Lesson& lesson);

struct HandedIn {
    std::string file;
    LearnerResults results;
};

struct LearnerRow {
    std::string label; // the name, or the file if the name is blank
    std::size_t lessons_finished = 0;
    std::size_t lessons_begun = 0;
    std::string furthest; // the ID of the last lesson of the course that was begun; may be empty
    int steps_done = 0;
    int tries = 0;
    int hints = 0;
    int solutions = 0;
    long seconds = 0;
    int answered = 0; // predictions, each counted once: its last answer
    int right = 0;
    // The six questions; -1 if the learner has not answered them, or the course has none.
    int right_before = -1;
    int right_after = -1;
    std::set<std::string> held;  // beliefs that the learner has held
    std::set<std::string> still; // beliefs that the learner still holds
};

struct LessonLine {
    std::string id;
    std::string title; // the ID if the course does not have the lesson
    int begun = 0;     // learners
    int finished = 0;
    int tries = 0; // of all learners together
    int hints = 0;
    int solutions = 0;
    long seconds = 0;
};

struct BeliefLine {
    std::string id;
    std::string sentence; // the ID if the course has no sentence
    int held = 0;         // learners
    int still = 0;
};

struct ClassReport {
    std::vector<LearnerRow> learners; // in the order of the files
    std::vector<LessonLine> lessons;  // in the order of the course, then the others
    std::vector<BeliefLine> beliefs;  // what most learners still hold comes first
};

ClassReport make_report(const std::vector<HandedIn>& files, const CourseFacts& course);

} // namespace leash
