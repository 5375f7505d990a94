#include "language/lexer.hpp"

#include <algorithm>

namespace leash {

bool Lexer::accept(char c) {
    if (source_.peek() != c)
        return false;
    source_.advance();
    return true;
}

int Lexer::skip_comment() {
    static constexpr ByteSet comment_text = all_but("\n");
    source_.take_run(comment_text);
    return source_.peek();
}

void Lexer::take_word(Word& word, std::size_t skipped) {
    peek();
    scanned_ = false;
    if (!token_.run.empty()) {
        word.bare = token_.run.substr(skipped);
    } else {
        word = std::move(token_.word);
        word.bare.erase(0, skipped);
    }
    word.position = source_.position(token_.begin + skipped);
}

Word& Lexer::take_word(std::vector<Word>& words) {
    peek();
    scanned_ = false;
    if (token_.run.empty())
        return words.emplace_back(std::move(token_.word));
    return words.emplace_back(token_.run, source_.position(token_.begin));
}

void Lexer::scan() {
    int c = source_.peek();
    for (; c == ' ' || c == '\t'; c = source_.peek())
        source_.advance();
    if (c == '#')
        c = skip_comment();
    const std::size_t begin = source_.offset();
    const bool follows_blank_alias = source_.leaves_blank_alias(begin);
    // A word comes first: commands in it are read by way of token_ as well.
    const std::size_t run_end = ends_word(c) ? begin : words_.end_of_bare_word();
    if (run_end == begin && !ends_word(c))
        token_.word = words_.read_word();
    token_.kind = TokenKind::End;
    token_.may_be_alias = false;
    token_.begin = begin;
    token_.descriptor.reset();
    token_.strip_tabs = false;
    token_.follows_blank_alias = follows_blank_alias;
    scanned_ = true;
    if (c == '\n') {
        token_.kind = TokenKind::Newline;
        source_.advance();
        token_.end = source_.offset();
        if (!pending_.empty())
            read_here_documents();
        return;
    }
    if (c == Source::end) {
        if (!pending_.empty())
            read_here_documents();
        else if (source_.continued_at_end())
            source_.fail(begin, "the line ends in '\\', but nothing follows it", true);
    } else if (ends_word(c)) {
        scan_operator(c);
    } else {
        token_.kind = TokenKind::Word;
        token_.may_be_alias = true;
        const int behind = source_.peek();
        token_.run = source_.slice(begin, run_end); // now: peek() may have read another line
        if (behind == '<' || behind == '>')
            scan_descriptor(behind);
    }
    token_.end = source_.offset();
    if (source_.failed())
        token_.kind = TokenKind::End;
}

void Lexer::scan_operator(int c) {
    const auto redirection = [&](RedirectionOperator op) {
        token_.kind = TokenKind::Redirection;
        token_.op = op;
    };
    source_.advance();
    switch (c) {
    case '&':
        token_.kind = accept('&') ? TokenKind::AndIf : TokenKind::Ampersand;
        break;
    case '|':
        token_.kind = accept('|') ? TokenKind::OrIf : TokenKind::Pipe;
        break;
    case ';':
        token_.kind = accept(';')   ? TokenKind::CaseBreak
                      : accept('&') ? TokenKind::CaseFallThrough
                                    : TokenKind::Semicolon;
        break;
    case '(':
        token_.kind = TokenKind::LeftParenthesis;
        break;
    case ')':
        token_.kind = TokenKind::RightParenthesis;
        break;
    case '<':
        if (accept('<')) {
            redirection(RedirectionOperator::HereDocument);
            token_.strip_tabs = accept('-');
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

// A number before < or > is no word, but a part of the redirection.
void Lexer::scan_descriptor(int behind) {
    const std::string_view digits = token_.bare_text();
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    if (digits.empty() || !std::all_of(digits.begin(), digits.end(), is_digit))
        return;
    if (digits.size() > 9) {
        source_.fail(token_.begin, "the number before the redirection is too large");
        return;
    }
    token_.descriptor = std::stoi(std::string(digits));
    scan_operator(behind);
}

} // namespace leash
