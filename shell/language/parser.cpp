#include "language/parser.hpp"

#include "language/grammar.hpp"

#include <algorithm>

namespace leash {

struct Parser::Implementation {
    Implementation(LineReader lines, const Aliases* aliases)
        : source(std::move(lines)), grammar(source, aliases) {}

    Source source;
    Grammar grammar;
    FormQuestion question;
};

Parser::Parser(LineReader lines, const Aliases* aliases)
    : implementation_(std::make_unique<Implementation>(std::move(lines), aliases)) {}
Parser::~Parser() = default;
Parser::Parser(Parser&&) noexcept = default;
Parser& Parser::operator=(Parser&&) noexcept = default;

ParseResult Parser::next() {
    Source& source = implementation_->source;
    implementation_->grammar.begin_command();
    std::optional<List> list = implementation_->grammar.complete_command();
    if (source.failed())
        return *source.error();
    if (!list)
        return EndOfInput{};
    return std::move(*list);
}

std::string_view Parser::last_text() const {
    return implementation_->source.command_text();
}
bool Parser::has_unread_text() const {
    return implementation_->source.has_rest();
}
void Parser::start_at_line(std::size_t first) {
    implementation_->source.start_at_line(first);
}

void Parser::end_is_final() {
    implementation_->source.end_is_final();
}

void Parser::take_full_width_as_text() {
    implementation_->grammar.take_full_width_as_text();
}

void Parser::ask_about_forms_of_bash(FormQuestion question) {
    implementation_->question = std::move(question);
    implementation_->grammar.ask_about_forms_of_bash(&implementation_->question);
}

void Parser::take_bash_forms(bool take) {
    implementation_->source.take_bash_forms(take);
}

LineReader lines_of(std::string text) {
    return [text = std::move(text), at = std::size_t{0}]() mutable -> std::string_view {
        const std::size_t begin = at;
        const std::size_t newline = text.find('\n', begin);
        at = newline == std::string::npos ? text.size() : newline + 1;
        return std::string_view(text).substr(begin, at - begin);
    };
}

std::variant<List, SyntaxError> parse_all(std::string text, const Aliases* aliases) {
    Parser parser(lines_of(std::move(text)), aliases);
    List all;
    for (;;) {
        ParseResult result = parser.next();
        if (auto* error = std::get_if<SyntaxError>(&result))
            return std::move(*error);
        auto* list = std::get_if<List>(&result);
        if (!list)
            return all;
        std::move(list->items.begin(), list->items.end(), std::back_inserter(all.items));
    }
}

std::variant<WordParts, SyntaxError> parse_here_document(std::string_view text) {
    Source source(text, 1, 0);
    Grammar grammar(source, nullptr);
    WordParts parts = grammar.here_document();
    if (source.failed())
        return std::move(*source.error());
    return parts;
}

bool is_name(std::string_view text) {
    const auto is_letter = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    };
    return !text.empty() && is_letter(text.front()) &&
           std::all_of(text.begin(), text.end(),
                       [&](char c) { return is_letter(c) || (c >= '0' && c <= '9'); });
}

bool is_parameter(std::string_view text) {
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    const bool special =
        text.size() == 1 && std::string_view("@*#?-$!").find(text[0]) != std::string_view::npos;
    return special || is_name(text) ||
           (!text.empty() && std::all_of(text.begin(), text.end(), is_digit));
}

bool is_reserved_word(std::string_view text) {
    static constexpr std::string_view words[] = {"if",   "then", "else", "elif",  "fi",    "do",
                                                 "done", "case", "esac", "while", "until", "for",
                                                 "{",    "}",    "!",    "in",    "time"};
    return std::find(std::begin(words), std::end(words), text) != std::end(words);
}

} // namespace leash
