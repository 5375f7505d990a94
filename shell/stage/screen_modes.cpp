#include "stage/screen_modes.hpp"

#include <charconv>

namespace leash {
namespace {

// These two modes are on in a fresh terminal; all others are off.
constexpr int cursor_shown = 25;
constexpr int automatic_wrap = 7;
constexpr std::size_t longest_sequence = 64;
// The modes of all terminals that are known are below. A program that sets every mode there is must
// not use up the memory of the stage.
constexpr int highest_mode = 9999;

bool is_on_at_first(int mode) {
    return mode == cursor_shown || mode == automatic_wrap;
}

} // namespace

void ScreenModes::watch(std::string_view bytes) {
    for (const char c : bytes) {
        switch (at_) {
        case At::Text:
            at_ = c == '\x1b' ? At::Escape : At::Text;
            break;
        case At::Escape:
            at_ = c == '[' ? At::Bracket : At::Text;
            break;
        case At::Bracket:
            at_ = c == '?' ? At::Numbers : At::Text;
            numbers_.clear();
            break;
        case At::Numbers:
            if (((c >= '0' && c <= '9') || c == ';') && numbers_.size() < longest_sequence) {
                numbers_ += c;
            } else {
                sequence_ended(c);
                at_ = At::Text;
            }
            break;
        }
    }
}

void ScreenModes::sequence_ended(char final) {
    if (final != 'h' && final != 'l')
        return;
    const char* at = numbers_.data();
    const char* const end = at + numbers_.size();
    while (at < end) {
        int mode = 0;
        const auto parsed = std::from_chars(at, end, mode);
        if (parsed.ec != std::errc{})
            return;
        if (mode > highest_mode)
            ; // no terminal knows this mode
        else if ((final == 'h') == is_on_at_first(mode))
            changed_.erase(mode);
        else
            changed_.insert(mode);
        at = parsed.ptr + 1; // past the semicolon
    }
}

bool ScreenModes::on_alternate_screen() const {
    return changed_.count(1049) != 0 || changed_.count(1047) != 0 || changed_.count(47) != 0;
}

std::string ScreenModes::undo() const {
    std::string text;
    for (const int mode : changed_)
        text += "\x1b[?" + std::to_string(mode) + (is_on_at_first(mode) ? "h" : "l");
    return text;
}

} // namespace leash
