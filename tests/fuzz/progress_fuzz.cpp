// libFuzzer target: any file may stand where the progress is kept. It is refused, or it is
// understood: then the progress can be written into it, and read again.
#include "lesson/progress_json.hpp"

#include <cstdint>
#include <cstdlib>
#include <exception>
#include <nlohmann/json.hpp>
#include <optional>

using namespace leash;

namespace {

std::optional<AllProgress> understood(const nlohmann::json& object) {
    try {
        return progress_from_json(object);
    } catch (const std::exception&) {
        return std::nullopt;
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    auto object = nlohmann::json::parse(data, data + size, nullptr, false);
    const auto progress = understood(object);
    if (!progress)
        return 0;
    write_progress(*progress, object);
    const auto again = understood(object);
    if (!again)
        std::abort();
    auto written = object;
    write_progress(*again, written);
    if (written != object)
        std::abort();
    return 0;
}
