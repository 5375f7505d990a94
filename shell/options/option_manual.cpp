#include "options/option_manual.hpp"

#include <algorithm>
#include <cctype>

namespace leash {
namespace {

std::string lower(std::string_view text) {
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return result;
}

// A backslash begins an escape in roff(7).
std::string escaped(std::string_view text) {
    std::string result;
    for (const char c : text)
        result += c == '\\' ? "\\e" : std::string(1, c);
    return result;
}

bool is_ascii(char c) {
    return (static_cast<unsigned char>(c) & 0x80) == 0;
}

bool ends_with_full_width_mark(std::string_view text) {
    for (const std::string_view mark : {"、", "。", "，", "：", "；", "？", "！", "）"})
        if (text.ends_with(mark))
            return true;
    return false;
}

// A text in Chinese is one line, because a line break would become a blank. What is in `...` stands
// in quotation marks. `\:` is a break point: groff(1) breaks a line between two Chinese characters,
// but not between a full-width mark and a letter, and groff 1.22 never ends if there is no break
// point at all on a narrow terminal.
std::string as_one_line(std::string_view text) {
    std::string line;
    bool is_quoted = false;
    for (const char c : text) {
        if (is_ascii(c) && c != ' ' && ends_with_full_width_mark(line))
            line += "\\:";
        if (c == '`') {
            line += is_quoted ? "\\(cq" : "\\(oq";
            is_quoted = !is_quoted;
        } else if (is_quoted && (c == '-' || c == '\'')) {
            line += c == '-' ? "\\-" : "\\(aq";
        } else {
            line += escaped({&c, 1});
        }
    }
    return line + '\n';
}

bool is_punctuation(char c) {
    return c == '.' || c == ',' || c == ';' || c == ':' || c == ')';
}

// Sentences as lines: one begins a line, and what is in `...` is a line with .Ql, with the
// punctuation that follows as its last arguments.
std::string as_mdoc(std::string_view text) {
    if (!std::all_of(text.begin(), text.end(), is_ascii))
        return as_one_line(text);
    std::string result;
    const auto end_line = [&] {
        while (!result.empty() && result.back() == ' ')
            result.pop_back();
        if (!result.empty() && result.back() != '\n')
            result += '\n';
    };
    while (!text.empty()) {
        const auto quote = text.find('`');
        std::string_view plain = text.substr(0, quote);
        for (auto stop = plain.find(". "); stop != std::string_view::npos;
             stop = plain.find(". ")) {
            result += escaped(plain.substr(0, stop + 1));
            end_line();
            plain.remove_prefix(stop + 2);
        }
        result += escaped(plain);
        if (quote == std::string_view::npos)
            break;
        end_line();
        const auto close = text.find('`', quote + 1);
        result += ".Ql " + escaped(text.substr(quote + 1, close - quote - 1));
        text.remove_prefix(close + 1);
        while (!text.empty() && is_punctuation(text.front())) {
            result += std::string(" ") + text.front();
            text.remove_prefix(1);
        }
        end_line();
        text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
    }
    end_line();
    return result;
}

std::string item(const NamedOption& option) {
    std::string line = ".It";
    if (option.letter != '\0')
        line += std::string(" Fl ") + option.letter + (option.name.empty() ? "" : " ,");
    if (!option.name.empty())
        line += " Fl -" + std::string(option.name);
    return line + (option.value.empty() ? "" : " Ar " + lower(option.value)) + "\n";
}

constexpr std::string_view opening = ".\\\" The options of ";
constexpr std::string_view opening_end = ", from its table:\n";
constexpr std::string_view closing = ".\\\" (end)\n";

} // namespace

std::string options_manual(const OptionTable& table, const Translator& translate) {
    std::string text = ".Bl -tag -width Ds -compact\n";
    for (const NamedOption& option : table.options)
        text += item(option) + as_mdoc(translate(option.tells));
    return text + ".El\n";
}

std::string with_options_of(std::string_view page, std::span<const OptionTable* const> tables,
                            const Translator& translate) {
    std::string result;
    for (;;) {
        const auto begin = page.find(opening);
        const auto named = begin == std::string_view::npos ? begin : page.find(opening_end, begin);
        const auto end = named == std::string_view::npos ? named : page.find(closing, named);
        if (end == std::string_view::npos)
            return result + std::string(page);
        const std::size_t body = named + opening_end.size();
        const auto command = page.substr(begin + opening.size(), named - begin - opening.size());
        const auto table = std::find_if(tables.begin(), tables.end(), [&](const OptionTable* one) {
            return one->command == command;
        });
        result += page.substr(0, body);
        result += table == tables.end() ? std::string(page.substr(body, end - body))
                                        : options_manual(**table, translate);
        result += closing;
        page.remove_prefix(end + closing.size());
    }
}

} // namespace leash
