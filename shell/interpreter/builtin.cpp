#include "interpreter/builtin.hpp"

#include "interpreter/interpreter.hpp"
#include "kernel/descriptors.hpp"
#include "language/full_width.hpp"
#include "options/option_help.hpp"

#include <algorithm>
#include <unistd.h>

namespace leash {
namespace {

// Returns "; its options are -l -p", or says that the built-in has no options.
std::string options_there_are(std::string_view letters) {
    std::string text;
    for (const char letter : letters)
        if (letter != ':')
            text += std::string(" -") + letter;
    return text.empty() ? "; it has none" : "; its options are" + text;
}

} // namespace

std::string help_page(const Builtin& builtin) {
    std::string page =
        std::string(builtin.synopsis) + "\n    " + builtin.summary + "\n\n" + builtin.help;
    if (builtin.options)
        page += options_help(*builtin.options);
    page += builtin.help_after_options;
    if (builtin.list_in_help)
        page += builtin.list_in_help();
    return page;
}

BuiltinCall::BuiltinCall(Interpreter& the_interpreter, Shell& the_shell,
                         std::vector<std::string> the_arguments, std::string* collected)
    : interpreter(the_interpreter), shell(the_shell), arguments(std::move(the_arguments)),
      collected_(collected) {}

bool BuiltinCall::flush() {
    if (output_.empty())
        return true;
    if (collected_) {
        *collected_ += std::exchange(output_, {});
        return true;
    }
    const auto written = write_all(STDOUT_FILENO, output_);
    output_.clear();
    if (!written)
        complain("write error: " + written.error().message());
    return static_cast<bool>(written);
}

void BuiltinCall::complain(std::string_view text) {
    interpreter.complain(arguments.front() + ": " + std::string(text) +
                         std::string(full_width_hint(text)));
}

BuiltinResult BuiltinCall::misuse(std::string_view text) {
    complain(text);
    return {2, normal(), true};
}

bool ParsedOptions::has(char letter) const {
    return std::any_of(options.begin(), options.end(),
                       [&](const ParsedOption& one) { return one.letter == letter; });
}

Result<ParsedOptions, std::string> parse_options(std::span<const std::string> operands,
                                                 std::string_view letters) {
    ParsedOptions parsed;
    std::size_t next = 0;
    for (; next < operands.size(); ++next) {
        const std::string& argument = operands[next];
        if (argument == "--") {
            ++next;
            break;
        }
        if (argument.size() < 2 || argument.front() != '-')
            break;
        for (std::size_t i = 1; i < argument.size(); ++i) {
            const char letter = argument[i];
            const std::size_t place = letter == ':' ? std::string_view::npos : letters.find(letter);
            if (place == std::string_view::npos)
                return "-" + std::string(1, letter) + ": no such option" +
                       options_there_are(letters);
            if (place + 1 >= letters.size() || letters[place + 1] != ':') {
                parsed.options.push_back({letter, {}});
                continue;
            }
            if (i + 1 < argument.size())
                parsed.options.push_back({letter, argument.substr(i + 1)});
            else if (next + 1 < operands.size())
                parsed.options.push_back({letter, operands[++next]});
            else
                return "-" + std::string(1, letter) + ": an argument was expected after it";
            break;
        }
    }
    parsed.operands.assign(operands.begin() + static_cast<std::ptrdiff_t>(next), operands.end());
    return parsed;
}

} // namespace leash
