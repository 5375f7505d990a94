// What has stood on the screen of a practice terminal, for `check shown`.
//
// The echo of what was typed does not count: lines that begin with the practice prompt, lines that
// continue one, and lines that are what was typed while a program had the terminal. The replies of
// leash to `check` and `status` do not count either: they name the text that has not been shown.
// Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace leash {

class ScreenText {
  public:
    void add_output(std::string_view bytes);
    void add_typed(std::string_view bytes);
    void add_reply(std::string_view text);
    // What stood there before no longer counts.
    void forget();

    // Whether the text stands in one of the lines.
    bool has(std::string_view text) const;

  private:
    std::string output_;
    std::string typed_;
    std::vector<std::string> replied_; // lines
};

// The lines of a program's output without escape sequences (ECMA-48), as a screen shows them.
std::vector<std::string> lines_on_screen(std::string_view output);
// The whole lines that programs have written, without the practice prompt and without empty lines.
// A line that has not ended yet is the prompt, or is being typed: that line is left out.
std::vector<std::string> lines_of_programs(std::string_view output);

} // namespace leash
