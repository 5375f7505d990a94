// Word reader, first part: bare text and quotes. The expansions that begin with $ or ` are in
// expansion_reader.cpp.
#include "language/word_reader.hpp"

#include "language/brace_expansion.hpp"

namespace leash {

namespace {

constexpr ByteSet bare_text = all_but(" \t\n|&;<>()\\'\"`${");
constexpr ByteSet bare_operand_text = all_but("}\\'\"`$\n");
constexpr ByteSet double_quoted_text = all_but("\"\\`$\n");
constexpr ByteSet quoted_operand_text = all_but("}\"\\`$\n");
constexpr ByteSet here_document_text = all_but("\\`$\n");
constexpr ByteSet arithmetic_text = all_but("()\\`$\n");
constexpr ByteSet single_quoted_text = all_but("'\n");
constexpr ByteSet dollar_quoted_text = all_but("'\\\n");

template <class Kind> std::string& text_end(WordParts& parts) {
    if (!parts.empty())
        if (auto* last = std::get_if<Kind>(&parts.back()))
            return last->text;
    return std::get<Kind>(parts.emplace_back(std::in_place_type<Kind>)).text;
}

} // namespace

std::string& last_literal(WordParts& parts) {
    return text_end<Literal>(parts);
}
std::string& last_quoted(WordParts& parts) {
    return text_end<Quoted>(parts);
}

void WordReader::unfinished(std::string_view what, std::size_t opened) {
    source_.fail(opened,
                 _("unfinished {0} opened in line {1}", what, source_.position(opened).line), true);
}

std::size_t WordReader::pass_bare_text() {
    source_.take_run(bare_text);
    return source_.offset();
}

WordParts WordReader::read_parts(bool starts_word) {
    WordParts parts;
    const std::size_t begin = source_.offset();
    // The commands in a $(...) of this word have words of their own.
    const bool outer_word_has_brace = std::exchange(has_brace_, false);
    read_bare(parts, Until::WordEnd);
    if (std::exchange(has_brace_, outer_word_has_brace) && source_.takes_bash_forms())
        return find_brace_expansions(source_, begin, std::move(parts), starts_word);
    return parts;
}

WordParts WordReader::read_here_document() {
    WordParts parts;
    read_double_quoted(parts, Inside::HereDocument);
    return parts;
}

void WordReader::read_bare(WordParts& parts, Until until) {
    const ByteSet& run = until == Until::WordEnd ? bare_text : bare_operand_text;
    for (int c = source_.peek(); c != Source::end; c = source_.peek()) {
        if (run[static_cast<unsigned char>(c)]) {
            last_literal(parts) += source_.take_run(run);
            continue;
        }
        if (until == Until::WordEnd ? ends_word(c) : c == '}') {
            if ((c != '<' && c != '>') || !at_process_substitution())
                return;
            read_process_substitution(parts);
            continue;
        }
        switch (c) {
        case '\\':
            source_.advance();
            if (source_.raw() == Source::end) {
                last_quoted(parts) += '\\'; // at the end of the input a backslash is plain text
            } else {
                last_quoted(parts) += static_cast<char>(source_.raw());
                source_.advance();
            }
            break;
        case '\'':
            read_single_quotes(parts);
            break;
        case '"':
            read_double_quotes(parts);
            break;
        case '`':
            read_backquotes(parts, Context::Bare);
            break;
        case '$':
            read_dollar(parts, Context::Bare);
            break;
        case '{': // perhaps a brace expansion: read_parts() looks when it has the whole word
            has_brace_ = true;
            last_literal(parts) += '{';
            source_.advance();
            break;
        default: // a newline in the operand of ${...}
            last_literal(parts) += '\n';
            source_.advance();
        }
    }
}

void WordReader::read_single_quotes(WordParts& parts) {
    const std::size_t opened = source_.offset();
    source_.advance();
    std::string& text = last_quoted(parts);
    for (int c = source_.raw(); c != '\''; c = source_.raw()) {
        if (c == Source::end)
            return unfinished("\"'\"", opened);
        text += source_.take_run(single_quoted_text);
        if (source_.raw() == '\n') {
            text += '\n';
            source_.advance();
        }
    }
    source_.advance();
}

// The offset is at the ' of $'. First find the closing quote, then decode the escapes between.
void WordReader::read_dollar_quotes(WordParts& parts) {
    const std::size_t opened = source_.offset() - 1;
    source_.advance();
    const std::size_t begin = source_.offset();
    for (int c = source_.raw(); c != '\''; c = source_.raw()) {
        if (c == Source::end)
            return unfinished("$'", opened);
        source_.take_run(dollar_quoted_text);
        if (source_.raw() == '\\') {
            source_.advance();
            if (source_.raw() != Source::end)
                source_.advance();
        } else if (source_.raw() == '\n') {
            source_.advance();
        }
    }
    last_quoted(parts) += decode_dollar_quotes(source_.slice(begin, source_.offset()));
    source_.advance();
}

void WordReader::read_double_quotes(WordParts& parts) {
    const std::size_t opened = source_.offset();
    source_.advance();
    DoubleQuoted quoted;
    if (!read_double_quoted(quoted.parts, Inside::DoubleQuotes))
        return unfinished("'\"'", opened);
    source_.advance();
    parts.emplace_back(std::move(quoted));
}

bool WordReader::read_double_quoted(WordParts& parts, Inside inside) {
    const bool quote_is_text = inside == Inside::HereDocument || inside == Inside::Arithmetic;
    const Context context =
        inside == Inside::HereDocument ? Context::HereDocument : Context::DoubleQuoted;
    const ByteSet& run = inside == Inside::DoubleQuotes    ? double_quoted_text
                         : inside == Inside::BracedOperand ? quoted_operand_text
                         : inside == Inside::HereDocument  ? here_document_text
                                                           : arithmetic_text;
    std::size_t open_parentheses = 0; // inside an arithmetic expression
    for (;;) {
        const int c = source_.peek();
        switch (c) {
        case Source::end:
            return inside == Inside::HereDocument;
        case '\\': {
            source_.advance();
            const int next = source_.raw();
            const bool escapes = next == '$' || next == '`' || next == '\\' ||
                                 (next == '"' && !quote_is_text) ||
                                 (next == '}' && inside == Inside::BracedOperand);
            last_quoted(parts) += escapes ? static_cast<char>(next) : '\\';
            if (escapes)
                source_.advance();
            continue;
        }
        case '`':
            read_backquotes(parts, context);
            continue;
        case '$':
            read_dollar(parts, context);
            continue;
        case '"':
            if (inside == Inside::DoubleQuotes)
                return true;
            if (inside == Inside::BracedOperand) {
                read_double_quotes(parts);
                continue;
            }
            break;
        case '}':
            if (inside == Inside::BracedOperand)
                return true;
            break;
        case '(':
            open_parentheses += inside == Inside::Arithmetic;
            break;
        case ')':
            if (inside == Inside::Arithmetic && open_parentheses-- == 0)
                return source_.peek_behind() == ')';
            break;
        default:
            break;
        }
        std::string& text = last_quoted(parts);
        text += static_cast<char>(c);
        source_.advance();
        text += source_.take_run(run);
    }
}

} // namespace leash
