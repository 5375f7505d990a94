#include "lesson/typed_lines.hpp"

#include "lesson/named_keys.hpp"

#include <algorithm>
#include <sstream>
#include <utility>

namespace leash {
namespace {

bool is_continuation(char byte) { // of a character in UTF-8
    return (static_cast<unsigned char>(byte) & 0xc0) == 0x80;
}

void erase_character(std::string& text) {
    while (!text.empty() && is_continuation(text.back()))
        text.pop_back();
    if (!text.empty())
        text.pop_back();
}

void erase_word(std::string& text) {
    while (!text.empty() && text.back() == ' ')
        text.pop_back();
    while (!text.empty() && text.back() != ' ')
        text.pop_back();
}

// One blank between words.
std::string words_of(const std::string& text) {
    std::istringstream stream(text);
    std::string words;
    for (std::string word; stream >> word;)
        words += (words.empty() ? "" : " ") + word;
    return words;
}

} // namespace

void TypedLines::add(std::string_view keys, std::chrono::nanoseconds now) {
    for (const char key : keys) {
        const NamedKey* alone = nullptr;
        for (const NamedKey& one : named_keys)
            if (one.byte == key)
                alone = &one;
        if (key == '\r' || key == '\n')
            end_line(is_at_begin_of_line() ? "<Enter>" : words_of(line_.text), now);
        else if (alone) // the text that was typed before is gone
            end_line(alone->name, now);
        else if (key == '\b' || key == '\x7f')
            erase_character(line_.text);
        else if (key == control('U'))
            line_ = LearnerLine();
        else if (key == control('W'))
            erase_word(line_.text);
        else if (static_cast<unsigned char>(key) < ' ')
            line_.is_certain = false;
        else
            line_.text += key;
    }
}

void TypedLines::end_line(std::string text, std::chrono::nanoseconds now) {
    const bool is_key = !text.empty() && text.front() == '<' && text.back() == '>';
    lines_.push_back({std::move(text), is_key || line_.is_certain, now});
    line_ = LearnerLine();
}

ShownLines shown_lines_typed(const std::vector<LineToType>& shown,
                             const std::vector<LearnerLine>& typed,
                             const std::function<bool(const std::string& line)>& is_word) {
    ShownLines result;
    std::vector<bool> is_typed(shown.size());
    for (const LearnerLine& line : typed) {
        if (line.is_certain && is_word(line.text))
            continue;
        result.last_was_shown = false;
        result.last_at = line.at;
        const auto is_line = [&](std::size_t i) { return line.text == words_of(shown[i].text); };
        for (std::size_t i = result.typed; i < shown.size() && !result.last_was_shown; ++i)
            if (!line.is_certain || is_line(i)) {
                is_typed[i] = true;
                result.typed = i + 1;
                result.last_was_shown = true;
            }
        for (std::size_t i = 0; i < result.typed && !result.last_was_shown; ++i)
            if (!is_typed[i] && is_line(i)) { // it was left out
                is_typed[i] = true;
                for (std::size_t key = i + 1; key < shown.size() && shown[key].key; ++key)
                    is_typed[key] = false;
                while (!is_typed[result.typed - 1])
                    --result.typed;
                result.last_was_shown = true;
            }
        // After a mistake the learner may begin the lines again.
        if (!result.last_was_shown && !result.all_were_shown)
            for (std::size_t i = 0; i < result.typed && i + 1 < shown.size(); ++i)
                if (is_line(i)) {
                    result.typed = i + 1;
                    std::fill(is_typed.begin() + static_cast<std::ptrdiff_t>(result.typed),
                              is_typed.end(), false);
                    result.last_was_shown = true;
                    break;
                }
        result.all_were_shown = result.all_were_shown && result.last_was_shown;
    }
    result.first_missing = static_cast<std::size_t>(
        std::find(is_typed.begin(), is_typed.end(), false) - is_typed.begin());
    return result;
}

} // namespace leash
