#include "base/catalogue.hpp"

#include "base/plural_forms.hpp"

#include <cstring>

namespace leash {
namespace {

constexpr std::uint32_t magic = 0x950412de;
constexpr std::uint32_t magic_swapped = 0xde120495;
// The head of the file: the magic number, the revision, how many texts there are, the offset of
// the table of the English texts, the offset of the table of the translations.
constexpr std::size_t at_revision = 4;
constexpr std::size_t at_size = 8;
constexpr std::size_t at_english = 12;
constexpr std::size_t at_translated = 16;
constexpr std::size_t row_size = 8; // length and offset of a text

std::string_view before_nul(std::string_view text) {
    return text.substr(0, text.find('\0'));
}

} // namespace

Catalogue::Catalogue(std::string content) : content_(std::move(content)) {
    const std::uint32_t first = number_at(0).value_or(0);
    is_swapped_ = first == magic_swapped;
    if (!is_swapped_ && first != magic)
        return;
    const auto revision = number_at(at_revision);
    const auto size = number_at(at_size);
    const auto english = number_at(at_english);
    const auto translated = number_at(at_translated);
    if (!revision || *revision >> 16 > 1 || !size || !english || !translated)
        return;
    size_ = *size;
    english_ = *english;
    translated_ = *translated;
}

std::optional<std::uint32_t> Catalogue::number_at(std::size_t offset) const {
    std::uint32_t number = 0;
    if (offset > content_.size() || content_.size() - offset < sizeof number)
        return std::nullopt;
    std::memcpy(&number, content_.data() + offset, sizeof number);
    return is_swapped_ ? __builtin_bswap32(number) : number;
}

std::optional<std::string_view> Catalogue::text_at(std::uint32_t table, std::uint32_t index) const {
    const std::size_t row = std::size_t{table} + std::size_t{index} * row_size;
    const auto length = number_at(row);
    const auto offset = number_at(row + sizeof *length);
    if (!length || !offset || *offset > content_.size() || *length > content_.size() - *offset)
        return std::nullopt;
    return std::string_view(content_).substr(*offset, *length);
}

// The English texts are sorted as by strcmp(3).
std::optional<std::string_view> Catalogue::forms_of(std::string_view english) const {
    std::uint32_t begin = 0;
    std::uint32_t end = size_;
    while (begin < end) {
        const std::uint32_t middle = begin + (end - begin) / 2;
        const auto text = text_at(english_, middle);
        if (!text)
            return std::nullopt;
        const int order = before_nul(*text).compare(english);
        if (order == 0)
            return text_at(translated_, middle);
        (order < 0 ? begin : end) = order < 0 ? middle + 1 : middle;
    }
    return std::nullopt;
}

std::optional<std::string_view> Catalogue::find(std::string_view english) const {
    const auto forms = forms_of(english);
    return forms ? std::optional(before_nul(*forms)) : std::nullopt;
}

std::optional<std::string_view> Catalogue::find(std::string_view english,
                                                unsigned long count) const {
    auto forms = forms_of(english);
    if (!forms)
        return std::nullopt;
    // The translation of the empty text is the head of the .po file.
    const auto head = find("");
    for (unsigned long form = plural_form(head.value_or(""), count); form > 0; --form) {
        const std::size_t next = forms->find('\0');
        if (next == std::string_view::npos)
            return std::nullopt;
        forms->remove_prefix(next + 1);
    }
    return before_nul(*forms);
}

} // namespace leash
