#include "stage/cast.hpp"

#include <nlohmann/json.hpp>
#include <utility>

namespace leash {
namespace {

using nlohmann::json;

std::string line_of(const json& value) {
    return value.dump(-1, ' ', false, json::error_handler_t::replace) + "\n";
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

const char* code_of(CastEvent event) {
    switch (event) {
    case CastEvent::Output:
        return "o";
    case CastEvent::Marker:
        return "m";
    case CastEvent::Resize:
        return "r";
    }
    return "";
}

} // namespace

std::string cast_header(const CastHeader& header) {
    json object = {{"version", 2}, {"width", header.size.columns}, {"height", header.size.rows}};
    if (header.timestamp)
        object["timestamp"] = *header.timestamp;
    object["env"] = {{"SHELL", "leash"}, {"TERM", header.term}};
    return line_of(object);
}

std::string cast_event(double seconds, CastEvent event, const std::string& text) {
    return line_of(json::array({seconds, code_of(event), text}));
}

std::string WholeCharacters::take(std::string_view bytes) {
    std::string text = std::exchange(unfinished_, {}) + std::string(bytes);
    unfinished_ = text.substr(text.size() - unfinished_bytes(text));
    text.resize(text.size() - unfinished_.size());
    return text;
}

} // namespace leash
