#include "expand/braces.hpp"

#include "language/brace_expansion.hpp"
#include "language/parser.hpp"

#include <algorithm>
#include <string>

namespace leash {

namespace {

// Brace expansion works on the text of a word. So of $x{1,2} come $x1 and $x2: letters, digits and
// underscores behind a $name belong to the name. Moves them from `text` into the name.
void lengthen_name(WordPart& last, std::string_view& text) {
    auto* parameter = std::get_if<ParameterExpansion>(&last);
    if (!parameter || parameter->braces || !is_name(parameter->name))
        return;
    while (!text.empty() && is_name("_" + std::string(1, text.front()))) {
        parameter->name += text.front();
        text.remove_prefix(1);
    }
}

// Appends a part, and keeps the invariants of a Word: text at the beginning is bare text, and no
// two parts side by side are Literals.
void append(Word& word, const WordPart& part) {
    const auto* literal = std::get_if<Literal>(&part);
    if (!literal) {
        word.parts.push_back(part);
        return;
    }
    std::string_view text = literal->text;
    if (word.parts.empty()) {
        word.bare += text;
        return;
    }
    lengthen_name(word.parts.back(), text);
    if (auto* last = std::get_if<Literal>(&word.parts.back()))
        last->text += text;
    else if (!text.empty())
        word.parts.emplace_back(Literal{std::string(text)});
}

// Returns the value of a sequence as a part of a word.
WordPart value_of(const BraceSequence& sequence, std::intmax_t value) {
    if (sequence.letters) {
        // Between Z and a stands a backslash. In bash it quotes what follows; nothing is left of
        // it.
        if (value == '\\')
            return Quoted{};
        return Literal{std::string(1, static_cast<char>(value))};
    }
    std::string digits = std::to_string(value);
    if (digits.size() < sequence.width)
        digits.insert(value < 0 ? 1 : 0, sequence.width - digits.size(), '0');
    return Literal{std::move(digits)};
}

std::uintmax_t count_words_of(const WordParts& parts) {
    constexpr std::uintmax_t too_many = most_words_of_braces + 1;
    std::uintmax_t words = 1;
    for (const WordPart& part : parts) {
        const auto* braces = std::get_if<BraceExpansion>(&part);
        if (!braces)
            continue;
        std::uintmax_t choices = 0;
        if (const auto sequence = parse_brace_sequence(braces->sequence))
            choices = sequence->count;
        for (const WordParts& alternative : braces->alternatives)
            choices = std::min(too_many, choices + count_words_of(alternative));
        words = std::min(too_many, words * std::min(too_many, choices));
    }
    return words;
}

class WordMaker {
  public:
    explicit WordMaker(const std::function<bool(const Word&)>& visit) : visit_(visit) {}

    // The parts that are still to come: first the parts of `parts` from `at` on, then what is
    // `behind`. Inside the braces of a{b,c}d the part d is behind.
    struct Rest {
        const WordParts* parts;
        std::size_t at;
        const Rest* behind;
    };

    // `word` has what stands before the rest. Makes the words with all choices in the rest.
    bool make(Rest rest, Word word) {
        for (;;) {
            while (rest.at == rest.parts->size()) {
                if (!rest.behind)
                    return visit_(word);
                rest = *rest.behind;
            }
            const WordPart& part = (*rest.parts)[rest.at++];
            const auto* braces = std::get_if<BraceExpansion>(&part);
            if (!braces) {
                append(word, part);
                continue;
            }
            // {1..1} has one value: no recursion is needed, however many of these a word has.
            const auto sequence = parse_brace_sequence(braces->sequence);
            if (!sequence || sequence->count > 1)
                return make_each(*braces, rest, word);
            append(word, value_of(*sequence, sequence->first));
        }
    }

  private:
    bool make_each(const BraceExpansion& braces, const Rest& behind, const Word& word) {
        if (const auto sequence = parse_brace_sequence(braces.sequence))
            return make_sequence(*sequence, behind, word);
        return std::all_of(braces.alternatives.begin(), braces.alternatives.end(),
                           [&](const WordParts& alternative) {
                               return make({&alternative, 0, &behind}, word);
                           });
    }

    bool make_sequence(const BraceSequence& sequence, const Rest& behind, const Word& word) {
        std::intmax_t value = sequence.first;
        for (std::uintmax_t i = 0; i < sequence.count; ++i) {
            if (i > 0)
                value += sequence.step;
            Word next = word;
            append(next, value_of(sequence, value));
            if (!make(behind, std::move(next)))
                return false;
        }
        return true;
    }

    const std::function<bool(const Word&)>& visit_;
};

} // namespace

bool has_braces(const Word& word) {
    return std::any_of(word.parts.begin(), word.parts.end(), [](const WordPart& part) {
        return std::holds_alternative<BraceExpansion>(part);
    });
}

std::uintmax_t count_words_of(const Word& word) {
    return count_words_of(word.parts);
}

bool for_each_word_of(const Word& word, const std::function<bool(const Word&)>& visit) {
    const Word beginning(word.bare, {}, word.position);
    return WordMaker(visit).make({&word.parts, 0, nullptr}, beginning);
}

} // namespace leash
