// The modes of the screen that the inside has changed and not changed back.
//
// A full-screen program that is killed may leave the alternate screen on, the cursor hidden, or the
// mouse reporting. The relay watches the output for private modes (DECSET, DECRST).
//
// Invariant: undo() puts back exactly the modes that the inside has changed, of those that
// terminals have (1 to 9999).
//
// Source: xterm's "XTerm Control Sequences", CSI ? Pm h and l.
#pragma once

#include <set>
#include <string>
#include <string_view>

namespace leash {

class ScreenModes {
  public:
    // `bytes` is the next output. A control sequence may begin in one call and end in the next.
    void watch(std::string_view bytes);

    // Returns the bytes that put the modes back; empty if no mode is changed.
    std::string undo() const;
    // True while a full-screen program shows its own screen.
    bool on_alternate_screen() const;

  private:
    void sequence_ended(char final);

    enum class At { Text, Escape, Bracket, Numbers };
    At at_ = At::Text;
    std::string numbers_;   // the numbers of the sequence, as far as read: "1049", "1000;1006"
    std::set<int> changed_; // the private modes that are not as in a fresh terminal
};

} // namespace leash
