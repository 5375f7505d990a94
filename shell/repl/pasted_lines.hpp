// The lines of one pasted text that wait for their turn.
//
// With bracketed paste, the terminal says where a pasted text begins and ends, and the editor keeps
// the whole text until the user presses Enter. leash then runs line after line, as if the user had
// typed each line: with an entry in the history and with notifications in between.
#pragma once

#include <deque>
#include <string>
#include <string_view>

namespace leash {

class PastedLines {
  public:
    // Takes a text of one or more lines. The newline that the user pasted behind the last line is
    // no line of its own.
    void add(std::string_view text) {
        if (text.ends_with('\n'))
            text.remove_suffix(1);
        for (;;) {
            const auto newline = text.find('\n');
            lines_.emplace_back(text.substr(0, newline));
            if (newline == std::string_view::npos)
                return;
            text.remove_prefix(newline + 1);
        }
    }
    bool empty() const { return lines_.empty(); }
    // Returns the next line, without its newline. There must be a line.
    std::string take() {
        std::string line = std::move(lines_.front());
        lines_.pop_front();
        return line;
    }
    // Drops the lines that are left: for Ctrl-C.
    void clear() { lines_.clear(); }

  private:
    std::deque<std::string> lines_;
};

} // namespace leash
