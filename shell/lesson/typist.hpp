// Types on a practice terminal as a person would: the next line when the shell has come back to
// its prompt, Ctrl-Z when there is a job in the foreground to stop.
//
// What the inside is doing is read from the ledger, never from the screen. Nothing waits without
// a deadline, and an error says what was waited for.
#pragma once

#include "lesson/document.hpp"
#include "stage/stage.hpp"

#include <chrono>
#include <string>
#include <vector>

namespace leash {

// When the shell inside last showed a prompt; nothing while a command runs.
std::optional<std::chrono::nanoseconds> prompt_shown_at(const Stage& stage);
// A job has the terminal, and is no longer a copy of the shell.
bool runs_foreground_job(const Stage& stage);

using Performed = Result<Unit, std::string>;

class Typist {
  public:
    // A deadline for each single wait.
    Typist(Stage& stage, std::chrono::milliseconds patience) : stage_(stage), patience_(patience) {}

    // Returns as soon as the last line has been typed.
    Performed type(const std::vector<LineToType>& lines);
    // `for_what` ends the sentence "waited 10 s for the prompt ..."
    Performed wait_for_prompt(const std::string& for_what);
    // Types, and waits until the check holds, the end of the terminal with all it brings included.
    Performed perform(const Section& section);
    Performed wait_for(const Check& check);

  private:
    Performed press(const LineToType& key);
    bool has_new_prompt() const;
    template <class Condition> bool until(const Condition& condition);

    Stage& stage_;
    std::chrono::milliseconds patience_;
    std::chrono::nanoseconds typed_at_{}; // a prompt shown later is the answer to it
};

// Asks the stage. A terminal that has ended is first given time to settle: what its end does to
// a process may take a moment, and until then the process is alive.
ConditionAnswer ask_stage(Stage& stage, const std::vector<Condition>& conditions);

} // namespace leash
