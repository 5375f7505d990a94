#include "stage/protocol.hpp"

#include "base/overloaded.hpp"
#include "insight/event_json.hpp"
#include "insight/foreign_json.hpp"
#include "insight/json_number.hpp"

#include <nlohmann/json.hpp>

namespace leash {
namespace {

using nlohmann::json;

// JSON is UTF-8, but a command line may hold any bytes. Bytes that are not UTF-8 become U+FFFD.
std::string write(const json& object) {
    return object.dump(-1, ' ', false, json::error_handler_t::replace);
}

void cut_texts(json& object) {
    for (auto& field : object)
        if (field.is_string() && field.get_ref<std::string&>().size() > longest_text)
            field.get_ref<std::string&>().resize(longest_text);
}

json event_to_send(const Event& event) {
    json object = to_json(event);
    cut_texts(object);
    return object;
}

json to_json(const Request& request) {
    json object =
        std::visit(overloaded{
                       [](const UnplugRequest&) {
                           return json{{"request", "unplug"}};
                       },
                       [](const CheckRequest& check) {
                           return json{{"request", "check"}, {"arguments", check.arguments}};
                       },
                       [](const FindRequest& find) {
                           return json{{"request", "find"}, {"arguments", find.arguments}};
                       },
                       [](const LessonRequest& lesson) {
                           return json{{"request", "lesson"}, {"arguments", lesson.arguments}};
                       },
                   },
                   request.body);
    object["number"] = request.number;
    return object;
}

Result<FromInside, std::string> request_from_json(const json& object) {
    const auto name = object.at("request").get<std::string>();
    const int number = whole_number<int>(object.at("number"));
    if (name == "unplug")
        return FromInside{Request{number, UnplugRequest{}}};
    const auto arguments = object.at("arguments").get<std::vector<std::string>>();
    if (name == "check")
        return FromInside{Request{number, CheckRequest{arguments}}};
    if (name == "find" && arguments.size() == 1)
        return FromInside{Request{number, FindRequest{arguments}}};
    if (name == "lesson")
        return FromInside{Request{number, LessonRequest{arguments}}};
    return "no request is named " + name;
}

} // namespace

std::string encode(const FromInside& message) {
    return write(std::visit(overloaded{
                                [](const Event& event) { return event_to_send(event); },
                                [](const Request& request) { return to_json(request); },
                            },
                            message));
}

std::string encode(const FromStage& message) {
    return write(std::visit(overloaded{
                                [](const Reply& reply) {
                                    return json{{"reply", reply.number},
                                                {"status", reply.status},
                                                {"text", reply.text}};
                                },
                                [](const NewPrompt& prompt) {
                                    return json{{"prompt", prompt.text}};
                                },
                            },
                            message));
}

Result<FromInside, std::string> decode_from_inside(const std::string& packet) {
    auto read = read_foreign_json(packet);
    if (!read)
        return in_english(read.error());
    json& object = read.value();
    try {
        if (object.contains("request"))
            return request_from_json(object);
        cut_texts(object); // the teller may be no leash
        auto event = event_from_json(object);
        if (!event)
            return event.error();
        return FromInside{event.value()};
    } catch (const std::exception& wrong) {
        return std::string(wrong.what());
    }
}

Result<FromStage, std::string> decode_from_stage(const std::string& packet) {
    const auto read = read_foreign_json(packet);
    if (!read)
        return in_english(read.error());
    const json& object = read.value();
    try {
        if (object.contains("prompt"))
            return FromStage{NewPrompt{object.at("prompt").get<std::string>()}};
        return FromStage{Reply{whole_number<int>(object.at("reply")),
                               whole_number<int>(object.at("status")),
                               object.at("text").get<std::string>()}};
    } catch (const std::exception& wrong) {
        return std::string(wrong.what());
    }
}

} // namespace leash
