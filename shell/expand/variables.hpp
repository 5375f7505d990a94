// The shell's variables: each name with its value, the attributes exported and readonly, and the
// scopes of `local`.
//
// Invariant: a readonly variable keeps its value until its scope ends. The environment for
// programs is built from the exported variables and kept until one of them changes.
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
    std::optional<std::string> value; // nullopt: declared (export x, local x), but not set
    bool exported = false;
    bool readonly = false;
    // True for a variable such as LINENO: the shell computes the value at each use, and `value` is
    // what a command has assigned.
    bool computed = false;
};

class Variables {
  public:
    Variables();

    // Makes an exported variable from each entry NAME=VALUE of `environment` (ended by a null
    // pointer, see environ(7)). Entries with an invalid name are left out.
    void import_environment(char* const* environment);

    // Returns the variable, or nullptr if it was never declared. Valid until the next change.
    const Variable* find(std::string_view name) const;
    // Returns the variable. If there is no such variable, declares the variable first.
    const Variable& declared(std::string_view name) { return declare(name); }
    // Returns the variable's value, or nullopt if the variable is not set.
    std::optional<std::string_view> value(std::string_view name) const;

    // Both return false and change nothing if the variable is readonly. set() does not export: the
    // caller does so for allexport (set -a).
    bool set(std::string_view name, std::string value);
    bool unset(std::string_view name);
    void set_exported(std::string_view name, bool exported);
    void set_readonly(std::string_view name);

    // `local x` calls make_local(), which remembers the variable's state. leave_scope() puts the
    // state back.
    void enter_scope();
    void leave_scope();
    void make_local(std::string_view name);

    // Returns all variables, sorted by name: for set, export -p and readonly -p.
    std::vector<std::pair<std::string, Variable>> sorted() const;

    // Returns NAME=VALUE for every exported variable that has a value; the last element is a null
    // pointer. The object owns the array. The array is valid until the next change.
    char* const* environment() const;

    // Sets the function that is called after each change of a variable's value. The shell empties
    // its table of remembered commands when PATH changes.
    void on_change(std::function<void(std::string_view name)> listener);
    // Sets the function that is called when a variable is declared, before the variable gets a
    // value. The function may change the variable: the shell gives UID its value then.
    void on_declare(std::function<void(std::string_view name, Variable& variable)> listener);

  private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const {
            return std::hash<std::string_view>{}(text);
        }
    };
    // The state of a variable before `local`. nullopt means that the variable was not declared.
    struct Saved {
        std::string name;
        std::optional<Variable> variable;
    };
    // Returns the variable with this name. If there is no such variable, adds an unset variable.
    Variable& declare(std::string_view name);
    void changed(std::string_view name);

    std::unordered_map<std::string, Variable, Hash, std::equal_to<>> variables_;
    std::vector<std::vector<Saved>> scopes_;
    std::function<void(std::string_view)> listener_;
    std::function<void(std::string_view, Variable&)> declare_listener_;
    mutable bool environment_is_stale_ = true;
    mutable std::vector<std::string> environment_strings_;
    mutable std::vector<char*> environment_;
};

} // namespace leash
