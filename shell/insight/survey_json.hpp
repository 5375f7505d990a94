// The survey as JSON: the rows of a survey for its user, and one finding for the survey itself,
// which measures each case in a process of its own.
//
//   {"shell": "bash", "job": "stopped", "event": "exit", "outcome": "dies", "signal": "TERM",
//    "sender": "shell", "evidence": "observed"}
//
// `signal` and `sender` are null if there is no signal. If the traced run ended differently, there
// is also "traced": {"outcome": ..., "signal": ...}. "why" says why the case was not measured, why
// its sender was not observed, or that the shell lives on.
//
// Invariant: decode_finding(encode(f)) is f, but a ShellSent has lost its process ID.
#pragma once

#include "base/result.hpp"
#include "insight/survey.hpp"

#include <string>
#include <vector>

namespace leash {

// Returns the array, each object on its own line, and a newline.
std::string to_json(const std::vector<SurveyRow>& rows);

std::string encode(const Finding& finding);
// Returns NotMeasured if `text` is not the text of a finding.
Finding decode_finding(const std::string& text);

} // namespace leash
