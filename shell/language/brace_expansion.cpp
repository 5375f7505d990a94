#include "language/brace_expansion.hpp"

#include "language/word_reader.hpp"

#include <algorithm>
#include <charconv>
#include <limits>

namespace leash {

namespace {

// ---- Sequences ----------------------------------------------------------------------------------

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// Reads all of `text` as a number, perhaps with a sign.
std::optional<std::intmax_t> whole_number(std::string_view text) {
    if (text.starts_with('+') && text.size() > 1 && is_digit(text[1]))
        text.remove_prefix(1); // from_chars knows only the minus sign
    std::intmax_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return number;
}

// Returns true for 01 and -01: then all numbers of the sequence have the same width.
bool begins_with_zero(std::string_view number) {
    const std::string_view digits = number.substr(number.starts_with('-') ? 1 : 0);
    return digits.size() > 1 && digits[0] == '0';
}

// Returns b - a. `a` must not be greater than `b`.
std::uintmax_t distance(std::intmax_t a, std::intmax_t b) {
    return static_cast<std::uintmax_t>(b) - static_cast<std::uintmax_t>(a);
}

// Gives the step the right sign, and counts the values. Returns nullopt for a sequence that bash
// takes for text, because the sequence would have too many values.
std::optional<BraceSequence> completed(BraceSequence sequence) {
    const bool goes_down = sequence.first > sequence.last;
    if (sequence.step == 0)
        sequence.step = 1;
    if (sequence.step == std::numeric_limits<std::intmax_t>::min())
        return std::nullopt;
    if (goes_down == (sequence.step > 0) && sequence.first != sequence.last)
        sequence.step = -sequence.step;
    const std::uintmax_t span = goes_down ? distance(sequence.last, sequence.first)
                                          : distance(sequence.first, sequence.last);
    const std::intmax_t step = sequence.step < 0 ? -sequence.step : sequence.step;
    const std::uintmax_t steps = span / static_cast<std::uintmax_t>(step);
    if (span > static_cast<std::uintmax_t>(std::numeric_limits<std::intmax_t>::max() - 2) ||
        steps > static_cast<std::uintmax_t>(std::numeric_limits<int>::max() - 3))
        return std::nullopt;
    sequence.count = steps + 1;
    return sequence;
}

// ---- Braces -------------------------------------------------------------------------------------

// Finds the braces of one word. Only text without quotes can be a brace or a comma. So the search
// goes over `text_`: the Literal parts as they are, and one NUL for each other part. (The source
// refuses a NUL byte.)
class BraceReader {
  public:
    BraceReader(Source& source, std::size_t begin, WordParts parts)
        : source_(source), begin_(begin) {
        for (WordPart& part : parts) {
            if (const auto* literal = std::get_if<Literal>(&part)) {
                text_ += literal->text;
            } else {
                text_ += '\0';
                others_.push_back(std::move(part));
            }
        }
    }

    std::size_t size() const { return text_.size(); }

    // Reads the text from `at` to `to`, and appends the parts to `parts`. Everything must be read
    // once, from left to right. `starts_word`: {} at the beginning is text.
    void read(std::size_t at, std::size_t to, bool starts_word, WordParts& parts) {
        const Nesting nesting(source_, begin_);
        if (source_.failed())
            return;
        std::size_t written = at; // the text before is in `parts`
        for (std::size_t open = find(at, to, '{'); open < to;) {
            const bool is_pair_at_start =
                starts_word && open == at && open + 1 < to && text_[open + 1] == '}';
            const std::size_t close = is_pair_at_start ? to : find_closing(open + 1, to);
            if (close == to) {
                open = find(open + 1, to, '{');
                continue;
            }
            append_text(written, open, parts);
            append_expansion(open, close, parts);
            written = at = close + 1;
            starts_word = true; // bash looks at the text behind as at a word of its own
            open = find(at, to, '{');
        }
        append_text(written, to, parts);
    }

  private:
    std::size_t find(std::size_t from, std::size_t to, char c) const {
        const std::size_t found = text_.find(c, from);
        return found < to ? found : to;
    }

