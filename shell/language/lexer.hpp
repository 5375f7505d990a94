// The lexer: divides the source into tokens (words, operators, newlines), one at a time.
//
// The lexer does not know the grammar: to the lexer a reserved word is a word like any other.
// Invariant: the lexer is never more than one token ahead, and a newline token is complete before
// the line behind the newline is read. The bodies of here-documents stand behind a newline; the
// lexer reads them together with the newline token.
//
// Of bash are the operators &> &>> <<< |& and the words <(...) and >(...). The lexer reads these
// only if the source takes the forms of bash.
//
// Source: POSIX XCU 2.3 (tokens), 2.7.4 (here-documents).
#pragma once

#include "language/word_reader.hpp"

namespace leash {

enum class TokenKind {
    Word,
    Redirection,
    AndIf,           // &&
    OrIf,            // ||
    CaseBreak,       // ;;
    CaseFallThrough, // ;&
    Ampersand,
    Semicolon,
    Pipe,
    LeftParenthesis,
    RightParenthesis,
    Newline,
    End, // of the input
};

struct Token {
    TokenKind kind = TokenKind::End;
    std::size_t begin = 0, end = 0; // offsets in the source

    // Only for a Word. Both members mean what they mean in struct Word, but `bare` is a view: the
    // parser compares most words several times, and take_word() then makes the only copy.
    std::string_view bare; // valid until the next token is read
    WordParts parts;

    // Only for a Redirection: the number before the operator, and the operator.
    std::optional<int> descriptor;
    RedirectionOperator op = RedirectionOperator::Input;
    bool strip_tabs = false; // <<-

    bool takes_error = false; // only for a Pipe: |& (bash)

    // For aliases (XCU 2.3.1).
    bool follows_blank_alias = false; // the alias's value before this token ends in a blank
    bool may_be_alias = false;        // there are aliases, and nobody has looked up this word

    // Returns the text of a word without quotes and expansions, and "" for every other token.
    // See bare_text_of().
    std::string_view bare_text() const {
        return kind == TokenKind::Word && parts.empty() ? bare : std::string_view();
    }
};

// A here-document whose operator has been read, but whose body has not been read yet.
struct PendingHereDocument {
    std::shared_ptr<WordParts> body; // the redirection in the tree holds the same object
    std::string delimiter;           // without its quotes
    bool quoted = false;             // the delimiter was quoted: the body is not expanded
    bool strip_tabs = false;         // <<-
    std::size_t offset = 0;          // where the operator << stands in the source
};

// Parses the body of a here-document. The grammar implements this interface, because a body may
// contain commands in $(...). `first_line` is the number of the body's first line.
class BodyReader {
  public:
    virtual ~BodyReader() = default;
    virtual WordParts read_body(std::string text, std::size_t first_line) = 0;
};

class Lexer {
  public:
    // The objects must outlive the lexer. `aliases` may be null.
    Lexer(Source& source, Substitutions& substitutions, BodyReader& bodies, const Aliases* aliases)
        : source_(source), words_(source, substitutions), bodies_(bodies), aliases_(aliases) {}

    // Returns the next token and does not take the token. The reference stays valid, but the next
    // token is read into the same object.
    Token& peek() {
        if (!scanned_)
            scan();
        return token_;
    }
    // Takes the next token.
    Token take() {
        peek();
        scanned_ = false;
        return std::move(token_);
    }
    // Takes the next token, which must be a Word, and copies the word into `word`, which must be
    // empty. Leaves out the first `skipped` bytes of the word's bare text.
    void take_word(Word& word, std::size_t skipped = 0);
    // Takes the next token, which must be a Word, and appends the word to `words`.
    Word& take_word(std::vector<Word>& words);
    // Replaces the token that peek() has read, if the token is an alias, and returns true: the next
    // token then comes from the value. A word is not replaced if the grammar may recognise the word
    // as a reserved word, or if the word came from the value of the same alias.
    bool replace_alias();
    // Drops the token that peek() has read. The next token is read from the source's offset.
    void forget() { scanned_ = false; }
    WordReader& words() { return words_; }

    // Announces a here-document: its body stands behind the next newline.
    void expect_here_document(PendingHereDocument pending);
    // A command substitution has its own here-documents. Before the substitution the grammar takes
    // the here-documents of the command around it, and behind the substitution restores them.
    std::vector<PendingHereDocument> take_here_documents() { return std::exchange(pending_, {}); }
    void restore_here_documents(std::vector<PendingHereDocument> pending) {
        pending_ = std::move(pending);
    }
    const std::vector<PendingHereDocument>& pending() const { return pending_; }

  private:
    // Reads the next token into token_. If the token follows an alias whose value ends in a blank,
    // replaces the token if it is an alias, wherever the token stands.
    void scan();
    void scan_token();
    // Reads the word that begins at the offset `begin`, into token_.bare and token_.parts.
    void scan_word(std::size_t begin);
    // Does the same for a word that is more than bare text. The bare text has been passed: it ends
    // at `bare_end`, which is the source's offset.
    void scan_parts(std::size_t begin, std::size_t bare_end);
    // The token is a word with a process substitution, and a < or > in the word looked like an
    // operator: reads the whole token again.
    void scan_word_again();
    // Reads the operator that begins with the byte `c`.
    void scan_operator(int c);
    // If the word in token_ is a number, makes the word and the operator that begins with the byte
    // `next` (< or >) one redirection.
    void scan_descriptor(int next);
    // Passes over a comment, and returns the byte behind the comment: a newline or `end`.
    int skip_comment();
    // Takes the byte `c` and returns true, if `c` comes next.
    bool accept(char c);
    void read_here_documents();
    void read_here_document(const PendingHereDocument& pending);

    Source& source_;
    WordReader words_;
    BodyReader& bodies_;
    const Aliases* aliases_;
    Token token_;
    bool scanned_ = false;    // token_ holds the next token
    std::string joined_text_; // what token_.bare points to if a line continuation divides the text
    std::vector<PendingHereDocument> pending_;
};

// The delimiter of a here-document.
struct Delimiter {
    std::string text;    // without the quotes
    bool quoted = false; // at least one character was quoted
};
// Removes the quotes from a delimiter. `written` is the delimiter as it stands in the source.
Delimiter unquote_delimiter(std::string_view written);

} // namespace leash
