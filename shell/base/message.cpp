#include "base/message.hpp"

#include "base/translator.hpp"

namespace leash {
namespace {

constexpr const char* as_it_is = "{0}";

} // namespace

Message::Message(const char* english, const char* plural, unsigned long count,
                 std::vector<Value> values)
    : english_(english), plural_(plural), count_(count), values_(std::move(values)) {}

Message Message::verbatim(std::string text) {
    return text.empty() ? Message() : Message(as_it_is, nullptr, 0, {Value(std::move(text))});
}

bool Message::is_verbatim() const {
    return english_ == as_it_is;
}

std::string filled(std::string_view text, const std::vector<std::string>& values) {
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const std::string_view rest = text.substr(i);
        const std::size_t place =
            rest.size() > 2 && rest[0] == '{' && rest[2] == '}' && rest[1] >= '0' && rest[1] <= '9'
                ? static_cast<std::size_t>(rest[1] - '0')
                : values.size();
        if (place < values.size()) {
            result += values[place];
            i += 2;
            continue;
        }
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
