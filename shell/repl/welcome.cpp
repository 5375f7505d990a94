#include "repl/welcome.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <unistd.h>

namespace leash {
namespace {

constexpr std::array known_shells{"bash", "dash", "zsh", "fish", "ksh",     "ksh93",
                                  "mksh", "yash", "sh",  "tcsh", "busybox", "leash"};

struct FirstStep {
    const char* command;
    const char* text;
};
constexpr std::array first_steps{
    FirstStep{"lesson", "start here: 3 minutes, and your first prediction"},
    FirstStep{"terminal", "a practice terminal; pull its cable with `unplug`"},
    FirstStep{"map", "who is tied to this terminal now"},
};

} // namespace

std::string welcome(const std::string& version, BuiltinTable builtins,
                    const std::optional<std::string>& window_shell) {
    const auto there_is = [&](std::string_view name) {
        return std::any_of(builtins.begin(), builtins.end(),
                           [&](const Builtin* one) { return one->name == name; });
    };
    std::string text =
        fmt::format(" leash {} - see what ties a program to its terminal, and cut it loose\n\n"
                    " A real shell: every command really runs, as you, on this machine.\n",
                    version);
    for (const FirstStep& step : first_steps)
        if (there_is(step.command))
            text += fmt::format("   {:<10}  {}\n", step.command, step.text);
    std::string last;
    for (const char* command : {"help", "exit"})
        if (there_is(command))
            last += fmt::format("{:<6}", command);
    if (there_is("lang"))
        last = fmt::format("{:<28}中文: lang zh_CN", last);
    last.erase(last.find_last_not_of(' ') + 1);
    if (!last.empty())
        text += "   " + last + "\n";
    if (window_shell)
        text +=
            fmt::format(" Your window's own shell is {}; leash runs inside it.\n", *window_shell);
    return text + "\n";
}

std::optional<std::string> shell_of_window(Pid self, const std::optional<ProcessFacts>& leader) {
    if (!leader || leader->key.pid == self ||
        std::find(known_shells.begin(), known_shells.end(), leader->name) == known_shells.end())
        return std::nullopt;
    return leader->name;
}

std::optional<std::string> shell_of_this_window() {
    const Pid self{::getpid()};
    const Pid leader = leader_of(Session{::getsid(0)});
    return leader == self ? std::nullopt : shell_of_window(self, read_process(leader));
}

} // namespace leash
