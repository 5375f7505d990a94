// The entry points of expansion: each function applies the steps of XCU 2.6 that it needs.
#include "expand/expand.hpp"

#include "base/byte_set.hpp"
#include "expand/braces.hpp"
#include "expand/expander.hpp"
#include "expand/pathname.hpp"
#include "language/parser.hpp"
#include "language/printer.hpp"

#include <algorithm>

namespace leash {

namespace {

// Returns the text of a word that no expansion changes, as most words are. Returns nullptr for
// every other word.
const std::string* text_of_plain_word(const Word& word) {
    if (word.bare.empty()) {
        const auto* quoted = word.parts.size() == 1 ? std::get_if<Quoted>(&word.parts[0]) : nullptr;
        return quoted ? &quoted->text : nullptr;
    }
    if (!word.parts.empty())
        return nullptr;
    static constexpr ByteSet unchanged = all_but("*?~[");
    // A single '[' is the name of a command, not a pattern.
    return consists_of(unchanged, word.bare) || word.bare == "[" ? &word.bare : nullptr;
}

// Looks at the words before expansion: a name that comes from an expansion does not count.
bool names_declaration_utility(std::span<const Word> words) {
    for (const Word& word : words) {
        const std::string_view name = bare_text_of(word);
        if (name != "command")
            return name == "export" || name == "readonly" || name == "local";
    }
    return false;
}

bool is_same_in_subshell(std::string_view variable) {
    return variable != "BASHPID" && variable != "RANDOM";
}

// `found` has at least two names.
ExpansionError ambiguous(const std::string& text, const std::vector<std::string>& found,
                         Position position) {
    return {
        found.size() > 2
            ? _("{0}: ambiguous redirection: it could be {1} or {2} ...", text, found[0], found[1])
            : _("{0}: ambiguous redirection: it could be {1} or {2}", text, found[0], found[1]),
        position};
}

// Calls `expand_one` for each word that the braces of `word` make, until it returns an error.
// Returns the error.
template <class ExpandOne>
std::optional<ExpansionError> expand_braces(ExpansionContext& context, const Word& word,
                                            const ExpandOne& expand_one) {
    if (count_words_of(word) > most_words_of_braces)
        return ExpansionError{
            _("{0}: these braces make more than {1} words", print(word), most_words_of_braces),
            word.position};
    std::optional<ExpansionError> error;
    for_each_word_of(word, [&](const Word& one) {
        if (context.is_interrupted())
            return false; // the shell will not run the command
        error = expand_one(one);
        return !error;
    });
    return error;
}

} // namespace

bool is_pure(const WordParts& parts) {
    return std::all_of(parts.begin(), parts.end(), [](const WordPart& part) {
        if (const auto* braces = std::get_if<BraceExpansion>(&part))
            return std::all_of(braces->alternatives.begin(), braces->alternatives.end(), is_pure);
        if (const auto* quoted = std::get_if<DoubleQuoted>(&part))
            return is_pure(quoted->parts);
        if (const auto* parameter = std::get_if<ParameterExpansion>(&part))
            return is_same_in_subshell(parameter->name) &&
                   parameter->op != ParameterOperator::AssignDefault &&
                   parameter->op != ParameterOperator::ErrorIfUnset && is_pure(parameter->operand);
        // $((i+=1)) assigns.
        return !std::holds_alternative<CommandSubstitution>(part) &&
               !std::holds_alternative<ProcessSubstitution>(part) &&
               !std::holds_alternative<ArithmeticExpansion>(part);
    });
}

Expanded<std::vector<std::string>> expand_fields(ExpansionContext& context,
                                                 std::span<const Word> words) {
    std::vector<std::string> fields;
    if (words.empty())
        return fields;
    fields.reserve(words.size());
    Expander expander(context);
    FieldSink sink(context, expander.ifs(), fields);
    for (const Word& word : words) {
        if (const std::string* text = text_of_plain_word(word)) {
            fields.push_back(*text);
            continue;
        }
        if (has_braces(word)) {
            const auto expand_one = [&](const Word& one) -> std::optional<ExpansionError> {
                if (!expander.word(one, TildeIn::Start, sink))
                    return expander.error();
                sink.end_word();
                return std::nullopt;
            };
            if (auto error = expand_braces(context, word, expand_one))
                return std::move(*error);
            continue;
        }
        if (!expander.word(word, TildeIn::Start, sink))
            return expander.error();
        sink.end_word();
    }
    return fields;
}

Expanded<std::vector<std::string>> expand_command_words(ExpansionContext& context,
                                                        std::span<const Word> words) {
    if (!names_declaration_utility(words))
        return expand_fields(context, words);
    std::vector<std::string> all;
    const auto expand_one = [&](const Word& word) -> std::optional<ExpansionError> {
        if (is_assignment(word)) {
            auto field = expand_string(context, word, TildeIn::Declaration);
            if (!field)
                return field.error();
            all.push_back(std::move(field).value());
            return std::nullopt;
        }
        auto fields = expand_fields(context, std::span(&word, 1));
        if (!fields)
            return fields.error();
        for (std::string& field : fields.value())
            all.push_back(std::move(field));
        return std::nullopt;
    };
    for (const Word& word : words)
        if (auto error =
                has_braces(word) ? expand_braces(context, word, expand_one) : expand_one(word))
            return std::move(*error);
    return all;
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

Expanded<std::string> expand_here_document(ExpansionContext& context, const WordParts& body) {
    Expander expander(context);
    StringSink sink;
    if (!expander.quoted_parts(body, sink))
        return expander.error();
    return sink.take();
}

Expanded<std::string> expand_value(ExpansionContext& context, std::string_view value) {
    if (value.find_first_of("$`\\") == std::string_view::npos)
        return std::string(value);
    const auto parsed = parse_here_document(value);
    const auto* body = std::get_if<WordParts>(&parsed);
    return body ? expand_here_document(context, *body) : std::string(value);
}

// The target of a redirection is one word. So {a,b} is an error, and {a..a} is the name a.
static Expanded<std::string> expand_braced_target(ExpansionContext& context, const Word& word) {
    std::vector<std::string> targets;
    std::optional<ExpansionError> error;
    for_each_word_of(word, [&](const Word& one) {
        auto target = expand_string(context, one);
        if (!target) {
            error = target.error();
            return false;
        }
        targets.push_back(std::move(target).value());
        return targets.size() < 3; // the message names two
    });
    if (error)
        return std::move(*error);
    if (targets.size() > 1)
        return ambiguous(print(word), targets, word.position);
    return std::move(targets.front());
}

Expanded<std::string> expand_target(ExpansionContext& context, const Word& word, bool interactive) {
    if (has_braces(word))
        return expand_braced_target(context, word);
    if (!interactive || context.noglob())
        return expand_string(context, word);
    Expander expander(context);
    MarkedSink sink;
    if (!expander.word(word, TildeIn::Start, sink))
        return expander.error();
    std::vector<std::string> pathnames;
    const std::string pattern = sink.marked().pattern();
    if (has_wildcard(pattern) && append_pathnames(context, pattern, pathnames)) {
        if (pathnames.size() == 1)
            return pathnames.front();
        return ambiguous(sink.marked().take_text(), pathnames, word.position);
    }
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
