#include "builtins/posix/test_expression.hpp"

#include "base/locale.hpp"
#include "language/forms_of_bash.hpp"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <string_view>
#include <sys/stat.h>
#include <unistd.h>

namespace leash {
namespace {

using Arguments = std::span<const std::string>;
using Truth = Result<bool, Message>;

Truth negated(Truth truth) {
    return truth ? Truth(!truth.value()) : truth;
}

// ---- primaries ----------------------------------------------------------------------------

Result<long, Message> integer(const std::string& text) {
    errno = 0;
    char* end = nullptr;
    const long value = std::strtol(text.c_str(), &end, 10);
    const bool has_digits = end != text.c_str();
    while (*end == ' ' || *end == '\t' || *end == '\n')
        ++end;
    if (!has_digits || *end != '\0')
        return _("'{0}' is not a whole number", text);
    if (errno == ERANGE)
        return _("'{0}' is too great", text);
    return value;
}

// Makes one value of the two letters of an operator, so that `switch` can compare operators.
constexpr int letters(char first, char second) {
    return first * 256 + second;
}
int letters_of(std::string_view op) {
    return op.size() == 3 && op[0] == '-' ? letters(op[1], op[2]) : 0;
}

bool compares_numbers(std::string_view op) {
    switch (letters_of(op)) {
    case letters('e', 'q'):
    case letters('n', 'e'):
    case letters('g', 't'):
    case letters('g', 'e'):
    case letters('l', 't'):
    case letters('l', 'e'):
        return true;
    default:
        return false;
    }
}

// `op` is an operator for which compares_numbers() returns true.
Truth compare_numbers(const std::string& left, std::string_view op, const std::string& right) {
    const auto a = integer(left);
    if (!a)
        return a.error();
    const auto b = integer(right);
    if (!b)
        return b.error();
    switch (letters_of(op)) {
    case letters('e', 'q'):
        return a.value() == b.value();
    case letters('n', 'e'):
        return a.value() != b.value();
    case letters('g', 't'):
        return a.value() > b.value();
    case letters('g', 'e'):
        return a.value() >= b.value();
    case letters('l', 't'):
        return a.value() < b.value();
    default: // -le
        return a.value() <= b.value();
    }
}

bool is_newer(const std::string& left, const std::string& right) {
    struct stat a {};
    struct stat b {};
    if (stat(left.c_str(), &a) != 0)
        return false;
    if (stat(right.c_str(), &b) != 0)
        return true;
    return a.st_mtim.tv_sec != b.st_mtim.tv_sec ? a.st_mtim.tv_sec > b.st_mtim.tv_sec
                                                : a.st_mtim.tv_nsec > b.st_mtim.tv_nsec;
}

bool is_same_file(const std::string& left, const std::string& right) {
    struct stat a {};
    struct stat b {};
    return stat(left.c_str(), &a) == 0 && stat(right.c_str(), &b) == 0 && a.st_dev == b.st_dev &&
           a.st_ino == b.st_ino;
}

// Compares in the order of the locale. The result is below, equal to or above 0.
int collate(const std::string& left, const std::string& right) {
    use_locale(LC_COLLATE);
    return std::strcoll(left.c_str(), right.c_str());
}

bool is_binary(std::string_view op) {
    return compares_numbers(op) || op == "=" || op == "!=" || op == "==" || op == "<" ||
           op == ">" || op == "-nt" || op == "-ot" || op == "-ef";
}

Truth binary(const std::string& left, std::string_view op, const std::string& right) {
    if (compares_numbers(op))
        return compare_numbers(left, op, right);
    if (op == "=" || op == "==")
        return left == right;
    if (op == "!=")
        return left != right;
    if (op == "<")
        return collate(left, right) < 0;
    if (op == ">")
        return collate(left, right) > 0;
    if (op == "-nt")
        return is_newer(left, right);
    if (op == "-ot")
        return is_newer(right, left);
    return is_same_file(left, right);
}

bool is_unary(std::string_view op) {
    return op.size() == 2 && op[0] == '-' &&
           std::string_view("bcdefghkLnOprSsGtuwxz").find(op[1]) != std::string_view::npos;
}

bool has_type(const std::string& path, mode_t type) {
    struct stat facts {};
    return stat(path.c_str(), &facts) == 0 && (facts.st_mode & S_IFMT) == type;
}
bool has_mode_bit(const std::string& path, mode_t bit) {
    struct stat facts {};
    return stat(path.c_str(), &facts) == 0 && (facts.st_mode & bit) != 0;
}
// Asks with the effective user (AT_EACCESS): a setuid shell may read what its owner may read.
bool may(const std::string& path, int access) {
    return faccessat(AT_FDCWD, path.c_str(), access, AT_EACCESS) == 0;
}

Truth unary(char op, const std::string& operand) {
    struct stat facts {};
    switch (op) {
    case 'n':
        return !operand.empty();
    case 'z':
        return operand.empty();
    case 'b':
        return has_type(operand, S_IFBLK);
    case 'c':
        return has_type(operand, S_IFCHR);
    case 'd':
        return has_type(operand, S_IFDIR);
    case 'f':
        return has_type(operand, S_IFREG);
    case 'p':
        return has_type(operand, S_IFIFO);
    case 'S':
        return has_type(operand, S_IFSOCK);
    case 'h':
    case 'L':
        return lstat(operand.c_str(), &facts) == 0 && S_ISLNK(facts.st_mode);
    case 'e':
        return stat(operand.c_str(), &facts) == 0;
    case 's':
        return stat(operand.c_str(), &facts) == 0 && facts.st_size > 0;
    case 'g':
        return has_mode_bit(operand, S_ISGID);
    case 'k':
        return has_mode_bit(operand, S_ISVTX);
    case 'u':
        return has_mode_bit(operand, S_ISUID);
    case 'r':
        return may(operand, R_OK);
    case 'w':
        return may(operand, W_OK);
    case 'x':
        return may(operand, X_OK);
    case 'O':
        return stat(operand.c_str(), &facts) == 0 && facts.st_uid == geteuid();
    case 'G':
        return stat(operand.c_str(), &facts) == 0 && facts.st_gid == getegid();
    default: { // 't'
        const auto descriptor = integer(operand);
        if (!descriptor)
            return descriptor.error();
        const auto number = static_cast<int>(descriptor.value());
        return number == descriptor.value() && isatty(number) == 1;
    }
    }
}

// ---- up to four arguments -------------------------------------------------------------------

Truth two(Arguments arguments) {
    if (arguments[0] == "!")
        return arguments[1].empty();
    if (is_unary(arguments[0]))
        return unary(arguments[0][1], arguments[1]);
    if (arguments[0] == "-v")
        return name_form("test:-v");
    return _("'{0}' is not a test of one operand, such as -e or -z", arguments[0]);
}

Truth three(Arguments arguments) {
    if (is_binary(arguments[1]))
        return binary(arguments[0], arguments[1], arguments[2]);
    if (arguments[1] == "-a")
        return !arguments[0].empty() && !arguments[2].empty();
    if (arguments[1] == "-o")
        return !arguments[0].empty() || !arguments[2].empty();
    if (arguments[0] == "!")
        return negated(two(arguments.subspan(1)));
    if (arguments[0] == "(" && arguments[2] == ")")
        return !arguments[1].empty();
    return _("'{0}' is not a comparison, such as = or -eq", arguments[1]);
}

// ---- more: a grammar --------------------------------------------------------------------------

// The grammar: or = and { -o and }   and = not { -a not }   not = ! not | ( or ) | primary
class Grammar {
  public:
    explicit Grammar(Arguments arguments) : rest_(arguments) {}

