// A text without quotes that remembers which of its bytes were quoted. A quoted '*' is not a
// wildcard.
//
// Invariant: the marks are ranges of offsets beside the text, only for quoted text that has a
// meaning in a pattern. So a word without such text costs no more than its bytes.
//
// Source: POSIX XCU 2.6.7 (quote removal).
#pragma once

#include "expand/pattern.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace leash {

class MarkedText {
  public:
    // Appends unquoted text: its wildcards count.
    void append_active(std::string_view text) {
        may_be_pattern_ = may_be_pattern_ || text.find_first_of("*?[") != std::string_view::npos;
        text_ += text;
    }
    void append_active(char c) {
        may_be_pattern_ = may_be_pattern_ || c == '*' || c == '?' || c == '[';
        text_ += c;
    }
    void append_quoted(std::string_view text) {
        if (has_special_in_pattern(text))
            quoted_.push_back({text_.size(), text_.size() + text.size()});
        text_ += text;
    }

    const std::string& text() const { return text_; }
    // Returns false if the text certainly contains no wildcard. True says nothing certain.
    bool may_be_pattern() const { return may_be_pattern_; }
    // Returns the text as a pattern: quoted text is escaped.
    std::string pattern() const {
        std::string pattern;
        std::size_t at = 0;
        const std::string_view text = text_;
        for (const Range& range : quoted_) {
            pattern += text.substr(at, range.begin - at);
            append_escaped(pattern, text.substr(range.begin, range.end - range.begin));
            at = range.end;
        }
        pattern += text.substr(at);
        return pattern;
    }

    // Returns the text and clears the object.
    std::string take_text() {
        std::string text = std::move(text_);
        clear();
        return text;
    }
    void clear() {
        text_.clear();
        quoted_.clear();
        may_be_pattern_ = false;
    }

  private:
    struct Range {
        std::size_t begin = 0;
        std::size_t end = 0;
    };
    std::string text_;
    std::vector<Range> quoted_; // in order, not overlapping
    bool may_be_pattern_ = false;
};

} // namespace leash
