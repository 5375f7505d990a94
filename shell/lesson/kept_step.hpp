// What a step leaves behind when the learner closes the window: `leash leave`.
//
// The terminal and its ledger are gone by the time the step is checked, in the next leash. So each
// process is kept by name, pid, start time and the boot of the machine: that means one process for
// ever (proc(5), boot_id in random(4)). Only alive, dead, hung-up and file-... can be asked.
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
    std::string lesson; // its id
    std::string step;   // its id
    std::string boot;   // the machine's, at that time
    std::string folder; // of the practice terminal
    bool hung_up = false;
    std::vector<KeptProcess> processes;
};

// Of a terminal that has ended.
KeptStep kept_step(const Ledger& ledger, const std::string& folder, const std::string& lesson,
                   const std::string& step);
std::string to_json(const KeptStep& step);
// The error says what is wrong with the text.
Result<KeptStep, std::string> kept_step_from_json(const std::string& text);

// The machine has not been started anew since.
bool is_of_this_boot(const KeptStep& step);
// Asks /proc now.
CheckResult check(const KeptStep& step, const std::vector<std::string>& words);

} // namespace leash
