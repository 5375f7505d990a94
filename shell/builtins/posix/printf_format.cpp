#include "builtins/posix/printf_format.hpp"

#include "base/locale.hpp"
#include "builtins/posix/escapes.hpp"
#include "language/forms_of_bash.hpp"

#include <algorithm>
#include <cctype>
#include <cerrno>
#include <cinttypes>
#include <climits>
#include <cstdio>
#include <cstdlib>
#include <cwchar>
#include <optional>
#include <string_view>

namespace leash {
namespace {

// %[n$][flags][width][.precision]conversion
struct Directive {
    std::string flags;
    int width = 0;
    std::optional<int> precision;
    char conversion = '\0';
    std::optional<std::size_t> argument; // n of n$, but counted from 0
};

class Formatter {
  public:
    Formatter(const std::string& format, std::span<const std::string> arguments)
        : format_(format), arguments_(arguments) {}

    Printed run() {
        do {
            pass_begins_at_ = next_;
            used_up_to_ = next_;
            one_pass();
            next_ = used_up_to_;
        } while (!stop_ && next_ < arguments_.size() && next_ > pass_begins_at_);
        return std::move(printed_);
    }

  private:
    void one_pass() {
        for (at_ = 0; at_ < format_.size() && !stop_;) {
            const char c = format_[at_];
            if (c == '\\') {
                at_ += append_escape(printed_.text, format_, at_, EscapeStyle::Format, stop_);
            } else if (c != '%') {
                printed_.text += c;
                ++at_;
            } else if (format_.compare(at_, 2, "%%") == 0) {
                printed_.text += '%';
                at_ += 2;
            } else {
                directive();
            }
        }
    }

    void directive() {
        const std::size_t begin = at_++;
        Directive directive = parse();
        if (directive.conversion == '\0' ||
            std::string_view("diouxXeEfFgGaAcsb").find(directive.conversion) ==
                std::string_view::npos) {
            const std::size_t length = std::min(at_ + 1, format_.size()) - begin;
            const char wrong = directive.conversion;
            const std::size_t end = format_.find(')', begin); // of %(%F)T
            if (wrong == 'q')
                printed_.complaints.push_back(name_form("printf:%q"));
            else if (wrong == '(')
                printed_.complaints.push_back(
                    name_form("printf:%(",
                              end == format_.npos ? "" : format_.substr(begin, end + 2 - begin)));
            else
                printed_.complaints.push_back(_("{0}: no such conversion; there are "
                                                "%d %i %o %u %x %X %e %f %g %a %c %s %b %%",
                                                format_.substr(begin, length)));
            stop_ = true;
            return;
        }
        ++at_;
        const std::string* const argument = take(directive.argument);
        switch (directive.conversion) {
        case 'd':
        case 'i':
            number<intmax_t>(directive, PRIdMAX, integer<intmax_t>(argument, strtoimax));
            break;
        case 'o':
            number<uintmax_t>(directive, PRIoMAX, integer<uintmax_t>(argument, strtoumax));
            break;
        case 'u':
            number<uintmax_t>(directive, PRIuMAX, integer<uintmax_t>(argument, strtoumax));
            break;
        case 'x':
            number<uintmax_t>(directive, PRIxMAX, integer<uintmax_t>(argument, strtoumax));
            break;
        case 'X':
            number<uintmax_t>(directive, PRIXMAX, integer<uintmax_t>(argument, strtoumax));
            break;
        case 'c':
            text(directive, argument == nullptr || argument->empty() ? std::string(1, '\0')
                                                                     : argument->substr(0, 1));
            break;
        case 's':
            text(directive, argument == nullptr ? "" : *argument);
            break;
        case 'b': {
            std::string expanded;
            if (argument != nullptr)
                stop_ = !append_with_escapes(expanded, *argument, EscapeStyle::Argument);
            text(directive, expanded);
            break;
        }
        default:
            use_locale(LC_NUMERIC); // the decimal point of input and output
            number<double>(directive, std::string(1, directive.conversion).c_str(),
                           floating(argument));
        }
    }

    Directive parse() {
        Directive directive;
        const std::size_t digits = format_.find_first_not_of("0123456789", at_);
        if (digits != std::string::npos && digits > at_ && format_[digits] == '$') {
            const int number = parse_digits();
            directive.argument = number > 0 ? static_cast<std::size_t>(number) - 1 : 0;
            ++at_;
        }
        while (at_ < format_.size() &&
               std::string_view("-+ #0").find(format_[at_]) != std::string_view::npos)
            directive.flags += format_[at_++];
        directive.width = parse_size().value_or(0);
        if (directive.width < 0) {
            directive.flags += '-';
            directive.width = directive.width == INT_MIN ? INT_MAX : -directive.width;
        }
        if (at_ < format_.size() && format_[at_] == '.') {
            ++at_;
            directive.precision = parse_size().value_or(0);
            if (*directive.precision < 0) // counts as no precision (fprintf(3))
                directive.precision.reset();
        }
        if (at_ < format_.size())
            directive.conversion = format_[at_];
        return directive;
    }

