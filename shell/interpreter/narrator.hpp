// The narrator tells a person, or a file, what leash does about jobs, when leash does it.
//
// The narrator is a listener of the stream of events (jobs/event.hpp). While leash must not write
// to the terminal, the narrator holds the text: while a job has the terminal, and while the user
// edits a line. The narrator always keeps the events of the last command line, for `narrate last`.
//
// Invariant: between hold() and release() the narrator writes only to the file.
#pragma once

#include "base/display.hpp"
#include "base/result.hpp"
#include "base/translator.hpp"
#include "control/job_control.hpp"
#include "jobs/event.hpp"
#include "kernel/shell_descriptor.hpp"

#include <deque>
#include <optional>
#include <string>
#include <string_view>

namespace leash {

// The functions that put events into words. main hands these functions in, because the sentences
// are in insight/, and the interpreter does not know insight/.
struct EventWords {
    // Returns the empty message for an event that the narrator does not tell.
    Message (*sentence)(const EventBody& body);
    std::string (*screen_lines)(std::string_view sentence, const Display& display);
    std::string (*json_line)(const Event& event);
};

class Narrator {
  public:
    Narrator() = default; // tells nothing, and keeps nothing
    // `translate` must live as long as the narrator.
    Narrator(EventWords words, const Translator& translate)
        : words_(words), translate_(&translate) {}

    // ---- what is told ----
    // set -o narrate: each event is also a sentence on standard error.
    void speak(bool yes) { speaks_ = yes; }
    bool speaks() const { return speaks_; }
    // From now on the narrator also appends each event to this file, as one line. Makes the file if
    // it is missing. If the file cannot be written, standard error says so once, and how many
    // events were lost when the file can be written again, or is closed.
    Outcome write_json_to(const std::string& path);
    void close_file();
    // Returns the path of the file; "" if the narrator writes no file.
    const std::string& file() const { return path_; }

    // From now on the narrator hears the events of `control`, and must live as long as `control`.
    // If the narrator hears them already, nothing changes.
    void listen_to(JobControl& control);
    void hear(const Event& event);

    // ---- when ----
    // The narrator also begins to hold at three events, which leash tells before they take effect:
    // leash lends the terminal, leash continues a stopped job that has the terminal, or leash shows
    // a prompt.
    void hold() { is_held_ = true; }
    // Writes the held text to standard error. The cursor must be at the start of a line.
    void release();
    bool has_something_held() const { return !held_.empty(); }

    // ---- the last command line ----
    // Call this when a new command line begins.
    void begin_command_line();
    // Returns the events of the last command line that did something about jobs, oldest first.
    // Keeps only the newest `most_kept` events.
    const std::deque<Event>& last() const { return present_.empty() ? before_ : present_; }
    static constexpr std::size_t most_kept = 500;

    // Call this in a forked subshell. The subshell tells nothing, because its parent writes the
    // held text. The subshell only knows the last command line: narrate last | less.
    void enter_subshell();

  private:
    std::optional<EventWords> words_;
    const Translator* translate_ = nullptr;
    void hold_if_asked(const EventBody& body);
    void append_to_file(const std::string& line);
    void tell_what_was_lost();
    void say(const std::string& text);
    bool speaks_ = false;
    bool hears_ = false; // true if the narrator is a listener
    bool is_held_ = false;
    // After fg the job has the terminal, but is stopped until SIGCONT. So the narrator can still
    // write.
    bool job_is_continued_ = false;
    unsigned lost_ = 0; // events that could not be written to the file
    std::string held_;
    std::deque<Event> present_;
    std::deque<Event> before_;
    ShellDescriptor json_;
    std::string path_;
};

} // namespace leash
