// The variables to which the shell itself gives a value, as in bash:
//   RANDOM SECONDS BASHPID _   the value is computed at each use
//   UID EUID                   get their value when a command first names them, and are readonly
//   HOSTNAME                   gets its value when a command first uses it, if it has none
// A leash that is called sh, or after set -o posix, has none of them. (LINENO and PPID are
// POSIX's.)
//
// Invariant: the shell makes no such variable at the start, and a look at another variable does not
// come here. Only the declaration of a new variable asks whether the name is one of these names.
//
// Source: bash manual 5.2 "Bash Variables".
#pragma once

#include "expand/variables.hpp"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace leash {

class OwnVariables {
  public:
    // A command names the variable for the first time: marks it as computed, or gives UID its
    // value.
    void declare(std::string_view name, Variable& variable) const;
    // Returns the value of a computed variable now. Returns nullopt for every other variable, and
    // for $_ before the first command.
    std::optional<std::string> compute(std::string_view name);
    // Returns the value that UID, EUID or HOSTNAME has if nobody has set it; nullopt for every
    // other variable.
    std::optional<std::string> first_value(std::string_view name) const;

    // A command has assigned a value. RANDOM then begins the sequence of this seed, which is the
    // sequence of bash. SECONDS counts from this value on.
    void assigned(std::string_view name, std::string_view value);
    // A command has unset the variable: from now on the variable is like any other, as in bash.
    void forget(std::string_view name);
    // In a forked subshell RANDOM begins another sequence.
    void enter_subshell() { random_.reset(); }

    // ---- $_, the last word of the last simple command ----
    // Takes the words of a command that has run, and gives back words that the caller may destroy:
    // a swap of two vectors copies no word.
    void command_ran(std::vector<std::string>& words) {
        last_command_.swap(words);
        has_run_ = true;
    }
    void command_ran(const std::string& last_word) {
        last_command_.assign(1, last_word);
        has_run_ = true;
    }
    // A command without a name has run: x=1, or > file.
    void command_without_words_ran() {
        last_command_.clear();
        has_run_ = true;
    }

  private:
    using Clock = std::chrono::steady_clock;

    std::string next_random();
    bool is_forgotten(std::string_view name) const;

    Clock::time_point counted_from_ = Clock::now();
    long seconds_before_ = 0;             // the value of SECONDS at `counted_from_`
    std::optional<std::uint32_t> random_; // the state of the generator; nullopt: no seed yet
    unsigned last_random_ = 0;
    std::vector<std::string> last_command_;
    bool has_run_ = false;
    std::vector<std::string> forgotten_;
};

} // namespace leash
