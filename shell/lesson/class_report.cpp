#include "lesson/class_report.hpp"

#include <algorithm>
#include <limits>
#include <tuple>

namespace leash {
namespace {

// One answer, with the belief that the answer shows.
struct GivenAnswer {
    std::string when;
    QuestionPlace place;
    std::string belief; // empty if the answer shows none
    bool right = false;
};

std::vector<GivenAnswer> answers_of(const LearnerResults& results,
                                    const Questionnaire& questionnaire) {
    std::vector<GivenAnswer> answers;
    // Progress of the first leash has the beliefs, and no answers.
    for (const auto& [id, lesson] : results.lessons)
        for (const std::string& belief : lesson.beliefs)
            answers.push_back({"", {id, "", 0}, belief, false});
    for (const auto& [id, lesson] : results.lessons)
        for (const auto& [step, progress] : lesson.steps)
            for (const PredictionAnswer& one : progress.predictions)
                answers.push_back({one.when, {id, step, one.question}, one.belief, one.is_right()});
    for (const QuestionRound* round : {&results.questions.before, &results.questions.after})
        for (const SurvivalQuestion& question : questionnaire.questions) {
            const auto answer = round->answers.find(question.id);
            if (answer == round->answers.end() ||
                (answer->second != Guess::Lives && answer->second != Guess::Dies))
                continue;
            const bool right = answer->second == question.answer;
            answers.push_back(
                {round->when, {"", question.id, 0}, right ? "" : question.belief, right});
        }
    // Answers of one second keep their order: a lesson has its answers in the order of time.
    std::stable_sort(answers.begin(), answers.end(),
                     [](const GivenAnswer& a, const GivenAnswer& b) { return a.when < b.when; });
    return answers;
}

// Adds a count. A sum that is too large for its type is the largest number of the type.
template <class Number> void count_in(Number& sum, Number more) {
    if (__builtin_add_overflow(sum, more, &sum))
        sum = std::numeric_limits<Number>::max();
}

void count_steps(const LessonProgress& lesson, LearnerRow& line) {
    for (const auto& [id, step] : lesson.steps) {
        line.steps_done += step.done ? 1 : 0;
        count_in(line.tries, step.tries);
        count_in(line.hints, step.hints);
        line.solutions += step.solution_shown ? 1 : 0;
        count_in(line.seconds, step.seconds);
        std::map<std::size_t, const PredictionAnswer*> last;
        for (const PredictionAnswer& answer : step.predictions)
            last[answer.question] = &answer;
        for (const auto& [question, answer] : last) {
            line.answered += answer->chosen.empty() ? 0 : 1;
            line.right += answer->is_right() ? 1 : 0;
        }
    }
}

// Blanks, also those of Chinese and of a web page, name nobody.
bool is_blank(std::string name) {
    for (const std::string_view blank : {" ", "\t", "\n", "\r", "\u00a0", "\u3000"})
        for (auto at = name.find(blank); at != std::string::npos; at = name.find(blank))
            name.erase(at, blank.size());
    return name.empty();
}

int right_answers(const Questionnaire& questionnaire, const QuestionRound& round) {
    return questionnaire.questions.empty() || !has_answer(round)
               ? -1
               : static_cast<int>(questionnaire.right(round));
}

bool is_begun(const LessonProgress& lesson) {
    return lesson.finished || !lesson.steps.empty() || !lesson.step.empty();
}

LessonLine named(const std::string& id, const std::string& title) {
    LessonLine line;
    line.id = id;
    line.title = title;
    return line;
}

class Report {
  public:
    Report(const std::vector<HandedIn>& files, const CourseFacts& course)
        : files_(files), course_(course), about_(course.questions_about) {
        for (const HandedIn& one : files) {
            answers_.push_back(answers_of(one.results, course.questionnaire));
            for (const GivenAnswer& answer : answers_.back())
                if (!answer.belief.empty())
                    about_[answer.belief].insert(answer.place);
        }
    }

    ClassReport make() {
        for (std::size_t i = 0; i < files_.size(); ++i)
            add_learner(files_[i], answers_[i]);
        add_lessons();
        add_beliefs();
        return std::move(report_);
    }

