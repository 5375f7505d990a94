// Simple commands, redirections, functions (XCU 2.9.1, 2.7, 2.9.5).
#include "language/grammar.hpp"

namespace leash {

namespace {

constexpr std::size_t few_words = 4; // most commands have no more

// Where the = of NAME=value is in the word's first part; 0 if the word has not that form.
std::size_t equals_sign(const Word& word) {
    const auto* literal = word.parts.empty() ? nullptr : std::get_if<Literal>(&word.parts.front());
    if (!literal)
        return 0;
    const std::string_view text = literal->text;
    const std::size_t equals = text.find('=');
    return equals != text.npos && is_name(text.substr(0, equals)) ? equals : 0;
}

Assignment split_at(std::size_t equals, Word word) {
    Assignment assignment;
    assignment.position = word.position;
    auto& text = std::get<Literal>(word.parts.front()).text;
    assignment.name = text.substr(0, equals);
    text.erase(0, equals + 1);
    if (text.empty())
        word.parts.erase(word.parts.begin());
    word.position.column += equals + 1;
    assignment.value = std::move(word);
    return assignment;
}

} // namespace

bool is_assignment(const Word& word) {
    return equals_sign(word) != 0;
}

Command Grammar::simple_command(std::optional<Word> name) {
    Command command;
    command.position = name ? name->position : source_.position(lexer_.peek().begin);
    auto& simple = std::get<SimpleCommand>(command.node);
    bool first_word = !name;
    if (name)
        simple.words.push_back(std::move(*name));
    for (;; first_word = false) {
        // A command's name may still be an alias behind assignments and redirections.
        const bool at_name = simple.words.empty();
        const Token& next = lexer_.peek();
        const Token& token = at_name || next.follows_blank_alias ? command_token() : next;
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
        if (at_name) {
            if (const std::size_t equals = equals_sign(token.word)) {
                simple.assignments.push_back(split_at(equals, lexer_.take_word()));
                continue;
            }
            simple.words.reserve(few_words);
        }
        const std::size_t begin = token.begin;
        Word& word = simple.words.emplace_back(lexer_.take_word());
        const TokenKind behind = lexer_.peek().kind;
        if (first_word && behind == TokenKind::LeftParenthesis && !bare_text_of(word).empty())
            break;
        if (full_width_is_text_ || is_ascii(bare_text_of(word)))
            continue;
        const bool last = behind != TokenKind::Word && behind != TokenKind::Redirection;
        check_full_width(word, begin,
                         at_name ? WordPlace::Name
                         : last  ? WordPlace::LastArgument
                                 : WordPlace::Argument);
    }
    return command;
}

void Grammar::check_full_width(const Word& word, std::size_t begin, WordPlace place) {
    const auto wide = find_full_width_operator(bare_text_of(word), place);
    if (!wide)
        return;
    const std::string meant(wide->text);
    source_.fail(begin + wide->offset, "this is the full-width " + meant + ": type " + wide->ascii +
                                           " instead, or quote it, '" + meant +
                                           "', if it is meant as text");
}

Command Grammar::simple_command_or_function() {
    const std::size_t begin = lexer_.peek().begin;
    Command command = simple_command();
    if (at(TokenKind::LeftParenthesis))
        command = function_definition(std::get<SimpleCommand>(command.node).words[0], begin);
    return command;
}

Command Grammar::function_definition(const Word& name, std::size_t begin) {
    Command command;
    command.position = source_.position(begin);
    FunctionDefinition function{std::string(bare_text_of(name)), nullptr};
    if (!is_name(function.name)) {
        source_.fail(begin, "'" + function.name + "' cannot be a function's name: " +
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
    if (!here) {
        redirection.target = lexer_.take_word();
        return redirection;
    }
    const Token target = lexer_.take();
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
