#include "lesson/typed_lines.hpp"

#include "lesson/named_keys.hpp"

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
    for (const LearnerLine& line : typed) {
        if (line.is_certain && is_word(line.text))
            continue;
        result.last_was_shown = false;
        result.last_at = line.at;
        for (std::size_t i = result.typed; i < shown.size(); ++i)
            if (!line.is_certain || line.text == words_of(shown[i].text)) {
                result.typed = i + 1;
                result.last_was_shown = true;
                break;
            }
        // After a mistake the learner may begin the lines again.
        if (!result.last_was_shown && !result.all_were_shown)
            for (std::size_t i = 0; i < result.typed && i + 1 < shown.size(); ++i)
                if (line.text == words_of(shown[i].text)) {
                    result.typed = i + 1;
                    result.last_was_shown = true;
                    break;
                }
        result.all_were_shown = result.all_were_shown && result.last_was_shown;
    }
    return result;
}

} // namespace leash
