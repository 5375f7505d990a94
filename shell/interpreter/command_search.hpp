// What a command's name means, in the order of POSIX XCU 2.9.1.4: special built-in, function,
// built-in, program on the search path. Where a program was found is remembered, so that the
// search path is walked once for each name.
#pragma once

#include "interpreter/builtin.hpp"
#include "interpreter/shell.hpp"
#include "language/syntax.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace leash {

struct ExternalCommand {
    std::string path;
};
struct NoSuchCommand {};
using CommandMeaning = std::variant<const Builtin*, std::shared_ptr<const Command>, // a function
                                    ExternalCommand, NoSuchCommand>;

// `command` looks for no functions.
enum class LookFor { Everything, NoFunctions };

class CommandSearch {
  public:
    CommandSearch(Shell& shell, BuiltinTable builtins) : shell_(shell), builtins_(builtins) {}

    // The search path is PATH unless another is given.
    CommandMeaning find(const std::string& name, LookFor look_for = LookFor::Everything,
                        const std::string* search_path = nullptr);
    // Only a program on the search path (`exec`, `daemonize`); remembers where it was.
    std::optional<ExternalCommand> find_program(const std::string& name);
    // nullptr also for a built-in of leash's own if the shell is called sh.
    const Builtin* find_builtin(std::string_view name) const;
    BuiltinTable builtins() const { return builtins_; }

  private:
    Shell& shell_;
    BuiltinTable builtins_;
};

} // namespace leash
