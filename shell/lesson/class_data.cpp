// The report on a class for programs: CSV and JSON.
#include "base/foreign_text.hpp"
#include "lesson/class_views.hpp"

#include <nlohmann/json.hpp>

namespace leash {
namespace {

using nlohmann::ordered_json;

// A spreadsheet takes a cell that begins with = + - @ for a formula, also in quotes. An apostrophe
// makes a text of it.
std::string cell(const std::string& value) {
    std::string text = made_visible(value);
    if (!text.empty() && std::string_view("=+-@").find(text.front()) != std::string_view::npos)
        text.insert(0, 1, '\'');
    if (text.find_first_of(",\"") == std::string::npos)
        return text;
    std::string quoted = "\"";
    for (const char c : text)
        quoted += c == '"' ? "\"\"" : std::string(1, c);
    return quoted + "\"";
}

std::string line(const std::vector<std::string>& cells) {
    std::string text;
    for (const std::string& one : cells)
        text += (text.empty() ? "" : ",") + one;
    return text + "\r\n"; // RFC 4180
}

std::string number_or_blank(int value) {
    return value < 0 ? "" : std::to_string(value);
}

ordered_json number_or_null(int value) {
    return value < 0 ? ordered_json() : ordered_json(value);
}

} // namespace

std::string report_as_csv(const ClassReport& report) {
    std::vector<std::string> titles{
        "learner",    "lessons_finished", "lessons_begun", "furthest", "steps", "tries",
        "hints",      "solutions",        "seconds",       "answered", "right", "right_before",
        "right_after"};
    for (const BeliefLine& belief : report.beliefs)
        titles.push_back(cell(belief.id));
    std::string text = line(titles);
    for (const LearnerRow& one : report.learners) {
        std::vector<std::string> cells{cell(one.label),
                                       std::to_string(one.lessons_finished),
                                       std::to_string(one.lessons_begun),
                                       cell(one.furthest),
                                       std::to_string(one.steps_done),
                                       std::to_string(one.tries),
                                       std::to_string(one.hints),
                                       std::to_string(one.solutions),
                                       std::to_string(one.seconds),
                                       std::to_string(one.answered),
                                       std::to_string(one.right),
                                       number_or_blank(one.right_before),
                                       number_or_blank(one.right_after)};
        for (const BeliefLine& belief : report.beliefs)
            cells.emplace_back(one.still.contains(belief.id)  ? "still"
                               : one.held.contains(belief.id) ? "lost"
                                                              : "");
        text += line(cells);
    }
    return text;
}

std::string report_as_json(const ClassReport& report, const std::vector<std::string>& refused) {
    ordered_json learners = ordered_json::array();
    for (const LearnerRow& one : report.learners)
        learners.push_back(
            {{"learner", one.label},
             {"lessons_finished", one.lessons_finished},
             {"lessons_begun", one.lessons_begun},
             {"furthest", one.furthest.empty() ? ordered_json() : ordered_json(one.furthest)},
             {"steps", one.steps_done},
             {"tries", one.tries},
             {"hints", one.hints},
             {"solutions", one.solutions},
             {"seconds", one.seconds},
             {"answered", one.answered},
             {"right", one.right},
             {"right_before", number_or_null(one.right_before)},
             {"right_after", number_or_null(one.right_after)},
             {"held", one.held},
             {"still", one.still}});
    ordered_json lessons = ordered_json::array();
    for (const LessonLine& one : report.lessons)
        lessons.push_back({{"id", one.id},
                           {"title", one.title},
                           {"begun", one.begun},
                           {"finished", one.finished},
                           {"tries", one.tries},
                           {"hints", one.hints},
                           {"solutions", one.solutions},
                           {"seconds", one.seconds}});
    ordered_json beliefs = ordered_json::array();
    for (const BeliefLine& one : report.beliefs)
        beliefs.push_back(
            {{"id", one.id}, {"sentence", one.sentence}, {"held", one.held}, {"still", one.still}});
    const ordered_json object{{"leash_report", 1},
                              {"learners", std::move(learners)},
                              {"lessons", std::move(lessons)},
                              {"beliefs", std::move(beliefs)},
                              {"refused", refused}};
    return json_made_visible(object.dump(2, ' ', false, ordered_json::error_handler_t::replace)) +
           "\n";
}

} // namespace leash
