#include "repl/line_editor.hpp"

#include "base/foreign_text.hpp"
#include "base/locale.hpp"
#include "base/text.hpp"
#include "kernel/descriptors.hpp"
#include "repl/file_name_quotes.hpp"

#include <algorithm>
#include <cassert>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <unistd.h>
#include <utility>

#include <readline/history.h>
#include <readline/readline.h>

namespace leash {
namespace {

// The global variable that Readline's callbacks need. Null if there is no LineEditor.
LineEditor* present = nullptr;

// Returns a copy of the text for Readline, which frees the copy with free(3).
char* allocated(std::string_view text) {
    char* copy = static_cast<char*>(std::malloc(text.size() + 1));
    if (!copy)
        std::abort();
    std::memcpy(copy, text.data(), text.size());
    copy[text.size()] = '\0';
    return copy;
}

std::string_view common_beginning(const std::vector<Candidate>& candidates) {
    std::string_view common = candidates.front().text;
    for (const Candidate& one : candidates) {
        const auto differs =
            std::mismatch(common.begin(), common.end(), one.text.begin(), one.text.end());
        common = common.substr(0, static_cast<std::size_t>(differs.first - common.begin()));
    }
    return common;
}

// `quote` points to the quote that the user has opened, or to '\0'.
char* quote_file_name(char* name, int, char* quote) {
    return allocated(quoted_file_name(name, quote ? *quote : '\0'));
}

char* unquote_file_name(char* name, int quote) {
    return allocated(unquoted_file_name(name, static_cast<char>(quote)));
}

int is_quoted(char* line, int index) {
    int backslashes = 0;
    while (index - backslashes > 0 && line[index - backslashes - 1] == '\\')
        ++backslashes;
    return backslashes % 2;
}

// Clears the line. A terminal that cannot clear a line (TERM=dumb) keeps the line; the cursor moves
// to the line below.
void leave_visible_line() {
    static char clear_to_end_of_line[] = "ce";
    if (rl_get_termcap(clear_to_end_of_line))
        rl_clear_visible_line();
    else
        rl_crlf();
    std::fflush(rl_outstream);
}

// U+0080 to U+009F command many terminals. Readline makes the other control characters visible, and
// draws these as they are. Such a character may come from the name of a file that Readline
// completes. Returns the text with U+FFFD instead, which takes one column, as Readline expects.
// `held_back` gets the first half of a character at the end of the text, and gives this half to the
// next text.
std::string without_c1(std::string& held_back, std::string_view text) {
    const std::string all = std::exchange(held_back, {}) + std::string(text);
    std::string harmless;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const bool begins = all[i] == '\xc2';
        if (begins && i + 1 == all.size()) {
            held_back = all[i];
            break;
        }
        const auto second = static_cast<unsigned char>(begins ? all[i + 1] : '\0');
        if (second >= 0x80 && second < 0xa0) {
            harmless += "\xef\xbf\xbd";
            ++i;
        } else {
            harmless += all[i];
        }
    }
    return harmless;
}

// Returns a stream on which Readline draws. The stream writes to standard error, as POSIX requires
// for prompts: with `leash >file` the user still sees them.
//
// Race: the stream is not stderr. If a signal (SIGCHLD; no SA_RESTART) interrupts write(2), stdio
// reports an error and drops the character: the prompt "ready> " would be shown as "eady> ".
// write_all() writes again.
std::FILE* open_screen(std::string& held_back) {
    cookie_io_functions_t functions{};
    functions.write = [](void* held, const char* text, std::size_t size) -> ssize_t {
        const std::string shown = without_c1(*static_cast<std::string*>(held), {text, size});
        return write_all(STDERR_FILENO, shown) ? static_cast<ssize_t>(size) : 0;
    };
    return ::fopencookie(&held_back, "w", functions);
}

} // namespace

// The functions that Readline calls.
struct ReadlineCallbacks {
    static void line_complete(char* line) {
        if (line)
            present->typed_ = TypedLine{line};
        else
            present->typed_ = TypedEnd{};
        std::free(line);
        rl_callback_handler_remove();
        present->shown_ = false;
    }

    static char** complete(const char* word, int start, int end) {
        use_locale(LC_COLLATE); // Readline sorts file names by LC_COLLATE
        auto offered = present->completer_(rl_line_buffer, static_cast<std::size_t>(start),
                                           static_cast<std::size_t>(end));
        rl_sort_completion_matches = offered ? 0 : 1;
        present->offered_.clear();
        // Without its backslash, a ~ at the beginning would be the home directory: for Readline
        // \~ is ./~.
        if (!offered && std::strncmp(word, "\\~", 2) == 0)
            return rl_completion_matches((std::string("./") + word).c_str(),
                                         rl_filename_completion_function);
        if (!offered)
            return nullptr; // Readline then completes file names
        rl_attempted_completion_over = 1;
        if (offered->empty())
            return nullptr;
        present->offered_ = std::move(*offered);
        const auto& candidates = present->offered_;
        // Readline wants an array: the text to insert; the candidates, if there are two or more; a
        // null pointer.
        const std::size_t several = candidates.size() > 1 ? candidates.size() : 0;
        char** matches = static_cast<char**>(std::malloc((several + 2) * sizeof(char*)));
        if (!matches)
            std::abort();
        matches[0] = allocated(common_beginning(candidates));
        if (start >= 2 && std::strncmp(rl_line_buffer + start - 2, "${", 2) == 0)
            rl_completion_append_character = '}';
        for (std::size_t i = 0; i < several; ++i)
            matches[i + 1] = allocated(candidates[i].text);
        matches[several + 1] = nullptr;
        return matches;
    }

