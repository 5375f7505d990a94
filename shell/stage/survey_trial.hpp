// A trial: one run of one case of the survey. A shell on a fresh stage starts a job of one kind,
// the shell meets its end in one way, and the trial looks at the job.
//
// Invariants:
//  - Every wait is for a condition, and has a deadline. If the deadline passes, the finding is
//    NotMeasured, which names the condition.
//  - At the end of the trial no process of the trial lives. Each is ended by its own pid.
#pragma once

#include "insight/survey.hpp"
#include "stage/survey_shells.hpp"

namespace leash {

// Runs one trial. This is for a process of its own, which has noted (kernel/signals.hpp) the
// signals that may interrupt it. When such a signal comes, the trial ends early and cleans up.
Finding run_trial(const SurveyedShell& shell, JobKind job, SurveyEvent event, bool traced);

} // namespace leash
