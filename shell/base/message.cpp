#include "base/message.hpp"

#include "base/foreign_text.hpp"
#include "base/translator.hpp"

#include <cstring>
#include <utility>

namespace leash {
namespace {

constexpr const char* as_it_is = "{0}";

// In UTF-8 a Chinese character has three bytes, of which the first is E3 to E9. Chinese marks such
// as U+FF0C have the first byte EF.
bool is_first_byte_of_chinese(char byte) {
    const auto value = static_cast<unsigned char>(byte);
    return (value >= 0xE3 && value <= 0xE9) || value == 0xEF;
}
bool begins_with_chinese(std::string_view text) {
    return !text.empty() && is_first_byte_of_chinese(text.front());
}
bool ends_with_chinese(std::string_view text) {
    return text.size() >= 3 && is_first_byte_of_chinese(text[text.size() - 3]);
}

} // namespace

Message::Message(const char* english, const char* plural, unsigned long count,
                 std::vector<Value> values)
    : english_(english), plural_(plural), count_(count), values_(std::move(values)) {}

Message Message::verbatim(std::string text) {
    Message message;
    if (!text.empty()) {
        message.english_ = as_it_is;
        message.values_.emplace_back(std::move(text));
    }
    return message;
}

Message Message::kept(const std::string& english, const std::string& plural, unsigned long count,
                      std::vector<Value> values) {
    const auto texts = std::make_shared<const std::string>(lines_made_visible(english) + '\0' +
                                                           lines_made_visible(plural));
    const char* const behind = texts->c_str() + std::strlen(texts->c_str()) + 1;
    Message message(texts->c_str(), plural.empty() ? nullptr : behind, count, std::move(values));
    message.kept_ = texts;
    return message;
}

bool Message::is_verbatim() const {
    return english_ == as_it_is;
}

std::string filled(std::string_view text, const std::vector<std::string>& values,
                   const std::vector<bool>& joins) {
    std::string result;
    bool is_behind_chinese_value = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const std::string_view rest = text.substr(i);
        const std::size_t place =
            rest.size() > 2 && rest[0] == '{' && rest[2] == '}' && rest[1] >= '0' && rest[1] <= '9'
                ? static_cast<std::size_t>(rest[1] - '0')
                : values.size();
        if (place < values.size()) {
            const std::string_view value = values[place];
            const bool joined = place < joins.size() && joins[place];
            if (joined && begins_with_chinese(value) && result.ends_with(' ') &&
                ends_with_chinese(std::string_view(result).substr(0, result.size() - 1)))
                result.pop_back();
            result += value;
            is_behind_chinese_value = joined && ends_with_chinese(value);
            i += 2;
            continue;
        }
        if (std::exchange(is_behind_chinese_value, false) && rest.front() == ' ' &&
            begins_with_chinese(rest.substr(1)))
            continue;
        if (rest.starts_with("{{") || rest.starts_with("}}"))
            ++i;
        result += text[i];
    }
    return result;
}

std::string in_english(const Message& message) {
    return Translator()(message);
}

bool operator==(const Message& message, std::string_view english) {
    return in_english(message) == english;
}

} // namespace leash
