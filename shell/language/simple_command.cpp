// Simple commands, redirections, functions (XCU 2.9.1, 2.7, 2.9.5).
#include "language/grammar.hpp"

namespace leash {

std::optional<Assignment> as_assignment(const Word& word) {
    if (word.parts.empty())
        return std::nullopt;
    const auto* literal = std::get_if<Literal>(&word.parts.front());
    if (!literal)
        return std::nullopt;
    const std::size_t equals = literal->text.find('=');
    if (equals == std::string::npos || !is_name(std::string_view(literal->text).substr(0, equals)))
        return std::nullopt;
    Assignment assignment;
    assignment.name = literal->text.substr(0, equals);
    assignment.position = word.position;
    assignment.value.position = word.position;
    assignment.value.position.column += equals + 1;
    WordParts& parts = assignment.value.parts;
    if (equals + 1 < literal->text.size())
        parts.emplace_back(Literal{literal->text.substr(equals + 1)});
    parts.insert(parts.end(), word.parts.begin() + 1, word.parts.end());
    return assignment;
}

// `name`: a word that was taken already and turned out to be the command's name.
Command Grammar::simple_command(std::optional<Token> name) {
    Command command;
    SimpleCommand simple;
    simple.words.reserve(4); // of most commands all
    command.position = source_.position(name ? name->begin : lexer_.peek().begin);
    if (name)
        simple.words.push_back(std::move(name->word));
    bool first_word = true;
    for (;; first_word = false) {
        // A command's name may still be an alias behind assignments and redirections.
        Token& token = with_alias(simple.words.empty() || lexer_.peek().follows_blank_alias);
        if (token.kind == TokenKind::Redirection) {
            command.redirections.push_back(redirection());
            continue;
        }
        if (token.kind == TokenKind::LeftParenthesis && !first_word) {
            unexpected("no '(' can stand here: quote it, '(', if it is meant as a character");
            break;
        }
        if (token.kind != TokenKind::Word)
            break;
        if (simple.words.empty()) {
            if (auto assignment = as_assignment(token.word)) {
                simple.assignments.push_back(std::move(*assignment));
                lexer_.take();
                continue;
            }
        }
        Token word = lexer_.take();
        const bool is_function = first_word && at(TokenKind::LeftParenthesis);
        if (is_function && !word.bare_text().empty())
            return function_definition(word);
        const bool last = !at(TokenKind::Word) && !at(TokenKind::Redirection);
        check_full_width(word, simple.words.empty() ? WordPlace::Name
                               : last               ? WordPlace::LastArgument
                                                    : WordPlace::Argument);
        simple.words.push_back(std::move(word.word));
    }
    command.node = std::move(simple);
    return command;
}

void Grammar::check_full_width(const Token& word, WordPlace place) {
    if (full_width_is_text_)
        return;
    const auto wide = find_full_width_operator(word.bare_text(), place);
    if (!wide)
        return;
    const std::string meant(wide->text);
    source_.fail(word.begin + wide->offset, "this is the full-width " + meant + ": type " +
                                                wide->ascii + " instead, or quote it, '" + meant +
                                                "', if it is meant as text");
}

Command Grammar::function_definition(const Token& name) {
    Command command;
    command.position = source_.position(name.begin);
    FunctionDefinition function{std::string(name.bare_text()), nullptr};
    if (!is_name(function.name)) {
        source_.fail(name.begin, "'" + function.name + "' cannot be a function's name: " +
                                     "that is letters, digits and _, no digit first");
        return command;
    }
    accept(TokenKind::LeftParenthesis);
    if (!accept(TokenKind::RightParenthesis)) {
        unexpected("'" + function.name +
                   "(' begins a function: ')' expected (quote '(' if it is text)");
        return command;
    }
    skip_newlines();
    command_token();
    if (!at_compound_command()) {
        unexpected("after '" + function.name + "()' its body was expected, such as { list; }");
        return command;
    }
    function.body = std::make_shared<const Command>(compound_command());
    command.node = std::move(function);
    return command;
}

Redirection Grammar::redirection() {
    const Token op = lexer_.take();
    Redirection redirection;
    redirection.descriptor = op.descriptor;
    redirection.op = op.op;
    redirection.strip_tabs = op.strip_tabs;
    redirection.position = source_.position(op.begin);
    const bool here = op.op == RedirectionOperator::HereDocument;
    if (!at(TokenKind::Word)) {
        const std::string text(source_.slice(op.begin, op.end));
        unexpected("after '" + text + "' " + (here ? "a delimiter" : "a file name") +
                   " was expected");
        return redirection;
    }
    Token target = lexer_.take();
    if (!here) {
        redirection.target = std::move(target.word);
        return redirection;
    }
    Delimiter delimiter = unquote_delimiter(source_.slice(target.begin, target.end));
    redirection.quoted_delimiter = delimiter.quoted;
    redirection.target.position = target.word.position;
    if (delimiter.quoted)
        redirection.target.parts.emplace_back(Quoted{delimiter.text});
    else
        redirection.target.parts.emplace_back(Literal{delimiter.text});
    auto body = std::make_shared<Word>();
    redirection.here_document = body;
    lexer_.expect_here_document(
        {std::move(body), std::move(delimiter.text), delimiter.quoted, op.strip_tabs, op.begin});
    return redirection;
}

void Grammar::redirections(Command& command) {
    while (at(TokenKind::Redirection))
        command.redirections.push_back(redirection());
}

} // namespace leash
