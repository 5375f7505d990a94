// The predictions of `forecast --json`, and the comparison with what was seen.
#pragma once

#include "insight/ledger.hpp"
#include "jobs/process_state.hpp"

#include <optional>
#include <string>
#include <vector>

namespace leash::differential {

struct Predicted {
    struct Cause {
        std::string signal;
        std::string sender; // "kernel", "shell" or a process ID
        friend bool operator==(const Cause&, const Cause&) = default;
    };
    Pid pid;
    std::string outcome;
    std::vector<Cause> causes; // the most likely cause is first
    std::string output;
    bool unknowable = false;
    std::vector<std::string> why;
};

// Reads the array that forecast writes. Throws nlohmann's exceptions for any other text.
std::vector<Predicted> read_predictions(const std::string& json);

struct Seen {
    bool lives = true;
    bool stopped = false;
    bool was_stopped = false;
    std::optional<ProcessState> end; // nullopt if nobody saw how the process ended
    std::string output;              // where standard output goes, in the words of forecast
};

// True if the forecast itself says that it cannot know.
bool is_undecided(const Predicted& predicted);
bool agrees(const Predicted& predicted, const Seen& seen);
bool agrees(const Predicted& predicted, int signal, const SignalOrigin& sender, Pid shell);

std::string described(const Predicted& predicted);
std::string described(const Seen& seen);

} // namespace leash::differential
