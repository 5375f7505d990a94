// A stage under test.
//
// Invariant: the destructor leaves no process and no file of the stage.
#pragma once

#include "kernel/own_files.hpp"
#include "stage/stage.hpp"
#include "stage/survivors.hpp"

#include <csignal>
#include <doctest/doctest.h>
#include <filesystem>

namespace leash::test {

using namespace std::chrono_literals;

inline constexpr auto deadline = 20s;

// A stage, and what it has written to its screen.
class Practice {
  public:
    explicit Practice(std::vector<std::string> shell, StageOptions options = {}) {
        options.shell = std::move(shell);
        // The folder is beside tests/ of the build, where this test program is.
        const auto tests = std::filesystem::path(executable_path()).parent_path();
        options.programs = (tests.parent_path() / "programs").string();
        auto started = Stage::start(std::move(options));
        REQUIRE(started);
        stage = std::move(started).value();
        stage->on_output = [this](std::string_view bytes) { screen += bytes; };
    }
    ~Practice() {
        stage->unplug();
        CHECK(stage->settle(deadline));
        stage->end_tracing();
        std::vector<ProcessKey> left;
        for (const LedgerEntry* one : survivors(stage->ledger()))
            left.push_back(one->key);
        for (const ProcessKey stubborn : end_processes(left, 2s).still_there)
            ::kill(stubborn.pid.value, SIGKILL);
        CHECK(until([&] { return survivors(stage->ledger()).empty(); }));
    }

    bool until(const std::function<bool()>& holds) {
        const auto last = std::chrono::steady_clock::now() + deadline;
        while (!holds()) {
            if (std::chrono::steady_clock::now() > last)
                return false;
            stage->turn(20ms);
        }
        return true;
    }
    bool shows(const std::string& text) {
        return until([&] { return screen.find(text) != std::string::npos; });
    }
    const LedgerEntry* find(const std::string& subject) {
        const auto found = stage->ledger().find(subject);
        return found ? found.value() : nullptr;
    }
    // Waits until a witness has told its name, and returns its entry.
    const LedgerEntry* witness(const std::string& name) {
        CHECK(until([&] { return find(name) != nullptr; }));
        return find(name);
    }

    std::unique_ptr<Stage> stage;
    std::string screen;
};

inline const std::vector<std::string> dash = {"dash", "-i"};
inline const std::vector<std::string> bash = {"bash", "--norc", "--noprofile", "-i"};

inline StageOptions no_channel() {
    StageOptions options;
    options.offers_channel = false;
    return options;
}

} // namespace leash::test
