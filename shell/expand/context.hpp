// The interface between expansion and the shell: what expansion asks of the shell, and what it
// may change.
//
// Expansion knows the shell only through this interface. The interpreter implements it; the tests
// implement it with a map. Invariant: no function in expand/ starts a process. For a command
// substitution, expansion calls substitute(), and for a process substitution open_process().
#pragma once

#include "base/message.hpp"
#include "base/result.hpp"
#include "language/syntax.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace leash {

// An error of an expansion, such as "x: parameter not set". The shell does not run the command
// that contains the word.
struct ExpansionError {
    Message message;
    Position position;
};

class ExpansionContext {
  public:
    virtual ~ExpansionContext() = default;

    // Returns a variable's value, or nullopt if the variable is not set. The view is valid until
    // the next change of a variable.
    virtual std::optional<std::string_view> variable(std::string_view name) = 0;
    // Sets a variable, for ${x=word} and for an assignment in arithmetic. Returns false if the
    // variable is readonly.
    virtual bool assign(std::string_view name, std::string value) = 0;

    // Returns the positional parameters: element 0 is $1. The parameter $0 is not among them.
    virtual const std::vector<std::string>& positional() const = 0;
    // Returns the value of $0 $? $$ $! or $-; `which` is the character behind the $. Returns
    // nullopt for $! before the first asynchronous list.
    virtual std::optional<std::string> special(char which) = 0;

    // Runs the commands of $(...) and returns their output, without the newlines at the end and
    // without NUL bytes. The error says why the commands could not be run.
    virtual Result<std::string, Message> substitute(const CommandSubstitution& substitution) = 0;

    // Starts the commands of <(...) or >(...), and returns the pathname that stands for them. The
    // error is a whole sentence.
    virtual Result<std::string, Message> open_process(const ProcessSubstitution& process) = 0;

    // Returns a user's home directory, for ~name. Returns nullopt if there is no such user. A shell
    // may also know ~+ and ~-.
    virtual std::optional<std::string> home_of(const std::string& user) = 0;

    virtual bool nounset() const = 0; // set -u
    virtual bool noglob() const = 0;  // set -f
    // Returns true if an unset variable that bash sets itself is an error (forms_of_bash.hpp).
    virtual bool refuses_forms_of_bash() { return false; }
    // Returns true after Ctrl-C. A long expansion must then stop: the shell will not run the
    // command.
    virtual bool is_interrupted() = 0;
};

} // namespace leash
