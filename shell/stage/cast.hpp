// The text of a recording in asciinema's format "asciicast v2": a line for the header, and a line
// for each event. Pure. stage/recording.hpp writes such lines into a file while a terminal runs;
// a book (lesson/book.hpp) collects the lines.
//
// Source: https://docs.asciinema.org/manual/asciicast/v2/
#pragma once

#include "kernel/pty.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace leash {

struct CastHeader {
    WindowSize size;
    std::optional<std::int64_t> timestamp; // seconds since the Epoch
    std::string term;                      // TERM; may be empty
};
// Returns the first line, with its newline.
std::string cast_header(const CastHeader& header);

enum class CastEvent { Output, Marker, Resize };
// Returns a line, with its newline. `seconds` is the time since the beginning of the recording.
std::string cast_event(double seconds, CastEvent event, const std::string& text);

// A character of UTF-8 may come in two pieces. This object keeps the first piece until the second
// piece comes.
class WholeCharacters {
  public:
    // Returns the whole characters of all bytes so far that were not returned yet.
    std::string take(std::string_view bytes);

  private:
    std::string unfinished_;
};

} // namespace leash
