#include "stage/autopsy_file.hpp"

#include "insight/autopsy_json.hpp"
#include "insight/foreign_json.hpp"
#include "kernel/snapshot.hpp"
#include "kernel/state_file.hpp"

#include <cerrno>
#include <nlohmann/json.hpp>

namespace leash {

using nlohmann::json;

Outcome keep_autopsy(const std::string& path, const Autopsy& autopsy) {
    if (path.empty())
        return success();
    const std::string text =
        to_json_with_messages(autopsy).dump(2, ' ', false, json::error_handler_t::replace);
    return replace_state_file(path, text + "\n");
}

Result<std::optional<Autopsy>, Message> last_autopsy(const std::string& path) {
    const auto text =
        path.empty() ? Result<std::string>(SystemError{"open", ENOENT, {}}) : read_state_file(path);
    if (!text && text.error().number == ENOENT)
        return std::optional<Autopsy>();
    if (!text)
        return text.error().message();
    const auto read = read_foreign_json(text.value());
    if (!read)
        return _("{0} is not an autopsy: {1}", path, read.error());
    auto autopsy = autopsy_from_json(read.value());
    if (!autopsy)
        return _("{0} is not an autopsy: {1}", path, autopsy.error());
    return std::optional(std::move(autopsy).value());
}

void note_who_has_ended_since(Autopsy& autopsy) {
    for (AutopsyRow& row : autopsy.rows) {
        if (!row.survives())
            continue;
        const auto now = read_process(row.pid);
        const bool is_same = now && (row.start_time == 0 || now->key.start_time == row.start_time);
        row.has_ended_since = !is_same || now->is_zombie();
    }
}

} // namespace leash
