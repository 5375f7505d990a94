// Reads one word: the parts that stand next to each other up to a blank or an operator.
//
// Quoting (XCU 2.2) decides here what every character means, so the tree holds text already
// freed of its quotes: Literal where it was bare, Quoted where it was protected. Adjacent
// text of one kind is one part. What a word contains of the grammar above it (commands in
// $(...), backquotes) it asks of Substitutions.
#pragma once

#include "language/source.hpp"

namespace leash {

class Substitutions {
  public:
    virtual ~Substitutions() = default;
    // The commands up to the matching ')', which is taken; `opened` is the offset of "$(".
    virtual SharedList read_up_to_parenthesis(std::size_t opened) = 0;
    // The commands of `text`, which stood in backquotes at `opened`.
    virtual SharedList read_text(std::string_view text, std::size_t opened) = 0;
};

// The bytes that end a word outside of quotes: blanks, newline, and those of operators.
inline constexpr ByteSet inside_word = all_but(" \t\n|&;<>()");
inline bool ends_word(int c) {
    return c == Source::end || !inside_word[static_cast<unsigned char>(c)];
}

class WordReader {
  public:
    WordReader(Source& source, Substitutions& substitutions)
        : source_(source), substitutions_(substitutions) {}

    // The word that begins at the source's offset.
    Word read_word();
    // Passes over the word, if it is one run of bare text, as most are, and tells where that ends;
    // else stays where it is.
    std::size_t end_of_bare_word();
    // The rest of the source, as the body of a here-document whose delimiter is not quoted.
    WordParts read_here_document();

  private:
    // Text in which blanks and operators may end the word, or only "}" does.
    enum class Until { WordEnd, ClosingBrace };
    // The four places where text is read as in double quotes. They end differently, and in
    // the last two the character " itself means nothing (XCU 2.6.4, 2.7.4).
    enum class Inside { DoubleQuotes, BracedOperand, HereDocument, Arithmetic };
    // In what a `$` stands: '...' are quotes in bare text only.
    enum class Context { Bare, DoubleQuoted, HereDocument };

    void read_bare(WordParts& parts, Until until);
    // False if it ended where it should not: the end of input, or a lone ')' in arithmetic.
    bool read_double_quoted(WordParts& parts, Inside inside);
    void read_single_quotes(WordParts& parts);
    void read_dollar_quotes(WordParts& parts);
    void read_double_quotes(WordParts& parts);

    // Those below are in expansion_reader.cpp.
    void read_dollar(WordParts& parts, Context context);
    void read_braces(WordParts& parts, std::size_t opened, Context context);
    bool read_operator(ParameterExpansion& parameter);
    bool read_arithmetic(WordParts& parts, std::size_t opened);
    void read_backquotes(WordParts& parts, Context context);
    std::string read_parameter_name();

    void unfinished(std::string_view what, std::size_t opened);

    Source& source_;
    Substitutions& substitutions_;
};

// The text at the end of `parts`, of the kind wanted; a new empty one if there is none.
std::string& literal_end(WordParts& parts);
std::string& quoted_end(WordParts& parts);

// What the backslash escapes of $'...' stand for (XCU 2.2.4). A NUL ends the text.
std::string decode_dollar_quotes(std::string_view escaped);

} // namespace leash
