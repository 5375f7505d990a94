#include "language/word_printer.hpp"

#include "base/overloaded.hpp"
#include "language/printer.hpp"

namespace leash {

namespace {

bool is_one_of(char c, std::string_view set) {
    return set.find(c) != std::string_view::npos;
}

// Returns true if a $ and `c` behind it could begin an expansion.
bool expands_behind_dollar(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           is_one_of(c, "_@*#?-$!{(");
}

// Writes text for a place where quoting works as in double quotes. Puts a backslash before a
// character that would not stand for itself, and before no other. `last`: no part follows.
void print_protected(std::string& out, std::string_view text, PrintContext context, bool last) {
    const std::string_view special = context == PrintContext::DoubleQuotes    ? "$`\\\""
                                     : context == PrintContext::BracedOperand ? "$`\\\"}"
                                                                              : "$`\\";
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const bool at_end = i + 1 == text.size();
        bool escape = is_one_of(c, special);
        if (c == '\\' && !at_end)
            escape = text[i + 1] == '\n' || is_one_of(text[i + 1], special);
        else if (c == '$' && context != PrintContext::HereDocument)
            escape = at_end ? !last : expands_behind_dollar(text[i + 1]);
        if (escape)
            out += '\\';
        out += c;
    }
}

// Writes a newline as \n, so that the command stays on one line.
std::string in_dollar_quotes(std::string_view text) {
    std::string quoted = "$'";
    for (char c : text) {
        if (c == '\n') {
            quoted += "\\n";
        } else if (c == '\t') {
            quoted += "\\t";
        } else {
            if (c == '\'' || c == '\\')
                quoted += '\\';
            quoted += c;
        }
    }
    return quoted + "'";
}

std::string_view operator_text(ParameterOperator op) {
    switch (op) {
    case ParameterOperator::Value:
    case ParameterOperator::Length:
        break;
    case ParameterOperator::UseDefault:
        return "-";
    case ParameterOperator::AssignDefault:
        return "=";
    case ParameterOperator::ErrorIfUnset:
        return "?";
    case ParameterOperator::UseAlternative:
        return "+";
    case ParameterOperator::RemoveSmallestSuffix:
        return "%";
    case ParameterOperator::RemoveLargestSuffix:
        return "%%";
    case ParameterOperator::RemoveSmallestPrefix:
        return "#";
    case ParameterOperator::RemoveLargestPrefix:
        return "##";
    }
    return "";
}

void print_parameter(std::string& out, const ParameterExpansion& parameter, PrintContext context) {
    if (!parameter.braces) {
        out += '$';
        out += parameter.name;
        return;
    }
    out += parameter.op == ParameterOperator::Length ? "${#" : "${";
    out += parameter.name;
    if (parameter.colon)
        out += ':';
    out += operator_text(parameter.op);
    // A pattern is read as bare text even inside double quotes.
    const bool pattern = parameter.op >= ParameterOperator::RemoveSmallestSuffix;
    const bool bare = context == PrintContext::Bare || pattern;
    print_parts(out, parameter.operand, bare ? PrintContext::Bare : PrintContext::BracedOperand);
    out += '}';
}

void print_substitution(std::string& out, const CommandSubstitution& substitution) {
    const std::string commands = print(*substitution.commands);
    out += "$(";
    if (commands.starts_with('(')) // "$((" would begin an arithmetic expansion
        out += ' ';
    out += commands;
    if (commands.find('\n') != std::string::npos) // a delimiter may need a line of its own
        out += '\n';
    out += ')';
}

void print_braces(std::string& out, const BraceExpansion& braces) {
    out += '{';
    out += braces.sequence;
    for (std::size_t i = 0; i < braces.alternatives.size(); ++i) {
        if (i > 0)
            out += ',';
        print_parts(out, braces.alternatives[i], PrintContext::Bare);
    }
    out += '}';
}

void print_process(std::string& out, const ProcessSubstitution& process) {
    using Direction = ProcessSubstitution::Direction;
    out += process.direction == Direction::FromCommands ? "<(" : ">(";
    const std::string commands = print(*process.commands);
    out += commands;
    if (commands.find('\n') != std::string::npos) // a delimiter may need a line of its own
        out += '\n';
    out += ')';
}

} // namespace

std::string in_single_quotes(std::string_view text) {
    std::string quoted = "'";
    for (char c : text) {
        if (c == '\'')
            quoted += "'\\''";
        else
            quoted += c;
    }
    return quoted + "'";
}

void print_word(std::string& out, const Word& word) {
    out += word.bare;
    print_parts(out, word.parts, PrintContext::Bare);
}

void print_parts(std::string& out, const WordParts& parts, PrintContext context) {
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const bool last = i + 1 == parts.size();
        const auto text = [&](const std::string& value) {
            print_protected(out, value, context, last);
        };
        std::visit(overloaded{
                       [&](const Literal& literal) { out += literal.text; },
                       [&](const Quoted& quoted) {
                           if (context != PrintContext::Bare)
                               text(quoted.text);
                           else if (quoted.text.find('\n') != std::string::npos)
                               out += in_dollar_quotes(quoted.text);
                           else
                               out += in_single_quotes(quoted.text);
                       },
                       [&](const DoubleQuoted& quoted) {
                           out += '"';
                           print_parts(out, quoted.parts, PrintContext::DoubleQuotes);
                           out += '"';
                       },
                       [&](const ParameterExpansion& parameter) {
                           print_parameter(out, parameter, context);
                       },
                       [&](const CommandSubstitution& substitution) {
                           print_substitution(out, substitution);
                       },
                       [&](const ArithmeticExpansion& arithmetic) {
                           out += "$((";
                           print_parts(out, arithmetic.expression, PrintContext::Arithmetic);
                           out += "))";
                       },
                       [&](const BraceExpansion& braces) { print_braces(out, braces); },
                       [&](const ProcessSubstitution& process) { print_process(out, process); },
                   },
                   static_cast<const WordPart::variant&>(parts[i]));
    }
}

} // namespace leash
