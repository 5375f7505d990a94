// Where the command that runs now stands: its line, and what runs around it (loops, functions, dot
// scripts, a trap).
//
// Invariant: what runs other commands holds a Nested while they run. The destructor of Nested
// restores the nesting, however the commands end.
//
//     const Nested inside = shell.nesting.enter_loop();
//     ... run the body: `break` may leave one loop more ...
//
// Source: POSIX XCU 2.5.3 (LINENO) and 2.15 (break, continue, return, exit).
#pragma once

#include <cstddef>
#include <optional>

namespace leash {

class Nested;

class CommandNesting {
  public:
    // A command begins that stands on this line of its script.
    void begin_command(std::size_t line) { line_ = line; }
    std::size_t line() const { return line_; } // $LINENO

    // ---- what begins to run -----------------------------------------------------------------
    Nested enter_loop();
    // `break` and `continue` do not leave a function: inside there is no loop at first.
    Nested enter_function();
    Nested enter_dot_script();
    // The action of a trap. $? is `status` when the trap begins.
    Nested enter_trap(int status);
    // Commands that are run for another command: afterwards the line is the other command's again.
    Nested enter_text();
    // In a forked subshell, until its process ends: `break` does not leave a loop of the parent,
    // and `exit` does not know of the parent's trap.
    void enter_subshell();

    // ---- what runs around the command -------------------------------------------------------
    unsigned loops() const { return loops_; } // inside the present function
    bool is_in_function() const { return functions_ > 0; }
    bool is_in_function_or_dot_script() const { return functions_ > 0 || dot_scripts_ > 0; }
    // $? when the present trap began: `exit` in a trap exits with this status. nullopt outside a
    // trap.
    const std::optional<int>& status_before_trap() const { return status_before_trap_; }
    // Returns the same if `return` would end the action of the trap. Returns nullopt if `return`
    // ends a function or a dot script that the trap has called.
    std::optional<int> status_for_return() const {
        return is_in_trap_itself_ ? status_before_trap_ : std::nullopt;
    }

  private:
    std::size_t line_ = 1;
    unsigned loops_ = 0;
    unsigned functions_ = 0;
    unsigned dot_scripts_ = 0;
    std::optional<int> status_before_trap_;
    bool is_in_trap_itself_ = false; // and not in a function or a dot script within the trap
};

// Changes a nesting to `inner`. The destructor changes it back.
class [[nodiscard]] Nested {
  public:
    Nested(CommandNesting& nesting, const CommandNesting& inner)
        : nesting_(nesting), former_(nesting) {
        nesting_ = inner;
    }
    ~Nested() { nesting_ = former_; }
    Nested(const Nested&) = delete;
    Nested& operator=(const Nested&) = delete;

  private:
    CommandNesting& nesting_;
    const CommandNesting former_;
};

inline Nested CommandNesting::enter_loop() {
    CommandNesting inner = *this;
    ++inner.loops_;
    return {*this, inner};
}

inline Nested CommandNesting::enter_function() {
    CommandNesting inner = *this;
    inner.loops_ = 0;
    ++inner.functions_;
    inner.is_in_trap_itself_ = false;
    return {*this, inner};
}

inline Nested CommandNesting::enter_dot_script() {
    CommandNesting inner = *this;
    ++inner.dot_scripts_;
    inner.is_in_trap_itself_ = false;
    return {*this, inner};
}

inline Nested CommandNesting::enter_trap(int status) {
    CommandNesting inner = *this;
    inner.status_before_trap_ = status;
    inner.is_in_trap_itself_ = true;
    return {*this, inner};
}

inline Nested CommandNesting::enter_text() {
    return {*this, *this};
}

inline void CommandNesting::enter_subshell() {
    loops_ = 0;
    status_before_trap_.reset();
}

} // namespace leash
