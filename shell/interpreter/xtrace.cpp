#include "interpreter/xtrace.hpp"

#include "base/foreign_text.hpp"
#include "expand/expand.hpp"
#include "interpreter/shell.hpp"
#include "kernel/descriptors.hpp"
#include "language/printer.hpp"

#include <unistd.h>
#include <utility>

namespace leash {
namespace {

std::string trace_prefix(Shell& shell, ExpansionContext& expansion) {
    const std::string ps4(shell.variables.value("PS4").value_or("+ "));
    // The expansion of PS4 must not be traced, and must not change $?.
    const bool traced = std::exchange(shell.options.xtrace, false);
    const int status = shell.last_status;
    auto expanded = expand_value(expansion, ps4);
    shell.options.xtrace = traced;
    shell.last_status = status;
    return expanded ? std::move(expanded).value() : ps4;
}

} // namespace

std::string as_shell_text(const std::vector<std::string>& fields) {
    std::string text;
    for (const std::string& field : fields)
        text += (text.empty() ? "" : " ") + quoted_for_shell(field);
    return text;
}

void trace(Shell& shell, ExpansionContext& expansion, const Assignments& assignments,
           const std::vector<std::string>& fields) {
    std::string line = trace_prefix(shell, expansion);
    bool first = true;
    for (const auto& [name, value] : assignments) {
        line += (first ? "" : " ") + name + "=" + quoted_for_shell(value);
        first = false;
    }
    if (!fields.empty())
        line += (first ? "" : " ") + as_shell_text(fields);
    // In a script the words go out as they are, as in dash; at a prompt they go to a terminal.
    (void)write_all(STDERR_FILENO, (shell.at_prompt() ? lines_made_visible(line) : line) + "\n");
}

} // namespace leash
