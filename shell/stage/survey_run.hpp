// Runs a survey: every case twice, untraced and traced, several cases at a time.
//
// Invariant: each run has a process of its own, because a process can have only one stage.
#pragma once

#include "base/result.hpp"
#include "insight/survey.hpp"
#include "stage/survey_shells.hpp"

#include <chrono>
#include <cstddef>
#include <functional>
#include <optional>
#include <vector>

namespace leash {

// Returns how many runs the survey of these shells has.
std::size_t runs_of_survey(const std::vector<SurveyedShell>& shells);
// Returns about how long so many runs take on this machine, if nothing else runs there.
std::chrono::seconds expected_time(std::size_t runs);

// Called when a run has ended.
using SurveyProgress = std::function<void(std::size_t runs_done, std::size_t runs)>;

// Returns the rows in the order of `shells`, all_job_kinds() and all_survey_events(). Returns
// nullopt if SIGINT, SIGTERM, SIGHUP or SIGQUIT has interrupted the survey; every run has cleaned
// up by then. From the call on, this process notes these four signals (kernel/signals.hpp). What is
// typed meanwhile is not echoed (stage/quiet_terminal.hpp).
Result<std::optional<std::vector<SurveyRow>>> run_survey(const std::vector<SurveyedShell>& shells,
                                                         const SurveyProgress& progress);

} // namespace leash
