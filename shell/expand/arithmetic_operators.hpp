// The operators of shell arithmetic: how they are written, how they bind, what they give.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace leash {

enum class Operator {
    LogicalOr,
    LogicalAnd,
    BitOr,
    BitXor,
    BitAnd,
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    ShiftLeft,
    ShiftRight,
    Add,
    Subtract,
    Multiply,
    Divide,
    Remainder,
    Assign,
};

struct BinaryOperator {
    Operator op;
    int precedence; // 1 (||) to 10 (* / %), as in C
    std::size_t length;
};
// The binary operator that `text` begins with. An assignment operator is none: 1 += 2 is an
// error, not 1 + (= 2).
std::optional<BinaryOperator> binary_operator(std::string_view text);

struct AssignmentOperator {
    Operator op; // Add for +=; Assign for = alone
    std::size_t length;
};
std::optional<AssignmentOperator> assignment_operator(std::string_view text);

// Nothing: a division by zero. Overflow wraps.
std::optional<long> apply(Operator op, long left, long right);

} // namespace leash
