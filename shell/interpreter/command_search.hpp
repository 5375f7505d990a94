// Finds what a command's name means, in the order of POSIX XCU 2.9.1.4: special built-in, function,
// built-in, program on the search path. Remembers where a program was found, so that the search
// path is searched once for each name.
#pragma once

#include "interpreter/builtin.hpp"
#include "interpreter/shell.hpp"
#include "language/syntax.hpp"

#include <array>
#include <cstdint>
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
    CommandSearch(Shell& shell, BuiltinTable builtins);

    // Searches PATH, or `path` if the caller gives another search path.
    CommandMeaning find(const std::string& name, LookFor look_for = LookFor::Everything,
                        const std::string* search_path = nullptr);
    // Finds only a program on the search path, for `exec` and `daemonize`. Remembers the place.
    std::optional<ExternalCommand> find_program(const std::string& name);
    // Returns nullptr also for a built-in of leash itself if the shell is called sh.
    const Builtin* find_builtin(std::string_view name) const;
    BuiltinTable builtins() const { return builtins_; }
    const Shell& shell() const { return shell_; }

  private:
    Shell& shell_;
    BuiltinTable builtins_; // sorted by name
    // For each first letter, the place of the first built-in with this letter. 0 if there is no
    // such built-in. Each command asks for a built-in, so the search must be short.
    std::array<std::uint8_t, 128> first_with_letter_{};
};

} // namespace leash
