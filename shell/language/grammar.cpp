// Grammar, first part: lists, and-or lists, pipelines (XCU 2.9.2, 2.9.3).
#include "language/grammar.hpp"

namespace leash {

void Grammar::begin_command() {
    lexer_.forget();
    lexer_.take_here_documents();
    source_.begin_command();
}

std::optional<List> Grammar::complete_command() {
    List list;
    if (command_token().kind == TokenKind::End)
        return std::nullopt;
    list.items.reserve(2); // most lines have no more
    while (at_command()) {
        ListItem& item = list.items.emplace_back();
        and_or(item.and_or);
        item.asynchronous = accept(TokenKind::Ampersand);
        if (!item.asynchronous && !accept(TokenKind::Semicolon))
            break;
    }
    // accept() takes the newline and does not read the line behind the newline.
    if (!accept(TokenKind::Newline) && !at(TokenKind::End))
        misplaced();
    return list;
}

List Grammar::whole_text() {
    List list = compound_list();
    if (!at(TokenKind::End))
        misplaced();
    return list;
}

bool Grammar::at_command() {
    const Token& token = command_token();
    switch (token.kind) {
    case TokenKind::Word:
        return !is_closing_word(token.bare_text());
    case TokenKind::End:
    case TokenKind::Newline:
    case TokenKind::RightParenthesis:
    case TokenKind::CaseBreak:
    case TokenKind::CaseFallThrough:
        return false;
    default:
        return true; // also for an operator: command() then reports the missing command
    }
}

bool Grammar::at_end_of_pipeline() {
    return !at_command() || at(TokenKind::Semicolon) || at(TokenKind::Ampersand) ||
           at(TokenKind::AndIf) || at(TokenKind::OrIf);
}

void Grammar::skip_newlines() {
    while (accept(TokenKind::Newline)) {
    }
}

void Grammar::skip_newlines_before_command() {
    while (command_token().kind == TokenKind::Newline)
        lexer_.forget();
}

List Grammar::compound_list(std::string_view after) {
    List list;
    for (skip_newlines_before_command(); at_command(); skip_newlines_before_command()) {
        const std::string_view behind = list.items.empty() ? after : "";
        ListItem& item = list.items.emplace_back();
        and_or(item.and_or, behind);
        item.asynchronous = accept(TokenKind::Ampersand);
        if (!item.asynchronous && !accept(TokenKind::Semicolon) && !at(TokenKind::Newline))
            break;
    }
    return list;
}

SharedList Grammar::required_list(std::string_view after) {
    auto list = std::make_shared<List>(compound_list(after));
    if (list->items.empty())
        command_expected(after);
    return list;
}

void Grammar::and_or(AndOrList& list, std::string_view after) {
    pipeline(list.first, after);
    for (;;) {
        const bool conjunction = at(TokenKind::AndIf);
        if (!accept(TokenKind::AndIf) && !accept(TokenKind::OrIf))
            return;
        skip_newlines_before_command();
        auto& [connector, next] = list.rest.emplace_back();
        connector = conjunction ? Connector::And : Connector::Or;
        pipeline(next, conjunction ? "'&&'" : "'||'");
    }
}

void Grammar::pipeline(Pipeline& pipeline, std::string_view after) {
    pipeline.position = source_.position(command_token().begin);
    std::vector<Word>& words = std::get<SimpleCommand>(pipeline.first.node).words;
    for (;;) {
        const std::string_view word = command_token().bare_text();
        if (word == "!" && !pipeline.negated) {
            lexer_.forget();
            pipeline.negated = true;
            after = "'!'";
        } else if (word == "time" && !pipeline.timed) {
            Word time;
            lexer_.take_word(time);
            const std::string_view option = command_token().bare_text();
            if (option.starts_with('-') && option != "-p") {
                // "time -f FORMAT ..." runs the program time, which has more options.
                words.push_back(std::move(time));
                break;
            }
            pipeline.timed = true;
            pipeline.timed_posix = accept_word("-p");
            after = "'time'";
        } else {
            break;
        }
    }
    if (!words.empty())
        simple_command(pipeline.first);
    else if (pipeline.timed && at_end_of_pipeline()) // "time" alone: an empty simple command
        pipeline.first.position = pipeline.position;
    else
        command(pipeline.first, after);
    while (at(TokenKind::Pipe)) {
        const bool takes_error = lexer_.peek().takes_error;
        if (takes_error)
            redirect_error_to_pipe(pipeline.rest.empty() ? pipeline.first : pipeline.rest.back());
        lexer_.forget();
        skip_newlines_before_command();
        command(pipeline.rest.emplace_back(), takes_error ? "'|&'" : "'|'");
    }
}

void Grammar::command(Command& command, std::string_view after) {
    const Token& token = command_token();
    const Nesting nesting(source_, token.begin);
    if (at_compound_command())
        return compound_command(command);
    const std::string_view word = token.bare_text();
    if (may_be_word_of_bash(word) && refuse_word_of_bash())
        return;
    const bool bang = word == "!";
    if (token.kind == TokenKind::Redirection ||
        (token.kind == TokenKind::Word && !bang && !is_closing_word(word)))
        return simple_command_or_function(command);
    if (bang && after != "'!'")
        unexpected(_("'!' can only stand at the beginning of a pipeline"));
    else
        command_expected(after);
}

void Grammar::command_expected(std::string_view after) {
    if (after.empty())
        unexpected(_("a command was expected"));
    else
        unexpected(_("after {0} a command was expected", after));
}

} // namespace leash
