#include "support.hpp"

#include "base/overloaded.hpp"

namespace leash::testing {

namespace {

using testing::shape; // shape() of a List and of a Word
std::string shape(const WordParts& parts);
std::string shape(const Command& command);

std::string shape(const ParameterExpansion& parameter) {
    static const char* const operators[] = {"", "#", "-", "=", "?", "+", "%", "%%", "#", "##"};
    if (!parameter.braces)
        return "$" + parameter.name;
    if (parameter.op == ParameterOperator::Length)
        return "${length " + parameter.name + "}";
    std::string text = "${" + parameter.name;
    if (parameter.op != ParameterOperator::Value)
        text += std::string(" ") + (parameter.colon ? ":" : "") +
                operators[static_cast<std::size_t>(parameter.op)] + " " + shape(parameter.operand);
    return text + "}";
}

std::string shape(const WordParts& parts) {
    std::string text;
    for (const WordPart& part : parts)
        text += std::visit(
            overloaded{
                [](const Literal& literal) { return literal.text; },
                [](const Quoted& quoted) { return "'" + quoted.text + "'"; },
                [](const DoubleQuoted& quoted) { return "[" + shape(quoted.parts) + "]"; },
                [](const ParameterExpansion& parameter) { return shape(parameter); },
                [](const CommandSubstitution& substitution) {
                    return "$(" + shape(*substitution.commands) + ")";
                },
                [](const ArithmeticExpansion& arithmetic) {
                    return "$((" + shape(arithmetic.expression) + "))";
                },
                [](const BraceExpansion& braces) {
                    std::string inside = braces.sequence;
                    for (const WordParts& alternative : braces.alternatives)
                        inside += (inside.empty() ? "" : "|") + shape(alternative);
                    return "{" + inside + "}";
                },
                [](const ProcessSubstitution& process) {
                    using Direction = ProcessSubstitution::Direction;
                    return (process.direction == Direction::FromCommands ? "<(" : ">(") +
                           shape(*process.commands) + ")";
                },
            },
            static_cast<const WordPart::variant&>(part));
    return text.empty() ? "∅" : text;
}

std::string shape(const std::vector<Word>& words, const char* separator) {
    std::string text;
    for (const Word& word : words)
        text += (text.empty() ? "" : separator) + shape(word);
    return text;
}

std::string shape(const Redirection& redirection) {
    static const char* const operators[] = {"<",  ">",  ">|",  ">>", "<>", "<&",
                                            ">&", "<<", "<<<", "&>", "&>>"};
    std::string text = redirection.descriptor ? std::to_string(*redirection.descriptor) : "";
    text += operators[static_cast<std::size_t>(redirection.op)];
    text += std::string(redirection.strip_tabs ? "-" : "") + shape(redirection.target);
    if (redirection.here_document)
        text += "{" + shape(*redirection.here_document) + "}";
    return text;
}

std::string shape_of_node(const SimpleCommand& simple) {
    std::string text;
    for (const Assignment& assignment : simple.assignments)
        text += (text.empty() ? "" : " ") + assignment.name + ":=" + shape(assignment.value);
    if (!simple.words.empty())
        text += (text.empty() ? "" : " ") + shape(simple.words, " ");
    return text;
}
std::string shape_of_node(const Subshell& subshell) {
    return "subshell " + shape(*subshell.body);
}
std::string shape_of_node(const BraceGroup& group) {
    return "group " + shape(*group.body);
}
std::string shape_of_node(const ForClause& clause) {
    return "for " + clause.name + (clause.has_in ? " in {" + shape(clause.words, " ") + "}" : "") +
           " do " + shape(*clause.body);
}
std::string shape_of_node(const CaseClause& clause) {
    std::string text = "case " + shape(clause.subject);
    for (const CaseItem& item : clause.items)
        text += " {" + shape(item.patterns, "|") + " " + shape(*item.body) +
                (item.end == CaseEnd::FallThrough ? " ;&}" : "}");
    return text;
}
std::string shape_of_node(const IfClause& clause) {
    std::string text;
    for (const IfBranch& branch : clause.branches)
        text += (text.empty() ? "if " : " elif ") + shape(*branch.condition) + " then " +
                shape(*branch.body);
    return clause.otherwise ? text + " else " + shape(*clause.otherwise) : text;
}
std::string shape_of_node(const LoopClause& clause) {
    return (clause.until ? "until " : "while ") + shape(*clause.condition) + " do " +
           shape(*clause.body);
}
std::string shape_of_node(const FunctionDefinition& function) {
    return "function " + function.name + " " + shape(*function.body);
}

std::string shape(const Command& command) {
    std::string text =
        std::visit([](const auto& node) { return shape_of_node(node); }, command.node);
    for (const Redirection& redirection : command.redirections)
        text += (text.empty() ? "" : " ") + shape(redirection);
    return "(" + text + ")";
}

std::string shape(const Pipeline& pipeline) {
    std::string text;
    if (pipeline.timed)
        text += pipeline.timed_posix ? "time-p " : "time ";
    if (pipeline.negated)
        text += "! ";
    for (std::size_t i = 0; i < pipeline.size(); ++i)
        text += (i > 0 ? "|" : "") + shape(pipeline[i]);
    return text;
}

} // namespace

std::string shape(const Word& word) {
    const bool only_bare = word.parts.empty() && !word.bare.empty();
    return only_bare ? word.bare : word.bare + shape(word.parts);
}

std::string shape(const List& list) {
    std::string text;
    for (const ListItem& item : list.items) {
        text += (text.empty() ? "" : " ") + shape(item.and_or.first);
        for (const auto& [connector, pipeline] : item.and_or.rest)
            text += (connector == Connector::And ? " && " : " || ") + shape(pipeline);
        text += item.asynchronous ? " &" : ";";
    }
    return text;
}

std::string shape_of(const std::string& text, const Aliases& aliases) {
    const auto result = parse_all(text, &aliases);
    if (const auto* error = std::get_if<SyntaxError>(&result))
        return (error->unfinished ? "unfinished: " : "error: ") + in_english(error->message);
    return shape(std::get<List>(result));
}

std::string posix_shape_of(const std::string& text) {
    Parser parser(lines_of(text));
    parser.take_bash_forms(false);
    const auto result = parser.next();
    if (const auto* error = std::get_if<SyntaxError>(&result))
        return (error->unfinished ? "unfinished: " : "error: ") + in_english(error->message);
    return shape(std::get<List>(result));
}

SyntaxError syntax_error_of(const std::string& text) {
    auto result = parse_all(text);
    auto* error = std::get_if<SyntaxError>(&result);
    return error ? *error : SyntaxError{{0, 0}, {}, "", false};
}

std::string error_of(const std::string& text) {
    return in_english(syntax_error_of(text).message);
}

std::string printed(const std::string& text) {
    const auto result = parse_all(text);
    if (const auto* error = std::get_if<SyntaxError>(&result))
        return "error: " + in_english(error->message);
    return print(std::get<List>(result));
}

std::string round_trip_failure(const std::string& text) {
    const std::string before = shape_of(text);
    if (before.starts_with("error: ") || before.starts_with("unfinished: "))
        return "does not parse: " + before;
    const std::string once = printed(text);
    const std::string after = shape_of(once);
    if (after != before)
        return "printed as <" + once + ">\nit was " + before + "\nand became " + after;
    if (printed(once) != once)
        return "printed as <" + once + ">, then as <" + printed(once) + ">";
    return "";
}

} // namespace leash::testing
