#include "lesson/screen_text.hpp"

#include <algorithm>
#include <utility>

namespace leash {
namespace {

constexpr std::string_view end_of_prompt = "practice$ ";
constexpr std::size_t longest_prompt = 40;
constexpr std::string_view continuation_prompt = "> ";
constexpr std::size_t most_output = 1 << 20; // the last of it is kept

// The index behind the escape sequence that begins at `at`.
std::size_t end_of_escape(std::string_view text, std::size_t at) {
    if (at + 1 >= text.size())
        return text.size();
    const char kind = text[at + 1];
    std::size_t end = at + 2;
    if (kind == '[') { // CSI: parameters, then one final byte
        while (end < text.size() && (text[end] < 0x40 || text[end] > 0x7e))
            ++end;
        return std::min(end + 1, text.size());
    }
    if (kind == ']') { // OSC: up to BEL or ESC
        while (end < text.size() && text[end] != '\a' && text[end] != '\x1b')
            ++end;
        return std::min(end + 1, text.size());
    }
    return end;
}

// A carriage return goes back to the beginning of the line, and what follows is written over it.
class Line {
  public:
    void put(char c) {
        if (at_ < text_.size())
            text_[at_] = c;
        else
            text_ += c;
        ++at_;
    }
    void go_back(std::size_t to) { at_ = to; }
    void backspace() { at_ -= at_ > 0 ? 1 : 0; }
    std::string take() {
        at_ = 0;
        return std::exchange(text_, {});
    }

  private:
    std::string text_;
    std::size_t at_ = 0;
};

bool begins_with_prompt(const std::string& line) {
    return line.find(end_of_prompt) < longest_prompt;
}

std::vector<std::string> typed_lines(std::string_view typed) {
    std::vector<std::string> lines;
    std::string line;
    for (const char c : typed) {
        if (c != '\r' && c != '\n')
            line += c;
        else if (!line.empty())
            lines.push_back(std::exchange(line, {}));
    }
    return lines;
}

} // namespace

std::vector<std::string> lines_on_screen(std::string_view output) {
    std::vector<std::string> lines;
    Line line;
    for (std::size_t i = 0; i < output.size(); ++i) {
        const char c = output[i];
        if (c == '\x1b')
            i = end_of_escape(output, i) - 1;
        else if (c == '\n')
            lines.push_back(line.take());
        else if (c == '\r')
            line.go_back(0);
        else if (c == '\b')
            line.backspace();
        else if (static_cast<unsigned char>(c) >= ' ' || c == '\t')
            line.put(c);
    }
    lines.push_back(line.take());
    return lines;
}

std::vector<std::string> lines_of_programs(std::string_view output) {
    std::vector<std::string> lines = lines_on_screen(output);
    lines.pop_back();
    for (std::string& line : lines)
        if (const std::size_t prompt = line.rfind(end_of_prompt); prompt != line.npos)
            line.erase(0, prompt + end_of_prompt.size());
    std::erase_if(lines, [](const std::string& line) { return line.empty(); });
    return lines;
}

void ScreenText::add_output(std::string_view bytes) {
    output_ += bytes;
    if (output_.size() > most_output)
        output_.erase(0, output_.size() - most_output);
}

void ScreenText::add_typed(std::string_view bytes) {
    typed_ += bytes;
}

void ScreenText::add_reply(std::string_view text) {
    for (std::string& line : lines_on_screen(text))
        if (!line.empty())
            replied_.push_back(std::move(line));
}

void ScreenText::forget() {
    output_.clear();
    typed_.clear();
    replied_.clear();
}

bool ScreenText::has(std::string_view text) const {
    std::vector<std::string> typed = typed_lines(typed_);
    bool continues_a_prompt = false;
    for (const std::string& line : lines_on_screen(output_)) {
        const bool is_prompt = begins_with_prompt(line);
        continues_a_prompt =
            is_prompt || (continues_a_prompt && line.starts_with(continuation_prompt));
        if (continues_a_prompt)
            continue;
        const auto echo = std::find(typed.begin(), typed.end(), line);
        // An error message of `check` has a name before the reply.
        const bool is_reply =
            std::any_of(replied_.begin(), replied_.end(),
                        [&](const std::string& one) { return line.ends_with(one); });
        if (echo != typed.end())
            typed.erase(echo);
        else if (!is_reply && line.find(text) != line.npos)
            return true;
    }
    return false;
}

} // namespace leash
