// Where a script's lines come from: a file of its own, or standard input shared with the commands.
//
// Source: POSIX XCU `sh`, INPUT FILES: commands on standard input are read no further than the
// command being run, so that `read x` in a script takes the script's next line.
#pragma once

#include "base/owned_descriptor.hpp"
#include "language/parser.hpp"

namespace leash {

// A script's file: read by the block, as nobody else reads it. Open for as long as the reader
// lives, out of the way of the script's own redirections.
LineReader lines_of_script(OwnedDescriptor file);

// Standard input: by the block and a seek back where it can seek; else byte by byte.
LineReader lines_of_standard_input();

} // namespace leash
