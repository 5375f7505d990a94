// A scene: a shell, its jobs, and the event that will happen. A scene is random, and is made of the
// lines that a person would type.
//
// Invariant: the same seed makes the same scene on every machine.
#pragma once

#include "insight/forecast.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace leash::differential {

// A line or key, and the conditions to wait for before the next step.
struct Step {
    std::string text; // a line, or a key such as ^Z
    bool is_key = false;
    std::string prompt;                 // the prompt that comes afterwards; empty if none comes
    std::vector<std::string> ready{};   // witnesses that must have set their dispositions
    std::vector<std::string> stopped{}; // witnesses that must be stopped with their process groups
    std::vector<std::string> running{};
    bool stopped_alone = false; // the witnesses of `stopped` are stopped without their groups
    std::string reading{};      // a witness that must be stopped because it reads the terminal
};

struct Scene {
    std::string outer;       // the shell that leads the session; empty if leash leads it
    std::vector<Step> steps; // the steps before `forecast` is asked
    std::string prompt;      // the prompt of the leash that is asked
    // The job in the foreground at the event; nullopt if the shell is at its prompt.
    std::optional<Step> foreground;
    ForecastEvent event{};
    std::vector<std::string> witnesses; // the names of all witnesses
};

Scene make_scene(std::uint64_t seed);

// Returns the lines to type to see this scene.
std::string as_commands(const Scene& scene);

} // namespace leash::differential
