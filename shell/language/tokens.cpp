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

std::string Grammar::line_of(std::size_t offset) const {
    return std::to_string(source_.position(offset).line);
}

std::string Grammar::describe_with_line(const Token& opener) const {
    return "the " + describe_token(opener) + " in line " + line_of(opener.begin);
}

std::string Grammar::describe_token(const Token& token) const {
    if (token.kind == TokenKind::End)
        return "the end of the input";
    if (token.kind == TokenKind::Newline)
        return "end of line";
    constexpr std::size_t longest = 24;
    std::string_view text = source_.slice(token.begin, token.end);
    text = text.substr(0, text.find('\n'));
    if (text.size() <= longest)
        return "'" + std::string(text) + "'";
    std::size_t length = longest - 3;
    while (length > 0 && (static_cast<unsigned char>(text[length]) & 0xC0) == 0x80)
        --length; // do not cut a character of UTF-8 in two
    return "'" + std::string(text.substr(0, length)) + "...'";
}

void Grammar::unexpected(const std::string& expected) {
    const Token& token = lexer_.peek();
    source_.fail(token.begin, expected + ", found " + describe_token(token),
                 token.kind == TokenKind::End);
    lexer_.forget();
}

void Grammar::misplaced() {
    const Token& token = lexer_.peek();
    const std::string_view word = token.bare_text();
    const auto without = [&](const char* opener) {
        source_.fail(token.begin, describe_token(token) + " without " + opener + " before it");
        lexer_.forget();
    };
    if (word == "do")
        without("a 'for', 'while' or 'until'");
    else if (word == "done")
        without("a 'do'");
    else if (word == "then" || word == "elif" || word == "else" || word == "fi")
        without("an 'if'");
    else if (word == "esac")
        without("a 'case'");
    else if (word == "}")
        without("a '{'");
    else if (token.kind == TokenKind::RightParenthesis)
        without("a '('");
    else if (token.kind == TokenKind::CaseBreak || token.kind == TokenKind::CaseFallThrough)
        without("a pattern of a 'case'");
    else
        unexpected("an operator such as ';' was expected");
}

bool is_closing_word(std::string_view word) {
    if (word.size() > 4)
        return false;
    return word == "then" || word == "elif" || word == "else" || word == "fi" || word == "do" ||
           word == "done" || word == "esac" || word == "}";
}

} // namespace leash
