// The line editor: reads lines with GNU Readline. Only line_editor.cpp uses Readline, and
// history_expansion.cpp the history of Readline; this interface consists of values.
//
// leash uses Readline's callback interface, so that one poll(2) can wait for keys, signals and the
// stage. Readline calls plain functions without a context pointer. So line_editor.cpp has a global
// variable, a pointer to the LineEditor, and only one LineEditor may exist.
//
// Invariant: while the editor is shown the terminal has Readline's modes; otherwise the terminal
// has the modes from before. So a command may run only after feed() has returned a line, after
// interrupt(), or inside step_aside().
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
    std::string text; // without the newline at the end; pasted text may contain newlines
};
struct TypedEnd {}; // ^D on an empty line, or the end of the input
using Typed = std::variant<TypedLine, TypedEnd>;

// One possible completion.
struct Candidate {
    std::string text;
    std::string note; // shown beside the text in a list, such as a job's command; may be empty
    friend bool operator==(const Candidate&, const Candidate&) = default;
};

class LineEditor {
  public:
    // A function that returns the candidates for the word of `line` from `start` to `end`. The
    // function returns nullopt if Readline must complete file names.
    using Completer = std::function<std::optional<std::vector<Candidate>>(
        std::string_view line, std::size_t start, std::size_t end)>;

    explicit LineEditor(Completer completer);
    ~LineEditor();
    LineEditor(const LineEditor&) = delete;
    LineEditor& operator=(const LineEditor&) = delete;

    // Shows the prompt and begins a new line. Text in `prompt` between the bytes \001 and \002
    // takes no columns.
    void show(const std::string& prompt);
    bool is_shown() const { return shown_; }

    // Reads one key. Must be called when standard input is readable. If the key completes a line,
    // returns the line and hides the editor; otherwise returns nullopt. Bytes that the user typed
    // ahead stay in the terminal, for the command or for the next line.
    std::optional<Typed> feed();

    // Drops the line, for Ctrl-C. The typed text stays on the screen, and the editor is no longer
    // shown.
    void interrupt();
    // Draws the line again for the new size of the window (SIGWINCH).
    void resize();
    // Replaces the prompt before the line that is being edited.
    void replace_prompt(const std::string& prompt);
    // Clears the line, runs `action` with the terminal's ordinary modes, and draws the line again
    // below the text that `action` wrote. For `set -b` and for traps.
    void step_aside(const std::function<void()>& action);

    enum class Mode { Emacs, Vi };
    void set_mode(Mode mode);
    // Gives Readline these lines as its history, for the arrow keys, the search and !N. `begins_at`
    // is the number of the oldest line.
    void mirror_history(const std::vector<std::string>& lines, std::size_t begins_at);

  private:
    friend struct ReadlineCallbacks;
    Completer completer_;
    std::vector<Candidate> offered_; // the candidates of the last completion
    std::optional<Typed> typed_;     // set by Readline's callback when a line is complete
    std::optional<Mode> mode_;       // nullopt: ~/.inputrc decides
    bool shown_ = false;
    std::string held_back_; // of what Readline draws: see open_screen()
    std::FILE* screen_;     // the stream that Readline draws on; the editor owns it; may be null
};

} // namespace leash
