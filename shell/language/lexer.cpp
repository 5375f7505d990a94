#include "language/lexer.hpp"

#include <algorithm>

namespace leash {

Token Lexer::take() {
    peek();
    Token token = std::move(*token_);
    token_.reset();
    return token;
}

bool Lexer::accept(char c) {
    if (source_.peek() != c)
        return false;
    source_.advance();
    return true;
}

void Lexer::skip_blanks_and_comment() {
    static constexpr ByteSet comment_text = [] {
        ByteSet set{};
        set.fill(true);
        set['\n'] = false;
        return set;
    }();
    while (source_.peek() == ' ' || source_.peek() == '\t')
        source_.advance();
    if (source_.peek() == '#')
        source_.take_run(comment_text);
}

Token Lexer::scan() {
    skip_blanks_and_comment();
    const int c = source_.peek();
    Token token;
    token.begin = source_.offset();
    token.follows_blank_alias = source_.leaves_blank_alias(token.begin);
    if (c == Source::end) {
        if (!pending_.empty())
            read_here_documents();
        else if (source_.continued_at_end())
            source_.fail(token.begin, "the line ends in '\\', but nothing follows it", true);
        token.kind = TokenKind::End;
    } else if (c == '\n') {
        token.kind = TokenKind::Newline;
        source_.advance();
        token.end = source_.offset();
        if (!pending_.empty())
            read_here_documents();
        return token;
    } else if (ends_word(c)) {
        scan_operator(token, c);
    } else {
        scan_word(token);
    }
    token.end = source_.offset();
    if (source_.failed())
        token.kind = TokenKind::End;
    return token;
}

void Lexer::scan_operator(Token& token, int c) {
    const auto redirection = [&](RedirectionOperator op) {
        token.kind = TokenKind::Redirection;
        token.op = op;
    };
    source_.advance();
    switch (c) {
    case '&':
        token.kind = accept('&') ? TokenKind::AndIf : TokenKind::Ampersand;
        break;
    case '|':
        token.kind = accept('|') ? TokenKind::OrIf : TokenKind::Pipe;
        break;
    case ';':
        token.kind = accept(';')   ? TokenKind::CaseBreak
                     : accept('&') ? TokenKind::CaseFallThrough
                                   : TokenKind::Semicolon;
        break;
    case '(':
        token.kind = TokenKind::LeftParenthesis;
        break;
    case ')':
        token.kind = TokenKind::RightParenthesis;
        break;
    case '<':
        if (accept('<')) {
            redirection(RedirectionOperator::HereDocument);
            token.strip_tabs = accept('-');
        } else {
            redirection(accept('&')   ? RedirectionOperator::DuplicateInput
                        : accept('>') ? RedirectionOperator::ReadWrite
                                      : RedirectionOperator::Input);
        }
        break;
    default: // '>'
        redirection(accept('&')   ? RedirectionOperator::DuplicateOutput
                    : accept('>') ? RedirectionOperator::Append
                    : accept('|') ? RedirectionOperator::OutputClobber
                                  : RedirectionOperator::Output);
    }
}

void Lexer::scan_word(Token& token) {
    token.kind = TokenKind::Word;
    token.word = words_.read_word();
    const int behind = source_.peek();
    if (behind != '<' && behind != '>')
        return;
    const std::string_view digits = token.bare_text();
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    if (digits.empty() || !std::all_of(digits.begin(), digits.end(), is_digit))
        return;
    if (digits.size() > 9) {
        source_.fail(token.begin, "the number before the redirection is too large");
        return;
    }
    token.descriptor = std::stoi(std::string(digits));
    token.word = {};
    scan_operator(token, behind);
}

} // namespace leash
