#include "repl/welcome.hpp"

#include "base/layout.hpp"
#include "kernel/pty.hpp"

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
    Phrase text;
};
constexpr std::array first_steps{
    FirstStep{"lesson", N_("start here (six questions, lesson 0; 5 minutes), or go on")},
    FirstStep{"terminal", N_("a practice terminal; pull its cable with `unplug`")},
    FirstStep{"map", N_("who is tied to this terminal now")},
};

} // namespace

std::string welcome(const std::string& version, BuiltinTable builtins,
                    const std::optional<std::string>& window_shell, const Translator& translate,
                    std::size_t columns) {
    const auto there_is = [&](std::string_view name) {
        return std::any_of(builtins.begin(), builtins.end(),
                           [&](const Builtin* one) { return one->name == name; });
    };
    std::string text =
        behind(" ",
               translate(_("leash {0} - see what ties a program to its terminal, and cut it loose",
                           version)),
               columns) +
        "\n" +
        behind(" ",
               translate(_("A real shell: every command really runs, as you, on this machine.")),
               columns);
    for (const FirstStep& step : first_steps)
        if (there_is(step.command))
            text += behind(fmt::format("   {:<10}  ", step.command), translate(step.text), columns);
    std::string last;
    for (const char* command : {"help", "exit"})
        if (there_is(command))
            last += fmt::format("{:<6}", command);
    if (there_is("lang"))
        // Translators: for a reader who wants another language than this one.
        last = fmt::format("{:<28}{}", last, translate(N_("中文: lang zh_CN")));
    last.erase(last.find_last_not_of(' ') + 1);
    if (!last.empty())
        text += "   " + last + "\n";
    if (window_shell)
        text += behind(
            " ",
            translate(_("Your window's own shell is {0}; leash runs inside it.", *window_shell)),
            columns);
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

std::size_t columns_of_this_window() {
    const auto size = window_size(STDERR_FILENO);
    return size && size.value().columns > 0 ? size.value().columns : WindowSize{}.columns;
}

} // namespace leash
