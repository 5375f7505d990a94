#include "stage/recording.hpp"

#include "kernel/descriptors.hpp"
#include "kernel/state_file.hpp"

#include <cstdlib>
#include <ctime>
#include <fcntl.h>

namespace leash {
namespace {

std::string variable(const char* name) {
    const char* value = std::getenv(name);
    return value ? value : "";
}

} // namespace

Result<Recording> Recording::create(const std::string& path, WindowSize size) {
    auto file = open_state_file(path, O_WRONLY | O_CREAT | O_EXCL);
    if (!file)
        return file.error();
    Recording recording(std::move(file).value(), path, size);
    recording.write_line(
        cast_header({size, static_cast<std::int64_t>(std::time(nullptr)), variable("TERM")}));
    if (recording.problem_)
        return *recording.problem_;
    return recording;
}

Recording::Recording(OwnedDescriptor file, std::string path, WindowSize size)
    : file_(std::move(file)), path_(std::move(path)), size_(size),
      start_(std::chrono::steady_clock::now()) {}

void Recording::shown(std::string_view bytes, WindowSize size) {
    if (size != size_)
        write_event(CastEvent::Resize,
                    std::to_string(size.columns) + "x" + std::to_string(size.rows));
    size_ = size;
    if (const std::string text = characters_.take(bytes); !text.empty())
        write_event(CastEvent::Output, text);
}

void Recording::mark(const std::string& label) {
    write_event(CastEvent::Marker, label);
}

void Recording::write_event(CastEvent event, const std::string& text) {
    const std::chrono::duration<double> since = std::chrono::steady_clock::now() - start_;
    write_line(cast_event(since.count(), event, text));
}

void Recording::write_line(const std::string& line) {
    if (problem_)
        return;
    if (auto written = write_all(file_.get(), line); !written)
        problem_ = written.error();
}

} // namespace leash
