// A recording of what a terminal showed, as asciicast v2. asciinema(1) plays the file.
//
// Each line is JSON. The first line is a header; the other lines are events [SECONDS, KIND, TEXT].
// The kind is "o" for output, "r" for a new size ("100x30"), or "m" for a marker, where a player
// can stop.
//
// Invariant: each line is written whole and is valid UTF-8. If a character comes in two pieces, the
// recording keeps the first piece until the second comes.
//
// Source: https://docs.asciinema.org/manual/asciicast/v2/
#pragma once

#include "base/owned_descriptor.hpp"
#include "base/result.hpp"
#include "kernel/pty.hpp"
#include "stage/cast.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace leash {

class Recording {
  public:
    // Creates the file and writes the header. Fails with EEXIST if the file exists; the existing
    // file stays as it is.
    static Result<Recording> create(const std::string& path, WindowSize size);

    // `size` is the size of the terminal now. A new size makes an event of its own.
    void shown(std::string_view bytes, WindowSize size);
    void mark(const std::string& label);

    // Why the recording ends early, for example because the disk is full. Returns nullopt if
    // everything has been written.
    const std::optional<SystemError>& problem() const { return problem_; }
    const std::string& path() const { return path_; }

  private:
    Recording(OwnedDescriptor file, std::string path, WindowSize size);
    void write_event(CastEvent event, const std::string& text);
    void write_line(const std::string& line);

    OwnedDescriptor file_;
    std::string path_;
    WindowSize size_;
    std::chrono::steady_clock::time_point start_;
    WholeCharacters characters_;
    std::optional<SystemError> problem_;
};

} // namespace leash
