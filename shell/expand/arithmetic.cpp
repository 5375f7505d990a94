#include "expand/arithmetic.hpp"

#include "expand/integer.hpp"

#include <charconv>

namespace leash {

namespace {

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

// An operator as it stands in the text; precedence 0: none is there.
struct Token {
    Operator op = Operator::Add;
    int precedence = 0; // 1 (||) to 10 (* / %), as in C
    std::size_t length = 0;
};

constexpr int deepest = 1000; // a parenthesis is two deep; each takes a few frames of the stack

bool is_space(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}
bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool begins_name(char c) {
    return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool continues_name(char c) {
    return begins_name(c) || is_digit(c);
}

// A recursive descent, one function for each kind of operand; binary operators by precedence.
class Evaluator {
  public:
    Evaluator(ExpansionContext& context, std::string_view text) : context_(context), text_(text) {}

    // Nothing: failure() says why.
    std::optional<long> evaluate() {
        if (peek() == '\0' && at_ == text_.size())
            return 0; // $(( )), as bash and ksh have it
        const long value = comma();
        if (!failed_ && (peek() != '\0' || at_ < text_.size()))
            fail("unexpected '" + std::string(text_.substr(at_)) + "'");
        return failed_ ? std::nullopt : std::optional(value);
    }
    const std::string& failure() const { return message_; }

  private:
    // Goes back to the depth and liveness of before when it ends.
    template <class T> class Restored {
      public:
        Restored(T& place, T value) : place_(place), before_(place) { place_ = value; }
        ~Restored() { place_ = before_; }
        Restored(const Restored&) = delete;
        Restored& operator=(const Restored&) = delete;

      private:
        T& place_;
        T before_;
    };

    long comma() {
        long value = assignment();
        while (!failed_ && peek() == ',') {
            ++at_;
            value = assignment();
        }
        return value;
    }

    long assignment() {
        const Restored deeper(depth_, depth_ + 1);
        if (depth_ > deepest)
            return fail("nested too deeply");
        const std::size_t start = at_;
        const std::string_view name = read_name();
        if (!name.empty()) {
            const Token token = assignment_operator();
            if (token.length != 0) {
                at_ += token.length;
                const long right = assignment();
                if (token.op == Operator::Assign)
                    return assign(name, right);
                return assign(name, apply(token.op, value_of(name), right));
            }
        }
        at_ = start;
        return conditional();
    }

    long conditional() {
        const long condition = binary(1);
        if (failed_ || peek() != '?')
            return condition;
        ++at_;
        const long yes = dead_unless(condition != 0, [this] { return comma(); });
        if (failed_)
            return 0;
        if (peek() != ':')
            return fail("'?' without a ':' after it");
        ++at_;
        const long no = dead_unless(condition == 0, [this] { return assignment(); });
        return condition != 0 ? yes : no;
    }

    // Operators of at least this precedence, from the left.
    long binary(int precedence) {
        long left = unary();
        while (!failed_) {
            const Token token = binary_operator();
            if (token.precedence < precedence || token.precedence == 0)
                break;
            at_ += token.length;
            const auto operand = [&] { return binary(token.precedence + 1); };
            if (token.op == Operator::LogicalAnd) {
                const long right = dead_unless(left != 0, operand);
                left = left != 0 && right != 0;
            } else if (token.op == Operator::LogicalOr) {
                const long right = dead_unless(left == 0, operand);
                left = left != 0 || right != 0;
            } else {
                const long right = operand();
                left = apply(token.op, left, right);
            }
        }
        return left;
    }

    long unary() {
        const Restored deeper(depth_, depth_ + 1);
        if (depth_ > deepest)
            return fail("nested too deeply");
        const char c = peek();
        if ((c == '+' || c == '-') && at_ + 1 < text_.size() && text_[at_ + 1] == c) {
            const std::size_t start = at_;
            at_ += 2;
            const std::string_view name = read_name();
            if (!name.empty())
                return assign(name, wrapping_add(value_of(name), c == '+' ? 1 : -1));
            at_ = start; // --1 is -(-1)
        }
        switch (c) {
        case '+':
            ++at_;
            return unary();
        case '-':
            ++at_;
            return wrapping_subtract(0, unary());
        case '~':
            ++at_;
            return ~unary();
        case '!':
            ++at_;
            return unary() == 0;
        default:
            return primary();
        }
    }

    long primary() {
        const char c = peek();
        if (c == '(') {
            ++at_;
            const long value = comma();
            if (failed_)
                return 0;
            if (peek() != ')')
                return fail("'(' without a ')' after it");
            ++at_;
            return value;
        }
        if (is_digit(c)) {
            const Constant constant = read_constant(text_.substr(at_));
            if (constant.length == 0)
                return fail("'" + std::string(word_at(at_)) + "' is no number");
            at_ += constant.length;
            return constant.value;
        }
        const std::string_view name = read_name();
        if (name.empty()) {
            if (at_ == text_.size())
                return fail("a number or a name is missing at the end");
            return fail("a number or a name is missing before '" + std::string(text_.substr(at_)) +
                        "'");
        }
        const long value = value_of(name);
        const char next = peek();
        if ((next == '+' || next == '-') && at_ + 1 < text_.size() && text_[at_ + 1] == next &&
            !operand_follows(at_ + 2)) {
            at_ += 2;
            assign(name, wrapping_add(value, next == '+' ? 1 : -1));
        }
        return value;
    }

    // x++y is x + +y: ++ belongs to x only if no operand comes after it.
    bool operand_follows(std::size_t at) const {
        while (at < text_.size() && is_space(text_[at]))
            ++at;
        return at < text_.size() && (continues_name(text_[at]) || text_[at] == '(');
    }

    long apply(Operator op, long left, long right) {
        switch (op) {
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
        case Operator::Remainder:
            if (right == 0)
                return live_ ? fail("division by zero") : 0;
            return op == Operator::Divide ? wrapping_divide(left, right)
                                          : wrapping_remainder(left, right);
        case Operator::LogicalOr: // decided where it is read
        case Operator::LogicalAnd:
        case Operator::Assign:
            break;
        }
        return right;
    }

    template <class Operand> long dead_unless(bool condition, const Operand& operand) {
        const Restored live(live_, live_ && condition);
        return operand();
    }

    long value_of(std::string_view name) {
        if (!live_ || failed_)
            return 0;
        const auto value = context_.variable(name);
        if (!value)
            return context_.nounset() ? fail_as(std::string(name) + ": parameter not set") : 0;
        if (const auto number = integer_value(*value))
            return *number;
        return fail("'" + std::string(name) + "' is no number but '" + std::string(*value) + "'");
    }

    long assign(std::string_view name, long value) {
        if (!live_ || failed_)
            return value;
        if (!context_.assign(name, std::to_string(value)))
            return fail_as(std::string(name) + ": is read only");
        return value;
    }

    // The next character that is no white space, or NUL at the end.
    char peek() {
        while (at_ < text_.size() && is_space(text_[at_]))
            ++at_;
        return at_ < text_.size() ? text_[at_] : '\0';
    }
    char at(std::size_t index) const { return index < text_.size() ? text_[index] : '\0'; }

    std::string_view word_at(std::size_t start) const {
        std::size_t end = start;
        while (end < text_.size() && continues_name(text_[end]))
            ++end;
        return text_.substr(start, end - start);
    }
    std::string_view read_name() {
        if (!begins_name(peek()))
            return {};
        const std::string_view name = word_at(at_);
        at_ += name.size();
        return name;
    }

    Token binary_operator() {
        const char c = peek();
        const char next = at(at_ + 1);
        // An assignment operator is no binary one: 1 += 2 is an error, not 1 + (= 2).
        const auto arithmetic = [&](Operator op, int precedence) {
            return next == '=' ? Token{} : Token{op, precedence, 1};
        };
        switch (c) {
        case '|':
            return next == '|' ? Token{Operator::LogicalOr, 1, 2} : arithmetic(Operator::BitOr, 3);
        case '&':
            return next == '&' ? Token{Operator::LogicalAnd, 2, 2}
                               : arithmetic(Operator::BitAnd, 5);
        case '^':
            return arithmetic(Operator::BitXor, 4);
        case '=':
            return next == '=' ? Token{Operator::Equal, 6, 2} : Token{};
        case '!':
            return next == '=' ? Token{Operator::NotEqual, 6, 2} : Token{};
        case '<':
            if (next == '<')
                return at(at_ + 2) == '=' ? Token{} : Token{Operator::ShiftLeft, 8, 2};
            return next == '=' ? Token{Operator::LessOrEqual, 7, 2} : Token{Operator::Less, 7, 1};
        case '>':
            if (next == '>')
                return at(at_ + 2) == '=' ? Token{} : Token{Operator::ShiftRight, 8, 2};
            return next == '=' ? Token{Operator::GreaterOrEqual, 7, 2}
                               : Token{Operator::Greater, 7, 1};
        case '+':
            return arithmetic(Operator::Add, 9);
        case '-':
            return arithmetic(Operator::Subtract, 9);
        case '*':
            return arithmetic(Operator::Multiply, 10);
        case '/':
            return arithmetic(Operator::Divide, 10);
        case '%':
            return arithmetic(Operator::Remainder, 10);
        default:
            return {};
        }
    }

    Token assignment_operator() {
        const char c = peek();
        const char next = at(at_ + 1);
        if (c == '=')
            return next == '=' ? Token{} : Token{Operator::Assign, 0, 1};
        if ((c == '<' || c == '>') && next == c && at(at_ + 2) == '=')
            return {c == '<' ? Operator::ShiftLeft : Operator::ShiftRight, 0, 3};
        if (next != '=')
            return {};
        switch (c) {
        case '*':
            return {Operator::Multiply, 0, 2};
        case '/':
            return {Operator::Divide, 0, 2};
        case '%':
            return {Operator::Remainder, 0, 2};
        case '+':
            return {Operator::Add, 0, 2};
        case '-':
            return {Operator::Subtract, 0, 2};
        case '&':
            return {Operator::BitAnd, 0, 2};
        case '^':
            return {Operator::BitXor, 0, 2};
        case '|':
            return {Operator::BitOr, 0, 2};
        default:
            return {};
        }
    }

    long fail(const std::string& why) {
        return fail_as("arithmetic: " + why + " in '" + std::string(text_) + "'");
    }
    long fail_as(std::string message) {
        if (!failed_)
            message_ = std::move(message);
        failed_ = true;
        return 0;
    }

    ExpansionContext& context_;
    std::string_view text_;
    std::size_t at_ = 0;
    int depth_ = 0;
    bool live_ = true; // false: in an operand that was not chosen; it changes nothing
    bool failed_ = false;
    std::string message_;
};

} // namespace

Expanded<long> evaluate(ExpansionContext& context, std::string_view expression, Position position) {
    Evaluator evaluator(context, expression);
    if (const auto value = evaluator.evaluate())
        return *value;
    return ExpansionError{evaluator.failure(), position};
}

Expanded<long> evaluate_arithmetic(ExpansionContext& context, const std::string& expression,
                                   Position position) {
    return evaluate(context, expression, position);
}

} // namespace leash
