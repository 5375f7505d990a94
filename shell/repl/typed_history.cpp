#include "repl/typed_history.hpp"

#include "base/foreign_text.hpp"
#include "base/overloaded.hpp"
#include "kernel/descriptors.hpp"
#include "repl/history_expansion.hpp"

#include <unistd.h>

namespace leash {

std::optional<std::string> with_history(const Shell& shell, LineEditor& editor,
                                        KeptHistory& history, const std::string& typed,
                                        StillOpen open) {
    if (!shell.options.histexpand || shell.is_posix() || !may_name_history(typed))
        return typed;
    editor.mirror_history(shell.history,
                          shell.history_begins_at); // a pasted line before this one is new
    const auto show = [](const std::string& text) {
        (void)write_all(STDERR_FILENO, lines_made_visible(text) + "\n");
    };
    return std::visit(overloaded{[&](RunsAsTyped) { return std::optional(typed); },
                                 [&](const RunsExpanded& expanded) {
                                     show(expanded.text);
                                     return std::optional(expanded.text);
                                 },
                                 [&](const OnlyShown& shown) -> std::optional<std::string> {
                                     show(shown.text);
                                     history.remember(shown.text);
                                     return std::nullopt;
                                 },
                                 [&](const CannotExpand& failed) -> std::optional<std::string> {
                                     show("leash: " + shell.translate(failed.why));
                                     return std::nullopt;
                                 }},
                      expand_history(typed, open));
}

} // namespace leash
