#include "expand/arithmetic_operators.hpp"

#include "expand/integer.hpp"

namespace leash {

namespace {

char at(std::string_view text, std::size_t index) {
    return index < text.size() ? text[index] : '\0';
}

} // namespace

std::optional<BinaryOperator> binary_operator(std::string_view text) {
    using Found = std::optional<BinaryOperator>;
    const char next = at(text, 1);
    const auto unless_assignment = [&](Operator op, int precedence) {
        return next == '=' ? Found() : BinaryOperator{op, precedence, 1};
    };
    // Decides between < <= << (and between > >= >>).
    const auto comparison = [&](char c, Operator alone, Operator or_equal, Operator shift) {
        if (next == c)
            return at(text, 2) == '=' ? Found() : BinaryOperator{shift, 8, 2};
        return Found(next == '=' ? BinaryOperator{or_equal, 7, 2} : BinaryOperator{alone, 7, 1});
    };
    switch (at(text, 0)) {
    case '|':
        return next == '|' ? BinaryOperator{Operator::LogicalOr, 1, 2}
                           : unless_assignment(Operator::BitOr, 3);
    case '&':
        return next == '&' ? BinaryOperator{Operator::LogicalAnd, 2, 2}
                           : unless_assignment(Operator::BitAnd, 5);
    case '^':
        return unless_assignment(Operator::BitXor, 4);
    case '=':
        return next == '=' ? BinaryOperator{Operator::Equal, 6, 2} : Found();
    case '!':
        return next == '=' ? BinaryOperator{Operator::NotEqual, 6, 2} : Found();
    case '<':
        return comparison('<', Operator::Less, Operator::LessOrEqual, Operator::ShiftLeft);
    case '>':
        return comparison('>', Operator::Greater, Operator::GreaterOrEqual, Operator::ShiftRight);
    case '+':
        return unless_assignment(Operator::Add, 9);
    case '-':
        return unless_assignment(Operator::Subtract, 9);
    case '*':
        return unless_assignment(Operator::Multiply, 10);
    case '/':
        return unless_assignment(Operator::Divide, 10);
    case '%':
        return unless_assignment(Operator::Remainder, 10);
    default:
        return std::nullopt;
    }
}

std::optional<AssignmentOperator> assignment_operator(std::string_view text) {
    const char first = at(text, 0);
    const char next = at(text, 1);
    if (first == '=' && next != '=')
        return AssignmentOperator{Operator::Assign, 1};
    if ((first == '<' || first == '>') && next == first && at(text, 2) == '=')
        return AssignmentOperator{first == '<' ? Operator::ShiftLeft : Operator::ShiftRight, 3};
    if (next != '=')
        return std::nullopt;
    switch (first) {
    case '*':
        return AssignmentOperator{Operator::Multiply, 2};
    case '/':
        return AssignmentOperator{Operator::Divide, 2};
    case '%':
        return AssignmentOperator{Operator::Remainder, 2};
    case '+':
        return AssignmentOperator{Operator::Add, 2};
    case '-':
        return AssignmentOperator{Operator::Subtract, 2};
    case '&':
        return AssignmentOperator{Operator::BitAnd, 2};
    case '^':
        return AssignmentOperator{Operator::BitXor, 2};
    case '|':
        return AssignmentOperator{Operator::BitOr, 2};
    default:
        return std::nullopt;
    }
}

std::optional<long> apply(Operator op, long left, long right) {
    switch (op) {
    case Operator::LogicalOr:
        return left != 0 || right != 0;
    case Operator::LogicalAnd:
        return left != 0 && right != 0;
    case Operator::BitOr:
        return left | right;
    case Operator::BitXor:
        return left ^ right;
    case Operator::BitAnd:
        return left & right;
    case Operator::Equal:
        return left == right;
    case Operator::NotEqual:
        return left != right;
    case Operator::Less:
        return left < right;
    case Operator::LessOrEqual:
        return left <= right;
    case Operator::Greater:
        return left > right;
    case Operator::GreaterOrEqual:
        return left >= right;
    case Operator::ShiftLeft:
        return shift_left(left, right);
    case Operator::ShiftRight:
        return shift_right(left, right);
    case Operator::Add:
        return wrapping_add(left, right);
    case Operator::Subtract:
        return wrapping_subtract(left, right);
    case Operator::Multiply:
        return wrapping_multiply(left, right);
    case Operator::Divide:
        return right == 0 ? std::nullopt : std::optional(wrapping_divide(left, right));
    case Operator::Remainder:
        return right == 0 ? std::nullopt : std::optional(wrapping_remainder(left, right));
    case Operator::Assign:
        return right;
    }
    return right;
}

} // namespace leash
