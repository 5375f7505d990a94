// A built-in: a command that runs in the shell itself, and the table it is found in.
//
// The interpreter knows built-ins only through the table it is given; they stand on a higher
// floor. Each is one function in one file of builtins/.
//
// Source: POSIX XCU 2.15 (special), 1.7 (regular).
#pragma once

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
    bool usage_error = false; // of a special built-in: leaves a non-interactive shell
};
inline BuiltinResult done(int status) {
    return {status, normal(), false};
}

// One call of a built-in. Standard output is collected and written when the call is over, so
// that a line is one write; what goes wrong in writing becomes the call's status.
class BuiltinCall {
  public:
    // `collected`: where standard output goes instead of to its descriptor; for $(...).
    BuiltinCall(Interpreter& interpreter, Shell& shell, std::vector<std::string> arguments,
                std::string* collected = nullptr);

    Interpreter& interpreter;
    Shell& shell;
    // arguments[0] is the built-in's own name.
    std::vector<std::string> arguments;

    std::span<const std::string> operands() const { return std::span(arguments).subspan(1); }

    // Its first operand is --help.
    bool asks_for_help() const {
        return arguments.size() > 1 && std::string_view(arguments[1]) == "--help";
    }

    void print(std::string_view text) { output_ += text; }
    // Writes what was printed so far. False: it could not be written, and that was said.
    bool flush();
    // "leash: NAME: text" on standard error ("leash: line 3: NAME: text" in a script).
    void complain(std::string_view text);
    // complain, and the result for a usage error: status 2.
    BuiltinResult misuse(std::string_view text);

  private:
    std::string output_;
    std::string* collected_;
};

// Options of a built-in by the Utility Syntax Guidelines (XBD 12.2): letters may be grouped, "--"
// ends them. `operands` is what stands behind the built-in's name; `letters` as for getopt(3): "lp"
// or "s:n:" where ':' means an argument.
struct ParsedOption {
    char letter;
    std::string argument;
};
struct ParsedOptions {
    std::vector<ParsedOption> options;
    std::vector<std::string> operands;
    bool has(char letter) const;
};
// The error names the option, and those there are: "-x: no such option; its options are -l -p".
Result<ParsedOptions, std::string> parse_options(std::span<const std::string> operands,
                                                 std::string_view letters);

struct Builtin {
    std::string_view name;
    BuiltinKind kind;
    BuiltinResult (*run)(BuiltinCall& call);
    const char* synopsis; // "jobs [-lprs] [-n] [%n...]"
    const char* summary;  // one line for `help`
    const char* help;     // what it does, options, an example; at most 80 columns wide
    // It changes nothing, and looks at no descriptor: in $(...) it needs no process of its own.
    bool only_prints = false;
    // False for those to which POSIX gives `--help` as any other word: echo, test, true ...
    bool answers_help = true;
    const OptionTable* options = nullptr;    // its named options, if it has any
    const char* help_after_options = "";     // its options stand between `help` and this
    std::string (*list_in_help)() = nullptr; // what its help ends with, made when it is asked for
};

// What `help NAME` prints, and `NAME --help`.
std::string help_page(const Builtin& builtin);

// Addresses of rows, sorted by name. Each row stands in its built-in's file, under its function.
using BuiltinTable = std::span<const Builtin* const>;

} // namespace leash
