#include "stage/autopsy_file.hpp"

#include "insight/autopsy_json.hpp"
#include "kernel/descriptors.hpp"

#include <cerrno>
#include <fcntl.h>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <unistd.h>

namespace leash {

using nlohmann::json;

Outcome keep_autopsy(const std::string& path, const Autopsy& autopsy) {
    if (path.empty())
        return success();
    std::error_code failed; // ignored: if this fails, open_file() fails too, and says why
    std::filesystem::create_directories(std::filesystem::path(path).parent_path(), failed);
    const std::string beside = path + "." + std::to_string(::getpid());
    auto file = open_file(beside, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    if (!file)
        return file.error();
    const std::string text = to_json(autopsy).dump(2, ' ', false, json::error_handler_t::replace);
    if (auto written = write_all(file.value().get(), text + "\n"); !written)
        return written;
    std::filesystem::rename(beside, path, failed);
    return failed ? Outcome(SystemError{"rename", failed.value(), "keep " + path}) : success();
}

Result<std::optional<Autopsy>, std::string> last_autopsy(const std::string& path) {
    const auto text = path.empty() ? Result<std::string>(SystemError{"open", ENOENT, "autopsy"})
                                   : read_file(path);
    if (!text && text.error().number == ENOENT)
        return std::optional<Autopsy>();
    if (!text)
        return text.error().message();
    const json object = json::parse(text.value(), nullptr, false);
    auto autopsy = autopsy_from_json(object);
    if (!autopsy)
        return path + " is no autopsy: " + autopsy.error();
    return std::optional(std::move(autopsy).value());
}

} // namespace leash
