// Built-ins: commands that run in the shell itself, and the table of the built-ins.
//
// The interpreter does not include the built-ins, which stand on a higher floor: main hands the
// table to the interpreter. Each built-in is one function in one file of builtins/.
//
// Source: POSIX XCU 2.15 (special), 1.7 (regular).
#pragma once

#include "base/display.hpp"
#include "interpreter/completion.hpp"
#include "interpreter/shell.hpp"
#include "options/option_table.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace leash {

class Interpreter;

enum class BuiltinKind {
    Special, // an error leaves a non-interactive shell; assignments before it persist; found first
    Regular, // POSIX's, and customary ones: found after functions
    Leash,   // leash's own (map, daemonize ...): not there when leash is called sh
};

struct BuiltinResult {
    int status = 0;
    Completion completion;    // break, return, exit ...
    bool usage_error = false; // an error of a special built-in ends a non-interactive shell
};
inline BuiltinResult done(int status) {
    return {status, normal(), false};
}

// One call of a built-in. The call collects standard output and writes it at the end, so that a
// line is one write. An error of the write becomes the status of the call.
class BuiltinCall {
  public:
    // If `collected` is not null, standard output goes there and not to descriptor 1. This is for
    // $(...).
    BuiltinCall(Interpreter& interpreter, Shell& shell, std::vector<std::string> arguments,
                std::string* collected = nullptr);

    Interpreter& interpreter;
    Shell& shell;
    // arguments[0] is the name of the built-in.
    std::vector<std::string> arguments;

    std::span<const std::string> operands() const { return std::span(arguments).subspan(1); }

    // Returns true if the first operand is --help.
    bool asks_for_help() const {
        return arguments.size() > 1 && std::string_view(arguments[1]) == "--help";
    }

    void print(std::string_view text) { output_ += text; }
    // Writes what was printed so far. Returns false after an error, and says so.
    bool flush();
    // Writes "leash: NAME: text" to standard error ("leash: line 3: NAME: text" in a script).
    void complain(const Message& message);
    // Complains, and returns the result for a usage error: status 2.
    BuiltinResult misuse(const Message& message);
    // Names a form of bash that stands in arguments[argument], and returns true. Returns false, and
    // says nothing, if there is no form with this key or if POSIX's reading holds.
    bool refuse_form(std::string_view key, std::size_t argument);
    // Returns what stands behind standard output: TERM and NO_COLOR are the shell's variables.
    Display display() const;
    // Prints a text that was written for 80 columns. On a terminal, lines that are too wide for it
    // are laid out again.
    void show(std::string_view text);
    // Shows a message in the user's language.
    void say(const Message& message) { show(shell.translate(message)); }

  private:
    bool names_option_of_bash();

    std::string output_;
    std::string* collected_;
};

// Parses the options of a built-in by the Utility Syntax Guidelines (XBD 12.2): letters may be
// grouped, and "--" ends the options. `operands` are the words after the built-in's name. `letters`
// is as in getopt(3): "lp", or "s:n:" where ':' means that the option takes an argument.
struct ParsedOption {
    char letter;
    std::string argument;
};
struct ParsedOptions {
    std::vector<ParsedOption> options;
    std::vector<std::string> operands;
    bool has(char letter) const;
};
// The error names the wrong option and the options that exist: "-x: no such option; its options are
// -l -p".
Result<ParsedOptions, Message> parse_options(std::span<const std::string> operands,
                                             std::string_view letters);

struct Builtin {
    std::string_view name;
    BuiltinKind kind;
    BuiltinResult (*run)(BuiltinCall& call);
    const char* synopsis; // "jobs [-lprs] [-n] [%n...]"
    Phrase summary;       // one line for `help`
    Phrase help;          // what it does, options, an example; at most 80 columns wide
    // True if the built-in changes nothing in the shell and looks at no descriptor. In $(...) such
    // a built-in needs no process.
    bool only_prints = false;
    // False if POSIX makes --help an ordinary operand of the built-in: echo, test, true ...
    bool answers_help = true;
    const OptionTable* options = nullptr; // the named options; nullptr if there are none
    // The help page has the options between `help` and this text.
    Phrase help_after_options = {};
    // Makes the last part of the help page.
    std::string (*list_in_help)(const Translator& translate) = nullptr;
};

// Returns what `help NAME` and `NAME --help` print.
std::string help_page(const Builtin& builtin, const Translator& translate);

// The addresses of the rows, sorted by name. Each row stands in the file of its built-in, below the
// function.
using BuiltinTable = std::span<const Builtin* const>;

} // namespace leash
