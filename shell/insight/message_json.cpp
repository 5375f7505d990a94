#include "insight/message_json.hpp"

#include <nlohmann/json.hpp>

namespace leash {

using nlohmann::json;

json json_of(const Message& message) {
    if (message.empty())
        return "";
    if (message.is_verbatim())
        return message.values().front().text;
    json values = json::array();
    for (const Message::Value& value : message.values())
        values.push_back(value.message.empty() ? json(value.text) : json_of(value.message.front()));
    json object{{"english", message.english()}, {"values", std::move(values)}};
    if (message.plural()) {
        object["plural"] = message.plural();
        object["count"] = message.count();
    }
    return object;
}

Message message_from(const json& object) {
    if (object.is_string())
        return Message::verbatim(object.get<std::string>());
    std::vector<Message::Value> values;
    for (const json& value : object.at("values")) {
        if (value.is_string())
            values.emplace_back(value.get<std::string>());
        else
            values.emplace_back(message_from(value));
    }
    return Message::kept(object.at("english").get<std::string>(), object.value("plural", ""),
                         object.value("count", 0UL), std::move(values));
}

} // namespace leash
