// The syntax tree: what a command line means before anything in it has been expanded.
//
// A tree is a plain value, built by the parser, walked by the interpreter, and written
// back as shell text by the printer. It follows the grammar of POSIX XCU 2.10 node by node.
// Shared parts are immutable and held by shared_ptr<const T>, so that a function can be
// redefined while its body runs and a subshell can keep what it was given.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace leash {

// Where something stands in the text; both count from 1, the column in bytes.
struct Position {
    std::size_t line = 1;
    std::size_t column = 1;
    friend bool operator==(const Position&, const Position&) = default;
};

// ---- Words (XCU 2.2, 2.6) -------------------------------------------------------------

struct WordPart;
using WordParts = std::vector<WordPart>;

// A shell word: parts written next to each other, as in a"b $c"'d'. The bare text it begins with,
// which is all of most words, stands apart: it alone can make a word a reserved word, an alias,
// an assignment, or have it begin with a tilde-prefix.
struct Word {
    std::string bare; // a
    WordParts parts;  // "b $c"'d': what follows, so the first of them is no Literal
    Position position;

    Word() = default;
    Word(std::string_view its_bare, Position its_position);
};

struct List; // commands, see below
using SharedList = std::shared_ptr<const List>;

// Text without quotes. Subject to tilde and pathname expansion.
struct Literal {
    std::string text;
};
// Text that was quoted by '...', $'...' or a backslash: stands for itself. May be empty: ''.
struct Quoted {
    std::string text;
};
// "...": its parts are expanded but neither split nor globbed. Literal text inside is Quoted.
struct DoubleQuoted {
    WordParts parts;
};

// What ${name<op>operand} does with the parameter's value.
enum class ParameterOperator {
    Value,                // $name ${name}
    Length,               // ${#name}
    UseDefault,           // ${name-word}   ${name:-word}
    AssignDefault,        // ${name=word}   ${name:=word}
    ErrorIfUnset,         // ${name?word}   ${name:?word}
    UseAlternative,       // ${name+word}   ${name:+word}
    RemoveSmallestSuffix, // ${name%word}
    RemoveLargestSuffix,  // ${name%%word}
    RemoveSmallestPrefix, // ${name#word}
    RemoveLargestPrefix,  // ${name##word}
};
struct ParameterExpansion {
    // A variable's name, digits, or one of @ * # ? - $ !. Anything else (see is_parameter) is a
    // bad substitution, kept as written: an error only if it is expanded (XCU 2.8.1).
    std::string name;
    ParameterOperator op = ParameterOperator::Value;
    bool colon = false;  // ":-" rather than "-": null counts as unset
    bool braces = false; // written with braces (for the printer)
    WordParts operand;   // empty for Value and Length
    Position position;
};

// $(commands) or `commands`.
struct CommandSubstitution {
    SharedList commands;
    Position position;
};

// $((expression)); the expression is expanded as if in double quotes, then evaluated.
struct ArithmeticExpansion {
    WordParts expression;
    Position position;
};

struct WordPart : std::variant<Literal, Quoted, DoubleQuoted, ParameterExpansion,
                               CommandSubstitution, ArithmeticExpansion> {
    using variant::variant;
};

inline Word::Word(std::string_view its_bare, Position its_position)
    : bare(its_bare), position(its_position) {}

// The text of a word that has neither quotes nor expansions in it; else empty. Only such a word
// can be a reserved word, an alias or a function's name.
inline std::string_view bare_text_of(const Word& word) {
    return word.parts.empty() ? std::string_view(word.bare) : std::string_view();
}

// ---- Redirections (XCU 2.7) -------------------------------------------------------------

enum class RedirectionOperator {
    Input,           // <
    Output,          // >
    OutputClobber,   // >|
    Append,          // >>
    ReadWrite,       // <>
    DuplicateInput,  // <&
    DuplicateOutput, // >&
    HereDocument,    // << and <<-
};
struct Redirection {
    std::optional<int> descriptor; // the number written before the operator, if any
    RedirectionOperator op = RedirectionOperator::Input;
    Word target; // a pathname, a descriptor number, "-"; for a here-document its delimiter
    // For a here-document: the text up to the delimiter, tabs removed for <<-. With a quoted
    // delimiter it is one Quoted part; else its parts are expanded as in double quotes.
    std::shared_ptr<const WordParts> here_document;
    bool strip_tabs = false;       // <<-
    bool quoted_delimiter = false; // << 'EOF'
    Position position;
};

// ---- Commands (XCU 2.9) ------------------------------------------------------------------

struct Assignment {
    std::string name;
    Word value;
    Position position;
};
struct SimpleCommand {
    std::vector<Assignment> assignments;
    std::vector<Word> words; // the command's name and arguments; may be empty
};
struct Subshell { // ( list )
    SharedList body;
};
struct BraceGroup { // { list; }
    SharedList body;
};
struct ForClause { // for name [in words]; do list; done
    std::string name;
    bool has_in = false; // without "in": the positional parameters
    std::vector<Word> words;
    SharedList body;
};
enum class CaseEnd { Break, FallThrough }; // ;;  ;&
struct CaseItem {
    std::vector<Word> patterns;
    SharedList body; // may be an empty list
    CaseEnd end = CaseEnd::Break;
};
struct CaseClause {
    Word subject;
    std::vector<CaseItem> items;
};
struct IfBranch {
    SharedList condition;
    SharedList body;
};
struct IfClause {
    std::vector<IfBranch> branches; // if, then every elif
    SharedList otherwise;           // else; may be null
};
struct LoopClause { // while / until
    bool until = false;
    SharedList condition;
    SharedList body;
};
struct Command;
struct FunctionDefinition {
    std::string name;
    std::shared_ptr<const Command> body; // with its redirections
};

struct Command {
    std::variant<SimpleCommand, Subshell, BraceGroup, ForClause, CaseClause, IfClause, LoopClause,
                 FunctionDefinition>
        node;
    std::vector<Redirection> redirections; // in the order written
    Position position;
};

struct Pipeline {
    Command first;
    std::vector<Command> rest; // of most pipelines none
    bool negated = false;      // ! pipeline
    bool timed = false;        // time pipeline
    bool timed_posix = false;  // time -p pipeline
    Position position;

    std::size_t size() const { return 1 + rest.size(); }
    const Command& operator[](std::size_t i) const { return i == 0 ? first : rest[i - 1]; }
    // If it is but one command, and a simple one; else nullptr.
    const SimpleCommand* only_simple() const {
        return rest.empty() ? std::get_if<SimpleCommand>(&first.node) : nullptr;
    }
};

// a && b || c: left to right, each link decided by the status so far.
enum class Connector { And, Or };
struct AndOrList {
    Pipeline first;
    std::vector<std::pair<Connector, Pipeline>> rest;
};

// One and-or list of a list, with what stands behind it: & makes it asynchronous.
struct ListItem {
    AndOrList and_or;
    bool asynchronous = false;
};
struct List {
    std::vector<ListItem> items;
};

} // namespace leash
