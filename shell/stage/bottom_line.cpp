#include "stage/bottom_line.hpp"

#include "base/foreign_text.hpp"
#include "base/text.hpp"

#include <sstream>

namespace leash {
namespace {

constexpr const char* save_cursor = "\x1b"
                                    "7";
constexpr const char* restore_cursor = "\x1b"
                                       "8";
constexpr const char* reverse = "\x1b[0;7m";
constexpr const char* plain = "\x1b[0m";
constexpr const char* erase_to_end = "\x1b[K";
constexpr const char* index_and_up = "\x1b"
                                     "D\x1b[A";

std::string at_bottom(WindowSize size) {
    return "\x1b[" + std::to_string(size.rows) + ";1H";
}

} // namespace

std::string bottom_line(const std::string& text, WindowSize size) {
    // The last column stays empty, because a character there may make the line wrap.
    const std::size_t width = size.columns > 1 ? size.columns - 1U : 1U;
    return save_cursor + at_bottom(size) + reverse +
           padded(cut_to_width(made_visible(text), width), width) + plain + erase_to_end +
           restore_cursor;
}

std::string room_for_bottom_line(Screen screen) {
    return screen == Screen::Normal ? index_and_up : "";
}

std::string without_bottom_line(WindowSize size) {
    return save_cursor + at_bottom(size) + plain + erase_to_end + restore_cursor;
}

std::string page(const std::string& text, WindowSize size, Screen screen) {
    std::string bytes = screen == Screen::Normal ? "\x1b[?1049h" : save_cursor;
    bytes += std::string(plain) + "\x1b[2J\x1b[H";
    std::istringstream lines(lines_made_visible(text));
    int row = 1;
    for (std::string line; std::getline(lines, line); ++row) {
        if (row >= size.rows - 1) {
            bytes += "...\r\n";
            break;
        }
        bytes += line + "\r\n";
    }
    return bytes;
}

std::string without_page(Screen screen) {
    return screen == Screen::Normal ? "\x1b[?1049l" : restore_cursor;
}

} // namespace leash
