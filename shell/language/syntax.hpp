// The syntax tree: a command as the parser understood it, before any expansion.
//
// A tree is a plain value. The parser builds the tree, the interpreter runs it, and the printer
// writes it as shell text. The nodes follow the grammar of POSIX XCU 2.10. What is marked with
// "bash" is not in POSIX: those nodes follow the manual of bash 5.2.
//
// Invariant: a shared part of a tree never changes; it is held by shared_ptr<const T>. So a
// function may be redefined while the old body is still running.
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

// A place in the text. Lines and columns count from 1; a column is one byte.
struct Position {
    std::size_t line = 1;
    std::size_t column = 1;
    friend bool operator==(const Position&, const Position&) = default;
};

// ---- Words (XCU 2.2, 2.6) -------------------------------------------------------------

struct WordPart;
using WordParts = std::vector<WordPart>;

// A word of the shell, such as a"b $c"'d': the bare text at its beginning, and the parts behind
// it. Bare text is text without quotes and expansions. Most words are bare text and have no parts.
// Only bare text at the beginning can be a reserved word, an alias, the NAME= of an assignment or
// a tilde-prefix.
struct Word {
    std::string bare; // a
    WordParts parts;  // "b $c" and 'd'; the first part is never a Literal
    Position position;

    Word() = default;
    Word(std::string_view its_bare, WordParts&& its_parts, Position its_position);
};

struct List; // commands, see below
using SharedList = std::shared_ptr<const List>;

// Text that was not quoted. Tilde expansion and pathname expansion apply to it.
struct Literal {
    std::string text;
};
// Text that was quoted by '...', $'...' or a backslash: every character stands for itself. The
// text may be empty, as in ''.
struct Quoted {
    std::string text;
};
// "...": the parts inside are expanded, but not split into fields, and pathname expansion does not
// apply. Text inside is Quoted.
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
    // A variable's name, digits, or one of @ * # ? - $ !. If is_parameter(name) is false, this is
    // a bad substitution and `name` is the text between the braces. A bad substitution is an error
    // only when it is expanded (XCU 2.8.1).
    std::string name;
    ParameterOperator op = ParameterOperator::Value;
    bool colon = false;  // ":-" instead of "-": an empty value counts as unset
    bool braces = false; // written as ${name} (the printer needs to know)
    WordParts operand;   // empty for Value and Length
    Position position;
};

// $(commands) or `commands`.
struct CommandSubstitution {
    SharedList commands;
    Position position;
};

// $((expression)): the expression is expanded as in double quotes, then evaluated.
struct ArithmeticExpansion {
    WordParts expression;
    Position position;
};

// {a,b} or {1..3} in a word (bash). In the words of a command and of `for` the expansion makes
// several words of one word; everywhere else the expansion is the text as it was written.
struct BraceExpansion {
    std::vector<WordParts> alternatives; // of {a,b}; an alternative may be empty
    std::string sequence;                // of {1..3}: the text "1..3"; "" for {a,b}
};

// <(commands) or >(commands) (bash): a pathname. Who opens the pathname reads what the commands
// write, or writes what the commands read.
struct ProcessSubstitution {
    enum class Direction { FromCommands, ToCommands }; // <( and >(
    Direction direction = Direction::FromCommands;
    SharedList commands;
    Position position;
};

struct WordPart
    : std::variant<Literal, Quoted, DoubleQuoted, ParameterExpansion, CommandSubstitution,
                   ArithmeticExpansion, BraceExpansion, ProcessSubstitution> {
    using variant::variant;
};

inline Word::Word(std::string_view its_bare, WordParts&& its_parts, Position its_position)
    : bare(its_bare), parts(std::move(its_parts)), position(its_position) {}

// Returns the text of a word that contains no quotes and no expansions, and "" for every other
// word. Only such a word can be a reserved word, an alias or a function's name.
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
    // bash:
    HereString,           // <<<
    OutputAndError,       // &>
    AppendOutputAndError, // &>>
};
struct Redirection {
    std::optional<int> descriptor; // the number written before the operator
    RedirectionOperator op = RedirectionOperator::Input;
    // A pathname, a descriptor's number, "-", the delimiter of a here-document, or the text of a
    // here-string. In bash the target of >& may be a pathname too.
    Word target;
    // The body of a here-document: the text up to the delimiter, without leading tabs for <<-. If
    // the delimiter is quoted, the body is at most one Quoted part; otherwise the parts are
    // expanded as in double quotes. Null for other operators.
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
    bool has_in = false; // false: the loop takes the positional parameters
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
    std::vector<Command> rest; // most pipelines are one command, and `rest` is empty
    bool negated = false;      // ! pipeline
    bool timed = false;        // time pipeline
    bool timed_posix = false;  // time -p pipeline
    Position position;

    std::size_t size() const { return 1 + rest.size(); }
    const Command& operator[](std::size_t i) const { return i == 0 ? first : rest[i - 1]; }
    // Returns the command if the pipeline is one simple command, otherwise nullptr.
    const SimpleCommand* only_simple() const {
        return rest.empty() ? std::get_if<SimpleCommand>(&first.node) : nullptr;
    }
};

// a && b || c: runs from left to right. && runs the next pipeline if the status so far is 0, ||
// runs it if the status is not 0.
enum class Connector { And, Or };
struct AndOrList {
    Pipeline first;
    std::vector<std::pair<Connector, Pipeline>> rest;
};

// One and-or list of a list.
struct ListItem {
    AndOrList and_or;
    bool asynchronous = false; // a & stands behind the and-or list
};
struct List {
    std::vector<ListItem> items;
};

} // namespace leash
