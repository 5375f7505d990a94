// The source: a buffer with the text of one command, and the offset of the next byte to read.
//
// The source is the lowest layer of the parser (source → word_reader → lexer → grammar → parser).
// The source does four things, so that the other layers need not think about them:
//   - Lines on demand: the source asks for a line only when the parser wants a byte behind the
//     last line.
//   - Line continuation (XCU 2.2.1): peek() passes over a backslash-newline, raw() does not.
//   - Aliases (XCU 2.3.1): in the buffer, the alias's value replaces the alias's name. Positions
//     still point at the name that was typed.
//   - The first error: after fail(), every read returns `end`. So every loop of the parser ends by
//     itself, and no function has to pass the error up.
//
// An offset counts bytes of the buffer and is valid until begin_command(). A view into the buffer
// is valid only until the next read.
#pragma once

#include "base/byte_set.hpp"
#include "base/stack.hpp"
#include "language/parser.hpp"

namespace leash {

class Source {
  public:
    static constexpr int end = -1;
    // Deeper nesting is an error: the parser recurses, and so does all code that walks a tree.
    static constexpr std::size_t deepest_nesting = 500;

    explicit Source(LineReader lines) : lines_(std::move(lines)) {}
    // A source that holds the whole text from the start: the body of a here-document, or the text
    // inside backquotes. `depth` is the nesting around the text.
    Source(std::string_view text, std::size_t first_line, std::size_t depth);

    // ---- Reading ----
    // Returns the byte at the offset, as 0 to 255, or `end`.
    int raw() {
        return offset_ < text_.size() || fetch() ? static_cast<unsigned char>(text_[offset_]) : end;
    }
    // Passes over line continuations, then returns the byte at the offset, or `end`.
    int peek() {
        const int c = raw();
        return c == '\\' ? peek_past_continuations() : c;
    }
    // Returns the byte behind the byte that peek() returns, or `end`. The offset stays.
    int peek_behind();
    void advance() { ++offset_; }
    // Passes over the bytes at the offset that are in `set`, and returns them. Stops at the end of
    // the buffer: does not ask for a line.
    std::string_view take_run(const ByteSet& set) {
        const std::string_view rest = std::string_view(text_).substr(offset_);
        std::size_t length = 0;
        while (length < rest.size() && set[static_cast<unsigned char>(rest[length])])
            ++length;
        offset_ += length;
        return rest.substr(0, length);
    }
    // Passes over the rest of the line with its newline, and returns it. Returns "" at the end of
    // the input.
    std::string_view take_line();

    std::size_t offset() const { return offset_; }
    bool has_rest() const { return offset_ < text_.size(); }
    // Moves the offset back. No alias may have been substituted behind `offset` since.
    void move_to(std::size_t offset) { offset_ = offset; }
    // Returns the bytes of the buffer from `from` up to, but not including, `to`.
    std::string_view slice(std::size_t from, std::size_t to) const {
        return std::string_view(text_).substr(from, to - from);
    }
    // Returns where the byte at `offset` stands in the text that was typed.
    Position position(std::size_t offset) const {
        // Usually the byte stands in the last line that was read, and no alias was replaced.
        if (replacements_.empty() && !line_starts_.empty() && offset >= line_starts_.back())
            return {next_line_number() - 1, offset - line_starts_.back() + 1};
        return find_position(offset);
    }
    // Returns true if the input ended directly behind a backslash-newline.
    bool continued_at_end() const { return continued_at_end_; }
    // Says that no line can follow the end of the input: continued_at_end() is then always false.
    void end_is_final() { end_is_final_ = true; }
    // Returns true if the forms of bash are read, and false if the text is read as POSIX reads it.
    bool takes_bash_forms() const { return takes_bash_forms_; }
    void take_bash_forms(bool take) { takes_bash_forms_ = take; }

    // ---- Commands ----
    // Begins the next command: forgets the text, the error and the aliases of the last command.
    // After an error also drops the rest of the buffer.
    void begin_command();
    // Returns the text of the command as it was typed, before aliases were replaced.
    std::string_view command_text() const { return typed_ ? *typed_ : text_; }
    // Returns the number of the line that is read next.
    std::size_t next_line_number() const { return first_line_ + line_starts_.size(); }
    // Gives the line that is read next the number `first`.
    void start_at_line(std::size_t first) { first_line_ = first - line_starts_.size(); }

    // ---- Errors ----
    // Records an error at `offset`, if it is the command's first. `unfinished`: more lines could
    // complete the command.
    void fail(std::size_t offset, Message message, bool unfinished = false);
    // Records an error that another source found.
    void fail(SyntaxError error);
    bool failed() const { return error_.has_value(); }
    std::optional<SyntaxError>& error() { return error_; }

