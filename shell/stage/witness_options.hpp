// The options of witness, the program that lessons use (lessons/programs/witness.cpp). The options
// are here for the shell's completion; the program uses this header and links nothing of the stage.
#pragma once

#include "options/option_table.hpp"

namespace leash {

inline constexpr NamedOption witness_option_rows[] = {
    {"tick", '\0', "SECONDS", "a number of seconds, such as 0.5,",
     "The time between two lines. The default is 1 second."},
    {"ignore", '\0', "SIG,...", "names of signals, such as HUP,TERM,",
     "Ignore these signals, as `nohup` does with `HUP`."},
    {"catch", '\0', "SIG,...", "names of signals, such as HUP,TERM,",
     "Catch them, and write into the log who sent each."},
    {"block", '\0', "SIG,...", "names of signals, such as HUP,TERM,",
     "Block them: they stay pending."},
    {"read", '\0', "", "",
     "Read standard input. In the background that stops the program, by SIGTTIN."},
    {"children", '\0', "N", "a number from 1 to 1000",
     "Start N children, named NAME.1, NAME.2 and so on."},
    {"no-reap", '\0', "", "", "Leave children that have died unreaped: they stay zombies."},
    {"say", '\0', "", "", "Write the heartbeat to standard output too."},
    {"log", '\0', "FILE", "the name of a file",
     "The log. The default is NAME.log, in $LEASH_WITNESS_LOGS or here."},
    {"reopen", '\0', "", "", "Open the log again at each SIGHUP, as many daemons do."},
    {"stop-at-error", '\0', "", "", "End with status 1 at the first line that cannot be written."},
    {"open", '\0', "FILE", "the name of a terminal",
     "Open this terminal for reading and writing, and keep it open."},
    {"spare", '\0', "FILE", "the name of a file",
     "Make a terminal that nobody uses, keep it open, and write its name into FILE."},
    {"help", '\0', "", "", "Print this."},
};
inline constexpr OptionTable witness_options{"witness", OptionsStand::Anywhere,
                                             witness_option_rows};

} // namespace leash
