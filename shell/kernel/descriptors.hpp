// Descriptors: functions that open, copy, read and write.
//
// Invariant: every descriptor that these functions open is close-on-exec. If a signal interrupts a
// call, the functions repeat the call, with two exceptions. read_some() fails with EINTR.
// open_file() and write_all() fail with EINTR if somebody wants to end what the shell does
// (end_is_asked_for()), because the open of a FIFO, or a write into a FIFO, may wait for ever: the
// caller must look at the signal first. open_file() does so for every signal that has a trap.
//
// Source: open(2), dup(2), pipe(2), read(2), write(2), signal(7).
#pragma once

#include "base/owned_descriptor.hpp"
#include "base/result.hpp"

#include <cstdint>
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

// Returns a close-on-exec copy of `descriptor` with a number of at least `lowest`. The copy is then
// not one of the single digits that a script may redirect.
Result<OwnedDescriptor> duplicate_above(int descriptor, int lowest = 10);

// Clears O_NONBLOCK. The flag belongs to the open file description, which all programs on a
// terminal share: a program that sets the flag and does not clear it makes every later read fail
// with EAGAIN.
void make_blocking(int descriptor);

// Reads at most `size` bytes with one call. Returns "" at the end of the input.
Result<std::string> read_some(int descriptor, std::size_t size);

// Both read to the end of the input. `name` is what an error calls the input.
Result<std::string> read_all(int descriptor, const std::string& name = "");
Result<std::string> read_file(const std::string& path);

// A file that other programs or people write. It may be larger than the memory.
struct FileBeginning {
    std::string content; // at most `most` bytes
    std::uintmax_t size; // of the whole file, in bytes
};
// Reads a regular file, and fails with EINVAL for all else: the read of a FIFO or of a device might
// never end. Never waits for another process.
Result<FileBeginning> read_regular_file(const std::string& path, std::size_t most);

// Writes all of `text`, with as many calls as needed. After a failure, part of the text may be
// written.
Outcome write_all(int descriptor, std::string_view text);

} // namespace leash
