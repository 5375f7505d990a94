// The word reader: reads the parts of one word, up to a blank or an operator.
//
// The word reader applies the rules of quoting, so the syntax tree contains text without quotes:
// Literal if the text was not quoted, Quoted if it was. Invariant: two neighbouring parts are
// never both Literal or both Quoted. The commands in $(...) and in backquotes belong to the
// grammar, a layer above: the word reader calls the grammar through the interface Substitutions.
//
// Source: POSIX XCU 2.2 (quoting), 2.6 (expansions); bash(1) "Process Substitution".
#pragma once

#include "language/source.hpp"

namespace leash {

class Substitutions {
  public:
    virtual ~Substitutions() = default;
    // Parses commands up to the matching ')' and takes the ')'. `opened` is the offset of "$(".
    virtual SharedList read_up_to_parenthesis(std::size_t opened) = 0;
    // Parses all commands of `text`, which stood in backquotes. `opened` is the offset of the
    // first backquote.
    virtual SharedList read_text(std::string_view text, std::size_t opened) = 0;
    // Returns true if the form of bash that begins at `offset` is refused. The error then names the
    // form. `key` is the key of forms_of_bash.hpp. Asked only where such a form stands.
    virtual bool refuse_form(std::string_view key, std::size_t offset) = 0;
};

// All bytes except the bytes that end a word outside of quotes: blanks, the newline, and the bytes
// of operators.
inline constexpr ByteSet inside_word = all_but(" \t\n|&;<>()");
inline bool ends_word(int c) {
    return c == Source::end || !inside_word[static_cast<unsigned char>(c)];
}

class WordReader {
  public:
    WordReader(Source& source, Substitutions& substitutions)
        : source_(source), substitutions_(substitutions) {}

    // Passes over the bare text that a word begins with (perhaps none), up to the first quote, $,
    // backslash or end of the word. Returns the offset where the bare text ends.
    std::size_t pass_bare_text();
    // Reads the rest of the word: everything from the source's offset to the end of the word.
    // `starts_word`: no text of the word stands before the offset.
    WordParts read_parts(bool starts_word);
    // The byte at the offset must be < or >. Returns true if a process substitution begins there:
    // <( or >( (bash).
    bool at_process_substitution() {
        return source_.takes_bash_forms() && source_.peek_behind() == '(';
    }
    // Reads the rest of the source as the body of a here-document with an unquoted delimiter.
    WordParts read_here_document();
    // See Substitutions.
    bool refuse_form(std::string_view key, std::size_t offset) {
        return substitutions_.refuse_form(key, offset);
    }

  private:
    // What ends text outside of double quotes: the end of the word, or the "}" of ${...}.
    enum class Until { WordEnd, ClosingBrace };
    // The four places where text is read as in double quotes. Each has its own end. In a
    // here-document and in arithmetic the character " has no meaning (XCU 2.6.4, 2.7.4).
    enum class Inside { DoubleQuotes, BracedOperand, HereDocument, Arithmetic };
    // The place where a $ stands. $'...' is a quotation in bare text only.
    enum class Context { Bare, DoubleQuoted, HereDocument };

    void read_bare(WordParts& parts, Until until);
    // Returns true at the proper end, and leaves the offset there. Returns false at the end of the
    // input (the proper end of a here-document alone), and at a single ')' that ends arithmetic.
    bool read_double_quoted(WordParts& parts, Inside inside);
    // The three below begin at the quote, and fail if the closing quote is missing.
    void read_single_quotes(WordParts& parts);
    void read_dollar_quotes(WordParts& parts);
    void read_double_quotes(WordParts& parts);

    // These functions are in expansion_reader.cpp.
    void read_dollar(WordParts& parts, Context context);
    void read_braces(WordParts& parts, std::size_t opened, Context context);
    bool read_operator(ParameterExpansion& parameter);
    bool read_arithmetic(WordParts& parts, std::size_t opened);
    void read_backquotes(WordParts& parts, Context context);
    std::string read_parameter_name();
    // Begins at the < of <( or at the > of >(.
    void read_process_substitution(WordParts& parts);

    // Fails: "unfinished WHAT opened in line N".
    void unfinished(std::string_view what, std::size_t opened);

    Source& source_;
    Substitutions& substitutions_;
    bool has_brace_ = false; // the word that is read now has a { without quotes
};

// Returns the text of the last part, if the last part is a Literal (a Quoted). Otherwise appends
// an empty Literal (Quoted) and returns its text.
std::string& last_literal(WordParts& parts);
std::string& last_quoted(WordParts& parts);

// Replaces the backslash escapes of the text inside $'...' (XCU 2.2.4). An escape for the NUL byte
// ends the text: a string of the shell cannot contain NUL.
std::string decode_dollar_quotes(std::string_view escaped);

} // namespace leash
