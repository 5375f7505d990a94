// The lines and keys that the learner has typed, as far as the keystrokes tell. The player compares
// them with the lines that the lesson has shown: it does not speak while these are being typed.
//
// A key that a line editor answers (an arrow, Tab) makes a line uncertain: nobody knows what the
// line says then. An uncertain line counts as any line.
//
// Pure: the caller gives the time.
#pragma once

#include "lesson/document.hpp"

#include <chrono>
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace leash {

struct LearnerLine {
    std::string text; // "bg"; of a key alone: "<Ctrl-Z>"; of Enter alone: "<Enter>"
    bool is_certain = true;
    std::chrono::nanoseconds at{}; // when Enter, or the key, was pressed
};

class TypedLines {
  public:
    void add(std::string_view keys, std::chrono::nanoseconds now);
    // A new section: what was typed before does not count. The line that is being typed stays.
    void forget() { lines_.clear(); }

    const std::vector<LearnerLine>& lines() const { return lines_; }
    // What has been typed since the last Enter, as far as that is known.
    const std::string& line() const { return line_.text; }
    // Nothing has been typed since the last Enter.
    bool is_at_begin_of_line() const { return line_.text.empty() && line_.is_certain; }

  private:
    void end_line(std::string text, std::chrono::nanoseconds now);

    std::vector<LearnerLine> lines_;
    LearnerLine line_; // that is being typed
};

// How much of the shown lines has been typed.
struct ShownLines {
    std::size_t typed = 0;              // the shown lines up to the last one that was typed
    std::size_t first_missing = 0;      // the first shown line that was not typed, from 0
    bool last_was_shown = true;         // the last typed line is one of the shown lines
    bool all_were_shown = true;         // so is each typed line
    std::chrono::nanoseconds last_at{}; // when the last line was typed
};
// Words that the player answers, and words that only look (`is_word`), are no lines of the
// learner's work. A mistake in between does not stop the count: the learner may go on with a later
// line, type a line that was left out, or begin the lines again. A key counts only after the lines
// before the key: who types a line that was left out must press the keys behind it again.
ShownLines shown_lines_typed(const std::vector<LineToType>& shown,
                             const std::vector<LearnerLine>& typed,
                             const std::function<bool(const std::string& line)>& is_word);

} // namespace leash
