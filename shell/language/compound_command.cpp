// Grammar, third part: compound commands (XCU 2.9.4).
#include "language/grammar.hpp"

namespace leash {

bool Grammar::at_compound_command() {
    const Token& token = lexer_.peek();
    if (token.kind == TokenKind::LeftParenthesis)
        return true;
    const std::string_view word = token.bare_text();
    switch (word.empty() ? '\0' : word.front()) {
    case '{':
        return word.size() == 1;
    case 'c':
        return word == "case";
    case 'f':
        return word == "for";
    case 'i':
        return word == "if";
    case 'u':
        return word == "until";
    case 'w':
        return word == "while";
    default:
        return false;
    }
}

void Grammar::compound_command(Command& command) {
    command.position = source_.position(lexer_.peek().begin);
    const Token opener = lexer_.take();
    const std::string_view word = opener.bare_text();
    const char* end = "done";
    if (word == "{") {
        command.node = brace_group(opener);
        end = "}";
    } else if (word == "if") {
        command.node = if_clause(opener);
        end = "fi";
    } else if (word == "case") {
        command.node = case_clause(opener);
        end = "esac";
    } else if (word == "for") {
        command.node = for_clause(opener);
    } else if (word == "while" || word == "until") {
        command.node = loop_clause(opener);
    } else {
        command.node = subshell(opener);
        end = ")";
    }
    redirections(command);
    // The list around the compound command checks the next token. The list would take a word or a
    // '(' for the next command, but no command may follow without an operator.
    const Token& next = lexer_.peek();
    if (next.kind == TokenKind::LeftParenthesis ||
        (next.kind == TokenKind::Word && !is_closing_word(next.bare_text())))
        unexpected(_("after '{0}' an operator such as ';' was expected", end));
}

Subshell Grammar::subshell(const Token& opener) {
    if (refuse_arithmetic_command(opener))
        return {std::make_shared<List>()};
    Subshell subshell{required_list("'('")};
    if (!accept(TokenKind::RightParenthesis))
        unexpected(_("')' expected to end {0}", describe_with_line(opener)));
    return subshell;
}

BraceGroup Grammar::brace_group(const Token& opener) {
    BraceGroup group{required_list("'{'")};
    expect_word("}", [&] { return _("'}}' expected to end {0}", describe_with_line(opener)); });
    return group;
}

ForClause Grammar::for_clause(const Token& opener) {
    ForClause clause;
    clause.name = lexer_.peek().bare_text();
    if (!is_name(clause.name)) {
        unexpected(_("after 'for' the name of a variable was expected"));
        return clause;
    }
    lexer_.forget();
    if (!accept(TokenKind::Semicolon)) {
        skip_newlines();
        clause.has_in = accept_word("in");
        if (clause.has_in) {
            while (at(TokenKind::Word))
                lexer_.take_word(clause.words);
            if (!accept(TokenKind::Semicolon) && !at(TokenKind::Newline)) {
                unexpected(_("after the words of {0} ';' or a new line was expected",
                             describe_with_line(opener)));
                return clause;
            }
        }
    }
    skip_newlines();
    clause.body = do_group(opener, clause.has_in ? N_("'do' expected after the words of {0}")
                                                 : N_("'do' expected after the name of {0}"));
    return clause;
}

// Parses "do list done". `expected` is the message for a missing 'do', with a place for the opener.
SharedList Grammar::do_group(const Token& opener, Phrase expected) {
    const std::size_t start = lexer_.peek().begin;
    if (!expect_word("do", [&] { return _(expected, describe_with_line(opener)); }))
        return std::make_shared<List>();
    SharedList body = required_list("'do'");
    expect_word("done",
                [&] { return _("'done' expected to end the 'do' in line {0}", line_of(start)); });
    return body;
}

LoopClause Grammar::loop_clause(const Token& opener) {
    LoopClause clause;
    clause.until = opener.bare_text() == "until";
    clause.condition = required_list(clause.until ? "'until'" : "'while'");
    clause.body = do_group(opener, N_("'do' expected after the condition of {0}"));
    return clause;
}

IfClause Grammar::if_clause(const Token& opener) {
    IfClause clause;
    bool is_elif = false;
    do {
        IfBranch branch;
        branch.condition = required_list(is_elif ? "'elif'" : "'if'");
        const bool then = expect_word("then", [&] {
            return is_elif ? _("'then' expected after the condition of the 'elif' of {0}",
                               describe_with_line(opener))
                           : _("'then' expected after the condition of {0}",
                               describe_with_line(opener));
        });
        if (!then)
            return clause;
        branch.body = required_list("'then'");
        clause.branches.push_back(std::move(branch));
        is_elif = accept_word("elif");
    } while (is_elif);
    if (accept_word("else"))
        clause.otherwise = required_list("'else'");
    expect_word("fi", [&] { return _("'fi' expected to end {0}", describe_with_line(opener)); });
    return clause;
}

CaseClause Grammar::case_clause(const Token& opener) {
    CaseClause clause;
    if (!at(TokenKind::Word)) {
        unexpected(_("after 'case' a word was expected"));
        return clause;
    }
    lexer_.take_word(clause.subject);
    skip_newlines();
    if (!expect_word("in", [&] {
            return _("'in' expected after the word of {0}", describe_with_line(opener));
        }))
        return clause;
    for (skip_newlines(); !accept_word("esac"); skip_newlines()) {
        if (at(TokenKind::End))
            unexpected(_("'esac' expected to end {0}", describe_with_line(opener)));
        if (source_.failed())
            break;
        bool last = false;
        clause.items.push_back(case_item(last));
        skip_newlines();
        if (last) {
            expect_word("esac", [&] {
                return _("'esac' expected or ';;' after the commands of a pattern of {0}",
                         describe_with_line(opener));
            });
            break;
        }
    }
    return clause;
}

// Parses the patterns and the commands of one item. Sets `last` if neither ;; nor ;& ends the item:
// then only esac can follow.
CaseItem Grammar::case_item(bool& last) {
    CaseItem item;
    accept(TokenKind::LeftParenthesis); // behind a '(' the word "esac" is a pattern
    do {
        if (!at(TokenKind::Word)) {
            unexpected(_("in 'case' a pattern was expected"));
            return item;
        }
        lexer_.take_word(item.patterns);
    } while (at(TokenKind::Pipe) && !lexer_.peek().takes_error && accept(TokenKind::Pipe));
    if (!accept(TokenKind::RightParenthesis)) {
        unexpected(_("after a pattern of 'case' a ')' was expected"));
        return item;
    }
    item.body = std::make_shared<List>(compound_list());
    const bool falls_through = accept(TokenKind::CaseFallThrough);
    item.end = falls_through ? CaseEnd::FallThrough : CaseEnd::Break;
    last = !falls_through && !accept(TokenKind::CaseBreak);
    return item;
}

} // namespace leash
