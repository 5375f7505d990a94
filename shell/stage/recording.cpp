#include "stage/recording.hpp"

#include "kernel/descriptors.hpp"
#include "kernel/state_file.hpp"

#include <cstdlib>
#include <ctime>
#include <fcntl.h>
#include <nlohmann/json.hpp>

namespace leash {
namespace {

using nlohmann::json;

std::string variable(const char* name) {
    const char* value = std::getenv(name);
    return value ? value : "";
}

// Returns how many bytes at the end of `text` begin a character of UTF-8 that is not complete
// (RFC 3629).
std::size_t unfinished_bytes(std::string_view text) {
    for (std::size_t back = 1; back <= 3 && back <= text.size(); ++back) {
        const auto byte = static_cast<unsigned char>(text[text.size() - back]);
        if ((byte & 0xc0) == 0x80)
            continue; // not the first byte of a character
        const std::size_t length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
        return length > back ? back : 0;
    }
    return 0;
}

} // namespace

Result<Recording> Recording::create(const std::string& path, WindowSize size) {
    auto file = open_state_file(path, O_WRONLY | O_CREAT | O_EXCL);
    if (!file)
        return file.error();
    Recording recording(std::move(file).value(), path, size);
    const json header = {{"version", 2},
                         {"width", size.columns},
                         {"height", size.rows},
                         {"timestamp", static_cast<std::int64_t>(std::time(nullptr))},
                         {"env", {{"SHELL", "leash"}, {"TERM", variable("TERM")}}}};
    recording.write_line(header.dump(-1, ' ', false, json::error_handler_t::replace));
    if (recording.problem_)
        return *recording.problem_;
    return recording;
}

Recording::Recording(OwnedDescriptor file, std::string path, WindowSize size)
    : file_(std::move(file)), path_(std::move(path)), size_(size),
      start_(std::chrono::steady_clock::now()) {}

void Recording::shown(std::string_view bytes, WindowSize size) {
    if (size != size_)
        write_event("r", std::to_string(size.columns) + "x" + std::to_string(size.rows));
    size_ = size;
    std::string text = std::exchange(unfinished_, {}) + std::string(bytes);
    unfinished_ = text.substr(text.size() - unfinished_bytes(text));
    text.resize(text.size() - unfinished_.size());
    if (!text.empty())
        write_event("o", text);
}

void Recording::mark(const std::string& label) {
    write_event("m", label);
}

void Recording::write_event(const char* kind, const std::string& text) {
    const std::chrono::duration<double> since = std::chrono::steady_clock::now() - start_;
    write_line(json::array({since.count(), kind, text})
                   .dump(-1, ' ', false, json::error_handler_t::replace));
}

void Recording::write_line(const std::string& line) {
    if (problem_)
        return;
    if (auto written = write_all(file_.get(), line + "\n"); !written)
        problem_ = written.error();
}

} // namespace leash
