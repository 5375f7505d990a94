// Grammar, fifth part: forms of bash that the shell refuses and names, and does not read as
// something else (forms_of_bash.hpp).
//
// A form that is an error in POSIX too is recognised only after the error. The other forms cost one
// look at the length of a command's name, or one byte behind a '('.
#include "language/grammar.hpp"

namespace leash {

namespace {

// Returns true if `list` is nothing but "< FILE".
bool only_reads_file(const List& list) {
    if (list.items.size() != 1 || list.items[0].asynchronous || !list.items[0].and_or.rest.empty())
        return false;
    const Pipeline& pipeline = list.items[0].and_or.first;
    const SimpleCommand* simple = pipeline.only_simple();
    const auto& redirections = pipeline.first.redirections;
    return simple && simple->words.empty() && simple->assignments.empty() && !pipeline.negated &&
           !pipeline.timed && redirections.size() == 1 &&
           redirections[0].op == RedirectionOperator::Input && !redirections[0].descriptor;
}

// Passes over quoted text whose quote `quote` stands at the offset.
void skip_quoted(Source& source, int quote) {
    source.advance();
    for (int c = source.raw(); c != quote && c != Source::end; c = source.raw()) {
        source.advance();
        if (c == '\\' && quote != '\'' && source.raw() != Source::end)
            source.advance();
    }
    if (source.raw() != Source::end)
        source.advance();
}

// The offset is at a '('. Returns true if a second ')' stands directly behind the matching ')'. The
// rule is bash's: so "((a); b)" stays a subshell in a subshell.
bool closes_doubly(Source& source) {
    int depth = 0;
    int before = '(';
    for (int c = source.raw(); c != Source::end; before = c, c = source.raw()) {
        if (c == '\'' || c == '"' || c == '`') {
            skip_quoted(source, c);
            continue;
        }
        if (c == '#' && (before == ' ' || before == '\t' || before == '\n')) { // a comment
            (void)source.take_line();
            continue;
        }
        source.advance();
        if (c == '\\' && source.raw() != Source::end)
            source.advance();
        depth += (c == '(') - (c == ')');
        if (depth == 0)
            return source.raw() == ')';
    }
    return false;
}

// Returns true if the next byte that is no blank is a '('. The offset stays.
bool parenthesis_follows(Source& source) {
    const std::size_t here = source.offset();
    while (source.raw() == ' ' || source.raw() == '\t')
        source.advance();
    const bool follows = source.raw() == '(';
    source.move_to(here);
    return follows;
}

std::string_view without_blanks_at_end(std::string_view text) {
    const auto last = text.find_last_not_of(" \t");
    return text.substr(0, last == text.npos ? 0 : last + 1);
}

// Returns what stands behind the last blank or operator.
std::string_view last_word(std::string_view text) {
    const auto end = text.find_last_of(" \t\n;&|<>()`");
    return end == text.npos ? text : text.substr(end + 1);
}

} // namespace

bool Grammar::refuse_form(std::string_view key, std::size_t offset) {
    if (!question_ || source_.failed() || !(*question_)(key))
        return false;
    // The rows of other keys show the form as everybody types it.
    const std::string_view typed = key == "{a}>" ? source_.slice(offset, source_.offset())
                                   : key == "$[" || key == "$\"" ? key
                                                                 : std::string_view();
    source_.fail(offset, name_form(key, typed));
    return true;
}

bool Grammar::refuse_word_of_bash() {
    const std::size_t begin = lexer_.peek().begin;
    const std::string word(lexer_.peek().bare_text());
    const bool brackets = word == "[[";
    if (!brackets && word != "function" && word != "select" && word != "coproc")
        return false;
    if (!brackets && parenthesis_follows(source_)) // "select()" defines a function
        return false;
    if (!refuse_form(word, begin))
        return false;
    lexer_.forget();
    return true;
}

bool Grammar::refuse_arithmetic_command(const Token& opener) {
    if (!question_ || source_.raw() != '(')
        return false;
    const std::size_t here = source_.offset();
    const bool doubly = closes_doubly(source_);
    if (source_.failed())
        return true;
    source_.move_to(here);
    return doubly && refuse_form("((", opener.begin);
}

bool Grammar::refuse_file_substitution(const List& list, std::size_t opened) {
    if (!only_reads_file(list) || !refuse_form("$(<", opened))
        return false;
    lexer_.forget();
    return true;
}

std::optional<Message> Grammar::form_at_error(const Token& token) const {
    const std::string_view before = source_.slice(0, token.begin);
    const std::string_view typed = without_blanks_at_end(before);
    if (token.kind == TokenKind::LeftParenthesis) {
        if (typed.ends_with("for") && source_.slice(token.end, token.end + 1) == "(")
            return name_form("for((");
        if (before.ends_with('='))
            return name_form("a=(", std::string(last_word(before)) + "(...)");
        if (!before.empty() && std::string_view("?*+@!").find(before.back()) != before.npos)
            return name_form("extglob", before.back() + std::string("(...)"));
    }
    if (token.kind == TokenKind::Ampersand && before.ends_with(";;"))
        return name_form(";;&");
    if (token.kind == TokenKind::Pipe && before.ends_with('&'))
        return name_form("&|");
    return typed.ends_with("&!") ? std::optional(name_form("&!")) : std::nullopt;
}

} // namespace leash
