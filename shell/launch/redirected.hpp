// Redirections of the shell itself, which the destructor undoes.
//
// A built-in, a function or a loop with `> file` runs in the shell. So the shell changes its own
// descriptors before the command and puts them back behind it. Invariant: as long as the object
// exists it owns a copy of each descriptor that it changed, unless the changes are for ever. The
// copy is one of the shell's own descriptors (kernel/shell_descriptor.hpp).
//
// Source: dup(2), fcntl(2) F_DUPFD_CLOEXEC, POSIX XCU 2.7.
#pragma once

#include "base/result.hpp"
#include "kernel/shell_descriptor.hpp"
#include "launch/plan.hpp"

#include <vector>

namespace leash {

class Redirected {
  public:
    // Never: for a process that ends with the command. A copy of the terminal, or of a pipe, would
    // keep the reader of the pipe waiting.
    enum class Undo { AtTheEnd, Never };
    explicit Redirected(Undo undo = Undo::AtTheEnd) : undo_(undo) {}
    ~Redirected() { restore(); }
    Redirected(const Redirected&) = delete;
    Redirected& operator=(const Redirected&) = delete;

    // Does one action in this process, after it has saved the descriptor that the action changes.
    Outcome apply(const DescriptorAction& action);
    // Puts all descriptors back, the last one first.
    void restore();
    // Makes the changes permanent, for `exec > file`: closes the copies.
    void keep() { saved_.clear(); }

  private:
    struct Saved {
        int number;
        ShellDescriptor copy; // empty: the descriptor was closed before
    };
    // Saves a descriptor, if it is not saved already. If the number is one of the shell's own
    // descriptors, moves the shell's descriptor to another number.
    Outcome save(int number);
    std::vector<Saved> saved_;
    const Undo undo_;
};

} // namespace leash
