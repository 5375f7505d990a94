// The grammar (XCU 2.10.2) by recursive descent: one function per production. Those that every
// command goes through fill in the node where it will stay; the others return theirs.
//
// Tokens come from the lexer; which words are reserved is decided here, where the grammar
// says one may stand (2.4), and aliases are put in where a command's name may stand (2.3.1).
// After an error the lexer gives End for ever, so every production runs out by itself; its
// result is then thrown away.
#pragma once

#include "language/full_width.hpp"
#include "language/lexer.hpp"

namespace leash {

class Grammar : private Substitutions, private BodyReader {
  public:
    // `source` and `aliases`, if any, must outlive it.
    Grammar(Source& source, const Aliases* aliases)
        : source_(source), aliases_(aliases), lexer_(source, *this, *this) {}

    // One line, or as many as the command on it needs; nothing at the end of the input.
    std::optional<List> complete_command();
    // All that is in the source.
    List whole_text();
    WordParts here_document() { return lexer_.words().read_here_document(); }
    // To POSIX a full-width ； is a letter like others: no error then.
    void take_full_width_as_text() { full_width_is_text_ = true; }
    // Before each complete command; after an error too.
    void begin_command();

  private:
    // ---- Lists and pipelines: grammar.cpp ----
    // `after` is what the part stands behind, such as "'&&'": for the message if it is missing.
    List compound_list(std::string_view after = {});
    SharedList required_list(std::string_view after); // not empty
    void and_or(AndOrList& list, std::string_view after = {});
    void pipeline(Pipeline& pipeline, std::string_view after);
    void command(Command& command, std::string_view after);
    void command_expected(std::string_view after);
    bool at_command();
    bool at_end_of_pipeline();
    void skip_newlines();

    // ---- Simple commands and functions: simple_command.cpp ----
    // The function's body is read behind simple_command(), not inside of it: its frame is large,
    // and functions nest.
    void simple_command_or_function(Command& command);
    // Its name may have been taken already. A '(' is left in front where the command is but the
    // name of a function to be defined.
    void simple_command(Command& command);
    // `name` stood at the offset `begin`; the '(' behind it comes next.
    void function_definition(Command& command, const Word& name, std::size_t begin);
    Redirection redirection();
    void redirections(Command& command);
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
    SharedList do_group(const Token& opener, std::string_view where);

    // ---- What stands next: tokens.cpp ----
    // The next token where a command may begin: with an alias's text in its place.
    Token& command_token() {
        Token& token = lexer_.peek();
        return token.may_be_alias ? put_alias_in() : token;
    }
    Token& put_alias_in();
    bool at(TokenKind kind) { return lexer_.peek().kind == kind; }
    bool at_word(std::string_view text) { return lexer_.peek().bare_text() == text; }
    bool accept(TokenKind kind) {
        const bool there = at(kind);
        if (there)
            lexer_.forget();
        return there;
    }
    bool accept_word(std::string_view text);
    // Takes `word`, or fails: "'WORD' expected WHY, found 'x'". `why` makes the text if needed.
    template <class Why> bool expect_word(std::string_view word, Why why) {
        if (accept_word(word))
            return true;
        unexpected("'" + std::string(word) + "' expected " + why());
        return false;
    }
    std::string line_of(std::size_t offset) const;
    // "the 'while' in line 3", for a message about its end.
    std::string in_line(const Token& opener) const;
    // Fails at the next token: "EXPECTED, found 'x'".
    void unexpected(const std::string& expected);
    // Fails at the next token, which ends something that never began.
    void misplaced();
    std::string found(const Token& token) const;

    // ---- What words and here-documents contain: nested.cpp ----
    SharedList read_up_to_parenthesis(std::size_t opened) override;
    SharedList read_text(std::string_view text, std::size_t opened) override;
    WordParts read_body(std::string text, std::size_t first_line) override;

    Source& source_;
    const Aliases* aliases_;
    Lexer lexer_;
    bool full_width_is_text_ = false;
};

// True for the reserved words that only ever end or continue something: then, done, } ...
bool is_closing_word(std::string_view word);

} // namespace leash
