// The menu of the practice terminal: one line at the bottom, opened by a key of its own, which
// works under any shell inside. Pure: keys in, the line's text and what was chosen out.
#pragma once

#include "base/result.hpp"

#include <optional>
#include <string>
#include <variant>

namespace leash {

// A control character: what Ctrl and another key send together.
struct MenuKey {
    char byte = ']' & 0x1f;
    friend bool operator==(MenuKey, MenuKey) = default;
};
// "Ctrl-]"
std::string name_of(MenuKey key);
// "Ctrl-A", "C-a" or "^A". An error says what is wrong, and what was expected: Enter, Escape and
// the keys that job control is about stay the inside's.
Result<MenuKey, std::string> parse_menu_key(const std::string& text);

struct GoBack {};
struct PullCable {};
struct ShowMap {};
struct SendMenuKey {}; // to the inside: for a practice terminal in this one
struct SendSignal {
    int signal;
};
using MenuChoice = std::variant<GoBack, PullCable, ShowMap, SendMenuKey, SendSignal>;

class Menu {
  public:
    // `foreground` is who a signal would go to: "vim (27702)"; empty: nobody.
    Menu(MenuKey key, std::string foreground) : key_(key), foreground_(std::move(foreground)) {}

    std::string text() const;
    // Nothing: the menu stays open, perhaps with another text.
    std::optional<MenuChoice> press(char key);
    // From now on it only says this, until a key is pressed.
    void say(std::string message);

  private:
    enum class Level { Top, Signals, Message };

    MenuKey key_;
    std::string foreground_;
    std::string message_;
    Level level_ = Level::Top;
};

} // namespace leash
