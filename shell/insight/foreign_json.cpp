#include "insight/foreign_json.hpp"

#include <nlohmann/json.hpp>
#include <stdexcept>

namespace leash {

using nlohmann::json;

Result<json, std::string> read_foreign_json(const std::string& text) {
    const auto is_not_too_deep = [](int depth, json::parse_event_t, json&) {
        if (depth > deepest_json)
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
