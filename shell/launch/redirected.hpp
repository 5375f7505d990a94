// Redirections of the shell itself, undone when the command they belong to is over.
//
// A built-in, a function or a loop with `> file` runs in the shell, so the shell's own
// descriptors are changed and, after it, put back. A copy of each is kept above 10, close-on-exec,
// for as long as this lives.
//
// Source: dup(2), fcntl(2) F_DUPFD_CLOEXEC, POSIX XCU 2.7.
#pragma once

#include "base/owned_descriptor.hpp"
#include "base/result.hpp"
#include "launch/plan.hpp"

#include <vector>

namespace leash {

class Redirected {
  public:
    Redirected() = default;
    ~Redirected() { restore(); }
    Redirected(const Redirected&) = delete;
    Redirected& operator=(const Redirected&) = delete;

    // Carries out one action in this process, remembering what was there.
    Outcome apply(const DescriptorAction& action);
    // Puts everything back, last first.
    void restore();
    // `exec > file`: the change is meant to stay.
    void keep() { saved_.clear(); }

  private:
    struct Saved {
        int number;
        OwnedDescriptor copy; // none: it was closed
    };
    void save(int number);
    std::vector<Saved> saved_;
};

} // namespace leash
