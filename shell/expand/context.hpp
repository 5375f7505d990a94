// What expansion needs to know of the shell, and the little it may change.
//
// Expansion is a pure function of a word and this: the interpreter implements it, tests
// implement it with a map. Nothing in expand/ starts a process; command substitution is
// a function it is given here.
#pragma once

#include "language/syntax.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace leash {

// What went wrong in an expansion: "x: parameter not set". The command it stands in is not run.
struct ExpansionError {
    std::string message;
    Position position;
};

class ExpansionContext {
  public:
    virtual ~ExpansionContext() = default;

    // A variable's value, or nothing if it is not set. The view is valid until the next change.
    virtual std::optional<std::string_view> variable(std::string_view name) = 0;
    // Sets a variable, for ${x=word} and arithmetic assignment. False: it is readonly.
    virtual bool assign(std::string_view name, std::string value) = 0;

    // $1, $2 ... as a vector; $0 apart.
    virtual const std::vector<std::string>& positional() const = 0;
    // $0 $? $$ $! $- : by their one character. Nothing for $! before the first background job.
    virtual std::optional<std::string> special(char which) = 0;

    // The output of $(commands), trailing newlines removed; NUL bytes dropped.
    virtual std::string substitute(const CommandSubstitution& substitution) = 0;

    // A user's home directory, for ~name; nothing if there is no such user.
    virtual std::optional<std::string> home_of(const std::string& user) = 0;

    virtual bool nounset() const = 0; // set -u
    virtual bool noglob() const = 0;  // set -f
    // Ctrl-C came: what takes long is to stop, for the command it is for will not be run.
    virtual bool is_interrupted() = 0;
};

} // namespace leash
