// Prompts: makes the text that is shown from PS1 and PS2.
//
// There are two steps, as in bash. First, backslash escapes (\u \h \w ...) are decoded. Then the
// result is expanded as a here-document: parameters, command substitution, arithmetic. Invariant:
// the text of an escape is not expanded; a directory with the name `$(reboot)` is only a name.
//
// \[ and \] become the bytes \001 and \002. Readline takes text between them as text without width.
//
// Source: POSIX XCU 2.5.3; bash manual 6.9 "Controlling the Prompt".
#pragma once

#include "interpreter/interpreter.hpp"

#include <cstddef>
#include <ctime>
#include <string>
#include <string_view>

namespace leash {

// The values of the escapes.
struct PromptFacts {
    std::string user;               // \u
    std::string host;               // \H, and \h up to the first dot
    std::string directory;          // \w and \W
    std::string home;               // shown as ~ in \w and \W
    std::size_t jobs = 0;           // \j
    std::size_t history_number = 1; // \! (in the style of POSIX: !)
    std::string shell_name;         // \s
    std::string version;            // \v
    bool root = false;              // \$ is # for root
    std::tm now{};                  // \t \A \d
};

enum class PromptStyle {
    Leash, // backslash escapes
    Posix, // ! is the history number, !! is one exclamation mark, a backslash has no meaning
};

// Does the first step. The result is the body of a here-document: $, ` and \ that come from the
// facts are escaped.
std::string decode_prompt(std::string_view text, const PromptFacts& facts, PromptStyle style);

constexpr const char* default_ps1 = "leash \\W\\$ ";
constexpr const char* default_ps1_of_sh = "$ ";
constexpr const char* default_ps2 = "> ";
constexpr const char* default_ps4 = "+ ";
// Sets PS1, PS2 and PS4, if they are not set. The default PS1 of root is "# " if leash runs as sh.
void set_default_prompts(Shell& shell);

// Does both steps for the variable `name` (PS1 or PS2). If the expansion fails, returns the decoded
// text: a prompt must be shown in any case. Does not change $?.
std::string expand_prompt(Interpreter& interpreter, const std::string& name,
                          const std::string& version);

} // namespace leash
