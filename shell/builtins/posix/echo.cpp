// echo: prints its arguments, with spaces between them and a newline at the end.
//
// Shells differ. If the shell is called leash, echo is as in bash, which books show (-n -e -E;
// backslashes stay). If the shell is called sh, echo is as in dash and XSI (-n; backslash escapes
// are interpreted).
//
// Source: POSIX XCU `echo`.

#include "builtins/posix/escapes.hpp"
#include "builtins/rows.hpp"

#include <string_view>

namespace leash {
namespace {

struct Style {
    bool newline = true;
    bool escapes = false;
};

// Takes an argument such as -n or -ne. Returns false if the argument is not an option but text.
bool take_option(std::string_view argument, bool as_sh, Style& style) {
    if (as_sh) {
        style.newline = style.newline && argument != "-n";
        return argument == "-n";
    }
    if (argument.size() < 2 || argument[0] != '-' ||
        argument.find_first_not_of("neE", 1) != std::string_view::npos)
        return false;
    for (const char letter : argument.substr(1)) {
        if (letter == 'n')
            style.newline = false;
        else
            style.escapes = letter == 'e';
    }
    return true;
}

BuiltinResult run_echo(BuiltinCall& call) {
    const bool as_sh = call.shell.as_sh;
    Style style{true, as_sh};
    auto words = call.operands();
    // As sh, echo takes at most one option: `echo -n -n` prints "-n".
    for (bool more = true; more && !words.empty() && take_option(words[0], as_sh, style);) {
        words = words.subspan(1);
        more = !as_sh;
    }
    const EscapeStyle escapes = as_sh ? EscapeStyle::Argument : EscapeStyle::Echo;
    bool first = true;
    for (const std::string& word : words) {
        if (!first)
            call.print(" ");
        first = false;
        if (!style.escapes || word.find('\\') == std::string::npos) {
            call.print(word);
            continue;
        }
        std::string text;
        const bool go_on = append_with_escapes(text, word, escapes);
        call.print(text);
        if (!go_on)
            return done(0);
    }
    if (style.newline)
        call.print("\n");
    return done(0);
}

} // namespace

const Builtin echo_builtin = {
    .name = "echo",
    .kind = BuiltinKind::Regular,
    .run = run_echo,
    .synopsis = "echo [-neE] [WORD...]",
    .summary = N_("print words"),
    .help = N_(R"(Prints the words with a space between them, and a newline.
  -n   without the newline
  -e   with backslash escapes: \n newline, \t tab, \0101 octal, \c stop here
  -E   without them (default; under the name sh they are the rule)
For text you do not know, printf is safer: printf '%s\n' "$text"

    echo "my process ID is $$"
)"),
    .only_prints = true,
    .answers_help = false,
};

} // namespace leash
