// The options of witness, the program that lessons use (lessons/programs/witness.cpp). The options
// are here for the shell's completion; the program uses this header and links nothing of the stage.
#pragma once

#include "options/option_table.hpp"

namespace leash {

inline constexpr NamedOption witness_option_rows[] = {
    {"tick", '\0', "SECONDS", N_("a number of seconds, such as 0.5,"),
     N_("The time between two lines. The default is 1 second.")},
    {"ignore", '\0', "SIG,...", N_("a list of signals, such as HUP,TERM,"),
     N_("Ignore these signals, as `nohup` does with `HUP`.")},
    {"catch", '\0', "SIG,...", N_("a list of signals, such as HUP,TERM,"),
     N_("Catch them, and write into the log who sent each.")},
    {"block", '\0', "SIG,...", N_("a list of signals, such as HUP,TERM,"),
     N_("Block them: they stay pending.")},
    {"read",
     '\0',
     "",
     {},
     N_("Read standard input. In the background that stops the program, by SIGTTIN.")},
    {"children", '\0', "N", N_("a number from 1 to 1000"),
     N_("Start N children, named NAME.1, NAME.2 and so on.")},
    {"no-reap", '\0', "", {}, N_("Leave children that have died unreaped: they stay zombies.")},
    {"say", '\0', "", {}, N_("Write the heartbeat to standard output too.")},
    {"log", '\0', "FILE", N_("the name of a file"),
     N_("The log. The default is NAME.log, in $LEASH_WITNESS_LOGS or here.")},
    {"reopen", '\0', "", {}, N_("Open the log again at each SIGHUP, as many daemons do.")},
    {"stop-at-error",
     '\0',
     "",
     {},
     N_("End with status 1 at the first line that cannot be written.")},
    {"open", '\0', "FILE", N_("the name of a terminal"),
     N_("Open this terminal for reading and writing, and keep it open.")},
    {"spare", '\0', "FILE", N_("the name of a file"),
     N_("Make a terminal that nobody uses, keep it open, and write its name into FILE.")},
    {"help", '\0', "", {}, N_("Print this.")},
};
inline constexpr OptionTable witness_options{"witness", OptionsStand::Anywhere,
                                             witness_option_rows};

} // namespace leash
