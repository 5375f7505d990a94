#include "builtins/leash/lesson_call.hpp"

#include "base/text.hpp"
#include "kernel/pty.hpp"

#include <algorithm>
#include <unistd.h>

namespace leash {

std::size_t text_width() {
    const auto size = window_size(STDOUT_FILENO);
    return std::clamp<std::size_t>(size ? size.value().columns : WindowSize{}.columns, 40, 200) - 1;
}

BuiltinResult refuse(BuiltinCall& call, const Message& why) {
    constexpr std::string_view speaker = "leash: lesson: "; // stands before the first line
    std::string text;
    for (const std::string& line :
         wrapped(std::string(speaker) + call.shell.translate(why), text_width()))
        text += (text.empty() ? "" : "\n") + line;
    call.complain(Message::verbatim(text.substr(speaker.size())));
    return done(1);
}

bool is_at_terminal(const Shell& shell) {
    return ::isatty(STDIN_FILENO) != 0 && shell.job_control();
}

} // namespace leash
