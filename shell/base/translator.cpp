#include "base/translator.hpp"

#include "base/foreign_text.hpp"

namespace leash {

const Catalogue& Translator::catalogue() const {
    if (!catalogue_)
        catalogue_.emplace(read_ ? read_() : std::string());
    return *catalogue_;
}

std::string_view Translator::text_of(const Message& message) const {
    if (message.empty() || message.is_verbatim())
        return message.english();
    if (!message.plural())
        return catalogue().find(message.english()).value_or(message.english());
    return catalogue()
        .find(message.english(), message.count())
        .value_or(message.count() == 1 ? message.english() : message.plural());
}

std::string Translator::operator()(const Message& message) const {
    std::vector<std::string> values;
    for (const Message::Value& value : message.values())
        values.push_back(value.message.empty() ? lines_made_visible(value.text)
                                               : (*this)(value.message.front()));
    return filled(text_of(message), values);
}

std::string_view Translator::operator()(Phrase phrase) const {
    return phrase.empty() ? "" : catalogue().find(phrase.english()).value_or(phrase.english());
}

} // namespace leash