    // Returns the offset of the } that ends the brace expansion before `from`. Returns `to` if no
    // such } follows, or if neither a comma nor ".." stands before the }.
    std::size_t find_closing(std::size_t from, std::size_t to) const {
        std::size_t level = 0;
        bool is_separated = false;
        for (std::size_t at = from; at < to; ++at) {
            const char c = text_[at];
            if (c == '{')
                ++level;
            else if (c == '}' && level > 0)
                --level;
            else if (level > 0)
                continue;
            else if (c == '}' && is_separated)
                return at;
            else if (c == ',' || (c == '.' && at + 1 < to && text_[at + 1] == '.' &&
                                  !(at + 2 < to && text_[at + 2] == '}')))
                is_separated = true;
        }
        return to;
    }

    // Returns the offset of the next comma that separates two alternatives, or `to`.
    std::size_t find_comma(std::size_t from, std::size_t to) const {
        std::size_t level = 0;
        for (std::size_t at = from; at < to; ++at) {
            const char c = text_[at];
            if (c == '{')
                ++level;
            else if (c == '}' && level > 0)
                --level;
            else if (c == ',' && level == 0)
                return at;
        }
        return to;
    }

    // `open` and `close` are the offsets of the two braces.
    void append_expansion(std::size_t open, std::size_t close, WordParts& parts) {
        const std::string_view inside = std::string_view(text_).substr(open + 1, close - open - 1);
        BraceExpansion expansion;
        if (inside.find(',') == std::string_view::npos) {
            if (!parse_brace_sequence(inside))
                return append_text(open, close + 1, parts);
            expansion.sequence = inside;
        } else {
            // In {{a,b}..c} the only comma is the inner one. Then there is one alternative, and the
            // outer braces vanish, as in bash.
            for (std::size_t at = open + 1; at <= close;) {
                const std::size_t end = find_comma(at, close);
                read(at, end, true, expansion.alternatives.emplace_back());
                at = end + 1;
            }
        }
        parts.emplace_back(std::move(expansion));
    }

    void append_text(std::size_t from, std::size_t to, WordParts& parts) {
        while (from < to) {
            if (text_[from] == '\0') {
                parts.push_back(std::move(others_[next_other_++]));
                ++from;
                continue;
            }
            const std::size_t end = find(from, to, '\0');
            last_literal(parts).append(text_, from, end - from);
            from = end;
        }
    }

    Source& source_;
    const std::size_t begin_;
    std::string text_;
    WordParts others_;
    std::size_t next_other_ = 0;
};

} // namespace

// The rules for a number and for the step are the rules of bash: {1..3..2}, {a..e..2}; the sign of
// the step does not matter.
std::optional<BraceSequence> parse_brace_sequence(std::string_view text) {
    const std::size_t dots = text.find("..");
    if (dots == std::string_view::npos)
        return std::nullopt;
    const std::string_view first = text.substr(0, dots);
    std::string_view last = text.substr(dots + 2);
    BraceSequence sequence{0, 0, 1};
    if (const std::size_t more = last.find(".."); more != std::string_view::npos) {
        const auto step = whole_number(last.substr(more + 2));
        if (!step)
            return std::nullopt;
        sequence.step = *step;
        last = last.substr(0, more);
    }
    const auto is_one_letter = [](std::string_view end) {
        return end.size() == 1 && is_letter(end[0]);
    };
    if (is_one_letter(first) && is_one_letter(last)) {
        sequence.letters = true;
        sequence.first = static_cast<unsigned char>(first[0]);
        sequence.last = static_cast<unsigned char>(last[0]);
        return completed(sequence);
    }
    const auto from = whole_number(first);
    const auto to = whole_number(last);
    if (!from || !to)
        return std::nullopt;
    sequence.first = *from;
    sequence.last = *to;
    if (begins_with_zero(first) || begins_with_zero(last))
        sequence.width = std::max(first.size(), last.size());
    return completed(sequence);
}

WordParts find_brace_expansions(Source& source, std::size_t begin, WordParts parts,
                                bool starts_word) {
    BraceReader reader(source, begin, std::move(parts));
    WordParts read;
    reader.read(0, reader.size(), starts_word, read);
    return read;
}

} // namespace leash
