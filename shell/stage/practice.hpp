// The practice terminal: a stage inside the learner's own terminal, from the line at its top to
// the autopsy and the question what to do with the survivors.
#pragma once

#include "stage/menu.hpp"
#include "stage/outer_terminal.hpp"
#include "stage/stage.hpp"

#include <optional>
#include <string>
#include <vector>

namespace leash {

struct PracticeOptions {
    std::vector<std::string> shell;       // argv of the shell inside; empty: this leash
    bool shell_is_leash = false;          // though it was named; it is offered the socket
    std::optional<std::string> policy;    // that the leash inside starts with
    bool trace = false;                   // see who sends each signal, if the system allows it
    std::vector<std::string> environment; // NAME=value, in addition
    std::optional<std::string> recording; // the file, which must not be there yet
    MenuKey menu_key;
    std::string autopsy_file; // where the autopsy is kept; empty: nowhere
};

// For a process of its own (forked by `terminal`), whose process group is put in the foreground.
// The working directory is kept. Returns the exit status: 0 after an unplug, else that of the
// shell inside; 1, with the reason said, if there could be no practice terminal.
int run_practice_terminal(const PracticeOptions& options);

// After an end: waits until the stage has settled, shows the autopsy and keeps it in that file,
// lists the survivors, and asks whether to end them. Also for the lesson player.
void show_autopsy(Stage& stage, OuterTerminal& outer, const std::string& file);
void offer_to_end_survivors(Stage& stage, OuterTerminal& outer);

} // namespace leash
