// The parser: lines of text in, one complete command at a time out (POSIX XCU 2.10).
//
// One complete command at a time, because a command may change how the next is read: an
// alias, or `read` taking the script's next line. The parser asks for a line only when it
// cannot go on without one, so commands on standard input are read no further than needed.
//
// It never writes and never exits; what is wrong comes back as a value.
#pragma once

#include "language/syntax.hpp"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace leash {

// The next line, with its newline if it had one; empty at the end of the input. A view that holds
// until the reader is called again, or moved.
using LineReader = std::function<std::string_view()>;
// What each alias stands for.
using Aliases = std::map<std::string, std::string, std::less<>>;

struct SyntaxError {
    Position position;       // where the caret goes
    std::string message;     // "'done' without a 'do' before it"
    std::string line;        // the line of the text the position is in, without newline
    bool unfinished = false; // the input ended inside a construct: more lines could complete it

    // Three lines: "NAME: line 3: MESSAGE", the line, and a caret under the place; the last
    // two only where `line` is known. Wide characters before the caret are counted by width.
    std::string describe(std::string_view name) const;
};

struct EndOfInput {};

// A complete command (may be an empty list: a blank line or a comment).
using ParseResult = std::variant<List, SyntaxError, EndOfInput>;

class Parser {
  public:
    // `aliases`, if any, must outlive it; they may change between commands.
    explicit Parser(LineReader lines, const Aliases* aliases = nullptr);
    ~Parser();
    Parser(Parser&&) noexcept;
    Parser& operator=(Parser&&) noexcept;

    // Reads and parses up to the newline (or &, ;) that ends a complete command. After a
    // SyntaxError the rest of the current line has been dropped, so that an interactive
    // shell can go on with the next.
    ParseResult next();

    // The text of the lines that the last complete command was read from (for set -v, history).
    std::string_view last_text() const;
    // The number of the line to be read next.
    std::size_t line_number() const;
    // As `first` for the first line: eval and traps report the line they stand in.
    void start_at_line(std::size_t first);
    // Nothing can follow the end of this input: a script or -c, not a terminal. A
    // backslash-newline at the very end is then simply removed, instead of being unfinished.
    void end_is_final();
    // A full-width ； where an operator may be meant is no error (by the name sh).
    void take_full_width_as_text();

  private:
    struct Implementation;
    std::unique_ptr<Implementation> implementation_;
};

// A reader over one text: for -c, eval, traps and the interactive line.
LineReader lines_of(std::string text);

// Every complete command of `text` in one list, or the first error: for a lesson's checks, and
// tests.
std::variant<List, SyntaxError> parse_all(std::string text, const Aliases* aliases = nullptr);

// Text as the body of a here-document with an unquoted delimiter: PS1, PS4, ENV.
std::variant<WordParts, SyntaxError> parse_here_document(std::string_view text);

// True for a word of the form NAME=value: before a command's name the parser itself takes it
// for an assignment; `export` and the like ask for it behind (XCU 2.9.1.1).
bool is_assignment(const Word& word);

// True for a word that could be a variable's or function's name (XBD 3.216).
bool is_name(std::string_view text);
// True for what can stand between ${ and }: a name, digits, or one of @ * # ? - $ !. A
// ParameterExpansion whose name is anything else was a bad substitution, such as ${x/a/b}.
bool is_parameter(std::string_view text);
// True for if then else elif fi do done case esac while until for { } ! in (time).
bool is_reserved_word(std::string_view text);

} // namespace leash
