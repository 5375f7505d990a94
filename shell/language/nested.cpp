// Commands inside of words, and words inside of here-documents.
#include "language/grammar.hpp"

namespace leash {

// $(...): the same grammar, on the same source, up to the ')' that no 'case' claims.
SharedList Grammar::read_up_to_parenthesis(std::size_t opened) {
    const Nesting nesting(source_, opened);
    auto outer = lexer_.set_aside();
    auto list = std::make_shared<List>(compound_list());
    const std::string line = std::to_string(source_.position(opened).line);
    if (at(TokenKind::End))
        source_.fail(opened, "unfinished '$(' opened in line " + line, true);
    else if (!at(TokenKind::RightParenthesis))
        misplaced();
    else if (!lexer_.pending().empty())
        source_.fail(lexer_.pending().front().offset,
                     "this here-document must stand before the ')' of the '$(' in line " + line);
    lexer_.forget();
    lexer_.bring_back(std::move(outer));
    return list;
}

SharedList Grammar::read_text(std::string_view text, std::size_t opened) {
    const Nesting nesting(source_, opened);
    Source inner(text, source_.position(opened).line, nesting.depth());
    Grammar grammar(inner, aliases_);
    grammar.full_width_is_text_ = full_width_is_text_;
    auto list = std::make_shared<List>(grammar.whole_text());
    if (inner.failed()) // The caret can only point at the whole: inside, bytes were removed.
        source_.fail(opened, "in `...`: " + inner.error()->message);
    return list;
}

WordParts Grammar::read_body(std::string text, std::size_t first_line) {
    const Nesting nesting(source_, source_.offset());
    Source inner(text, first_line, nesting.depth());
    Grammar grammar(inner, aliases_);
    grammar.full_width_is_text_ = full_width_is_text_;
    WordParts parts = grammar.here_document();
    if (inner.failed()) {
        inner.error()->unfinished = false; // the body is all there
        source_.fail(std::move(*inner.error()));
    }
    return parts;
}

} // namespace leash
