#include "interpreter/shell.hpp"

namespace leash {

void Shell::enter_subshell() {
    is_subshell_ = true;
    monitor_is_inherited_ = true;
    control.enter_subshell();
    narrator.enter_subshell();
    if (stage) {
        stage->close();
        stage.reset();
    }
    (void)traps.enter_subshell();
    nesting.enter_subshell();
}

} // namespace leash