    static void display(char** matches, int count, int longest) {
        const auto has_note = [](const Candidate& one) { return !one.note.empty(); };
        const auto& offered = present->offered_;
        if (std::any_of(offered.begin(), offered.end(), has_note)) {
            rl_crlf();
            for (const Candidate& one : offered)
                std::fprintf(rl_outstream, "%-*s  %s\n", longest, made_visible(one.text).c_str(),
                             made_visible(one.note).c_str());
        } else {
            // Readline owns the array, and frees the texts after this call.
            for (int i = 1; i <= count; ++i) {
                const std::string visible = made_visible(matches[i]);
                longest = std::max(longest, static_cast<int>(display_width(visible)));
                if (visible != matches[i])
                    std::free(std::exchange(matches[i], allocated(visible)));
            }
            rl_display_match_list(matches, count, longest);
        }
        rl_forced_update_display();
    }
};

LineEditor::LineEditor(Completer completer)
    : completer_(std::move(completer)), screen_(open_screen(held_back_)) {
    assert(!present);
    present = this;
    use_locale(LC_CTYPE); // without the locale Readline would take each byte for a column
    rl_readline_name = "leash";
    rl_instream = stdin;
    if (screen_)
        rl_outstream = screen_;
    rl_catch_signals = 0;
    rl_catch_sigwinch = 0;
    rl_change_environment = 0;
    rl_attempted_completion_function = ReadlineCallbacks::complete;
    rl_completion_display_matches_hook = ReadlineCallbacks::display;
    rl_completer_word_break_characters = " \t\n\"'`><=;|&(){";
    rl_completer_quote_characters = "\"'";
    rl_filename_quote_characters = quoted_in_file_names;
    rl_filename_quoting_function = quote_file_name;
    rl_filename_dequoting_function = unquote_file_name;
    rl_char_is_quoted_p = is_quoted;
    // Pasted lines wait for Enter, so that nobody runs a command by accident. Readline turns
    // bracketed paste off if TERM is dumb. This call stands before rl_initialize(), so that
    // ~/.inputrc can turn bracketed paste off.
    rl_variable_bind("enable-bracketed-paste", "on");
    rl_initialize();
    // These two calls stand behind rl_initialize(), so that ~/.inputrc cannot undo them. With the
    // callback interface Readline would take the next typed key for the answer to its question
    // "Display all 200 possibilities?".
    rl_completion_query_items = -1;
    rl_variable_bind("page-completions", "off");
    using_history();
}

LineEditor::~LineEditor() {
    if (shown_)
        rl_callback_handler_remove();
    rl_clear_history();
    present = nullptr;
    if (!screen_)
        return;
    rl_outstream = stderr;
    std::fclose(screen_);
}

void LineEditor::show(const std::string& prompt) {
    assert(!shown_);
    // The kernel sends SIGWINCH only to the foreground process group. While a job had the terminal,
    // leash did not learn of a new size.
    rl_reset_screen_size();
    typed_.reset();
    shown_ = true;
    rl_eof_found = 0; // after a Ctrl-D, Readline would end each line that follows with a blank line
    rl_callback_handler_install(prompt.c_str(), ReadlineCallbacks::line_complete);
}

std::optional<Typed> LineEditor::feed() {
    rl_callback_read_char();
    return std::exchange(typed_, std::nullopt);
}

void LineEditor::interrupt() {
    if (!shown_)
        return;
    rl_echo_signal_char(SIGINT);
    rl_callback_sigcleanup(); // also ends a search or a key sequence that is not complete
    rl_free_line_state();
    rl_replace_line("", 0);
    rl_crlf();
    std::fflush(rl_outstream);
    rl_callback_handler_remove();
    rl_reset_line_state();
    shown_ = false;
}

void LineEditor::resize() {
    if (shown_)
        rl_resize_terminal();
}

void LineEditor::replace_prompt(const std::string& prompt) {
    if (!shown_)
        return;
    leave_visible_line();
    rl_set_prompt(prompt.c_str());
    rl_forced_update_display();
}

void LineEditor::step_aside(const std::function<void()>& action) {
    if (!shown_)
        return action();
    leave_visible_line();
    rl_deprep_terminal();
    action();
    rl_prep_terminal(1);
    rl_reset_screen_size();
    rl_forced_update_display();
}

void LineEditor::set_mode(Mode mode) {
    // Emacs is the default. As long as the user has not set vi, ~/.inputrc decides.
    if (mode_ == mode || (!mode_ && mode == Mode::Emacs))
        return;
    mode_ = mode;
    rl_variable_bind("editing-mode", mode == Mode::Vi ? "vi" : "emacs");
}

void LineEditor::mirror_history(const std::vector<std::string>& lines, std::size_t begins_at) {
    const auto have = static_cast<std::size_t>(history_length);
    HIST_ENTRY** const entries = history_list();
    std::size_t same = 0;
    while (same < std::min(have, lines.size()) && lines[same] == entries[same]->line)
        ++same;
    if (same < have) {
        rl_clear_history();
        same = 0;
    }
    for (; same < lines.size(); ++same)
        add_history(lines[same].c_str());
    using_history();
    history_base = static_cast<int>(begins_at); // the number of the oldest line, for !N
}

} // namespace leash
