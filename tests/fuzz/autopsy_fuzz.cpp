// libFuzzer target: any file may stand where the last autopsy is kept. It is refused, or shown
// without a control character.
#include "base/foreign_text.hpp"
#include "base/translator.hpp"
#include "insight/autopsy_json.hpp"

#include <cstdint>
#include <cstdlib>
#include <nlohmann/json.hpp>

using namespace leash;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto object = nlohmann::json::parse(data, data + size, nullptr, false);
    const auto autopsy = autopsy_from_json(object);
    for (const std::size_t width : {0, 80, 200})
        if (autopsy) {
            const std::string screen = render(autopsy.value(), {width}, Translator());
            if (lines_made_visible(screen) != screen)
                std::abort();
        }
    return 0;
}
