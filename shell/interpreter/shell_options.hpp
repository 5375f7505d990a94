// The options of `set`: each has a name (set -o NAME), most have a letter (set -e).
//
// Source: POSIX XCU `set`; huponexit, checkjobs, histexpand, pipefail, posix as in bash.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace leash {

struct Options {
    bool allexport = false;
    bool notify = false;
    bool noclobber = false;
    bool errexit = false;
    bool noglob = false;
    bool hashall = false;
    bool interactive = false;
    bool standard_input = false;
    bool monitor = false;
    bool noexec = false;
    bool nounset = false;
    bool verbose = false;
    bool xtrace = false;
    bool ignoreeof = false;
    bool nolog = false;
    bool pipefail = false;
    bool posix = false; // what POSIX asks for, also where most shells differ
    bool vi = false;
    bool emacs = true;
    bool huponexit = false;
    bool checkjobs = false;
    bool narrate = false;
    bool histexpand = false; // at a prompt `!!` is the line before (repl/history_expansion.hpp)
    bool big = false;        // for a projector: autopsy, map and lesson as with --big
};

struct OptionName {
    const char* name;
    bool Options::*member;
    char letter;        // '\0' if the option has no letter
    bool only_at_start; // cannot be changed by set: interactive, stdin
    bool posix;         // leash called sh also has this option
};

// Returns every option, sorted by name.
std::span<const OptionName> all_options();
const OptionName* find_option(std::string_view name);
const OptionName* find_option(char letter);

// Returns the value of $-: the letters of the options that are on.
std::string option_letters(const Options& options);

} // namespace leash
