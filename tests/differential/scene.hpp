// A scene: a shell, its jobs, and what is about to happen to it. Made at random from a seed, the
// same on every machine, and written out as the lines that a person would type.
#pragma once

#include "insight/forecast.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace leash::differential {

// Something typed, and what must be so before the next thing is.
struct Step {
    std::string text; // a line; a key as ^Z
    bool is_key = false;
    std::string prompt;                 // to be seen afterwards; empty: none comes
    std::vector<std::string> ready{};   // witnesses that must have set their dispositions
    std::vector<std::string> stopped{}; // with their process groups
    std::vector<std::string> running{};
    bool stopped_alone = false; // without their process groups
    std::string reading{};      // a witness that must be stopped because it reads the terminal
};

struct Scene {
    std::string outer;       // the shell that leads the session; empty: leash does
    std::vector<Step> steps; // up to where `forecast` is asked
    std::string prompt;      // of the leash that is asked
    // The job that is then in the foreground, as the answer must have it; empty: the prompt.
    std::optional<Step> foreground;
    ForecastEvent event{};
    std::vector<std::string> witnesses; // all of them, by name
};

Scene make_scene(std::uint64_t seed);

// What to type to see it, one line each.
std::string as_commands(const Scene& scene);

} // namespace leash::differential
