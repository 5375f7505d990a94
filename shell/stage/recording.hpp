// A recording of what a terminal showed, in asciicast v2: asciinema(1) plays it.
//
// A line of JSON each: a header, then events [SECONDS, KIND, TEXT]: "o" what was shown, "r" a new
// size ("100x30"), "m" a marker, at which a player can stop.
//
// Invariant: every line is written whole and is valid UTF-8; a character that arrives in two
// pieces is kept until it is whole.
//
// Source: https://docs.asciinema.org/manual/asciicast/v2/
#pragma once

#include "base/owned_descriptor.hpp"
#include "base/result.hpp"
#include "kernel/pty.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace leash {

class Recording {
  public:
    // The header is written. Fails with EEXIST where the file is there already: it is kept.
    static Result<Recording> create(const std::string& path, WindowSize size);

    // `size` is the terminal's now: another one than before is an event of its own.
    void shown(std::string_view bytes, WindowSize size);
    void mark(const std::string& label);

    // Why the recording ends early, the disk being full for one. Nothing: all was written.
    const std::optional<SystemError>& problem() const { return problem_; }
    const std::string& path() const { return path_; }

  private:
    Recording(OwnedDescriptor file, std::string path, WindowSize size);
    void write_event(const char* kind, const std::string& text);
    void write_line(const std::string& line);

    OwnedDescriptor file_;
    std::string path_;
    WindowSize size_;
    std::chrono::steady_clock::time_point start_;
    std::string unfinished_; // the first bytes of a character
    std::optional<SystemError> problem_;
};

} // namespace leash
