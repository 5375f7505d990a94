#include "stage/menu.hpp"

#include "kernel/signal_names.hpp"

#include <cctype>
#include <csignal>
#include <string_view>

namespace leash {
namespace {

struct SignalKey {
    char key;
    int signal;
};
constexpr SignalKey signal_keys[] = {{'i', SIGINT},  {'t', SIGTSTP}, {'c', SIGCONT}, {'q', SIGQUIT},
                                     {'e', SIGTERM}, {'h', SIGHUP},  {'k', SIGKILL}};

bool is_back(char key) {
    return key == '\r' || key == '\n' || key == '\x1b' || key == control('C');
}

} // namespace

std::string name_of(MenuKey key) {
    return std::string("Ctrl-") + static_cast<char>(key.byte | 0x40);
}

Result<MenuKey, Message> parse_menu_key(const std::string& text) {
    constexpr std::string_view taken = "CDIJMQSZ[\\";
    std::string_view rest = text;
    for (const std::string_view prefix : {"Ctrl-", "ctrl-", "C-", "^"})
        if (rest.starts_with(prefix)) {
            rest.remove_prefix(prefix.size());
            break;
        }
    const bool has_prefix = rest.size() < text.size();
    const char key = rest.size() == 1
                         ? static_cast<char>(std::toupper(static_cast<unsigned char>(rest[0])))
                         : '\0';
    if (!has_prefix || key < 'A' || key > '_')
        return _("{0}: a key such as Ctrl-] or Ctrl-A was expected", text);
    if (taken.find(key) != std::string_view::npos)
        return _("{0}: that key is needed inside; Ctrl-] or Ctrl-A, for example, is free", text);
    return MenuKey{control(key)};
}

std::string Menu::text(const Translator& translate) const {
    if (level_ == Level::Answer)
        return translate(_(" {0}   Enter back", message_));
    if (level_ == Level::Top && !words_.empty()) {
        std::string line;
        for (const auto& [key, word] : words_)
            line += std::string(" ") + key + " " + word + " ";
        return line + translate(_(" m map  u unplug  Enter on"));
    }
    if (level_ == Level::Top)
        return translate(
            _(" u unplug   s signal   m map   {0} send that key   Enter back", name_of(key_)));
    std::string line = " " + foreground_ + ":";
    for (const auto& [key, signal] : signal_keys)
        line += std::string(" ") + key + " " + signal_name(signal);
    return line + translate(_("  Enter back"));
}

std::optional<MenuChoice> Menu::press(char key) {
    if (level_ == Level::Answer || is_back(key))
        return GoBack{};
    if (level_ == Level::Signals) {
        for (const auto& [letter, signal] : signal_keys)
            if (key == letter)
                return SendSignal{signal};
        return std::nullopt;
    }
    if (key == key_.byte)
        return SendMenuKey{};
    if (key == 'u')
        return PullCable{};
    if (key == 'm')
        return ShowMap{};
    for (const auto& [letter, word] : words_)
        if (key == letter)
            return SayWord{word};
    if (!words_.empty())
        return std::nullopt;
    if (key == 's' && foreground_.empty())
        say(_("Nobody has the terminal now: there is no foreground process group."));
    else if (key == 's')
        level_ = Level::Signals;
    return std::nullopt;
}

void Menu::say(const Message& message) {
    message_ = message;
    level_ = Level::Answer;
}

} // namespace leash