  private:
    void add_learner(const HandedIn& file, const std::vector<GivenAnswer>& answers) {
        LearnerRow line;
        line.label = is_blank(file.results.name) ? file.file : file.results.name;
        for (const auto& [id, lesson] : file.results.lessons) {
            line.lessons_finished += lesson.finished ? 1 : 0;
            line.lessons_begun += is_begun(lesson) ? 1 : 0;
            count_steps(lesson, line);
        }
        for (const auto& [id, title] : course_.lessons)
            if (const auto lesson = file.results.lessons.find(id);
                lesson != file.results.lessons.end() && is_begun(lesson->second))
                line.furthest = id;
        line.right_before = right_answers(course_.questionnaire, file.results.questions.before);
        line.right_after = right_answers(course_.questionnaire, file.results.questions.after);
        for (const GivenAnswer& answer : answers)
            if (!answer.belief.empty())
                line.held.insert(answer.belief);
        for (const std::string& belief : line.held)
            if (holds_still(belief, answers))
                line.still.insert(belief);
        report_.learners.push_back(std::move(line));
    }

    bool holds_still(const std::string& belief, const std::vector<GivenAnswer>& answers) const {
        bool holds = false;
        for (const GivenAnswer& answer : answers)
            if (answer.belief == belief)
                holds = true;
            else if (answer.right && about_.at(belief).contains(answer.place))
                holds = false;
        return holds;
    }

    void add_lessons() {
        for (const auto& [id, title] : course_.lessons)
            report_.lessons.push_back(named(id, title));
        for (const HandedIn& file : files_)
            for (const auto& [id, lesson] : file.results.lessons)
                if (is_begun(lesson))
                    count_lesson(line_of(id), lesson);
        std::erase_if(report_.lessons, [](const LessonLine& line) { return line.begun == 0; });
    }

    LessonLine& line_of(const std::string& id) {
        auto& lines = report_.lessons;
        const auto line = std::find_if(lines.begin(), lines.end(),
                                       [&](const LessonLine& one) { return one.id == id; });
        return line != lines.end() ? *line : lines.emplace_back(named(id, id));
    }

    static void count_lesson(LessonLine& line, const LessonProgress& lesson) {
        ++line.begun;
        line.finished += lesson.finished ? 1 : 0;
        LearnerRow sum;
        count_steps(lesson, sum);
        count_in(line.tries, sum.tries);
        count_in(line.hints, sum.hints);
        line.solutions += sum.solutions;
        count_in(line.seconds, sum.seconds);
    }

    void add_beliefs() {
        std::map<std::string, BeliefLine> lines;
        for (const LearnerRow& learner : report_.learners)
            for (const std::string& belief : learner.held) {
                BeliefLine& line = lines[belief];
                const auto sentence = course_.sentences.find(belief);
                line.id = belief;
                line.sentence = sentence == course_.sentences.end() ? belief : sentence->second;
                ++line.held;
                line.still += learner.still.contains(belief) ? 1 : 0;
            }
        for (auto& [id, line] : lines)
            report_.beliefs.push_back(std::move(line));
        std::stable_sort(report_.beliefs.begin(), report_.beliefs.end(),
                         [](const BeliefLine& a, const BeliefLine& b) {
                             return std::tuple(b.still, b.held) < std::tuple(a.still, a.held);
                         });
    }

    const std::vector<HandedIn>& files_;
    const CourseFacts& course_;
    std::map<std::string, std::set<QuestionPlace>> about_; // as in the course and in the answers
    std::vector<std::vector<GivenAnswer>> answers_;        // of each file, in the order of time
    ClassReport report_;
};

} // namespace

void add_lesson(CourseFacts& course, const Lesson& lesson) {
    course.lessons.emplace_back(lesson.about.id, lesson.about.title);
    for (const Step& step : lesson.steps) {
        std::size_t number = 0;
        for (const PredictionQuestion* question : step.predictions()) {
            ++number;
            for (const PredictionOption& option : question->options)
                if (!option.belief.empty())
                    course.questions_about[option.belief].insert(
                        {lesson.about.id, step.id, number});
        }
    }
}

ClassReport make_report(const std::vector<HandedIn>& files, const CourseFacts& course) {
    return Report(files, course).make();
}

} // namespace leash
