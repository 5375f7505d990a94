// What a step leaves behind when the learner closes the window (`leash leave`).
//
// The next leash checks the step, and the terminal and the ledger do not exist any more by then. So
// a KeptStep stores for each process the name, the process ID, the start time, and the boot ID of
// the machine. These values together identify one process for ever. Only the predicates alive,
// dead, hung-up and file-... can be asked of a KeptStep.
//
// Source: proc(5) for the start time, boot_id in random(4).
#pragma once

#include "base/result.hpp"
#include "insight/check.hpp"

#include <string>
#include <vector>

namespace leash {

struct KeptProcess {
    std::string name;
    ProcessKey key;
};
struct KeptStep {
    std::string lesson; // the lesson's id
    std::string step;   // the step's id
    std::string boot;   // the boot ID of the machine when the window was closed
    std::string folder; // the folder of the practice terminal
    bool hung_up = false;
    std::vector<KeptProcess> processes;
};

// `ledger` and `folder` belong to a terminal that has ended.
KeptStep kept_step(const Ledger& ledger, const std::string& folder, const std::string& lesson,
                   const std::string& step);
std::string to_json(const KeptStep& step);
// The error says what is wrong with the JSON text.
Result<KeptStep, std::string> kept_step_from_json(const std::string& text);

// Returns the boot of this machine: boot_id in random(4).
std::string present_boot();
// Returns false if the machine has booted again since the window was closed.
bool is_of_this_boot(const KeptStep& step);
// Asks a predicate, from the present state of /proc and of the step's folder.
CheckResult check(const KeptStep& step, const std::vector<std::string>& words);

} // namespace leash
