// The line editor: GNU Readline behind an interface of values.
//
// Readline's callback interface is what lets one poll(2) wait for keys, signals and the stage
// alike. It has no context of its own: it calls plain functions, so line_editor.cpp has a global, a
// pointer to the one LineEditor there may be. Nothing outside that file sees Readline.
//
// Invariant: while shown, the terminal is in Readline's modes; while not shown, in those it had
// before. So a command runs only after feed() gave a line, after interrupt(), or in step_aside().
//
// Source: Readline manual 2.4.12 "Alternate Interface", 2.5 "Readline Signal Handling".
#pragma once

#include <cstddef>
#include <cstdio>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace leash {

struct TypedLine {
    std::string text; // without its newline; a paste may have some inside
};
struct TypedEnd {}; // ^D on an empty line, or the end of the input
using Typed = std::variant<TypedLine, TypedEnd>;

// One possible completion, and what a list of them says beside it (a job's command).
struct Candidate {
    std::string text;
    std::string note;
    friend bool operator==(const Candidate&, const Candidate&) = default;
};

class LineEditor {
  public:
    // For the word of `line` from `start` to `end`. Nothing: file names.
    using Completer = std::function<std::optional<std::vector<Candidate>>(
        std::string_view line, std::size_t start, std::size_t end)>;

    explicit LineEditor(Completer completer);
    ~LineEditor();
    LineEditor(const LineEditor&) = delete;
    LineEditor& operator=(const LineEditor&) = delete;

    // Starts editing a new line. `prompt` may have parts that take no room between \001 and \002.
    void show(const std::string& prompt);
    bool is_shown() const { return shown_; }

    // Standard input is readable: takes a key. Yields when a line is complete; the editor is then
    // no longer shown. Bytes typed ahead stay in the terminal, for the command or the next line.
    std::optional<Typed> feed();

    // Ctrl-C: leaves what is typed on the screen, drops it, and is no longer shown.
    void interrupt();
    // The window has another size (SIGWINCH).
    void resize();
    // Another prompt before the line being edited.
    void replace_prompt(const std::string& prompt);
    // Clears the line, gives the terminal its ordinary modes for as long as `action` runs, and
    // draws the line again below what was written. For `set -b` and for traps.
    void step_aside(const std::function<void()>& action);

    enum class Mode { Emacs, Vi };
    void set_mode(Mode mode);
    // Makes the lines that the arrow keys go through these.
    void mirror_history(const std::vector<std::string>& lines);

  private:
    friend struct ReadlineCallbacks;
    Completer completer_;
    std::vector<Candidate> offered_; // by the last completion
    std::optional<Typed> typed_;
    std::optional<Mode> mode_; // none: as ~/.inputrc has it
    bool shown_ = false;
    std::FILE* screen_; // owned: what Readline draws on
};

} // namespace leash
