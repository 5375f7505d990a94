// The survey as JSON: for people an array of objects, and for the processes of a survey among
// themselves what a trial has found.
//
//   {"shell": "bash", "job": "stopped", "event": "exit", "outcome": "dies", "signal": "TERM",
//    "sender": "shell", "evidence": "observed"}
//
// `signal` and `sender` are null where there is none. Where the traced run ended otherwise, there
// is also "traced": {"outcome": ..., "signal": ...}; and "why" says what stood in the way where
// something was not measured, or a sender not observed, or that the shell lives on.
#pragma once

#include "base/result.hpp"
#include "insight/survey.hpp"

#include <string>
#include <vector>

namespace leash {

// The array, one object a line.
std::string survey_as_json(const std::vector<SurveyRow>& rows);

std::string encode(const Finding& finding);
// NotMeasured where it is no such text.
Finding decode_finding(const std::string& text);

} // namespace leash
