#include "builtins/posix/history_range.hpp"

#include "builtins/operands.hpp"

#include <algorithm>
#include <optional>

namespace leash {
namespace {

std::string_view without_sign(std::string_view text) {
    return !text.empty() && (text[0] == '-' || text[0] == '+') ? text.substr(1) : text;
}

std::optional<std::size_t> find_command(const NumberedCommands& history, const std::string& text) {
    const std::size_t size = history.commands.size();
    if (is_history_number(text)) {
        const auto count = static_cast<std::size_t>(*parse_count(without_sign(text)));
        if (text[0] != '-')
            return std::clamp(count, history.begin, history.begin + size - 1) - history.begin;
        return size - std::clamp<std::size_t>(count, 1, size);
    }
    for (std::size_t i = size; i-- > 0;)
        if (history.commands[i].rfind(text, 0) == 0)
            return i;
    return std::nullopt;
}

} // namespace

bool is_history_number(std::string_view text) {
    return parse_count(without_sign(text)).has_value();
}

Result<HistoryRange, Message> choose_history(const NumberedCommands& history,
                                             std::span<const std::string> operands,
                                             HistoryUse use) {
    const std::size_t newest = history.commands.size() - 1;
    HistoryRange range{newest, newest};
    if (use == HistoryUse::List)
        range.first = newest + 1 - std::min<std::size_t>(16, newest + 1);
    for (std::size_t i = 0; i < std::min<std::size_t>(2, operands.size()); ++i) {
        const auto found = find_command(history, operands[i]);
        if (!found)
            return _("no command begins with '{0}'", operands[i]);
        (i == 0 ? range.first : range.last) = *found;
    }
    if (operands.size() == 1 && use == HistoryUse::Again)
        range.last = range.first;
    return range;
}

} // namespace leash
