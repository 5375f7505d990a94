// Grammar, fourth part: the commands inside a word, and the words inside a here-document.
#include "language/grammar.hpp"

namespace leash {

// The commands of $(...) and <(...) are parsed by the same grammar from the same source. So the ')'
// behind a pattern of 'case' does not end the $(.
SharedList Grammar::read_up_to_parenthesis(std::size_t opened) {
    const Nesting nesting(source_, opened);
    auto outer = lexer_.take_here_documents();
    auto list = std::make_shared<List>(compound_list());
    const std::size_t line = source_.position(opened).line;
    const auto opener = [&] { return "'" + std::string(source_.slice(opened, opened + 1)) + "('"; };
    if (at(TokenKind::End))
        source_.fail(opened, _("unfinished {0} opened in line {1}", opener(), line), true);
    else if (!at(TokenKind::RightParenthesis))
        misplaced();
    else if (refuse_file_substitution(*list, opened))
        return list;
    else if (!lexer_.pending().empty())
        source_.fail(lexer_.pending().front().offset,
                     _("this here-document must stand before the ')' of the {0} in line {1}",
                       opener(), line));
    lexer_.forget();
    lexer_.restore_here_documents(std::move(outer));
    return list;
}

SharedList Grammar::read_text(std::string_view text, std::size_t opened) {
    const Nesting nesting(source_, opened);
    Source inner(text, source_.position(opened).line, nesting.depth());
    inner.take_bash_forms(source_.takes_bash_forms());
    Grammar grammar(inner, aliases_);
    grammar.full_width_is_text_ = full_width_is_text_;
    grammar.question_ = question_;
    auto list = std::make_shared<List>(grammar.whole_text());
    if (inner.failed()) // backslashes were removed from `text`: no position inside it is right
        source_.fail(opened, _("in `...`: {0}", inner.error()->message));
    else
        refuse_file_substitution(*list, opened);
    return list;
}

WordParts Grammar::read_body(std::string text, std::size_t first_line) {
    const Nesting nesting(source_, source_.offset());
    Source inner(text, first_line, nesting.depth());
    inner.take_bash_forms(source_.takes_bash_forms());
    Grammar grammar(inner, aliases_);
    grammar.full_width_is_text_ = full_width_is_text_;
    grammar.question_ = question_;
    WordParts parts = grammar.here_document();
    if (inner.failed()) {
        inner.error()->unfinished = false; // the body is complete: more lines do not help
        source_.fail(std::move(*inner.error()));
    }
    return parts;
}

} // namespace leash
