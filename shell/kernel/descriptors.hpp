// Opening, copying, reading and writing descriptors: open(2), dup(2), pipe(2), read(2), write(2).
//
// Everything opened here is close-on-exec. Calls interrupted by a signal are repeated, except in
// read_some, and an open (of a FIFO, that nobody else opens) by a signal the shell wants to see:
// there the caller gets EINTR and looks at the signal first.
#pragma once

#include "base/owned_descriptor.hpp"
#include "base/result.hpp"

#include <string>
#include <string_view>
#include <sys/types.h>

namespace leash {

Result<OwnedDescriptor> open_file(const std::string& path, int flags, mode_t mode = 0666);

struct Pipe {
    OwnedDescriptor read_end;
    OwnedDescriptor write_end;
};
Result<Pipe> make_pipe();

// A close-on-exec copy of `descriptor` numbered at least `lowest`: out of the way of
// the single digits that a script may redirect.
Result<OwnedDescriptor> duplicate_above(int descriptor, int lowest = 10);

// At most `size` bytes; an empty string is the end of input. EINTR is reported.
Result<std::string> read_some(int descriptor, std::size_t size);

// Everything until the end of input.
Result<std::string> read_all(int descriptor);
Result<std::string> read_file(const std::string& path);

// All of `text`, however many writes it takes.
Outcome write_all(int descriptor, std::string_view text);

} // namespace leash
