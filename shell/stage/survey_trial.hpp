// One run of one case of the survey: a shell on a fresh stage is made to start a job of one kind,
// meets its end in one way, and the job is looked at.
//
// Every wait is for a condition, and has a deadline; past it the finding is NotMeasured, which says
// what was waited for. Afterwards every process of it has been ended, by its own number.
#pragma once

#include "insight/survey.hpp"
#include "stage/survey_shells.hpp"

namespace leash {

// For a process of its own, which has noted (kernel/signals.hpp) the signals that interrupt it:
// when one has come, the trial is cut short and cleaned up.
Finding run_trial(const SurveyedShell& shell, JobKind job, SurveyEvent event, bool traced);

} // namespace leash
