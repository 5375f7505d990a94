// The narrator: tells a person, or a file, what leash does about jobs, as it does it.
//
// It hears the one stream of events (jobs/event.hpp). Where leash may not write to the terminal,
// the text is held: while the terminal is lent to a job, and while a line is being edited.
// Whatever happens, the events of the last command line are kept, for `narrate last`.
//
// Invariant: nothing is written between hold() and release(), but to the file.
#pragma once

#include "base/result.hpp"
#include "jobs/event.hpp"
#include "kernel/shell_descriptor.hpp"

#include <deque>
#include <optional>
#include <string>
#include <string_view>

namespace leash {

// How events are put into words. main hands the words in: the sentences are a part of insight/,
// which the interpreter does not know.
struct EventWords {
    std::string (*sentence)(const EventBody& body); // empty for an event that nobody is told of
    std::string (*screen_lines)(std::string_view sentence, bool colour);
    std::string (*json_line)(const Event& event);
};

class Narrator {
  public:
    Narrator() = default; // tells nothing, and keeps nothing
    explicit Narrator(EventWords words) : words_(words) {}

    // ---- what is told ----
    bool speaks = false; // set -o narrate
    // From now on each event is also a line of this file, appended. Made if it is not there.
    Outcome write_json_to(const std::string& path);
    void close_file();
    // Empty: no file is written.
    const std::string& file() const { return path_; }

    void hear(const Event& event);
    bool hears = false; // it is among the listeners

    // ---- when ----
    // Also brought about by events, which are told before they take effect: the terminal is lent,
    // a stopped job that has it is continued, a prompt is shown.
    void hold() { is_held_ = true; }
    // Writes what was held, to standard error, which must be at the start of a line.
    void release();
    bool has_something_held() const { return !held_.empty(); }

    // ---- the last command line ----
    // A new command line begins.
    void begin_command_line();
    // The events of the last command line that did something about jobs, oldest first; at most
    // `most_kept`, the newest.
    const std::deque<Event>& last() const { return present_.empty() ? before_ : present_; }
    static constexpr std::size_t most_kept = 500;

    // In a forked subshell: silent, since what was held is its parent's to write. Only the last
    // command line is still known: narrate last | less.
    void enter_subshell();

  private:
    std::optional<EventWords> words_;
    void hold_if_asked(const EventBody& body);
    bool is_held_ = false;
    // fg: it has the terminal, but is stopped until SIGCONT: there is still time to speak.
    bool job_is_continued_ = false;
    std::string held_;
    std::deque<Event> present_;
    std::deque<Event> before_;
    ShellDescriptor json_;
    std::string path_;
};

} // namespace leash