    // ---- Aliases ----
    // Replaces the word [from, to) by `value` and moves the offset to `from`.
    void substitute_alias(std::size_t from, std::size_t to, std::string_view value);
    // Returns true if the text at `offset` came from the value of the alias `name`. Such text is
    // not replaced by the same alias again.
    bool stems_from_alias(std::size_t offset, std::string_view name) const;
    // The lexer calls this function at the beginning of every token. Returns true if the token is
    // the first behind an alias whose value ends in a blank: such a word may be an alias too.
    bool leaves_blank_alias(std::size_t offset) {
        return !active_.empty() && leave_aliases(offset);
    }

    // ---- Going back ----
    // Only $(( needs to go back: after "$((" the parser tries an arithmetic expansion, and may find
    // that the text is a command substitution "$(" with a subshell "(" in it.
    struct Checkpoint;
    Checkpoint checkpoint() const;
    // Returns to the state of the checkpoint: also takes back the aliases replaced since.
    void go_back(const Checkpoint& checkpoint);
    // Remembers that the "$((" at `offset` is not arithmetic. Without this memory every level of
    // nested "$((" would be read twice, and the time would double with every level.
    void remember_not_arithmetic(std::size_t offset) { not_arithmetic_.push_back(offset); }
    bool is_known_not_arithmetic(std::size_t offset) const;

  private:
    friend class Nesting;
    // An alias that was replaced; the offset is still inside the alias's value.
    struct ActiveAlias {
        std::string name;
        std::size_t end; // where the value ends
        bool blank_at_end;
    };
    // A place where an alias's value stands instead of the typed name. If the value contained
    // another alias, there is still only one Replacement, for the outer alias.
    struct Replacement {
        std::size_t begin, end;             // in the buffer
        std::size_t typed_begin, typed_end; // in the typed text
    };
    // What go_back() needs to put an alias's name back.
    struct Undo {
        std::size_t begin, length; // of the value
        std::string name;
    };

    // Asks for one more line. Returns false at the end of the input and after an error.
    bool fetch();
    int peek_past_continuations();
    void append(std::string_view text);
    // Returns the offset in the typed text for an offset in the buffer.
    std::size_t typed_offset(std::size_t offset) const;
    Position find_position(std::size_t offset) const;
    bool leave_aliases(std::size_t offset);
    // Replaces `length` bytes of the buffer by `text`, and corrects not_arithmetic_.
    void replace(std::size_t from, std::size_t length, std::string_view text);

    LineReader lines_;
    std::string text_;
    std::size_t offset_ = 0;
    std::vector<std::size_t> line_starts_; // offsets in the typed text
    std::size_t first_line_ = 1;           // the number of the buffer's first line
    std::size_t depth_ = 0;
    bool finished_ = false; // no line is asked for any more
    bool continued_at_end_ = false;
    bool end_is_final_ = false;
    bool takes_bash_forms_ = true;
    std::optional<SyntaxError> error_;

    std::optional<std::string> typed_;      // the typed text; only if an alias has changed text_
    std::vector<ActiveAlias> active_;       // innermost last
    std::vector<Replacement> replacements_; // in the order of the text
    std::vector<Undo> undo_;                // in the order of the substitutions
    std::vector<std::size_t> not_arithmetic_;
};

struct Source::Checkpoint {
    std::size_t offset;
    std::size_t substitutions; // how many there were
    std::vector<ActiveAlias> active;
    std::vector<Replacement> replacements;
};

// Counts one level of nesting from its construction to its destruction. Too deep a level is a
// syntax error at `offset`.
class Nesting {
  public:
    Nesting(Source& source, std::size_t offset) : source_(source) {
        if (++source_.depth_ > Source::deepest_nesting)
            source_.fail(offset,
                         _("nested too deep: more than {0} levels", Source::deepest_nesting));
        else if (source_.depth_ > fits_every_stack && stack_is_short())
            source_.fail(offset, _("nested too deep for the stack of this process; `ulimit -s` "
                                   "shows its limit"));
    }
    ~Nesting() { --source_.depth_; }
    Nesting(const Nesting&) = delete;
    Nesting& operator=(const Nesting&) = delete;

    std::size_t depth() const { return source_.depth_; }

  private:
    // The question for the stack costs some system calls, so Nesting asks only behind this level.
    static constexpr std::size_t fits_every_stack = 20;
    Source& source_;
};

} // namespace leash