    Truth whole() {
        Truth truth = either();
        if (truth && !rest_.empty())
            return _("'{0}' was not expected here", rest_[0]);
        return truth;
    }

  private:
    Truth either() {
        Truth truth = both();
        while (truth && next_is("-o")) {
            take();
            Truth right = both();
            if (!right)
                return right;
            truth = Truth(truth.value() || right.value());
        }
        return truth;
    }

    Truth both() {
        Truth truth = one();
        while (truth && next_is("-a")) {
            take();
            Truth right = one();
            if (!right)
                return right;
            truth = Truth(truth.value() && right.value());
        }
        return truth;
    }

    Truth one() {
        if (rest_.empty())
            return _("something is missing at the end");
        if (begins_comparison()) {
            Truth truth = binary(rest_[0], rest_[1], rest_[2]);
            rest_ = rest_.subspan(3);
            return truth;
        }
        if (next_is("!")) // a loop: each call of one() needs stack
            return odd_count_of_nots() ? negated(one()) : one();
        if (next_is("("))
            return group();
        if (rest_.size() >= 2 && is_unary(rest_[0])) {
            Truth truth = unary(rest_[0][1], rest_[1]);
            rest_ = rest_.subspan(2);
            return truth;
        }
        const bool truth = !rest_[0].empty();
        take();
        return truth;
    }

    Truth group() {
        if (depth_ == deepest)
            return _("more than {0} '(' within each other", deepest);
        take();
        ++depth_;
        Truth truth = either();
        --depth_;
        if (!truth)
            return truth;
        if (!next_is(")"))
            return _("a ')' is missing");
        take();
        return truth;
    }

    bool odd_count_of_nots() {
        bool odd = false;
        while (next_is("!") && !begins_comparison()) {
            take();
            odd = !odd;
        }
        return odd;
    }

    bool begins_comparison() const { return rest_.size() >= 3 && is_binary(rest_[1]); }
    bool next_is(std::string_view text) const { return !rest_.empty() && rest_[0] == text; }
    void take() { rest_ = rest_.subspan(1); }

    static constexpr int deepest = 100; // each level needs stack
    Arguments rest_;
    int depth_ = 0;
};

Truth four(Arguments arguments) {
    if (arguments[0] == "!")
        return negated(three(arguments.subspan(1)));
    if (arguments[0] == "(" && arguments[3] == ")")
        return two(arguments.subspan(1, 2));
    return Grammar(arguments).whole();
}

} // namespace

Result<bool, Message> evaluate_test(Arguments arguments) {
    switch (arguments.size()) {
    case 0:
        return false;
    case 1:
        return !arguments[0].empty();
    case 2:
        return two(arguments);
    case 3:
        return three(arguments);
    case 4:
        return four(arguments);
    default:
        return Grammar(arguments).whole();
    }
}

} // namespace leash
