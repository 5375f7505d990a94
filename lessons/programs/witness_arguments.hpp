// What a witness is told on its command line. The table of the options, with their help, is
// stage/witness_options.hpp.
#pragma once

#include "base/message.hpp"

#include <csignal>
#include <string>

struct WitnessArguments {
    std::string name = "witness";
    double tick = 1; // seconds
    sigset_t ignored, caught, blocked;
    bool reads = false;
    bool says = false;
    int children = 0;
    bool reaps = true;
    std::string log;             // empty: NAME.log
    bool stops_at_error = false; // the first line that cannot be written ends the program
    bool reopens_log = false;    // at SIGHUP
    std::string opens;           // the name of a terminal to open, or empty
    std::string spare;           // the file for the name of a terminal to hold, or empty
};

// Reads the words of main(). After --help the function prints the help and exits with 0; after a
// wrong word the function prints a message and exits with 2.
WitnessArguments witness_arguments(int count, char** words);

// Prints "witness: WHAT" and where to find the options, in the language of the user, and exits with
// 2.
[[noreturn]] void misused(const leash::Message& what);
