// Carries out a survey: every case twice, untraced and traced, several at a time.
//
// Each run is a process of its own, since a process has one stage at a time.
#pragma once

#include "base/result.hpp"
#include "insight/survey.hpp"
#include "stage/survey_shells.hpp"

#include <cstddef>
#include <functional>
#include <optional>
#include <vector>

namespace leash {

// Called as each run is over.
using SurveyProgress = std::function<void(std::size_t runs_done, std::size_t runs)>;

// The rows in the order of `shells`, all_job_kinds() and all_survey_events(). Nothing: a signal
// (SIGINT, SIGTERM, SIGHUP, SIGQUIT, which it notes from now on) has interrupted it; by then every
// run has cleaned up.
Result<std::optional<std::vector<SurveyRow>>> run_survey(const std::vector<SurveyedShell>& shells,
                                                         const SurveyProgress& progress);

} // namespace leash
