#include "interpreter/builtin.hpp"

#include "base/layout.hpp"
#include "interpreter/interpreter.hpp"
#include "kernel/descriptors.hpp"
#include "kernel/display_of.hpp"
#include "language/full_width.hpp"
#include "options/option_help.hpp"

#include <algorithm>
#include <unistd.h>

namespace leash {
namespace {

Message no_such_option(char wrong, std::string_view letters) {
    std::string all;
    for (const char letter : letters)
        if (letter != ':')
            all += std::string(all.empty() ? "-" : " -") + letter;
    return all.empty() ? _("-{0}: no such option; this command has no options", wrong)
                       : _("-{0}: no such option; its options are {1}", wrong, all);
}

} // namespace

std::string help_page(const Builtin& builtin, const Translator& translate) {
    std::string page(builtin.synopsis);
    page.append("\n    ").append(translate(builtin.summary)).append("\n\n");
    page += translate(builtin.help);
    if (builtin.options)
        page += options_help(*builtin.options, translate);
    page += translate(builtin.help_after_options);
    if (builtin.list_in_help)
        page += builtin.list_in_help(translate);
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
    // After Ctrl-C or a hangup there is nothing to say: the user knows.
    if (!written && !interpreter.signals().is_interrupted())
        complain(_("write error: {0}", written.error().message()));
    return static_cast<bool>(written);
}

Display BuiltinCall::display() const {
    if (collected_)
        return {};
    const auto value = [&](const char* name) { return shell.variables.value(name).value_or(""); };
    return display_of(STDOUT_FILENO, value("TERM"), value("NO_COLOR"));
}

void BuiltinCall::show(std::string_view text) {
    const Display place = display();
    if (place.is_terminal)
        print(fitted(text, place.columns));
    else
        print(text);
}

void BuiltinCall::complain(const Message& message) {
    // In English: a translation may have full-width marks of its own.
    const Phrase hint = full_width_hint(in_english(message));
    interpreter.complain(_("{0}: {1}{2}", arguments.front(), message, hint));
}

BuiltinResult BuiltinCall::misuse(const Message& message) {
    if (!names_option_of_bash())
        complain(message);
    return {2, normal(), true};
}

// Looks for an option of bash such as "read -t", and names it.
bool BuiltinCall::names_option_of_bash() {
    for (std::size_t i = 1; i < arguments.size() && !shell.is_posix(); ++i) {
        if (arguments[i] == "--")
            return false;
        if (!arguments[i].starts_with('-'))
            continue;
        for (const char letter : arguments[i].substr(1))
            if (const FormOfBash* form = find_form_of_bash(arguments[0] + "-" + letter)) {
                interpreter.complain_of_form(*form, arguments, i);
                return true;
            }
    }
    return false;
}

bool BuiltinCall::refuse_form(std::string_view key, std::size_t argument) {
    const FormOfBash* form = shell.is_posix() ? nullptr : find_form_of_bash(key);
    if (form)
        interpreter.complain_of_form(*form, arguments, argument);
    return form != nullptr;
}

bool ParsedOptions::has(char letter) const {
    return std::any_of(options.begin(), options.end(),
                       [&](const ParsedOption& one) { return one.letter == letter; });
}

Result<ParsedOptions, Message> parse_options(std::span<const std::string> operands,
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
                return no_such_option(letter, letters);
            if (place + 1 >= letters.size() || letters[place + 1] != ':') {
                parsed.options.push_back({letter, {}});
                continue;
            }
            if (i + 1 < argument.size())
                parsed.options.push_back({letter, argument.substr(i + 1)});
            else if (next + 1 < operands.size())
                parsed.options.push_back({letter, operands[++next]});
            else
                return _("-{0}: an argument was expected after it", letter);
            break;
        }
    }
    parsed.operands.assign(operands.begin() + static_cast<std::ptrdiff_t>(next), operands.end());
    return parsed;
}

} // namespace leash
