// The commands of the history that the operands of fc mean. All functions are pure.
//
// Source: POSIX XCU `fc`, operands FIRST and LAST.
#pragma once

#include "base/message.hpp"
#include "base/result.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace leash {

// Commands `first` to `last`, counted from 0, both included. If `first` is greater than `last`, the
// commands come in backward order.
struct HistoryRange {
    std::size_t first = 0;
    std::size_t last = 0;
};

enum class HistoryUse { List, Again };

struct NumberedCommands {
    std::span<const std::string> commands; // the oldest first
    std::size_t begin = 1;                 // the number of the oldest command
};

// `history` must not be empty. At most two operands count. An operand is a number, -N for N
// commands back, or the beginning of a command. Without operands, the range is the last 16 commands
// to list, or the last command to run again. The error says which operand matches no command.
Result<HistoryRange, Message> choose_history(const NumberedCommands& history,
                                             std::span<const std::string> operands, HistoryUse use);

// True for a number with or without a sign. -5 and +5 are operands of fc, not options.
bool is_history_number(std::string_view text);

// Calls `act` with each index of `range`, in the order of the range.
template <class Act> void for_each_in(HistoryRange range, const Act& act) {
    for (std::size_t i = range.first;; range.first <= range.last ? ++i : --i) {
        act(i);
        if (i == range.last)
            return;
    }
}

} // namespace leash