    // Parses digits, or * for the next argument.
    std::optional<int> parse_size() {
        if (at_ < format_.size() && format_[at_] == '*') {
            ++at_;
            const intmax_t wanted = integer<intmax_t>(take(std::nullopt), strtoimax);
            return static_cast<int>(std::clamp<intmax_t>(wanted, -INT_MAX, INT_MAX));
        }
        if (at_ < format_.size() && std::isdigit(static_cast<unsigned char>(format_[at_])))
            return parse_digits();
        return std::nullopt;
    }

    int parse_digits() {
        long number = 0;
        for (; at_ < format_.size() && std::isdigit(static_cast<unsigned char>(format_[at_]));
             ++at_)
            number = std::min<long>(number * 10 + (format_[at_] - '0'), INT_MAX);
        return static_cast<int>(number);
    }

    // Returns the next argument, or the argument with this number; nullptr if there is none left.
    const std::string* take(std::optional<std::size_t> numbered) {
        const std::size_t index = numbered ? pass_begins_at_ + *numbered : next_++;
        used_up_to_ = std::max(used_up_to_, std::min(index + 1, arguments_.size()));
        return index < arguments_.size() ? &arguments_[index] : nullptr;
    }

    // Parses a number as in C, or a quote and a character, which means the code of the character.
    template <class Integer>
    Integer integer(const std::string* argument, Integer (*convert)(const char*, char**, int)) {
        if (argument == nullptr || argument->empty())
            return 0;
        if (is_character_code(*argument))
            return static_cast<Integer>(character_code(*argument));
        errno = 0;
        char* end = nullptr;
        const Integer value = convert(argument->c_str(), &end, 0);
        check_conversion(*argument, end);
        return value;
    }

    double floating(const std::string* argument) {
        if (argument == nullptr || argument->empty())
            return 0;
        if (is_character_code(*argument))
            return static_cast<double>(character_code(*argument));
        errno = 0;
        char* end = nullptr;
        const double value = std::strtod(argument->c_str(), &end);
        check_conversion(*argument, end);
        return value;
    }

    static bool is_character_code(const std::string& argument) {
        return argument[0] == '\'' || argument[0] == '"';
    }
    static wint_t character_code(const std::string& argument) {
        use_locale(LC_CTYPE);
        wchar_t wide = 0;
        std::mbstate_t state{};
        const std::size_t length =
            std::mbrtowc(&wide, argument.data() + 1, argument.size() - 1, &state);
        // If there is no valid character, the byte counts.
        if (length == 0 || length > argument.size())
            return argument.size() > 1 ? static_cast<unsigned char>(argument[1]) : 0;
        return static_cast<wint_t>(wide);
    }

    void check_conversion(const std::string& argument, const char* end) {
        if (end == argument.c_str())
            printed_.complaints.push_back(_("'{0}' is not a number", argument));
        else if (*end != '\0')
            printed_.complaints.push_back(_("'{0}': only its beginning is a number", argument));
        else if (errno == ERANGE)
            printed_.complaints.push_back(_("'{0}' is out of range", argument));
    }

    // Makes the directive again for snprintf(3), which converts the number.
    template <class Number>
    void number(const Directive& directive, const char* conversion, Number value) {
        std::string format = "%" + directive.flags + "*";
        if (directive.precision)
            format += "." + std::to_string(*directive.precision);
        format += conversion;
        // The format is safe: it was made just above, from checked parts.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
        const int length = std::snprintf(nullptr, 0, format.c_str(), directive.width, value);
        if (length < 0) {
            printed_.complaints.push_back(_("the text would be too long"));
            return;
        }
        const std::size_t old_size = printed_.text.size();
        printed_.text.resize(old_size + static_cast<std::size_t>(length) + 1);
        std::snprintf(printed_.text.data() + old_size, static_cast<std::size_t>(length) + 1,
                      format.c_str(), directive.width, value);
#pragma GCC diagnostic pop
        printed_.text.pop_back(); // the NUL
    }

    // Converts %s %b %c without snprintf(3), because the text may have NUL bytes. Sizes are in
    // bytes.
    void text(const Directive& directive, std::string_view content) {
        if (directive.precision)
            content = content.substr(0, static_cast<std::size_t>(*directive.precision));
        const auto width = static_cast<std::size_t>(directive.width);
        const std::size_t padding = width > content.size() ? width - content.size() : 0;
        const bool left = directive.flags.find('-') != std::string::npos;
        if (!left)
            printed_.text.append(padding, ' ');
        printed_.text += content;
        if (left)
            printed_.text.append(padding, ' ');
    }

    const std::string& format_;
    std::span<const std::string> arguments_;
    Printed printed_;
    std::size_t at_ = 0;             // the place in the format
    std::size_t next_ = 0;           // the next argument
    std::size_t pass_begins_at_ = 0; // the first argument for this use of the format
    std::size_t used_up_to_ = 0;
    bool stop_ = false; // after \c, or after a mistake in the format
};

} // namespace

Printed print_formatted(const std::string& format, std::span<const std::string> arguments) {
    return Formatter(format, arguments).run();
}

} // namespace leash
