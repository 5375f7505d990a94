// The grammar: a recursive-descent parser with one function for each production.
//
// The grammar takes tokens from the lexer. The grammar decides which words are reserved words, at
// the places where the grammar allows one (XCU 2.4), and replaces aliases where a command's name
// may stand (XCU 2.3.1). The productions of every command (and_or, pipeline, command) write into a
// node of the tree that exists already; the other productions return their node.
//
// Invariant: after an error the lexer returns only End tokens. So every production ends by itself,
// and the caller throws the tree away.
//
// Most productions are the productions of POSIX. These are not (bash(1), "SHELL GRAMMAR"):
//     pipeline:       command |& pipeline         the same as: command 2>&1 | pipeline
//     io_file:        &> filename                 the same as: > filename 2>&1
//                     &>> filename                the same as: >> filename 2>&1
//     io_here:        <<< WORD                    a here-document of one line
// The word reader reads two more forms of bash inside a word: {a,b} and <(list). `>& filename` has
// the grammar of POSIX; what bash makes of it is decided when the redirection is made. With set -o
// posix, and under the name sh, the source does not take the forms of bash, and all text is read as
// POSIX reads it.
//
// Source: POSIX XCU 2.10.2.
#pragma once

#include "language/forms_of_bash.hpp"
#include "language/full_width.hpp"
#include "language/lexer.hpp"

namespace leash {

class Grammar : private Substitutions, private BodyReader {
  public:
    // `source` and `aliases` must outlive the grammar. `aliases` may be null.
    Grammar(Source& source, const Aliases* aliases)
        : source_(source), aliases_(aliases), lexer_(source, *this, *this, aliases) {}

    // Parses one line, or more lines if the command on it needs more. Returns nullopt at the end
    // of the input.
    std::optional<List> complete_command();
    // Parses the whole source.
    List whole_text();
    // Parses the whole source as the body of a here-document.
    WordParts here_document() { return lexer_.words().read_here_document(); }
    // Takes a full-width ； for a letter, as POSIX does, and does not report an error.
    void take_full_width_as_text() { full_width_is_text_ = true; }
    // `question` must outlive the grammar.
    void ask_about_forms_of_bash(const FormQuestion* question) { question_ = question; }
    // Must be called before each complete command, also after an error.
    void begin_command();

  private:
    // ---- Lists and pipelines: grammar.cpp ----
    // `after` names what stands before the part, such as "'&&'". The error message for a missing
    // part says it.
    List compound_list(std::string_view after = {});
    // Fails if the list is empty.
    SharedList required_list(std::string_view after);
    void and_or(AndOrList& list, std::string_view after = {});
    void pipeline(Pipeline& pipeline, std::string_view after);
    void command(Command& command, std::string_view after);
    void command_expected(std::string_view after);
    bool at_command();
    bool at_end_of_pipeline();
    void skip_newlines();
    // Does the same at a place where a command may begin. An alias with an empty value may stand
    // before the newline.
    void skip_newlines_before_command();

    // ---- Simple commands and functions: simple_command.cpp ----
    // Parses a simple command, then a function's body if a '(' follows the name. The body is not
    // parsed inside simple_command(): the stack frame of simple_command() is large, and functions
    // may be nested.
    void simple_command_or_function(Command& command);
    // `command` may contain the first word already. If the command is one bare word and a '('
    // follows, the word is the name of a function: simple_command() returns and leaves the '('.
    void simple_command(Command& command);
    // `name` stood at the offset `begin`; the next token is the '(' behind the name.
    void function_definition(Command& command, const Word& name, std::size_t begin);
    Redirection redirection();
    // For the |& behind `command` (bash): the last redirection of the command becomes 2>&1.
    void redirect_error_to_pipe(Command& command);
    // Parses all redirections behind a compound command.
    void redirections(Command& command);
    // Fails if `word`, which began at `begin`, contains a full-width operator.
    void check_full_width(const Word& word, std::size_t begin, WordPlace place);

    // ---- Compound commands: compound_command.cpp ----
    bool at_compound_command();
    void compound_command(Command& command);
    Subshell subshell(const Token& opener);
    BraceGroup brace_group(const Token& opener);
    ForClause for_clause(const Token& opener);
    CaseClause case_clause(const Token& opener);
    CaseItem case_item(bool& last);
    IfClause if_clause(const Token& opener);
    LoopClause loop_clause(const Token& opener);
    SharedList do_group(const Token& opener, Phrase expected);

    // ---- Forms of bash: refused_forms.cpp ----
    // A function whose name begins with `refuse` fails and returns true if the form is refused.
    // The next token may be a word that begins a compound command in bash.
    bool refuse_word_of_bash();
    static bool may_be_word_of_bash(std::string_view word) { // [[ function select coproc
        return (word.size() == 2 && word[0] == '[') ||
               (word.size() == 6 && (word[0] == 's' || word[0] == 'c')) ||
               (word.size() == 8 && word[0] == 'f');
    }
    // `opener` is the '(' of a subshell; the byte behind it comes next.
    bool refuse_arithmetic_command(const Token& opener);
    // `list` stood in the $( at `opened`.
    bool refuse_file_substitution(const List& list, std::size_t opened);
    // `token` is the next token, and POSIX does not allow it. Returns what to say if a form of bash
    // or zsh stands there, and nullopt otherwise.
    std::optional<Message> form_at_error(const Token& token) const;
    bool refuse_form(std::string_view key, std::size_t offset) override;

    // ---- The next token: tokens.cpp ----
    // Returns the next token at a place where a command may begin: replaces the token if it is an
    // alias.
    Token& command_token() {
        Token& token = lexer_.peek();
        return token.may_be_alias ? substitute_aliases() : token;
    }
    Token& substitute_aliases();
    bool at(TokenKind kind) { return lexer_.peek().kind == kind; }
    bool at_word(std::string_view text) { return lexer_.peek().bare_text() == text; }
    // Takes the next token and returns true, if the token is of this kind (is this word).
    bool accept(TokenKind kind) {
        const bool there = at(kind);
        if (there)
            lexer_.forget();
        return there;
    }
    bool accept_word(std::string_view text);
    // Takes `word`, or fails with "EXPECTED, found 'x'" and returns false. `expected` is a function
    // that returns the message EXPECTED; it is called only on failure.
    template <class Expected> bool expect_word(std::string_view word, Expected expected) {
        if (accept_word(word))
            return true;
        unexpected(expected());
        return false;
    }
    // Returns the number of the line with `offset`.
    std::size_t line_of(std::size_t offset) const;
    // Returns "the 'while' in line 3", for a message about the end of a compound command.
    Message describe_with_line(const Token& opener) const;
    // Fails at the next token with "EXPECTED, found 'x'".
    void unexpected(const Message& expected);
    // Fails at the next token, for example with "'done' without a 'do' before it".
    void misplaced();
    // Returns the text of a token for a message: in quotes, and cut if it is long.
    Message describe_token(const Token& token) const;

    // ---- The contents of words and here-documents: nested.cpp ----
    SharedList read_up_to_parenthesis(std::size_t opened) override;
    SharedList read_text(std::string_view text, std::size_t opened) override;
    WordParts read_body(std::string text, std::size_t first_line) override;

    Source& source_;
    const Aliases* aliases_;
    Lexer lexer_;
    bool full_width_is_text_ = false;
    const FormQuestion* question_ = nullptr;
};

// Returns true for the reserved words that end or continue a compound command, and never begin
// one: then, elif, else, fi, do, done, esac, }.
bool is_closing_word(std::string_view word);

} // namespace leash
