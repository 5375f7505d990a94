// A catalogue of translations, as msgfmt(1) makes it: a .mo file.
//
// Invariant: a damaged catalogue finds nothing, or less. Each number of the file is checked before
// the number is used, because anybody can put a file there.
//
// The C library has gettext(3) for this. gettext(3) finds nothing where the locale of the language
// is not installed (zh_CN.UTF-8), and leash must speak Chinese on such a machine too.
//
// Source: the manual of GNU gettext, "The Format of GNU MO Files".
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace leash {

class Catalogue {
  public:
    explicit Catalogue(std::string content); // an empty content is an empty catalogue

    // Returns the translation of an English text. Returns nullopt if there is no translation.
    std::optional<std::string_view> find(std::string_view english) const;
    // Returns the form of the translation that belongs to a number of things.
    std::optional<std::string_view> find(std::string_view english, unsigned long count) const;

  private:
    std::optional<std::uint32_t> number_at(std::size_t offset) const;
    // Returns the text number `index` of the table at `table`. The text may contain NUL bytes: they
    // stand between the forms of a text that counts.
    std::optional<std::string_view> text_at(std::uint32_t table, std::uint32_t index) const;
    std::optional<std::string_view> forms_of(std::string_view english) const;

    std::string content_;
    bool is_swapped_ = false; // the file was made on a machine with the other byte order
    std::uint32_t size_ = 0;  // how many texts there are
    std::uint32_t english_ = 0;
    std::uint32_t translated_ = 0;
};

} // namespace leash
