#include "expand/arithmetic.hpp"

#include "expand/arithmetic_operators.hpp"
#include "expand/characters.hpp"
#include "expand/integer.hpp"
#include "language/forms_of_bash.hpp"

namespace leash {

namespace {

// The deepest nesting: the evaluator recurses, and the stack is limited. A pair of parentheses
// counts as two levels.
constexpr int deepest = 1000;

// A recursive-descent evaluator with one function for each kind of operand. Binary operators are
// read by precedence.
class Evaluator {
  public:
    Evaluator(ExpansionContext& context, std::string_view text) : context_(context), text_(text) {}

    // Returns nullopt after an error: failure() is then the message.
    std::optional<long> evaluate() {
        if (peek() == '\0' && at_ == text_.size())
            return 0; // $(( )) is 0, as in bash and ksh
        const long value = comma();
        if (!failed_ && (peek() != '\0' || at_ < text_.size()) && !fail_at_form_of_bash())
            fail(_("arithmetic: unexpected '{0}' in '{1}'", text_.substr(at_), text_));
        return failed_ ? std::nullopt : std::optional(value);
    }
    const Message& failure() const { return message_; }

  private:
    // Sets a variable, and puts the old value back at the end of the scope.
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
            return too_deep();
        const std::size_t start = at_;
        const std::string_view name = read_name();
        if (!name.empty()) {
            skip_space();
            if (const auto found = assignment_operator(text_.substr(at_))) {
                at_ += found->length;
                const long right = assignment();
                const long left = found->op == Operator::Assign ? 0 : value_of(name);
                return assign(name, applied(found->op, left, right));
            }
        }
        at_ = start;
        return conditional();
    }

    long too_deep() { return fail(_("arithmetic: nested too deeply in '{0}'", text_)); }

    long conditional() {
        const long condition = binary(1);
        if (failed_ || peek() != '?')
            return condition;
        ++at_;
        const long yes = evaluate_if(condition != 0, [this] { return comma(); });
        if (failed_)
            return 0;
        if (peek() != ':')
            return fail(_("arithmetic: '?' without a ':' after it in '{0}'", text_));
        ++at_;
        const long no = evaluate_if(condition == 0, [this] {
            const Restored deeper(depth_, depth_ + 1);
            return depth_ > deepest ? too_deep() : conditional();
        });
        return condition != 0 ? yes : no;
    }

    // Reads binary operators of at least this precedence, from left to right.
    long binary(int precedence) {
        long left = unary();
        while (!failed_) {
            skip_space();
            const auto found = binary_operator(text_.substr(at_));
            if (!found || found->precedence < precedence)
                break;
            at_ += found->length;
            const bool needed = found->op == Operator::LogicalAnd  ? left != 0
                                : found->op == Operator::LogicalOr ? left == 0
                                                                   : true;
            const long right = evaluate_if(needed, [&] { return binary(found->precedence + 1); });
            left = applied(found->op, left, right);
        }
        return left;
    }

    long unary() {
        const Restored deeper(depth_, depth_ + 1);
        if (depth_ > deepest)
            return fail(_("arithmetic: nested too deeply in '{0}'", text_));
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
                return fail(_("arithmetic: '(' without a ')' after it in '{0}'", text_));
            ++at_;
            return value;
        }
        if (is_digit(c)) {
            const Constant constant = read_constant(text_.substr(at_));
            if (constant.length == 0)
                return fail(_("arithmetic: '{0}' is not a number in '{1}'", word_at(at_), text_));
            at_ += constant.length;
            return constant.value;
        }
        const std::string_view name = read_name();
        if (name.empty()) {
            if (at_ == text_.size())
                return fail(
                    _("arithmetic: a number or a name is missing at the end in '{0}'", text_));
            if (fail_at_form_of_bash())
                return 0;
            return fail(_("arithmetic: a number or a name is missing before '{0}' in '{1}'",
                          text_.substr(at_), text_));
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

    // The text at at_ makes no sense. Fails and returns true if it makes sense in bash: a ** 2,
    // 16#ff, a[1].
    bool fail_at_form_of_bash() {
        if (at_ == 0 || at_ == text_.size())
            return false;
        const char here = text_[at_];
        const char before = text_[at_ - 1];
        const bool power = here == '*' && before == '*';
        const FormOfBash* form = power                             ? find_form_of_bash("**")
                                 : here == '#' && is_digit(before) ? find_form_of_bash("16#")
                                 : here == '['                     ? find_form_of_bash("$((a[1]))")
                                                                   : nullptr;
        if (form == nullptr)
            return false;
        constexpr std::size_t opening = 3; // $((
        fail(show_form(*form, "$((" + std::string(text_) + "))", opening + at_ - power));
        return true;
    }

    // Returns true if an operand begins at `at`. The ++ of "x++" belongs to x only if no operand
    // follows: "x++y" means x + +y.
    bool operand_follows(std::size_t at) const {
        while (at < text_.size() && is_space(text_[at]))
            ++at;
        return at < text_.size() && (continues_name(text_[at]) || text_[at] == '(');
    }

    // In an operand that was not chosen a division by zero is not an error.
    long applied(Operator op, long left, long right) {
        const auto value = apply(op, left, right);
        if (!value && live_)
            return fail(_("arithmetic: division by zero in '{0}'", text_));
        return value.value_or(0);
    }

    // Reads an operand. If the condition is false the operand changes no variable.
    template <class Operand> long evaluate_if(bool condition, const Operand& operand) {
        const Restored live(live_, live_ && condition);
        return operand();
    }

    long value_of(std::string_view name) {
        if (!live_ || failed_)
            return 0;
        const auto value = context_.variable(name);
        if (!value) {
            const FormOfBash* form = find_variable_of_bash(name);
            if (form && context_.refuses_forms_of_bash())
                return fail(name_form(*form));
            return context_.nounset() ? fail(_("{0}: parameter not set", name)) : 0;
        }
        if (const auto number = integer_value(*value))
            return *number;
        return fail(_("arithmetic: '{0}' is not a number but '{1}' in '{2}'", name, *value, text_));
    }

    long assign(std::string_view name, long value) {
        if (!live_ || failed_)
            return value;
        if (!context_.assign(name, std::to_string(value)))
            return fail(_("{0}: is read only", name));
        return value;
    }

    void skip_space() {
        while (at_ < text_.size() && is_space(text_[at_]))
            ++at_;
    }
    // Passes over white space, then returns the next character, or NUL at the end.
    char peek() {
        skip_space();
        return at_ < text_.size() ? text_[at_] : '\0';
    }

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

    long fail(const Message& message) {
        if (!failed_)
            message_ = message;
        failed_ = true;
        return 0;
    }

    ExpansionContext& context_;
    std::string_view text_;
    std::size_t at_ = 0;
    int depth_ = 0;
    bool live_ = true; // false inside an operand that && || or ?: did not choose
    bool failed_ = false;
    Message message_;
};

} // namespace

Expanded<long> evaluate(ExpansionContext& context, std::string_view expression, Position position) {
    Evaluator evaluator(context, expression);
    if (const auto value = evaluator.evaluate())
        return *value;
    return ExpansionError{evaluator.failure(), position};
}

} // namespace leash
