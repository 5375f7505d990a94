// How a part of the syntax tree ended: the next part runs, or something around it is left.
//
// Other shells use longjmp to leave a loop or a function. leash returns a value: the type of each
// function shows that the construct can be left. $? is in the Shell.
#pragma once

namespace leash {

struct Completion {
    enum class Kind {
        Normal,
        Break,       // out of `levels` loops
        Continue,    // to the next round of the `levels`-th loop outwards
        Return,      // out of a function or a dot script
        Exit,        // out of the shell (or subshell), with $?
        Interrupted, // Ctrl-C or an error: back to the prompt; a script ends
        Stopped,     // Ctrl-Z: back to the prompt; `levels` is 1 if commands were dropped
        HungUp,      // the terminal is gone
    };
    Kind kind = Kind::Normal;
    int levels = 0;
    bool by_error = false; // Exit by an error, not by `exit`; `command` stops it (XCU 2.8.1)

    bool is_normal() const { return kind == Kind::Normal; }
};

inline Completion normal() {
    return {};
}
inline Completion leave(Completion::Kind kind, int levels = 0) {
    return {kind, levels, false};
}

} // namespace leash
