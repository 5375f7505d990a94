#include "lesson/progress_json.hpp"

#include "insight/json_field.hpp"

#include <nlohmann/json.hpp>
#include <string>

namespace leash {
namespace {

using nlohmann::json;

// leash writes into what it has read, so each part must have the form that leash gives to the part.

template <class Value> void read(const json& object, const char* name, Value& value) {
    if (const auto found = object.find(name); found != object.end())
        value = value_as<Value>(*found, name);
}

json to_json(const PredictionAnswer& answer) {
    return {{"question", answer.question},
            {"chosen", answer.chosen},
            {"right", answer.right},
            {"belief", answer.belief},
            {"when", answer.when}};
}

PredictionAnswer answer_from_json(const json& object) {
    PredictionAnswer answer;
    read(object, "question", answer.question);
    read(object, "chosen", answer.chosen);
    read(object, "right", answer.right);
    read(object, "belief", answer.belief);
    read(object, "when", answer.when);
    return answer;
}

json to_json(const StepProgress& step) {
    json predictions = json::array();
    for (const PredictionAnswer& answer : step.predictions)
        predictions.push_back(to_json(answer));
    return {{"tries", step.tries},
            {"hints", step.hints},
            {"solution_shown", step.solution_shown},
            {"done", step.done},
            {"seconds", step.seconds},
            {"when", step.when},
            {"lesson_file", step.lesson_file},
            {"predictions", std::move(predictions)}};
}

StepProgress step_from_json(const json& object) {
    StepProgress step;
    read(object, "tries", step.tries);
    read(object, "hints", step.hints);
    read(object, "solution_shown", step.solution_shown);
    read(object, "done", step.done);
    read(object, "seconds", step.seconds);
    read(object, "when", step.when);
    read(object, "lesson_file", step.lesson_file);
    if (const auto predictions = object.find("predictions"); predictions != object.end())
        for (const json& one : as_list(*predictions, "predictions"))
            step.predictions.push_back(answer_from_json(as_object(one, "predictions")));
    return step;
}

LessonProgress lesson_from_json(const json& object) {
    LessonProgress lesson;
    read(object, "step", lesson.step);
    read(object, "finished", lesson.finished);
    read(object, "beliefs", lesson.beliefs);
    if (const auto steps = object.find("steps"); steps != object.end())
        for (const auto& [id, one] : as_object(*steps, "steps").items())
            lesson.steps[id] = step_from_json(as_object(one, id));
    return lesson;
}

json to_json(const LeftProcess& process) {
    return {{"pid", process.pid.value},
            {"start_time", process.start_time},
            {"boot", process.boot},
            {"command", process.command}};
}

LeftProcess left_from_json(const json& object) {
    LeftProcess process;
    read(object, "pid", process.pid.value);
    read(object, "start_time", process.start_time);
    read(object, "boot", process.boot);
    read(object, "command", process.command);
    return process;
}

QuestionRound round_from_json(const json& object) {
    QuestionRound round;
    read(object, "when", round.when);
    if (const auto answers = object.find("answers"); answers != object.end())
        for (const auto& [id, one] : as_object(*answers, "answers").items())
            if (const auto guess = guess_named(as_text(one, id))) // a later version has more
                round.answers[id] = *guess;
    return round;
}

void write_round(const QuestionRound& round, const char* name, json& object) {
    if (round.answers.empty())
        return;
    json& one = object["questions"][name];
    one["when"] = round.when;
    for (const auto& [id, guess] : round.answers)
        one["answers"][id] = name_of(guess);
}

} // namespace

AllProgress progress_from_json(const json& object) {
    AllProgress all;
    all.last = field<std::string>(object, "last");
    for (const auto& [id, one] : as_object(field_of(object, "lessons"), "lessons").items())
        all.lessons[id] = lesson_from_json(as_object(one, id));
    if (const auto left = object.find("left_running"); left != object.end())
        for (const json& one : as_list(*left, "left_running"))
            all.left_running.push_back(left_from_json(as_object(one, "left_running")));
    if (const auto questions = object.find("questions"); questions != object.end()) {
        if (const auto before = as_object(*questions, "questions").find("before");
            before != questions->end())
            all.questions.before = round_from_json(as_object(*before, "before"));
        if (const auto after = questions->find("after"); after != questions->end())
            all.questions.after = round_from_json(as_object(*after, "after"));
    }
    return all;
}

void write_progress(const AllProgress& progress, json& object) {
    object["last"] = progress.last;
    if (!object.contains("lessons"))
        object["lessons"] = json::object();
    for (const auto& [id, lesson] : progress.lessons) {
        json& one = object["lessons"][id];
        one["step"] = lesson.step;
        one["finished"] = lesson.finished;
        one["beliefs"] = lesson.beliefs;
        for (const auto& [step, kept] : lesson.steps)
            one["steps"][step].update(to_json(kept));
    }
    object["left_running"] = json::array();
    for (const LeftProcess& process : progress.left_running)
        object["left_running"].push_back(to_json(process));
    write_round(progress.questions.before, "before", object);
    write_round(progress.questions.after, "after", object);
}

} // namespace leash
