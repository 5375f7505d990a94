// The operators of shell arithmetic: their spelling, their precedence and their result.
//
// Source: POSIX XCU 2.6.4; the C standard, 6.5.
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
// Returns the binary operator at the beginning of `text`, or nullopt. An assignment operator is not
// a binary operator here, so that "1 += 2" is an error and is not read as "1 + = 2".
std::optional<BinaryOperator> binary_operator(std::string_view text);

struct AssignmentOperator {
    Operator op; // Add for +=, Assign for =
    std::size_t length;
};
// Returns the assignment operator at the beginning of `text`, or nullopt.
std::optional<AssignmentOperator> assignment_operator(std::string_view text);

// Returns the result of `left op right`, or nullopt for a division by zero. An overflow wraps
// around.
std::optional<long> apply(Operator op, long left, long right);

} // namespace leash
