// Lexer, second part: the bodies of here-documents (XCU 2.7.4). A body is the lines behind the
// newline, up to a line that is equal to the delimiter.
#include "language/lexer.hpp"

namespace leash {

namespace {

// Returns true if `text` ends in a backslash-newline whose backslash is not itself escaped.
bool ends_in_continuation(std::string_view text) {
    if (text.empty() || text.back() != '\n')
        return false;
    text.remove_suffix(1);
    const std::size_t last = text.find_last_not_of('\\');
    const std::size_t backslashes = text.size() - (last == std::string_view::npos ? 0 : last + 1);
    return backslashes % 2 == 1;
}

bool is_delimiter(std::string_view line, std::string_view delimiter) {
    if (!line.empty() && line.back() == '\n')
        line.remove_suffix(1);
    return line == delimiter;
}

std::string without_continuations(std::string_view text) {
    std::string joined;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text.substr(at, 2) == "\\\n")
            ++at;
        else
            joined += text[at];
    }
    return joined;
}

} // namespace

Delimiter unquote_delimiter(std::string_view written) {
    Delimiter delimiter;
    char quote = 0;                // the quote around the current character: ' or " or 0
    bool in_dollar_quotes = false; // inside $'...'
    std::string escaped;           // the text inside $'...'
    for (std::size_t at = 0; at < written.size(); ++at) {
        const char c = written[at];
        const char next = at + 1 < written.size() ? written[at + 1] : '\0';
        if (in_dollar_quotes) {
            if (c == '\'') {
                delimiter.text += decode_dollar_quotes(escaped);
                in_dollar_quotes = false;
                continue;
            }
            escaped += c;
            if (c == '\\' && next) {
                escaped += next;
                ++at;
            }
        } else if (quote == '\'') {
            if (c == '\'')
                quote = 0;
            else
                delimiter.text += c;
        } else if (c == '\\' && next == '\n') {
            ++at;
        } else if (quote == '"') {
            if (c == '"') {
                quote = 0;
            } else if (c == '\\' &&
                       std::string_view("$`\"\\").find(next) != std::string_view::npos) {
                delimiter.text += next;
                ++at;
            } else {
                delimiter.text += c;
            }
        } else if (c == '\'' || c == '"') {
            delimiter.quoted = true;
            quote = c;
        } else if (c == '$' && next == '\'') {
            delimiter.quoted = true;
            in_dollar_quotes = true;
            escaped.clear();
            ++at;
        } else if (c == '\\') {
            delimiter.quoted = true;
            delimiter.text += next ? next : c;
            ++at;
        } else {
            delimiter.text += c;
        }
    }
    return delimiter;
}

void Lexer::expect_here_document(PendingHereDocument pending) {
    pending_.push_back(std::move(pending));
}

void Lexer::read_here_documents() {
    // Take the list first: a body may contain commands with here-documents of their own.
    for (const PendingHereDocument& pending : take_here_documents())
        read_here_document(pending);
}

void Lexer::read_here_document(const PendingHereDocument& pending) {
    source_.raw(); // reads the first line: without it the position would be of the line before
    const Position first = source_.position(source_.offset());
    std::string body;
    for (;;) {
        // Reads one line of the here-document. A line continuation joins several lines of the input
        // to one line.
        const std::size_t begin = body.size();
        bool joined = false;
        bool at_start = true; // the line contains nothing but line continuations so far
        for (;;) {
            std::string_view line = source_.take_line();
            if (line.empty())
                return source_.fail(pending.offset,
                                    _("the here-document of line {0} meets the end of the file "
                                      "before '{1}'",
                                      source_.position(pending.offset).line, pending.delimiter),
                                    true);
            if (pending.strip_tabs && at_start)
                line.remove_prefix(std::min(line.find_first_not_of('\t'), line.size()));
            body += line;
            if (pending.quoted || !ends_in_continuation(line))
                break;
            joined = true;
            at_start &= line == "\\\n";
        }
        const std::string_view line = std::string_view(body).substr(begin);
        if (is_delimiter(joined ? without_continuations(line) : line, pending.delimiter)) {
            body.resize(begin);
            break;
        }
    }
    if (body.empty())
        return;
    if (pending.quoted || body.find_first_of("$`\\") == std::string::npos)
        last_quoted(*pending.body) = std::move(body);
    else
        *pending.body = bodies_.read_body(std::move(body), first.line);
}

} // namespace leash
