// The practice terminal: a stage inside the learner's own terminal. The practice terminal shows a
// greeting, and relays keys and output. At the end it shows the autopsy, and asks what to do with
// the survivors.
//
// Invariant: when run_practice_terminal() returns, the modes of the learner's terminal are as
// before.
#pragma once

#include "stage/menu.hpp"
#include "stage/outer_terminal.hpp"
#include "stage/stage.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace leash {

struct PracticeOptions {
    std::vector<std::string> shell;       // argv of the shell inside; empty for this leash
    bool shell_is_leash = false;          // `shell` is a leash too, so it gets the socket
    std::optional<std::string> policy;    // the hangup policy for the leash inside
    bool trace = false;                   // see who sends each signal, if the system allows it
    std::vector<std::string> environment; // NAME=value, in addition
    std::optional<std::string> recording; // path of the recording; the file must not exist yet
    MenuKey menu_key;
    Translator translate;     // into the user's language
    std::string autopsy_file; // the file that keeps the autopsy; empty if nothing keeps it
    bool big = false;         // show the autopsy for a projector (insight/big_screen.hpp)
};

// Runs a practice terminal until its end. This is for a process of its own (forked by `terminal`),
// which must be in the foreground process group, or get into this group. The shell inside starts in
// the working directory of this process. Returns the exit status: 0 after an unplug, else the
// status of the shell inside; 1 if there could be no practice terminal, after a message on standard
// error. If a signal ends the practice terminal, this process dies of the same signal.
int run_practice_terminal(const PracticeOptions& options);

// ---- for the end of a stage; the lesson player uses these two too.
// Shows a text for a projector, screen by screen, and waits for the reader between two screens.
using ShowBig = std::function<void(const std::string& text)>;
// Waits until the stage has settled, keeps the autopsy in `file`, and shows the autopsy. With
// `show_big` the autopsy is that of the big mode.
void show_autopsy(Stage& stage, OuterTerminal& outer, const std::string& file,
                  const Translator& translate, const ShowBig& show_big = {});
// Lists the survivors, and asks the learner whether to end them.
void offer_to_end_survivors(Stage& stage, OuterTerminal& outer, const Translator& translate);

} // namespace leash
