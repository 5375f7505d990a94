// The inner end of a stage's socket. A leash on a practice terminal talks to its stage through this
// socket.
//
// The stage hands the socket down as a descriptor; LEASH_STAGE has its number.
//
// Invariants:
//  - Nothing that this leash starts has the socket: the variable is unset, the descriptor is
//    close-on-exec, and a forked subshell closes its copy. A subshell must not tell events, because
//    the stage would take them for events of the parent.
//  - The stage never kills or delays the shell. If the stage has died, or takes no packet for a
//    second, the channel closes itself, and from then on tell() does nothing.
//
// Source: unix(7), environ(7).
#pragma once

#include "kernel/shell_descriptor.hpp"
#include "stage/protocol.hpp"

#include <chrono>
#include <optional>
#include <string>

namespace leash {

class StageChannel {
  public:
    explicit StageChannel(OwnedDescriptor socket);

    // Returns nullopt if this leash is not on a practice terminal. Removes LEASH_STAGE from the
    // environment, so call this before the shell makes its variables from the environment.
    static std::optional<StageChannel> from_environment();

    // Returns when the kernel has the event. So the shell can tell of a signal and then send the
    // signal: the event is on record even if the signal kills the shell at once.
    void tell(const Event& event);

    // Sends a request and waits for the reply. The error is ETIMEDOUT if no reply came in time, and
    // EPIPE if the stage is gone.
    Result<Reply> request(RequestBody body,
                          std::chrono::milliseconds patience = std::chrono::seconds(5));

    // The caller polls this descriptor for input, and then calls take_prompt(). Returns -1 when the
    // stage is gone.
    int descriptor() const { return socket_.get(); }
    // Returns the newest prompt that the stage has sent since the last call, or nullopt.
    std::optional<std::string> take_prompt();

    // For a child of fork(2).
    void close() { socket_.close(); }

  private:
    void read_packets();

    ShellDescriptor socket_;
    int requests_ = 0;
    std::optional<Reply> reply_; // the newest received
    std::optional<std::string> prompt_;
};

} // namespace leash
