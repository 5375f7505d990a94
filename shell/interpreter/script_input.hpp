// The sources of a script's lines: the script's own file, or standard input, which the commands
// share.
//
// Source: POSIX XCU `sh`, INPUT FILES: the shell must not read standard input further than the
// command that it runs, so that `read x` in a script takes the next line of the script.
#pragma once

#include "base/owned_descriptor.hpp"
#include "language/parser.hpp"

namespace leash {

// Reads the file of a script, one block at a time, because no other process reads this file. The
// file is open as long as the reader lives, under a number that no redirection of the script
// reaches.
LineReader lines_of_script(OwnedDescriptor file);

// Reads standard input. If standard input can seek, reads a block and seeks back; else reads byte
// by byte.
LineReader lines_of_standard_input();

} // namespace leash
