#include "lesson/results.hpp"

#include "base/foreign_text.hpp"
#include "insight/foreign_json.hpp"
#include "insight/json_field.hpp"
#include "lesson/progress_json.hpp"

#include <nlohmann/json.hpp>
#include <optional>

namespace leash {
namespace {

using nlohmann::json;

constexpr int version = 1;
constexpr const char* version_field = "leash_results";

// No learner needs more. A larger number was written by hand, and would hide the numbers of all
// other learners.
constexpr long most_times = 1'000'000;
constexpr long most_seconds = 100'000'000; // three years

// A file that was changed by hand must not count backwards. Returns what is wrong.
std::optional<Message> why_impossible(const std::string& lesson, const std::string& step,
                                      const StepProgress& progress) {
    struct Count {
        const char* field;
        long value;
        long most;
    };
    for (const Count& one :
         {Count{"tries", progress.tries, most_times}, Count{"hints", progress.hints, most_times},
          Count{"seconds", progress.seconds, most_seconds}}) {
        if (one.value < 0)
            return _("`{0}` is negative in step {1} of the lesson {2}: {3}", one.field, step,
                     lesson, one.value);
        if (one.value > one.most)
            return _("`{0}` is too large in step {1} of the lesson {2}: {3}", one.field, step,
                     lesson, one.value);
    }
    return std::nullopt;
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
    if (first_that_is_not_utf8(text) != std::string::npos)
        return _("the file is not UTF-8: export the results again");
    auto read = read_foreign_json(text);
    if (!read)
        return read.error();
    if (!read.value().is_object() || !read.value().contains(version_field))
        return _("this is not a file of `lesson export`");
    json& object = read.value();
    try {
        if (const int written = field<int>(object, version_field); written != version)
            return _("it has version {0}, not {1}", written, version);
        LearnerResults results;
        results.exported = field<std::string>(object, "exported");
        if (object.contains("name"))
            results.name = field<std::string>(object, "name");
        object["last"] = "";
        object.erase("left_running");
        AllProgress progress = progress_from_json(object);
        results.lessons = std::move(progress.lessons);
        results.questions = std::move(progress.questions);
        for (const auto& [id, lesson] : results.lessons)
            for (const auto& [step, progress_of_step] : lesson.steps)
                if (auto why = why_impossible(id, step, progress_of_step))
                    return *why;
        return results;
    } catch (const std::exception& wrong) {
        return why_wrong(wrong);
    }
}

} // namespace leash
