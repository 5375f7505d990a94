#include "insight/big_screen.hpp"

namespace leash {
namespace {

constexpr std::size_t rows_for_text = big_rows - 1;

// Takes the first line away from the text, with its newline.
std::string_view take_line(std::string_view& text) {
    const std::string_view line = text.substr(0, text.find('\n') + 1); // npos + 1 is 0
    const std::string_view whole = line.empty() ? text : line;
    text.remove_prefix(whole.size());
    return whole;
}

// Blank lines, and the lines of a paragraph behind them.
struct Part {
    std::string blank, paragraph;
};

Part take_part(std::string_view& text) {
    Part part;
    while (!text.empty() && text.front() == '\n')
        part.blank += take_line(text);
    while (!text.empty() && text.front() != '\n')
        part.paragraph += take_line(text);
    return part;
}

} // namespace

std::size_t number_of_lines(std::string_view text) {
    std::size_t lines = 0;
    while (!text.empty()) {
        take_line(text);
        ++lines;
    }
    return lines;
}

std::vector<std::string> big_screens(std::string_view text, std::size_t used) {
    std::vector<std::string> screens(1);
    const auto begin_screen = [&] {
        screens.emplace_back();
        used = 0;
    };
    while (!text.empty()) {
        const Part part = take_part(text);
        const std::size_t lines = number_of_lines(part.paragraph);
        if (used > 0 && used + part.blank.size() + lines > rows_for_text && lines > 0)
            begin_screen();
        const bool begins_screen = used == 0 && screens.size() > 1;
        if (!begins_screen && used + part.blank.size() <= rows_for_text) {
            screens.back() += part.blank;
            used += part.blank.size();
        }
        for (std::string_view rest = part.paragraph; !rest.empty(); ++used) {
            if (used == rows_for_text)
                begin_screen();
            screens.back() += take_line(rest);
        }
    }
    return screens;
}

} // namespace leash
