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
    word.bare = token_.bare.substr(skipped);
    word.parts = std::move(token_.parts);
    word.position = source_.position(token_.begin + skipped);
}

Word& Lexer::take_word(std::vector<Word>& words) {
    peek();
    scanned_ = false;
    return words.emplace_back(token_.bare, std::move(token_.parts), source_.position(token_.begin));
}

void Lexer::scan() {
    bool may_be_replaced = false;
    do {
        scan_token();
        may_be_replaced |= token_.follows_blank_alias;
    } while (may_be_replaced && replace_alias());
}

bool Lexer::replace_alias() {
    const bool is_new_word =
        std::exchange(token_.may_be_alias, false) && token_.kind == TokenKind::Word;
    if (!is_new_word)
        return false;
    const std::string_view name = token_.bare_text();
    const auto alias = aliases_->find(name);
    if (alias == aliases_->end() || (!token_.follows_blank_alias && is_reserved_word(name)) ||
        source_.stems_from_alias(token_.begin, name))
        return false;
    source_.substitute_alias(token_.begin, token_.end, alias->second);
    scanned_ = false;
    return true;
}

void Lexer::scan_token() {
    int c = source_.peek();
    for (; c == ' ' || c == '\t'; c = source_.peek())
        source_.advance();
    if (c == '#')
        c = skip_comment();
    const std::size_t begin = source_.offset();
    const bool follows_blank_alias = source_.leaves_blank_alias(begin);
    const bool is_word = !ends_word(c);
    // First the word, then the rest of token_: the commands in a word's $(...) also use token_.
    if (is_word)
        scan_word(begin);
    token_.kind = is_word ? TokenKind::Word : TokenKind::End;
    token_.may_be_alias = is_word && aliases_ && !aliases_->empty();
    token_.begin = begin;
    token_.descriptor.reset();
    token_.strip_tabs = false;
    token_.follows_blank_alias = follows_blank_alias;
    scanned_ = true;
    if (is_word) {
        const int next = source_.peek();
        if (next == '<' || next == '>') {
            if (words_.at_process_substitution())
                scan_word_again();
            else
                scan_descriptor(next);
        }
    } else if (c == '\n') {
        token_.kind = TokenKind::Newline;
        source_.advance();
        token_.end = source_.offset();
        if (!pending_.empty())
            read_here_documents();
        return;
    } else if (c == Source::end) {
        if (!pending_.empty())
            read_here_documents();
        else if (source_.continued_at_end())
            source_.fail(begin, _("the line ends in '\\', but nothing follows it"), true);
    } else {
        scan_operator(c);
    }
    token_.end = source_.offset();
    if (source_.failed())
        token_.kind = TokenKind::End;
}

void Lexer::scan_word(std::size_t begin) {
    const std::size_t bare_end = words_.pass_bare_text();
    const int c = source_.peek();
    if (ends_word(c)) { // most words are bare text and nothing else
        token_.parts.clear();
        token_.bare = source_.slice(begin, bare_end);
        return;
    }
    const bool is_lone_brace = c == '{' && bare_end == begin && ends_word(source_.peek_behind());
    if (is_lone_brace) { // as in { list; }
        source_.advance();
        token_.parts.clear();
        token_.bare = source_.slice(begin, source_.offset());
        return;
    }
    scan_parts(begin, bare_end);
}

void Lexer::scan_parts(std::size_t begin, std::size_t bare_end) {
    WordParts parts = words_.read_parts(bare_end == begin);
    token_.bare = source_.slice(begin, bare_end); // now: read_parts() may have moved the buffer
    // Bare text may go on behind a line continuation, and a $ that expands nothing is bare text.
    if (auto* more = parts.empty() ? nullptr : std::get_if<Literal>(&parts.front())) {
        joined_text_ = std::string(token_.bare) + more->text;
        token_.bare = joined_text_;
        parts.erase(parts.begin());
    }
    token_.parts = std::move(parts);
}

void Lexer::scan_word_again() {
    const std::size_t begin = token_.begin;
    const bool follows_blank_alias = token_.follows_blank_alias;
    source_.move_to(begin);
    scanned_ = false; // the commands in <(...) are scanned now
    scan_parts(begin, begin);
    // The commands in the word's <(...) have used token_ too.
    token_.kind = TokenKind::Word;
    token_.may_be_alias = false; // more than bare text is no alias
    token_.begin = begin;
    token_.descriptor.reset();
    token_.strip_tabs = false;
    token_.follows_blank_alias = follows_blank_alias;
    scanned_ = true;
}

void Lexer::scan_operator(int c) {
    const auto redirection = [&](RedirectionOperator op) {
        token_.kind = TokenKind::Redirection;
        token_.op = op;
    };
    // Behind < or >. In POSIX a ( can never stand there.
    const auto redirection_or_process = [&](RedirectionOperator op) {
        if (source_.peek() == '(' && source_.takes_bash_forms())
            scan_word_again();
        else
            redirection(op);
    };
    source_.advance();
    switch (c) {
    case '&':
        if (accept('&')) {
            token_.kind = TokenKind::AndIf;
        } else if (source_.takes_bash_forms() && accept('>')) {
            redirection(accept('>') ? RedirectionOperator::AppendOutputAndError
                                    : RedirectionOperator::OutputAndError);
        } else {
            token_.kind = TokenKind::Ampersand;
        }
        break;
    case '|':
        token_.kind = accept('|') ? TokenKind::OrIf : TokenKind::Pipe;
        token_.takes_error =
            token_.kind == TokenKind::Pipe && source_.takes_bash_forms() && accept('&');
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
            if (source_.takes_bash_forms() && accept('<'))
                return redirection(RedirectionOperator::HereString);
            redirection(RedirectionOperator::HereDocument);
            token_.strip_tabs = accept('-');
        } else if (accept('&')) {
            redirection(RedirectionOperator::DuplicateInput);
        } else if (accept('>')) {
            redirection(RedirectionOperator::ReadWrite);
        } else {
            redirection_or_process(RedirectionOperator::Input);
        }
        break;
    default: // '>'
        if (accept('&'))
            redirection(RedirectionOperator::DuplicateOutput);
        else if (accept('>'))
            redirection(RedirectionOperator::Append);
        else if (accept('|'))
            redirection(RedirectionOperator::OutputClobber);
        else
            redirection_or_process(RedirectionOperator::Output);
    }
}

void Lexer::scan_descriptor(int next) {
    const std::string_view digits = token_.bare_text();
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    if (digits.empty() || !std::all_of(digits.begin(), digits.end(), is_digit)) {
        if (digits.size() > 2 && digits.front() == '{' && digits.back() == '}' &&
            is_name(digits.substr(1, digits.size() - 2)))
            words_.refuse_form("{a}>", token_.begin);
        return;
    }
    if (digits.size() > 9) {
        source_.fail(token_.begin, _("the number before the redirection is too large"));
        return;
    }
    token_.descriptor = std::stoi(std::string(digits));
    scan_operator(next);
}

} // namespace leash
