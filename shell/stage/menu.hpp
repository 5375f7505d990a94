// The menu of the practice terminal: one line at the bottom of the screen. One key opens the menu,
// under any shell inside.
//
// Invariant: a Menu does nothing itself. A Menu takes keys, and returns its text and the choice.
#pragma once

#include "base/result.hpp"
#include "base/translator.hpp"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace leash {

// The byte that Ctrl and another key send together: a control character.
constexpr char control(char key) {
    return static_cast<char>(key & 0x1f);
}

struct MenuKey {
    char byte = control(']');
    friend bool operator==(MenuKey, MenuKey) = default;
};
// "Ctrl-]"
std::string name_of(MenuKey key);
// Parses "Ctrl-A", "C-a" or "^A". The error says what is wrong and what was expected. Enter, Escape
// and the keys of job control cannot be the menu key, because the inside needs them.
Result<MenuKey, Message> parse_menu_key(const std::string& text);

struct GoBack {};
struct PullCable {};
struct ShowMap {};
struct SendMenuKey {}; // sends the menu key to the inside, for a practice terminal inside this one
struct SendSignal {
    int signal;
};
// A word of the owner, such as the "hint" of a lesson.
struct SayWord {
    std::string word;
};
using MenuChoice = std::variant<GoBack, PullCable, ShowMap, SendMenuKey, SendSignal, SayWord>;

struct MenuWord {
    char key; // 'h'
    std::string word;
    // The order of worth: a word with a low number is left out first if the line is too narrow. The
    // map has 1, the cable has 5. 0: never left out. The key of a word that is left out still
    // works.
    int leaves = 0;
};

class Menu {
  public:
    // `foreground` is the foreground process group: "vim (27702)"; empty if there is no
    // such group. The menu offers `words` in place of the signals.
    Menu(MenuKey key, std::string foreground, std::vector<MenuWord> words = {})
        : key_(key), foreground_(std::move(foreground)), words_(std::move(words)) {}

    // Returns the line in the language of the user. If the line is wider than `columns`, parts are
    // left out by their worth. A long message may still be wider.
    std::string text(const Translator& translate, std::size_t columns) const;
    // Returns nullopt if the menu stays open, perhaps with another text.
    std::optional<MenuChoice> press(char key);
    // Makes the menu show only `message`, until the learner presses a key.
    void say(const Message& message);

  private:
    enum class Level { Top, Signals, Answer };

    std::string line_of_signals(const std::string& back, std::size_t columns) const;

    MenuKey key_;
    std::string foreground_;
    std::vector<MenuWord> words_;
    Message message_;
    Level level_ = Level::Top;
};

} // namespace leash
