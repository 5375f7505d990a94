// How a piece of the tree ended: on to the next, or out of something around it.
//
// A value that is returned, where other shells longjmp: every construct that can be left says
// so in its type. $? is kept in the Shell.
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
        Stopped,     // Ctrl-Z: back to the prompt; `levels` is 1 where something was dropped
        HungUp,      // the terminal is gone
    };
    Kind kind = Kind::Normal;
    int levels = 0;
    bool by_error = false; // Exit: nobody asked for it (XCU 2.8.1); `command` stops it

    bool is_normal() const { return kind == Kind::Normal; }
};

inline Completion normal() {
    return {};
}
inline Completion leave(Completion::Kind kind, int levels = 0) {
    return {kind, levels, false};
}

} // namespace leash
