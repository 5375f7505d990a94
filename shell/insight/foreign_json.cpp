#include "insight/foreign_json.hpp"

#include <nlohmann/json.hpp>
#include <stdexcept>

namespace leash {

using nlohmann::json;

Result<json, std::string> read_foreign_json(const std::string& text) {
    using Event = json::parse_event_t;
    // `depth` counts the levels around the one that begins.
    const auto is_not_too_deep = [](int depth, Event event, json&) {
        const bool begins = event == Event::array_start || event == Event::object_start;
        if (begins && depth >= deepest_json)
            throw std::runtime_error("it is nested too deeply");
        return true;
    };
    try {
        return json::parse(text, is_not_too_deep);
    } catch (const std::exception& wrong) {
        return std::string(wrong.what());
    }
}

} // namespace leash
