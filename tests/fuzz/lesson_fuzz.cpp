// libFuzzer target: any text may stand in a lesson file. It is refused with a message that names
// the line, or it is a lesson.
#include "lesson/document.hpp"

#include <cstdint>
#include <cstdlib>

using namespace leash;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(reinterpret_cast<const char*>(data), size);
    const auto lesson = parse_lesson(text, "00-fuzz.md");
    if (lesson ? lesson.value().steps.empty() : lesson.error().message().empty())
        std::abort();
    return 0;
}
