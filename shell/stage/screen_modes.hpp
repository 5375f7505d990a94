// What the inside has done to the screen and not undone, when its cable is pulled.
//
// A full-screen program that is killed leaves the alternate screen on, the cursor hidden or the
// mouse reporting. The relay passes every byte and watches for the private modes (DECSET, DECRST)
// among them, so that afterwards exactly those that were changed can be put back.
//
// Source: xterm's "XTerm Control Sequences", CSI ? Pm h and l.
#pragma once

#include <set>
#include <string>
#include <string_view>

namespace leash {

class ScreenModes {
  public:
    // The next bytes of output; a sequence may be cut between two calls.
    void watch(std::string_view bytes);

    // What to write to have the screen as it was: empty if nothing is left changed.
    std::string undo() const;
    // A full-screen program is showing its own.
    bool on_alternate_screen() const;

  private:
    void sequence_ended(char final);

    enum class At { Text, Escape, Bracket, Numbers };
    At at_ = At::Text;
    std::string numbers_;   // of the sequence being read, "1049" or "1000;1006"
    std::set<int> changed_; // private modes that are not as they are at first
};

} // namespace leash
