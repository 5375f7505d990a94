// Tokens (XCU 2.3): words, operators, newlines, one at a time.
//
// The lexer knows nothing of the grammar, so a reserved word is just a Word here. It has one
// token of lookahead; the newline token is looked at before the line behind it is asked for.
// The bodies of here-documents stand behind the newline, and are read when it is.
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
    // Of a Word: the text of most words, which are one run of bare text, where it stands in the
    // source; of the others, the word. Most are looked at again and again before it is known where
    // they go: take_word() makes the one copy there is.
    std::string_view run; // holds until the next token is read
    Word word;
    // Of a Redirection: the number and the operator.
    std::optional<int> descriptor;
    RedirectionOperator op = RedirectionOperator::Input;
    bool strip_tabs = false; // <<-
    // For aliases: the first token behind an alias whose value ends in a blank.
    bool follows_blank_alias = false;
    bool may_be_alias = false; // a word that has not been looked up

    // See bare_text_of(); and the bare text that the word begins with, whatever follows.
    std::string_view bare_text() const {
        if (kind != TokenKind::Word)
            return {};
        return run.empty() ? bare_text_of(word) : run;
    }
    std::string_view bare_beginning() const { return run.empty() ? word.bare : run; }
};

// The here-document of a redirection whose body has not been reached yet.
struct PendingHereDocument {
    std::shared_ptr<WordParts> body; // also held by the redirection
    std::string delimiter;
    bool quoted = false;
    bool strip_tabs = false;
    std::size_t offset = 0; // of the operator
};

// Reads the text of a here-document's body, parsed: what Substitutions is to words.
class BodyReader {
  public:
    virtual ~BodyReader() = default;
    virtual WordParts read_body(std::string text, std::size_t first_line) = 0;
};

class Lexer {
  public:
    Lexer(Source& source, Substitutions& substitutions, BodyReader& bodies)
        : source_(source), words_(source, substitutions), bodies_(bodies) {}

    // The next token. It stays where it is until the one behind it is looked at.
    Token& peek() {
        if (!scanned_)
            scan();
        return token_;
    }
    Token take() {
        peek();
        scanned_ = false;
        return std::move(token_);
    }
    // The same, where no more is needed of it than the word: put into `word`, which is empty yet,
    // without `skipped` bytes of the bare text it begins with.
    void take_word(Word& word, std::size_t skipped = 0);
    // The same, to stand behind `words`.
    Word& take_word(std::vector<Word>& words);
    // Forgets the token in front: nobody needs what is in it, or the source was moved or changed.
    void forget() { scanned_ = false; }
    WordReader& words() { return words_; }

    void expect_here_document(PendingHereDocument pending);
    // A command substitution has here-documents of its own: they are set aside around it.
    std::vector<PendingHereDocument> set_aside() { return std::exchange(pending_, {}); }
    void bring_back(std::vector<PendingHereDocument> pending) { pending_ = std::move(pending); }
    const std::vector<PendingHereDocument>& pending() const { return pending_; }

  private:
    void scan();
    // The newline or end behind it.
    int skip_comment();
    void scan_operator(int c);
    void scan_descriptor(int behind);
    // Takes `c` if it comes next.
    bool accept(char c);
    void read_here_documents();
    void read_here_document(const PendingHereDocument& pending);

    Source& source_;
    WordReader words_;
    BodyReader& bodies_;
    Token token_;          // the next one,
    bool scanned_ = false; // if it has been read
    std::vector<PendingHereDocument> pending_;
};

// A here-document's delimiter without its quotes, from the text as it was written.
struct Delimiter {
    std::string text;
    bool quoted = false;
};
Delimiter unquote_delimiter(std::string_view written);

} // namespace leash
