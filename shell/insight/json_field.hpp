// The fields of JSON files that somebody may have changed or handed in, such as the results of a
// learner. An error names the field, and says what is so, in the language of the reader.
#pragma once

#include "base/message.hpp"
#include "insight/json_number.hpp"

#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>
#include <type_traits>
#include <vector>

namespace leash {

class WrongField : public std::runtime_error {
  public:
    explicit WrongField(Message why) : std::runtime_error(in_english(why)), why_(std::move(why)) {}
    const Message& why() const { return why_; }

  private:
    Message why_;
};

// Returns what a reader of such a file has caught, as a sentence. What is no WrongField has words
// of nlohmann::json, which say nothing to the user.
Message why_wrong(const std::exception& caught);

// These functions throw WrongField. `name` is the name of the field that has this value.

const nlohmann::json& field_of(const nlohmann::json& object, const std::string& name);
const nlohmann::json& as_object(const nlohmann::json& value, const std::string& name);
const nlohmann::json& as_list(const nlohmann::json& value, const std::string& name);
const nlohmann::json& list_in(const nlohmann::json& object, const std::string& name);
std::string as_text(const nlohmann::json& value, const std::string& name);
bool as_truth(const nlohmann::json& value, const std::string& name);
std::vector<std::string> as_texts(const nlohmann::json& value, const std::string& name);
// The error for a value that whole_number() refuses.
WrongField no_number(const nlohmann::json& value, const std::string& name);

// Returns the value as a bool, a whole number, a text or a list of texts.
template <class Value> Value value_as(const nlohmann::json& value, const std::string& name) {
    if constexpr (std::is_same_v<Value, bool>) {
        return as_truth(value, name);
    } else if constexpr (std::is_integral_v<Value>) {
        if (!is_whole_number<Value>(value))
            throw no_number(value, name);
        return value.get<Value>();
    } else if constexpr (std::is_same_v<Value, std::string>) {
        return as_text(value, name);
    } else {
        return as_texts(value, name);
    }
}
template <class Value> Value field(const nlohmann::json& object, const std::string& name) {
    return value_as<Value>(field_of(object, name), name);
}

} // namespace leash
