// The shell's variables: name to value, with export and readonly, and scopes for `local`.
//
// Invariant: a readonly variable keeps its value until the shell ends. The environment a
// program gets is made from the exported ones, and kept until one of them changes.
//
// Source: POSIX XCU 2.5.3, environ(7).
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace leash {

struct Variable {
    std::optional<std::string> value; // none: declared (export x, local x) but unset
    bool exported = false;
    bool readonly = false;
};

class Variables {
  public:
    Variables();

    // Takes the process's environment: names that are valid become exported variables.
    void import_environment(char* const* environment);

    const Variable* find(std::string_view name) const; // nullptr: never declared
    std::optional<std::string_view> value(std::string_view name) const;

    // False, and no change, where the variable is readonly. allexport (set -a) is the caller's
    // to ask for.
    bool set(std::string_view name, std::string value);
    bool unset(std::string_view name);
    void set_exported(std::string_view name, bool exported);
    void set_readonly(std::string_view name);

    // local x: remembers the variable's present state, to be put back by leave_scope().
    void enter_scope();
    void leave_scope();
    bool in_scope() const;
    void make_local(std::string_view name);

    // Every variable, sorted by name: for set, export -p, readonly -p.
    std::vector<std::pair<std::string, Variable>> sorted() const;

    // NAME=VALUE of every exported variable that has a value, ended by a null pointer. Owned by
    // this object and valid until the next change.
    char* const* environment() const;

    // Called after each change of a variable's value: PATH empties the command hash.
    void on_change(std::function<void(std::string_view name)> listener);

  private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const {
            return std::hash<std::string_view>{}(text);
        }
    };
    struct Saved {
        std::string name;
        std::optional<Variable> variable;
    };
    Variable& declare(std::string_view name);
    void changed(std::string_view name);

    std::unordered_map<std::string, Variable, Hash, std::equal_to<>> variables_;
    std::vector<std::vector<Saved>> scopes_;
    std::function<void(std::string_view)> listener_;
    mutable bool environment_is_stale_ = true;
    mutable std::vector<std::string> environment_strings_;
    mutable std::vector<char*> environment_;
};

} // namespace leash
