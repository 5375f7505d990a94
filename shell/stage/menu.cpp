#include "stage/menu.hpp"

#include "base/text.hpp"
#include "kernel/signal_names.hpp"

#include <algorithm>
#include <cctype>
#include <csignal>
#include <string_view>
#include <utility>

namespace leash {
namespace {

struct SignalKey {
    char key;
    int signal;
};
constexpr SignalKey signal_keys[] = {{'i', SIGINT},  {'t', SIGTSTP}, {'c', SIGCONT}, {'q', SIGQUIT},
                                     {'e', SIGTERM}, {'h', SIGHUP},  {'k', SIGKILL}};

constexpr std::size_t least_name = 8; // of the foreground process group, in columns

// A part of the line.
struct Item {
    std::string text;
    int leaves = 0; // 1 is left out first if the line is too narrow, then 2. 0: never left out.
};

std::string line_of(std::vector<Item> items, std::size_t gap, std::size_t columns) {
    for (;;) {
        std::string line = " ";
        auto first = items.end(); // the next item to leave
        for (auto item = items.begin(); item != items.end(); ++item) {
            line += (line.size() > 1 ? std::string(gap, ' ') : "") + item->text;
            if (item->leaves > 0 && (first == items.end() || item->leaves < first->leaves))
                first = item;
        }
        if (display_width(line) <= columns || first == items.end())
            return line;
        items.erase(first);
    }
}

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

std::string Menu::text(const Translator& translate, std::size_t columns) const {
    const auto in_words = [&](Phrase phrase) { return std::string(translate(phrase)); };
    const std::string back = in_words(N_("Enter back"));
    switch (level_) {
    case Level::Answer:
        return line_of({{translate(message_)}, {back, 1}}, 3, columns);
    case Level::Signals:
        return line_of_signals(back, columns);
    case Level::Top:
        break;
    }
    std::vector<Item> items;
    for (const MenuWord& one : words_)
        items.push_back({std::string(1, one.key) + " " + one.word, one.leaves});
    if (!items.empty()) {
        items.push_back({in_words(N_("m map")), 1});
        items.push_back({in_words(N_("u unplug")), 5});
        items.push_back({in_words(N_("Enter on"))});
        return line_of(std::move(items), 2, columns);
    }
    return line_of({{in_words(N_("u unplug"))},
                    {in_words(N_("s signal")), 3},
                    {in_words(N_("m map")), 2},
                    {translate(_("{0} send that key", name_of(key_))), 1},
                    {back}},
                   3, columns);
}

std::string Menu::line_of_signals(const std::string& back, std::size_t columns) const {
    std::string signals;
    for (const auto& [key, signal] : signal_keys)
        signals += std::string(" ") + key + " " + signal_name(signal);
    const std::size_t room = columns_left(columns, display_width(signals) + 2);
    const std::size_t behind = display_width(back) + 2;
    const bool has_back = columns_left(room, behind) >= std::min(least_name, foreground_.size());
    const std::string name =
        cut_to_width(foreground_, std::max(columns_left(room, has_back ? behind : 0), least_name));
    return " " + name + ":" + signals + (has_back ? "  " + back : "");
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
    for (const MenuWord& one : words_)
        if (key == one.key)
            return SayWord{one.word};
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
