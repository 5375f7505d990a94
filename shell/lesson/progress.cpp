#include "lesson/progress.hpp"

#include "base/state_folder.hpp"
#include "insight/foreign_json.hpp"
#include "insight/json_field.hpp"
#include "kernel/descriptors.hpp"
#include "kernel/state_file.hpp"
#include "lesson/progress_json.hpp"

#include <algorithm>
#include <cerrno>
#include <ctime>
#include <exception>
#include <fcntl.h>
#include <nlohmann/json.hpp>

namespace leash {
namespace {

using nlohmann::json;

// Makes the file if there is none, and locks the file. The new file is empty for a moment.
Result<OwnedDescriptor> lock(const std::string& path, std::chrono::milliseconds patience) {
    auto file = open_locked_state_file(path, O_RDWR | O_CREAT, patience);
    if (!file && file.error().number == ENOENT) {
        if (auto made = make_state_folders(path); !made)
            return made.error();
        file = open_locked_state_file(path, O_RDWR | O_CREAT, patience);
    }
    return file;
}

// Bytes that are not UTF-8 become U+FFFD.
std::string json_text(const json& object) {
    return object.dump(2, ' ', false, json::error_handler_t::replace) + "\n";
}

struct Understood {
    json object; // with the fields that this version does not know
    AllProgress all;
};
// The error says what is wrong with the text.
Result<Understood, Message> understand(const std::string& text) {
    if (text.empty()) // another leash is about to write the first progress
        return Understood{json::object(), {}};
    auto read = read_foreign_json(text);
    if (!read)
        return read.error();
    try {
        AllProgress all = progress_from_json(read.value());
        return Understood{std::move(read).value(), std::move(all)};
    } catch (const std::exception& wrong) {
        return why_wrong(wrong);
    }
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
    if (auto understood = understand(text.value()))
        progress.all_ = std::move(understood.value().all);
    else
        progress.problem_ =
            _("{0}: your progress cannot be read: {1}; a copy will be kept: {0}.unreadable", path,
              understood.error());
    return progress;
}

bool Progress::is_of_newcomer() const {
    const auto has_begun = [](const auto& one) {
        const LessonProgress& lesson = one.second;
        return lesson.finished || !lesson.step.empty() || !lesson.steps.empty();
    };
    return !path_.empty() && problem_.empty() &&
           std::none_of(all_.lessons.begin(), all_.lessons.end(), has_begun);
}

LessonProgress Progress::of(const std::string& lesson) const {
    const auto found = all_.lessons.find(lesson);
    return found == all_.lessons.end() ? LessonProgress{} : found->second;
}

Outcome Progress::change(const std::string& lesson, Change change) {
    return make([lesson, change = std::move(change)](AllProgress& all) {
        all.last = lesson;
        LessonProgress& one = all.lessons[lesson];
        const bool was_finished = one.finished;
        change(one);
        one.finished = one.finished || was_finished;
    });
}

Outcome Progress::change_left_running(std::function<void(std::vector<LeftProcess>&)> change) {
    return make([change = std::move(change)](AllProgress& all) { change(all.left_running); });
}

Outcome Progress::change_questions(std::function<void(QuestionRounds&)> change) {
    return make([change = std::move(change)](AllProgress& all) { change(all.questions); });
}

Outcome Progress::make(ChangeOfAll change) {
    change(all_);
    if (path_.empty())
        return success();
    waiting_.push_back(std::move(change));
    Outcome written = write_waiting();
    // After a failure the next change must not make the learner wait again.
    patience_ = written ? usual_patience : std::chrono::milliseconds(0);
    return written;
}

Outcome Progress::write_waiting() {
    const auto locked = lock(path_, patience_);
    if (!locked)
        return locked.error();
    const auto text = read_all(locked.value().get());
    if (!text)
        return SystemError{"read", text.error().number, Message::verbatim(path_)};
    auto understood = understand(text.value());
    if (!understood) {
        if (auto copied = replace_state_file(path_ + ".unreadable", text.value()); !copied)
            return copied;
        understood = Understood{json::object(), {}};
    }
    auto& [object, all] = understood.value();
    for (const ChangeOfAll& change : waiting_)
        change(all);
    write_progress(all, object);
    if (auto written = replace_state_file(path_, json_text(object)); !written)
        return written;
    all_ = std::move(all);
    waiting_.clear();
    return success();
}

std::string progress_path(const std::string& state_home, const std::string& home) {
    return state_file(state_home, home, "progress.json");
}

std::string time_now_utc() {
    const std::time_t now = std::time(nullptr);
    std::tm parts{};
    ::gmtime_r(&now, &parts);
    char text[32];
    return std::string(text, std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts));
}

} // namespace leash
