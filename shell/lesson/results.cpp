#include "lesson/results.hpp"

#include "insight/foreign_json.hpp"
#include "insight/json_number.hpp"
#include "lesson/progress_json.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace leash {
namespace {

using nlohmann::json;

constexpr int version = 1;
constexpr const char* version_field = "leash_results";

// A file that was changed by hand must not count backwards.
bool is_possible(const LessonProgress& lesson) {
    return std::all_of(lesson.steps.begin(), lesson.steps.end(), [](const auto& one) {
        return one.second.tries >= 0 && one.second.hints >= 0 && one.second.seconds >= 0;
    });
}

} // namespace

std::string write_results(const LearnerResults& results) {
    AllProgress progress;
    progress.lessons = results.lessons;
    progress.questions = results.questions;
    json object = json::object();
    write_progress(progress, object);
    object.erase("last");
    object.erase("left_running"); // process IDs and commands of this machine
    object[version_field] = version;
    object["exported"] = results.exported;
    if (!results.name.empty())
        object["name"] = results.name;
    return object.dump(2, ' ', false, json::error_handler_t::replace) + "\n";
}

bool are_results(std::string_view text) {
    const auto read = read_foreign_json(std::string(text));
    return read && read.value().is_object() && read.value().contains(version_field);
}

Result<LearnerResults, Message> read_results(const std::string& text) {
    auto read = read_foreign_json(text);
    if (!read || !read.value().is_object() || !read.value().contains(version_field))
        return _("this is not a file of `lesson export`");
    json& object = read.value();
    try {
        if (const int written = whole_number<int>(object.at(version_field)); written != version)
            return _("it has version {0}, not {1}", written, version);
        LearnerResults results;
        results.exported = object.at("exported").get<std::string>();
        results.name = object.value("name", "");
        for (const auto& [id, lesson] : object.at("lessons").items())
            if (!lesson.is_object())
                return _("the lesson {0} has another form", id);
        object["last"] = "";
        object.erase("left_running");
        AllProgress progress = progress_from_json(object);
        results.lessons = std::move(progress.lessons);
        results.questions = std::move(progress.questions);
        for (const auto& [id, lesson] : results.lessons)
            if (!is_possible(lesson))
                return _("a number of the lesson {0} is negative", id);
        return results;
    } catch (const std::exception& wrong) {
        return Message::verbatim(wrong.what());
    }
}

} // namespace leash
