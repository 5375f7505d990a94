// The parser: reads lines of text and returns one complete command at a time.
//
// The parser stops behind each complete command, because the command may change how the next
// command is read: it may define an alias, or `read` may take the next line of the script.
// Invariant: the parser asks for a line only when it cannot go on without the line. So the shell
// reads no more of its standard input than the current command needs.
//
// The parser never writes and never exits: an error is a value that next() returns.
//
// Source: POSIX XCU 2.10.
#pragma once

#include "base/translator.hpp"
#include "language/syntax.hpp"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace leash {

// A function that returns the next line, with the newline if the line has one, and "" at the end
// of the input. The view is valid until the function is called again, or the LineReader is moved.
using LineReader = std::function<std::string_view()>;
// The name and the value of each alias.
using Aliases = std::map<std::string, std::string, std::less<>>;
// Answers whether the parser refuses a form of bash that POSIX reads in another way. `form` is how
// the form begins: "[[", "((", "function" ... The shell says no if POSIX's reading holds, and if a
// command has this name.
using FormQuestion = std::function<bool(std::string_view form)>;

struct SyntaxError {
    Position position;       // the place that the caret points at
    Message message;         // such as "'done' without a 'do' before it"
    std::string line;        // the line with the position, without newline; "" if not known
    bool unfinished = false; // the input ended inside a command: more lines could complete it

    // Returns "NAME: line 3: MESSAGE", broken into lines if it is long; then, if `line` is not
    // empty, the line and a caret under the place. No line is wider than 80 columns.
    std::string describe(std::string_view name, const Translator& translate) const;
    // Returns the same for a command that was typed at a prompt: "leash: MESSAGE ...".
    std::string describe_typed(const Translator& translate) const;
    // Returns the same behind another beginning, such as "script: line 3: ".
    std::string describe_after(std::string_view speaker, const Translator& translate) const;
};

struct EndOfInput {};

// The List is a complete command. A blank line and a comment give an empty List.
using ParseResult = std::variant<List, SyntaxError, EndOfInput>;

class Parser {
  public:
    // `aliases` must outlive the parser, and may change between commands. nullptr means that there
    // are no aliases.
    explicit Parser(LineReader lines, const Aliases* aliases = nullptr);
    ~Parser();
    Parser(Parser&&) noexcept;
    Parser& operator=(Parser&&) noexcept;

    // Reads and parses the next complete command, up to the newline behind it. After a SyntaxError
    // the rest of the current line is dropped, so that an interactive shell can go on with the
    // next line.
    ParseResult next();

    // Returns the lines that the last complete command was read from (for set -v and history).
    // The view is valid until next() is called.
    std::string_view last_text() const;
    // Returns true if text is left behind the last complete command: the value of an alias may have
    // several lines.
    bool has_unread_text() const;
    // Gives the next line the number `first`: `eval` and traps report the line of the script.
    void start_at_line(std::size_t first);
    // Says that no line can follow the end of the input, because the input is a script or the
    // text of -c, not a terminal. A backslash-newline at the end is then removed; otherwise the
    // command is unfinished.
    void end_is_final();
    // Takes a full-width ； for a letter, as POSIX does. leash does so if its name is sh.
    void take_full_width_as_text();
    // From now on the parser asks before it reads a form of bash as POSIX does. If the answer is
    // yes, the form is an error that names it (forms_of_bash.hpp). Nothing is asked before.
    void ask_about_forms_of_bash(FormQuestion question);
    // Says whether the next commands may have the forms of bash: &> &>> <<< |& {a,b} <(list). At
    // first they may. `set -o posix` changes this between two commands.
    void take_bash_forms(bool take);

  private:
    struct Implementation;
    std::unique_ptr<Implementation> implementation_;
};

// Returns a reader of the lines of one text: for -c, eval, traps and the interactive line.
LineReader lines_of(std::string text);

// Parses all complete commands of `text` into one list, or returns the first error. The checks of
// lessons and the tests use this function.
std::variant<List, SyntaxError> parse_all(std::string text, const Aliases* aliases = nullptr);

// Parses `text` as the body of a here-document with an unquoted delimiter, for the expansion of
// PS1, PS4 and ENV.
std::variant<WordParts, SyntaxError> parse_here_document(std::string_view text);

// Returns true for a word of the form NAME=value. Before a command's name the parser makes such a
// word an Assignment. Behind the name it stays a word; `export` and similar commands ask this
// function (XCU 2.9.1.1).
bool is_assignment(const Word& word);

// Returns true if `text` could be the name of a variable or function (XBD 3 "Name").
bool is_name(std::string_view text);
// Returns true if `text` may stand between ${ and }: a name, digits, or one of @ * # ? - $ !. If
// the name of a ParameterExpansion is something else, the expansion is a bad substitution, such as
// ${x/a/b}.
bool is_parameter(std::string_view text);
// Returns true for the words if then else elif fi do done case esac while until for { } ! in time.
bool is_reserved_word(std::string_view text);

} // namespace leash
