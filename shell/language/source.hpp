// The text being read: lines appended as they are needed, one offset moving through them.
//
// The lowest layer of the parser (source → word_reader → lexer → grammar → parser). It knows
// four things the others then need not think about:
//   - laziness: a line is asked for only when a character behind the last one is wanted;
//   - line continuation (XCU 2.2.1): peek() never shows a backslash-newline, raw() does;
//   - aliases (XCU 2.3.1): the alias's text takes the place of its name in the buffer, and
//     positions still point at the name that was typed;
//   - the first error: once fail() was called every read yields `end`, so each loop above
//     stops by itself and nobody has to pass the error up.
//
// Offsets count bytes of the buffer and stay valid until begin_command(); views into the
// buffer only until the next read.
#pragma once

#include "base/byte_set.hpp"
#include "language/parser.hpp"

namespace leash {

class Source {
  public:
    static constexpr int end = -1;
    // Deeper nesting than this is an error: the parser and all who walk its trees recurse.
    static constexpr std::size_t deepest_nesting = 500;

    explicit Source(LineReader lines) : lines_(std::move(lines)) {}
    // All of a text at once: a here-document's body, the inside of backquotes.
    Source(std::string_view text, std::size_t first_line, std::size_t depth);

    // ---- Reading ----
    // The byte here, as 0..255, or `end`.
    int raw() {
        return offset_ < text_.size() || fetch() ? static_cast<unsigned char>(text_[offset_]) : end;
    }
    // The same with line continuations passed over.
    int peek() {
        const int c = raw();
        return c == '\\' ? peek_past_continuations() : c;
    }
    // The byte behind the one peek() shows.
    int peek_behind();
    void advance() { ++offset_; }
    // Takes the run of bytes in `set` that begins here. It stops at the end of a line.
    std::string_view take_run(const ByteSet& set) {
        const std::string_view rest = std::string_view(text_).substr(offset_);
        std::size_t length = 0;
        while (length < rest.size() && set[static_cast<unsigned char>(rest[length])])
            ++length;
        offset_ += length;
        return rest.substr(0, length);
    }
    // Takes everything up to and including the newline; empty at the end of the input.
    std::string_view take_line();

    std::size_t offset() const { return offset_; }
    // Back to an offset behind which no alias was substituted since.
    void move_to(std::size_t offset) { offset_ = offset; }
    std::string_view slice(std::size_t from, std::size_t to) const {
        return std::string_view(text_).substr(from, to - from);
    }
    Position position(std::size_t offset) const {
        // Most often it is in the line that is being read, as it was typed.
        if (replacements_.empty() && !line_starts_.empty() && offset >= line_starts_.back())
            return {next_line_number() - 1, offset - line_starts_.back() + 1};
        return find_position(offset);
    }
    // The input's last bytes were a backslash-newline: a line was announced that never came.
    bool continued_at_end() const { return continued_at_end_; }
    // That is no error where no line can ever come.
    void end_is_final() { end_is_final_ = true; }

    // ---- Commands ----
    // Forgets the text of the last command, its error and its aliases.
    void begin_command();
    std::string_view command_text() const { return typed_ ? *typed_ : text_; }
    std::size_t next_line_number() const { return first_line_ + line_starts_.size(); }
    void start_at_line(std::size_t first) { first_line_ = first - line_starts_.size(); }

    // ---- Errors ----
    void fail(std::size_t offset, std::string message, bool unfinished = false);
    void fail(SyntaxError error);
    bool failed() const { return error_.has_value(); }
    std::optional<SyntaxError>& error() { return error_; }

    // ---- Aliases ----
    // Puts `value` in the place of the word [from, to) and goes back to `from`.
    void substitute_alias(std::size_t from, std::size_t to, std::string_view value);
    // Is the text at `offset` part of what `name` stood for? Then it is not substituted again.
    bool stems_from_alias(std::size_t offset, std::string_view name) const;
    // To be told of every token's beginning. True if it is the first one behind an alias whose
    // value ends in a blank: such a word is looked up too.
    bool leaves_blank_alias(std::size_t offset) {
        return !active_.empty() && leave_aliases(offset);
    }

    // ---- Going back ----
    // Only $(( needs it: it may turn out to be $( with a subshell in it.
    struct Checkpoint;
    Checkpoint checkpoint() const;
    void go_back(const Checkpoint& checkpoint);
    // Offsets of $(( that were found to be no arithmetic. Remembered, or nested ones would be
    // read twice on every level: exponential time.
    void not_arithmetic(std::size_t offset) { not_arithmetic_.push_back(offset); }
    bool known_not_arithmetic(std::size_t offset) const;

  private:
    friend class Nesting;
    struct ActiveAlias {
        std::string name;
        std::size_t end;
        bool blank_at_end;
    };
    // Where typed text was replaced: the outermost alias of each place.
    struct Replacement {
        std::size_t begin, end;             // in the buffer
        std::size_t typed_begin, typed_end; // in what was typed
    };
    struct Undo {
        std::size_t begin, length;
        std::string name;
    };

    bool fetch();
    int peek_past_continuations();
    void append(std::string_view text);
    std::size_t typed_offset(std::size_t offset) const;
    Position find_position(std::size_t offset) const;
    bool leave_aliases(std::size_t offset);
    void replace(std::size_t from, std::size_t length, std::string_view text);

    LineReader lines_;
    std::string text_;
    std::size_t offset_ = 0;
    std::vector<std::size_t> line_starts_; // offsets in what was typed
    std::size_t first_line_ = 1;
    std::size_t depth_ = 0;
    bool finished_ = false; // the input's end was seen
    bool continued_at_end_ = false;
    bool end_is_final_ = false;
    std::optional<SyntaxError> error_;

    std::optional<std::string> typed_; // what was typed, once text_ is no longer just that
    std::vector<ActiveAlias> active_;  // those the offset is inside of, innermost last
    std::vector<Replacement> replacements_;
    std::vector<Undo> undo_;
    std::vector<std::size_t> not_arithmetic_;
};

struct Source::Checkpoint {
    std::size_t offset;
    std::size_t substitutions;
    std::vector<ActiveAlias> active;
    std::vector<Replacement> replacements;
};

// One level of nesting, for as long as it lives.
class Nesting {
  public:
    Nesting(Source& source, std::size_t offset) : source_(source) {
        if (++source_.depth_ > Source::deepest_nesting)
            source_.fail(offset, "nested too deep: more than " +
                                     std::to_string(Source::deepest_nesting) + " levels");
    }
    ~Nesting() { --source_.depth_; }
    Nesting(const Nesting&) = delete;
    Nesting& operator=(const Nesting&) = delete;

    std::size_t depth() const { return source_.depth_; }

  private:
    Source& source_;
};

} // namespace leash
