// Word reader, second part: the expansions that begin with $ or `, that is parameters, command
// substitutions and arithmetic (XCU 2.6.2-2.6.4). And process substitutions, which begin with <( or
// >( (bash).
#include "language/word_reader.hpp"

namespace leash {

namespace {

bool is_digit(int c) {
    return c >= '0' && c <= '9';
}
bool begins_name(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}
bool is_special_parameter(int c) {
    return c != Source::end && c != 0 &&
           std::string_view("@*#?-$!").find(static_cast<char>(c)) != std::string_view::npos;
}

} // namespace

void WordReader::read_dollar(WordParts& parts, Context context) {
    const std::size_t opened = source_.offset();
    const Position position = source_.position(opened);
    source_.advance();
    const int c = source_.peek();
    if (c == '{') {
        read_braces(parts, opened, context);
    } else if (c == '(') {
        if (source_.peek_behind() == '(' && read_arithmetic(parts, opened))
            return;
        if (source_.failed())
            return;
        source_.peek();
        source_.advance();
        parts.emplace_back(
            CommandSubstitution{substitutions_.read_up_to_parenthesis(opened), position});
    } else if (c == '\'' && context == Context::Bare) {
        read_dollar_quotes(parts);
    } else if (begins_name(c)) {
        ParameterExpansion parameter;
        parameter.name = read_parameter_name();
        parameter.position = position;
        parts.emplace_back(std::move(parameter));
    } else if (is_digit(c) || is_special_parameter(c)) {
        source_.advance();
        ParameterExpansion parameter;
        parameter.name = static_cast<char>(c); // one digit: $10 is $1 and a 0
        parameter.position = position;
        parts.emplace_back(std::move(parameter));
    } else if ((c == '[' && refuse_form("$[", opened)) ||
               (c == '"' && context == Context::Bare && refuse_form("$\"", opened))) {
        return;
    } else if (context != Context::Bare || c == '"' || c == '\\' || c == '`') {
        // A $ that expands nothing stands for itself. A $ before a quote counts as quoted text:
        // else the printer could write the $ directly before text with which the $ expands.
        last_quoted(parts) += '$';
    } else {
        last_literal(parts) += '$';
    }
}

// Reads a name, all digits of a number, or one special character. Returns "" if none of the three
// comes next.
std::string WordReader::read_parameter_name() {
    std::string name;
    int c = source_.peek();
    if (begins_name(c)) {
        for (; begins_name(c) || is_digit(c); c = source_.peek()) {
            name += static_cast<char>(c);
            source_.advance();
        }
    } else if (is_digit(c)) {
        for (; is_digit(c); c = source_.peek()) {
            name += static_cast<char>(c);
            source_.advance();
        }
    } else if (is_special_parameter(c)) {
        name = static_cast<char>(c);
        source_.advance();
    }
    return name;
}

// The offset is at the { of ${.
void WordReader::read_braces(WordParts& parts, std::size_t opened, Context context) {
    const Nesting nesting(source_, opened);
    source_.advance();
    const std::size_t begin = source_.offset();
    ParameterExpansion parameter;
    parameter.braces = true;
    parameter.position = source_.position(opened);

    if (source_.peek() == '#' && source_.peek_behind() != '}') {
        // ${#name} is the length of a value; ${#-word} and ${##word} expand the parameter #.
        source_.advance();
        const std::size_t behind_hash = source_.offset();
        parameter.name = read_parameter_name();
        if (source_.peek() == '}' && !parameter.name.empty()) {
            parameter.op = ParameterOperator::Length;
        } else if (!source_.failed()) {
            source_.move_to(behind_hash);
            parameter.name = "#";
        }
    } else {
        parameter.name = read_parameter_name();
    }

    const bool known = source_.peek() == '}' || read_operator(parameter);
    const bool substring = parameter.op >= ParameterOperator::RemoveSmallestSuffix;
    if (context == Context::Bare || substring)
        read_bare(parameter.operand, Until::ClosingBrace);
    else
        read_double_quoted(parameter.operand, Inside::BracedOperand);
    if (source_.peek() != '}')
        return unfinished("'${'", opened);
    if (!known || parameter.name.empty()) {
        // A bad substitution is an error only when it is expanded (XCU 2.8.1): a script may
        // contain ${x/a/b}, for another shell, in a branch that this shell never runs.
        parameter.name = source_.slice(begin, source_.offset());
        parameter.op = ParameterOperator::Value;
        parameter.colon = false;
        parameter.operand.clear();
    }
    source_.advance();
    parts.emplace_back(std::move(parameter));
}

// Takes the operator of ${name:-word} and similar forms. Returns false if no operator comes next.
bool WordReader::read_operator(ParameterExpansion& parameter) {
    int c = source_.peek();
    if (c == ':') {
        const int behind = source_.peek_behind();
        if (behind != '-' && behind != '=' && behind != '?' && behind != '+')
            return false;
        parameter.colon = true;
        source_.advance();
        c = behind;
        source_.peek();
    }
    switch (c) {
    case '-':
        parameter.op = ParameterOperator::UseDefault;
        break;
    case '=':
        parameter.op = ParameterOperator::AssignDefault;
        break;
    case '?':
        parameter.op = ParameterOperator::ErrorIfUnset;
        break;
    case '+':
        parameter.op = ParameterOperator::UseAlternative;
        break;
    case '%':
        parameter.op = ParameterOperator::RemoveSmallestSuffix;
        break;
    case '#':
        parameter.op = ParameterOperator::RemoveSmallestPrefix;
        break;
    default:
        return false;
    }
    source_.advance();
    if (c == '%' && source_.peek() == '%') {
        parameter.op = ParameterOperator::RemoveLargestSuffix;
        source_.advance();
    } else if (c == '#' && source_.peek() == '#') {
        parameter.op = ParameterOperator::RemoveLargestPrefix;
        source_.advance();
    }
    return true;
}

// The offset is at the first parenthesis of "$((". If no matching "))" follows, the text is a
// command substitution "$(" with a subshell in it: the function then restores the source and
// returns false. The function also returns false after an error.
bool WordReader::read_arithmetic(WordParts& parts, std::size_t opened) {
    if (source_.is_known_not_arithmetic(opened))
        return false;
    const Source::Checkpoint checkpoint = source_.checkpoint();
    const Nesting nesting(source_, opened);
    source_.advance();
    source_.peek();
    source_.advance();
    ArithmeticExpansion arithmetic;
    arithmetic.position = source_.position(opened);
    if (read_double_quoted(arithmetic.expression, Inside::Arithmetic)) {
        source_.advance();
        source_.peek();
        source_.advance();
        parts.emplace_back(std::move(arithmetic));
        return true;
    }
    if (!source_.failed() && source_.peek() == Source::end)
        unfinished("'$(('", opened);
    if (source_.failed())
        return false;
    source_.go_back(checkpoint);
    source_.remember_not_arithmetic(opened);
    return false;
}

// The text ends at the first backquote that has no backslash before it. A backslash is removed if
// it stands before $, ` or another backslash (inside double quotes also before "). Then the text is
// parsed (XCU 2.6.3).
void WordReader::read_backquotes(WordParts& parts, Context context) {
    const std::size_t opened = source_.offset();
    source_.advance();
    std::string text;
    for (int c = source_.raw(); c != '`'; c = source_.raw()) {
        if (c == Source::end)
            return unfinished("'`'", opened);
        source_.advance();
        if (c == '\\') {
            const int next = source_.raw();
            if (next == '$' || next == '`' || next == '\\' ||
                (next == '"' && context == Context::DoubleQuoted)) {
                c = next;
                source_.advance();
            }
        }
        text += static_cast<char>(c);
    }
    source_.advance();
    parts.emplace_back(
        CommandSubstitution{substitutions_.read_text(text, opened), source_.position(opened)});
}

void WordReader::read_process_substitution(WordParts& parts) {
    using Direction = ProcessSubstitution::Direction;
    const std::size_t opened = source_.offset();
    ProcessSubstitution process;
    process.direction = source_.peek() == '<' ? Direction::FromCommands : Direction::ToCommands;
    process.position = source_.position(opened);
    source_.advance();
    source_.peek(); // passes over a line continuation
    source_.advance();
    process.commands = substitutions_.read_up_to_parenthesis(opened);
    parts.emplace_back(std::move(process));
}

} // namespace leash
