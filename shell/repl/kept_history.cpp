#include "repl/kept_history.hpp"

#include "kernel/descriptors.hpp"

#include <unistd.h>
#include <utility>

namespace leash {

void KeptHistory::load() {
    if (path_.empty())
        return complain(_("HOME is not set"));
    auto loaded = file_.load(size());
    if (!loaded)
        return complain(loaded.error().message());
    shell_.history = std::move(loaded.value().commands);
    if (!loaded.value().is_too_long)
        return;
    if (auto shortened = file_.shorten(); !shortened)
        complain(shortened.error().message());
}

void KeptHistory::complain(const Message& why) {
    if (std::exchange(works_, false))
        (void)write_all(STDERR_FILENO,
                        "leash: " + shell_.translate(_("the history is not kept: {0}", why)) +
                            "\n");
}

void KeptHistory::remember(const std::string& command) {
    const auto is_last = [&] {
        return !shell_.history.empty() && shell_.history.back() == command;
    };
    shell_.typed_line_is_in_history = is_last();
    if (!History::wants(shell_.history, command))
        return;
    const auto patience = works_ ? std::chrono::seconds(1) : std::chrono::seconds(0);
    const std::size_t with_command = shell_.history.size() + 1;
    const auto kept = file_.add(shell_.history, command, size(), patience);
    shell_.history_begins_at += with_command - shell_.history.size();
    shell_.typed_line_is_in_history = is_last();
    if (!kept)
        complain(kept.error().message());
    else if (!path_.empty())
        works_ = true;
}

} // namespace leash
