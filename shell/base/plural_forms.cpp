#include "base/plural_forms.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstddef>

namespace leash {
namespace {

// The operators of C that take two operands, from the loosest to the tightest.
struct Operator {
    std::string_view sign;
    int tightness;
    unsigned long (*value)(unsigned long left, unsigned long right);
};
constexpr std::array<Operator, 13> operators{{
    {"||", 1, [](auto l, auto r) -> unsigned long { return l || r; }},
    {"&&", 2, [](auto l, auto r) -> unsigned long { return l && r; }},
    {"==", 3, [](auto l, auto r) -> unsigned long { return l == r; }},
    {"!=", 3, [](auto l, auto r) -> unsigned long { return l != r; }},
    {"<=", 4, [](auto l, auto r) -> unsigned long { return l <= r; }},
    {">=", 4, [](auto l, auto r) -> unsigned long { return l >= r; }},
    {"<", 4, [](auto l, auto r) -> unsigned long { return l < r; }},
    {">", 4, [](auto l, auto r) -> unsigned long { return l > r; }},
    {"+", 5, [](auto l, auto r) { return l + r; }},
    {"-", 5, [](auto l, auto r) { return l - r; }},
    {"*", 6, [](auto l, auto r) { return l * r; }},
    {"/", 6, [](auto l, auto r) { return r == 0 ? 0 : l / r; }},
    {"%", 6, [](auto l, auto r) { return r == 0 ? 0 : l % r; }},
}};

// Computes the expression while reading it. Both sides of ?: are computed: nothing there has an
// effect.
class Expression {
  public:
    Expression(std::string_view text, unsigned long n) : rest_(text), n_(n) {}

    unsigned long value() {
        const unsigned long result = choice();
        return is_wrong_ || !take(";") ? 0 : result;
    }

  private:
    static constexpr int deepest = 64; // a damaged file must not use up the stack

    bool take(std::string_view sign) {
        rest_.remove_prefix(std::min(rest_.find_first_not_of(" \t"), rest_.size()));
        if (!rest_.starts_with(sign))
            return false;
        rest_.remove_prefix(sign.size());
        return true;
    }

    void expect(std::string_view sign) { is_wrong_ = !take(sign) || is_wrong_; }

    unsigned long choice() {
        if (is_wrong_ || depth_ == deepest) {
            is_wrong_ = true;
            return 0;
        }
        ++depth_;
        unsigned long result = binary(1);
        if (take("?")) {
            const unsigned long yes = choice();
            expect(":");
            const unsigned long no = choice();
            result = result ? yes : no;
        }
        --depth_;
        return result;
    }

    unsigned long binary(int tightness) {
        unsigned long left = operand();
        for (bool found = true; found;) {
            found = false;
            for (const Operator& one : operators)
                if (one.tightness >= tightness && take(one.sign)) {
                    left = one.value(left, binary(one.tightness + 1));
                    found = true;
                    break;
                }
        }
        return left;
    }

    unsigned long operand() {
        if (take("n"))
            return n_;
        if (take("!")) {
            bool is_not = true;
            while (take("!"))
                is_not = !is_not;
            return (operand() != 0) != is_not;
        }
        if (take("(")) {
            const unsigned long inner = choice();
            expect(")");
            return inner;
        }
        is_wrong_ = is_wrong_ || rest_.empty() ||
                    std::isdigit(static_cast<unsigned char>(rest_.front())) == 0;
        unsigned long number = 0;
        while (!rest_.empty() && std::isdigit(static_cast<unsigned char>(rest_.front())) != 0) {
            number = number * 10 + static_cast<unsigned long>(rest_.front() - '0');
            rest_.remove_prefix(1);
        }
        return number;
    }

    std::string_view rest_;
    unsigned long n_;
    int depth_ = 0;
    bool is_wrong_ = false;
};

} // namespace

unsigned long plural_form(std::string_view head, unsigned long count) {
    constexpr std::string_view name = "plural=";
    const std::size_t line = head.find("Plural-Forms:");
    const std::size_t begin = line == std::string_view::npos ? line : head.find(name, line);
    if (begin == std::string_view::npos)
        return 0;
    return Expression(head.substr(begin + name.size()), count).value();
}

} // namespace leash
