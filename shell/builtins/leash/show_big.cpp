#include "builtins/leash/show_big.hpp"

#include "insight/big_screen.hpp"
#include "interpreter/interpreter.hpp"
#include "kernel/descriptors.hpp"

#include <cerrno>
#include <unistd.h>

namespace leash {
namespace {

// Returns true if the reader wants the next screen. `left` is not normal after Ctrl-C or a hangup.
bool next_is_wanted(BuiltinCall& call, Completion& left) {
    for (;;) {
        if (call.shell.control.sleep_until_something_happens(STDIN_FILENO)) {
            const auto typed = read_some(STDIN_FILENO, 4096);
            if (typed)
                return !typed.value().empty() && typed.value().front() != 'q';
            if (typed.error().number != EINTR)
                return false;
        }
        left = call.interpreter.signals().handle();
        if (!left.is_normal())
            return false;
    }
}

} // namespace

bool wants_big(const BuiltinCall& call, bool big_was_given) {
    return big_was_given || call.shell.options.big;
}

BuiltinResult show_big(BuiltinCall& call, const std::string& text) {
    const bool waits = ::isatty(STDIN_FILENO) != 0 && ::isatty(STDOUT_FILENO) != 0;
    const auto screens = big_screens(text);
    for (std::size_t i = 0; i < screens.size(); ++i) {
        if (i > 0 && !waits)
            call.print("\n");
        if (i > 0 && waits) {
            call.say(_(" Enter: the next screen   q: enough "));
            if (!call.flush())
                return done(1);
            Completion left;
            const bool is_wanted = next_is_wanted(call, left);
            if (!left.is_normal())
                return {call.shell.last_status, left, false};
            if (!is_wanted)
                return done(0);
        }
        call.print(screens[i]);
    }
    return done(0);
}

} // namespace leash
