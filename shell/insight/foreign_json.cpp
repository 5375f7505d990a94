#include "insight/foreign_json.hpp"

#include "base/foreign_text.hpp"

#include <algorithm>
#include <exception>
#include <nlohmann/json.hpp>

namespace leash {

using nlohmann::json;

namespace {

struct TooDeep : std::exception {};

} // namespace

Result<json, Message> read_foreign_json(const std::string& text) {
    using Event = json::parse_event_t;
    // `depth` counts the levels around the one that begins.
    const auto is_not_too_deep = [](int depth, Event event, json&) {
        const bool begins = event == Event::array_start || event == Event::object_start;
        if (begins && depth >= deepest_json)
            throw TooDeep();
        return true;
    };
    if (text.find_first_not_of(" \t\r\n") == std::string::npos)
        return _("the file is empty");
    if (first_that_is_not_utf8(text) != std::string::npos)
        return _("the file is not UTF-8");
    try {
        return json::parse(text, is_not_too_deep);
    } catch (const TooDeep&) {
        return _("the file is nested too deeply");
    } catch (const json::parse_error& wrong) {
        if (wrong.byte > text.size())
            return _("the file ends in the middle");
        const auto place = text.begin() + static_cast<std::ptrdiff_t>(wrong.byte);
        return _("line {0} of the file is not JSON", 1 + std::count(text.begin(), place, '\n'));
    } catch (const std::exception&) { // a number is too large even for a double
        return _("the file has another form");
    }
}

} // namespace leash
