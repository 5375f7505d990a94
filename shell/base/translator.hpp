// Puts messages into the language of the user.
//
// Invariant: a Translator reads no catalogue before the first message that it puts into words. A
// start of leash that says nothing opens no file.
#pragma once

#include "base/catalogue.hpp"
#include "base/message.hpp"

#include <functional>
#include <optional>
#include <string>

namespace leash {

class Translator {
  public:
    Translator() = default; // English
    // `read` returns the content of a catalogue, or an empty text for English. The translator calls
    // `read` once, at the first message.
    explicit Translator(std::function<std::string()> read) : read_(std::move(read)) {}

    // Control characters in the values become visible (base/foreign_text.hpp); newlines stay.
    std::string operator()(const Message& message) const;
    // The result lives as long as the translator.
    std::string_view operator()(Phrase phrase) const;

  private:
    const Catalogue& catalogue() const;
    std::string_view text_of(const Message& message) const;

    std::function<std::string()> read_;
    mutable std::optional<Catalogue> catalogue_; // nullopt until the first message
};

} // namespace leash
