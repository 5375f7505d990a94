#include "lesson/progress.hpp"

#include "base/state_folder.hpp"
#include "kernel/state_file.hpp"

#include <cerrno>
#include <nlohmann/json.hpp>

namespace leash {
namespace {

using nlohmann::json;

json to_json(const LessonProgress& progress) {
    return {
        {"step", progress.step}, {"finished", progress.finished}, {"beliefs", progress.beliefs}};
}

LessonProgress lesson_from_json(const json& object) {
    return {object.at("step").get<std::string>(), object.at("finished").get<bool>(),
            object.at("beliefs").get<std::vector<std::string>>()};
}

} // namespace

Progress Progress::load(const std::string& path) {
    Progress progress;
    progress.path_ = path;
    if (path.empty())
        return progress;
    const auto text = read_state_file(path);
    if (!text) {
        if (text.error().number != ENOENT)
            progress.problem_ = text.error().message();
        return progress;
    }
    try {
        const json object = json::parse(text.value());
        std::map<std::string, LessonProgress> lessons;
        for (const auto& [id, one] : object.at("lessons").items())
            lessons[id] = lesson_from_json(one);
        progress.last_ = object.at("last").get<std::string>();
        progress.lessons_ = std::move(lessons);
    } catch (const json::exception& wrong) {
        progress.problem_ = path + ": your progress cannot be read: " + wrong.what();
    }
    return progress;
}

LessonProgress Progress::of(const std::string& lesson) const {
    const auto found = lessons_.find(lesson);
    return found == lessons_.end() ? LessonProgress{} : found->second;
}

Outcome Progress::keep(const std::string& lesson, LessonProgress progress) {
    last_ = lesson;
    lessons_[lesson] = std::move(progress);
    if (path_.empty())
        return success();
    json object = {{"last", last_}, {"lessons", json::object()}};
    for (const auto& [id, one] : lessons_)
        object["lessons"][id] = to_json(one);

    return replace_state_file(path_, object.dump(2) + "\n");
}

std::string progress_path(const std::string& state_home, const std::string& home) {
    return state_file(state_home, home, "progress.json");
}

} // namespace leash
