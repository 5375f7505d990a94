// How far a learner has come: $XDG_STATE_HOME/leash/progress.json.
//
//   {"last": "the-cable", "lessons": {"the-cable": {"finished": true, "step": "cable",
//                                                   "beliefs": ["the-kernel"]}}}
//
// A file that is missing is a fresh start; one that cannot be understood is told, and left as it
// is until something is to be kept.
#pragma once

#include "base/result.hpp"

#include <map>
#include <string>
#include <vector>

namespace leash {

struct LessonProgress {
    std::string step; // the id of the step to go on with; empty: from the first
    bool finished = false;
    std::vector<std::string> beliefs; // that wrong predictions have shown
};

class Progress {
  public:
    Progress() = default; // kept nowhere
    static Progress load(const std::string& path);

    const std::string& last() const { return last_; } // the id of the lesson last played
    LessonProgress of(const std::string& lesson) const;
    // What was wrong with the file; empty: nothing.
    const std::string& problem() const { return problem_; }

    // Keeps it on disk too: written beside, then renamed, so that the file is always whole.
    Outcome keep(const std::string& lesson, LessonProgress progress);

  private:
    std::string path_;
    std::string problem_;
    std::string last_;
    std::map<std::string, LessonProgress> lessons_;
};

// ~/.local/state where XDG_STATE_HOME is not set; empty where there is no HOME either.
std::string progress_path(const std::string& state_home, const std::string& home);

} // namespace leash
