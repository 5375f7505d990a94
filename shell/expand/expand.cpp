// What the rest of the shell asks of expansion, each with the steps of XCU 2.6 that apply.
#include "expand/expand.hpp"

#include "expand/expander.hpp"
#include "expand/pathname.hpp"

namespace leash {

namespace {

// The text of a word that no expansion can change: most words are one. Else nullptr.
const std::string* text_of_plain_word(const Word& word) {
    if (word.parts.size() != 1)
        return nullptr;
    if (const auto* quoted = std::get_if<Quoted>(&word.parts[0]))
        return &quoted->text;
    const auto* literal = std::get_if<Literal>(&word.parts[0]);
    if (literal == nullptr || literal->text.empty())
        return nullptr;
    // '[' alone is the command, not a pattern.
    const bool plain =
        literal->text.find_first_of("*?~[") == std::string::npos || (literal->text == "[");
    return plain ? &literal->text : nullptr;
}

} // namespace

Expanded<std::vector<std::string>> expand_fields(ExpansionContext& context,
                                                 std::span<const Word> words) {
    std::vector<std::string> fields;
    fields.reserve(words.size());
    Expander expander(context);
    FieldSink sink(fields, expander.ifs(), context.noglob());
    for (const Word& word : words) {
        if (const std::string* text = text_of_plain_word(word)) {
            fields.push_back(*text);
            continue;
        }
        if (!expander.word(word, TildeIn::Start, sink))
            return expander.error();
        sink.end_word();
    }
    return fields;
}

Expanded<std::string> expand_string(ExpansionContext& context, const Word& word, TildeIn tilde) {
    if (const std::string* text = text_of_plain_word(word))
        return *text;
    Expander expander(context);
    StringSink sink;
    if (!expander.word(word, tilde, sink))
        return expander.error();
    return sink.take();
}

Expanded<std::string> expand_here_document(ExpansionContext& context, const Word& body) {
    Expander expander(context);
    StringSink sink;
    if (!expander.quoted_parts(body.parts, sink))
        return expander.error();
    return sink.take();
}

Expanded<std::string> expand_target(ExpansionContext& context, const Word& word, bool interactive) {
    if (!interactive || context.noglob())
        return expand_string(context, word);
    Expander expander(context);
    MarkedSink sink;
    if (!expander.word(word, TildeIn::Start, sink))
        return expander.error();
    std::vector<std::string> pathnames;
    const std::string pattern = sink.marked().pattern();
    if (has_wildcard(pattern) && append_pathnames(pattern, pathnames) && pathnames.size() == 1)
        return pathnames.front();
    return sink.marked().take_text();
}

Expanded<std::string> expand_pattern(ExpansionContext& context, const Word& word) {
    Expander expander(context);
    MarkedSink sink;
    if (!expander.word(word, TildeIn::Start, sink))
        return expander.error();
    return sink.marked().pattern();
}

} // namespace leash
