// The inner end of a stage's socket: how a leash on a practice terminal talks to its stage.
//
// The stage hands it down as a descriptor named by LEASH_STAGE. Invariant: nothing that this
// leash starts has it: the variable is unset, the descriptor is close-on-exec, and a forked
// subshell closes its copy (it would speak with its parent's voice).
//
// A stage that died, or takes nothing for a second, never kills or holds up the shell: the channel
// closes itself, and from then on telling does nothing.
#pragma once

#include "base/owned_descriptor.hpp"
#include "stage/protocol.hpp"

#include <chrono>
#include <optional>
#include <string>

namespace leash {

class StageChannel {
  public:
    explicit StageChannel(OwnedDescriptor socket);

    // Nothing where this leash is not on a practice terminal. Removes LEASH_STAGE from the
    // environment: to be called before the shell takes its variables from there.
    static std::optional<StageChannel> from_environment();

    // Returns when the kernel has the event, so that telling of a signal, then sending it, leaves
    // the telling on record however fast the signal kills.
    void tell(const Event& event);

    // Asks, and waits for the reply. ETIMEDOUT: none came in time. EPIPE: the stage is gone.
    Result<Reply> request(RequestBody body,
                          std::chrono::milliseconds patience = std::chrono::seconds(5));

    // To be polled for input, then take_prompt() called; -1 once the stage is gone.
    int descriptor() const { return socket_.get(); }
    // The newest prompt that the stage has sent since the last call.
    std::optional<std::string> take_prompt();

    // In a child of fork(2).
    void close() { socket_.close(); }

  private:
    void read_packets();

    OwnedDescriptor socket_;
    int requests_ = 0;
    std::optional<Reply> reply_; // the newest received
    std::optional<std::string> prompt_;
};

} // namespace leash
