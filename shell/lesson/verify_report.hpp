// What verify says of each step and each mistake, and how many passed. After a failure it says how
// the practice terminal looked.
#pragma once

#include "lesson/bench.hpp"
#include "lesson/verify.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace leash {

class VerifyReport {
  public:
    // Both must outlive the report.
    VerifyReport(const Lesson& lesson, const Say& say) : lesson_(lesson), say_(say) {}

    // A new practice terminal begins with an empty screen.
    void begin_screen() { screen_.clear(); }
    void add_to_screen(std::string_view bytes) { screen_ += bytes; }

    // Says that `what` is so, or why it failed; `line` is a line of the lesson's file.
    void add(const Performed& outcome, const std::string& what, std::size_t line);
    // Says so if the lines of this step are not typed on the way to a later step.
    void note_if_left_out_later(std::size_t step);
    const VerifyCount& count() const { return count_; }

  private:
    std::string last_of_screen() const;

    const Lesson& lesson_;
    const Say& say_;
    VerifyCount count_;
    std::string screen_;
};

} // namespace leash
