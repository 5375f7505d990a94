#include "expand/expander.hpp"

#include "base/overloaded.hpp"
#include "expand/arithmetic.hpp"

#include <charconv>

namespace leash {

bool Expander::word(const Word& word, TildeIn tildes, Sink& sink) {
    if (!word.bare.empty())
        literal_with_tildes(word.bare, true, word.parts.empty(), tildes, Quoting::None, sink);
    return bare_parts(word.parts, word.bare.empty(), tildes, Quoting::None, sink);
}

bool Expander::bare_parts(const WordParts& parts, bool starts_word, TildeIn tildes, Quoting quoting,
                          Sink& sink) {
    for (std::size_t i = 0; i < parts.size(); ++i) {
        // Only unquoted text can be a tilde-prefix.
        const auto* text = std::get_if<Literal>(&parts[i]);
        if (text != nullptr)
            literal_with_tildes(text->text, starts_word && i == 0, i + 1 == parts.size(), tildes,
                                quoting, sink);
        else if (!part(parts[i], quoting, sink))
            return false;
    }
    return true;
}

bool Expander::quoted_parts(const WordParts& parts, Sink& sink) {
    for (const WordPart& each : parts) {
        if (!part(each, Quoting::Double, sink))
            return false;
    }
    return true;
}

bool Expander::part(const WordPart& part, Quoting quoting, Sink& sink) {
    return std::visit(
        overloaded{
            [&](const Literal& text) {
                literal(text.text, quoting, sink);
                return true;
            },
            [&](const Quoted& text) {
                sink.quoted(text.text);
                return true;
            },
            [&](const DoubleQuoted& text) {
                // "" gives one empty field. "$@" gives no field if there are no
                // parameters: the expansion of the part decides.
                if (text.parts.empty())
                    sink.quoted("");
                return quoted_parts(text.parts, sink);
            },
            [&](const ParameterExpansion& expansion) {
                return parameter(expansion, quoting, sink);
            },
            [&](const CommandSubstitution& substitution) {
                const auto output = context_.substitute(substitution);
                if (!output)
                    return fail(output.error(), substitution.position);
                result(output.value(), quoting, sink);
                return true;
            },
            [&](const ArithmeticExpansion& expansion) {
                return arithmetic(expansion, quoting, sink);
            },
            [&](const BraceExpansion& braces) { return braces_as_text(braces, quoting, sink); },
            [&](const ProcessSubstitution& process) {
                const auto path = context_.open_process(process);
                if (!path)
                    return fail(path.error(), process.position);
                sink.quoted(path.value());
                return true;
            },
        },
        static_cast<const WordPart::variant&>(part));
}

bool Expander::arithmetic(const ArithmeticExpansion& expansion, Quoting quoting, Sink& sink) {
    StringSink expanded;
    std::string owned;
    std::string_view expression;
    const WordParts& parts = expansion.expression;
    if (const auto* text = parts.size() == 1 ? std::get_if<Quoted>(&parts[0]) : nullptr) {
        expression = text->text;
    } else {
        if (!quoted_parts(parts, expanded))
            return false;
        owned = expanded.take();
        expression = owned;
    }
    const Expanded<long> number = evaluate(context_, expression, expansion.position);
    if (!number) {
        error_ = number.error();
        return false;
    }
    ifs_.forget(); // the expression may have assigned IFS: $((IFS=1))
    char digits[24];
    const auto end = std::to_chars(digits, digits + sizeof digits, number.value());
    result({digits, static_cast<std::size_t>(end.ptr - digits)}, quoting, sink);
    return true;
}

// In the value of an assignment, in `case` and in a here-string braces are ordinary text.
bool Expander::braces_as_text(const BraceExpansion& braces, Quoting quoting, Sink& sink) {
    literal("{", quoting, sink);
    literal(braces.sequence, quoting, sink);
    for (std::size_t i = 0; i < braces.alternatives.size(); ++i) {
        if (i > 0)
            literal(",", quoting, sink);
        if (!bare_parts(braces.alternatives[i], false, TildeIn::Start, quoting, sink))
            return false;
    }
    literal("}", quoting, sink);
    return true;
}

void Expander::literal(std::string_view text, Quoting quoting, Sink& sink) {
    switch (quoting) {
    case Quoting::None:
        return sink.literal(text);
    case Quoting::Operand:
        return sink.expanded(text);
    case Quoting::Double:
        return sink.quoted(text);
    }
}

void Expander::result(std::string_view text, Quoting quoting, Sink& sink) {
    if (quoting == Quoting::Double)
        sink.quoted(text);
    else
        sink.expanded(text);
}

bool Expander::fail(Message message, Position position) {
    error_ = ExpansionError{std::move(message), position};
    return false;
}

} // namespace leash
