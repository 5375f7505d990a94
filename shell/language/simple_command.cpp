// Grammar, second part: simple commands, redirections, functions (XCU 2.9.1, 2.7, 2.9.5).
#include "language/grammar.hpp"

namespace leash {

namespace {

constexpr std::size_t few_words = 4; // most commands have no more

// Returns the offset of the = if `text` begins with "NAME=", otherwise 0.
std::size_t equals_sign(std::string_view text) {
    const std::size_t equals = text.find('=');
    return equals != text.npos && is_name(text.substr(0, equals)) ? equals : 0;
}

} // namespace

bool is_assignment(const Word& word) {
    return equals_sign(word.bare) != 0;
}

void Grammar::simple_command(Command& command) {
    auto& simple = std::get<SimpleCommand>(command.node);
    bool first_word = simple.words.empty();
    command.position =
        first_word ? source_.position(lexer_.peek().begin) : simple.words.front().position;
    for (;; first_word = false) {
        // The command's name may be an alias, also behind assignments and redirections.
        const bool at_name = simple.words.empty();
        const Token& token = at_name ? command_token() : lexer_.peek();
        if (token.kind == TokenKind::Redirection) {
            command.redirections.push_back(redirection());
            continue;
        }
        if (token.kind == TokenKind::LeftParenthesis && !first_word) {
            const auto form = form_at_error(token);
            source_.fail(token.begin, form ? *form
                                           : _("no '(' can stand here: quote it, '(', if it is "
                                               "meant as a character"));
            lexer_.forget();
            break;
        }
        if (token.kind != TokenKind::Word)
            break;
        if (at_name) {
            if (const std::size_t equals = equals_sign(token.bare)) {
                Assignment& assignment = simple.assignments.emplace_back();
                assignment.position = source_.position(token.begin);
                assignment.name = token.bare.substr(0, equals);
                lexer_.take_word(assignment.value, equals + 1);
                continue;
            }
            simple.words.reserve(few_words);
        }
        const std::size_t begin = token.begin;
        const Word& word = lexer_.take_word(simple.words);
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
}

void Grammar::check_full_width(const Word& word, std::size_t begin, WordPlace place) {
    const auto wide = find_full_width_operator(bare_text_of(word), place);
    if (!wide)
        return;
    source_.fail(begin + wide->offset, _("this is the full-width {0}: type {1} instead, or quote "
                                         "it, '{0}', if it is meant as text",
                                         wide->text, wide->ascii));
}

void Grammar::simple_command_or_function(Command& command) {
    const std::size_t begin = lexer_.peek().begin;
    simple_command(command);
    if (at(TokenKind::LeftParenthesis))
        function_definition(command, std::get<SimpleCommand>(command.node).words[0], begin);
}

void Grammar::function_definition(Command& command, const Word& name, std::size_t begin) {
    command.position = source_.position(begin);
    FunctionDefinition function{std::string(bare_text_of(name)), nullptr};
    if (!is_name(function.name)) {
        if (const auto form = form_at_error(lexer_.peek()))
            return source_.fail(begin, *form);
        source_.fail(begin, _("'{0}' cannot be a function's name: that is letters, digits "
                              "and _, no digit first",
                              function.name));
        return;
    }
    accept(TokenKind::LeftParenthesis);
    if (!accept(TokenKind::RightParenthesis)) {
        unexpected(
            _("'{0}(' begins a function: ')' expected (quote '(' if it is text)", function.name));
        return;
    }
    skip_newlines_before_command();
    if (!at_compound_command()) {
        unexpected(_("after '{0}()' its body was expected, such as {{ list; }}", function.name));
        return;
    }
    auto body = std::make_shared<Command>();
    compound_command(*body);
    function.body = std::move(body);
    command.node = std::move(function);
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
        const std::string_view text = source_.slice(op.begin, op.end);
        const bool here_string = op.op == RedirectionOperator::HereString;
        unexpected(here          ? _("after '{0}' a delimiter was expected", text)
                   : here_string ? _("after '{0}' a word was expected", text)
                                 : _("after '{0}' a file name was expected", text));
        return redirection;
    }
    if (!here) {
        lexer_.take_word(redirection.target);
        return redirection;
    }
    const Token target = lexer_.take();
    Delimiter delimiter = unquote_delimiter(source_.slice(target.begin, target.end));
    redirection.quoted_delimiter = delimiter.quoted;
    redirection.target.position = source_.position(target.begin);
    if (delimiter.quoted)
        redirection.target.parts.emplace_back(Quoted{delimiter.text});
    else
        redirection.target.bare = delimiter.text;
    auto body = std::make_shared<WordParts>();
    redirection.here_document = body;
    lexer_.expect_here_document(
        {std::move(body), std::move(delimiter.text), delimiter.quoted, op.strip_tabs, op.begin});
    return redirection;
}

void Grammar::redirect_error_to_pipe(Command& command) {
    // A definition of a function writes nothing, and its redirections would belong to the function.
    if (std::holds_alternative<FunctionDefinition>(command.node))
        return;
    Redirection redirection;
    redirection.descriptor = 2;
    redirection.op = RedirectionOperator::DuplicateOutput;
    redirection.position = source_.position(lexer_.peek().begin);
    redirection.target = Word("1", {}, redirection.position);
    command.redirections.push_back(std::move(redirection));
}

void Grammar::redirections(Command& command) {
    while (at(TokenKind::Redirection))
        command.redirections.push_back(redirection());
}

} // namespace leash
