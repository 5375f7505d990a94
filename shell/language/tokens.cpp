// The grammar's functions about the next token: alias substitution, and the error messages for a
// token that the grammar does not allow.
#include "language/grammar.hpp"

namespace leash {

// Repeats until the next token is not an alias (XCU 2.3.1).
Token& Grammar::substitute_aliases() {
    while (lexer_.peek().may_be_alias && lexer_.replace_alias()) {
    }
    return lexer_.peek();
}

bool Grammar::accept_word(std::string_view text) {
    if (!at_word(text))
        return false;
    lexer_.forget();
    return true;
}

std::size_t Grammar::line_of(std::size_t offset) const {
    return source_.position(offset).line;
}

Message Grammar::describe_with_line(const Token& opener) const {
    return _("the {0} in line {1}", describe_token(opener), line_of(opener.begin));
}

Message Grammar::describe_token(const Token& token) const {
    if (token.kind == TokenKind::End)
        return _("the end of the input");
    if (token.kind == TokenKind::Newline)
        return _("end of line");
    constexpr std::size_t longest = 24;
    std::string_view text = source_.slice(token.begin, token.end);
    text = text.substr(0, text.find('\n'));
    if (text.size() <= longest)
        return Message::verbatim("'" + std::string(text) + "'");
    std::size_t length = longest - 3;
    while (length > 0 && (static_cast<unsigned char>(text[length]) & 0xC0) == 0x80)
        --length; // do not cut a character of UTF-8 in two
    return Message::verbatim("'" + std::string(text.substr(0, length)) + "...'");
}

void Grammar::unexpected(const Message& expected) {
    const Token& token = lexer_.peek();
    if (const auto form = form_at_error(token))
        source_.fail(token.begin, *form);
    else
        source_.fail(token.begin, _("{0}, found {1}", expected, describe_token(token)),
                     token.kind == TokenKind::End);
    lexer_.forget();
}

void Grammar::misplaced() {
    const Token& token = lexer_.peek();
    const std::string_view word = token.bare_text();
    const auto fail = [&](Phrase without) {
        source_.fail(token.begin, _(without, describe_token(token)));
        lexer_.forget();
    };
    if (word == "do")
        fail(N_("{0} without a 'for', 'while' or 'until' before it"));
    else if (word == "done")
        fail(N_("{0} without a 'do' before it"));
    else if (word == "then" || word == "elif" || word == "else" || word == "fi")
        fail(N_("{0} without an 'if' before it"));
    else if (word == "esac")
        fail(N_("{0} without a 'case' before it"));
    else if (word == "}")
        fail(N_("{0} without a '{{' before it"));
    else if (token.kind == TokenKind::RightParenthesis)
        fail(N_("{0} without a '(' before it"));
    else if (token.kind == TokenKind::CaseBreak || token.kind == TokenKind::CaseFallThrough)
        fail(N_("{0} without a pattern of a 'case' before it"));
    else
        unexpected(_("an operator such as ';' was expected"));
}

bool is_closing_word(std::string_view word) {
    if (word.size() > 4)
        return false;
    return word == "then" || word == "elif" || word == "else" || word == "fi" || word == "do" ||
           word == "done" || word == "esac" || word == "}";
}

} // namespace leash
