#include "interpreter/shell.hpp"

namespace leash {

void Shell::enter_subshell() {
    is_subshell_ = true;
    monitor_is_inherited_ = true;
    control.enter_subshell();
    narrator.enter_subshell();
    own_variables.enter_subshell();
    if (stage) {
        stage->close();
        stage.reset();
    }
    (void)traps.enter_subshell();
    nesting.enter_subshell();
}

// A shell at a prompt shows no line number, and a subshell of such a shell (`nosuch &`) shows none
// either.
std::string Shell::speaker() const {
    return interactive ? "leash: " : name + ": line " + std::to_string(nesting.line()) + ": ";
}

} // namespace leash
