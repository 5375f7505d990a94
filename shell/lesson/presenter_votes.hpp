// The votes of a class while a lesson is presented: the teacher types the hands for each option,
// the run decides, and both are shown side by side.
//
// Invariant: before the run, nothing that is shown names the right option. vote.hpp counts and
// draws; this file asks and keeps.
#pragma once

#include "lesson/bench.hpp"
#include "lesson/document.hpp"
#include "lesson/presenter.hpp"
#include "lesson/presenter_screen.hpp"
#include "lesson/vote.hpp"

#include <cstddef>
#include <map>
#include <vector>

namespace leash {

class PresenterVotes {
  public:
    // Everything must live longer than this object.
    PresenterVotes(const Lesson& lesson, const PresentOptions& options, PresenterScreen& screen,
                   Bench& bench)
        : lesson_(lesson), options_(options), screen_(screen), bench_(bench) {}

    void begin_step() { rounds_.clear(); }
    // Shows the prediction and takes one or two votes. Returns false if the teacher leaves the
    // lesson.
    bool ask(const PredictionQuestion& prediction);
    // Shows what was so, beside the votes, and keeps the votes in the class file.
    void judge(const PredictionQuestion& prediction, const Step& step);

  private:
    const Lesson& lesson_;
    const PresentOptions& options_;
    PresenterScreen& screen_;
    Bench& bench_;
    std::map<std::size_t, std::vector<Votes>> rounds_; // of this step, by the prediction's line
};

} // namespace leash
