// The jobs of a practice terminal, for a map in another window. Only the leash inside knows which
// process group is which job, and tells the stage. Another leash asks the stage at its desk.
//
//   visitor -> desk   jobs?
//   desk -> visitor   [{"number": 1, "group": 904, "stopped": false}]
//
// `jobs?` can never be the name of a witness: a name has no question mark.
//
// Invariant: the stage may be of another version, or hostile. Of its reply only numbers and truth
// values are taken, and never a text that goes to the terminal.
#pragma once

#include "insight/ledger.hpp"
#include "insight/map.hpp"

#include <optional>
#include <string>
#include <vector>

namespace leash {

constexpr const char* jobs_question = "jobs?";

// Returns the jobs that a leash inside has told, that have a number, and that are still in its
// list: `disown` has taken the others out.
std::vector<JobLabel> job_labels(const Ledger& ledger);

// Writes at most the last 500 jobs, so that a packet has room for the text.
std::string told_jobs(const std::vector<JobLabel>& jobs);
// Returns nullopt if the text is no such reply.
std::optional<std::vector<JobLabel>> read_told_jobs(const std::string& text);

} // namespace leash
