// Prompts: PS1 and PS2 to the text that is shown.
//
// Two steps, as in bash: backslash escapes (\u \h \w ...) are decoded, then what is left is
// expanded as a here-document is: parameters, command substitution, arithmetic. What an escape
// yields is not expanded again: a directory named `$(reboot)` stays a name.
//
// \[ and \] become the bytes \001 and \002, by which Readline knows what takes no room.
//
// Source: POSIX XCU 2.5.3; bash manual 6.9 "Controlling the Prompt".
#pragma once

#include "interpreter/interpreter.hpp"

#include <cstddef>
#include <ctime>
#include <string>
#include <string_view>

namespace leash {

// What the escapes stand for.
struct PromptFacts {
    std::string user;               // \u
    std::string host;               // \H, and \h up to the first dot
    std::string directory;          // \w and \W, the home directory shown as ~
    std::string home;               //
    std::size_t jobs = 0;           // \j
    std::size_t history_number = 1; // \!, and ! where POSIX asks for it
    std::string shell_name;         // \s
    std::string version;            // \v
    bool root = false;              // \$ is # for root
    std::tm now{};                  // \t \A \d
};

// PromptStyle::Posix: ! is the history number, !! is an exclamation mark, and a backslash is none
// of ours (by the name sh).
enum class PromptStyle { Leash, Posix };

// The text of a here-document: $, ` and \ of what was put in are escaped.
std::string decode_prompt(std::string_view text, const PromptFacts& facts, PromptStyle style);

constexpr const char* default_ps1 = "leash\\$ ";
constexpr const char* default_ps1_of_sh = "$ ";
constexpr const char* default_ps2 = "> ";
constexpr const char* default_ps4 = "+ ";
// Sets PS1, PS2 and PS4 where the environment does not. Root's PS1 by the name sh is "# ".
void set_default_prompts(Shell& shell);

// The variable `name` (PS1, PS2), decoded and expanded. An expansion that fails leaves the text
// as it was decoded: a prompt must come in any case. $? is as before.
std::string expand_prompt(Interpreter& interpreter, const std::string& name,
                          const std::string& version);

} // namespace leash
