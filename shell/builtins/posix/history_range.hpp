// Which commands of the history fc means.
//
// Source: POSIX XCU `fc`, operands FIRST and LAST.
#pragma once

#include "base/result.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace leash {

// Commands `first` to `last`, counted from 0, both included; first > last: backwards.
struct HistoryRange {
    std::size_t first = 0;
    std::size_t last = 0;
};

enum class HistoryUse { List, Again };

// `history` may not be empty. At most two operands count: a number from 1, -N for N commands
// back, or how a command begins. Without any: the last 16 to list, the last one to run again.
// The error says which operand names nothing.
Result<HistoryRange, std::string> choose_history(std::span<const std::string> history,
                                                 std::span<const std::string> operands,
                                                 HistoryUse use);

// -5 and +5, which are operands of fc and not options.
bool is_history_number(std::string_view text);

// Calls `act` with each index of `range` in its order.
template <class Act> void for_each_in(HistoryRange range, const Act& act) {
    for (std::size_t i = range.first;; range.first <= range.last ? ++i : --i) {
        act(i);
        if (i == range.last)
            return;
    }
}

} // namespace leash
