// The descriptors that the shell keeps open for itself while it runs the user's commands: the
// self-pipe, the script, the terminal, the stage's socket, the file of `narrate --json`, and the
// copies of what a redirection has replaced for a while.
//
// Invariant: no redirection of the user closes or replaces one of them, and no program inherits
// one. Three rules keep the invariant:
// - each is close-on-exec. By that sign `echo >&40` knows that 40 is not the user's.
// - each has a high number, where no script's `exec 10>log` reaches. High is 40: below 64 the
//   kernel keeps a process's descriptors in the process's first, small table, and a fork is cheap.
// - `exec 40>log` names that number all the same. So whoever redirects a number of the user's
//   calls make_way() before: the shell's own descriptor then moves to another number.
//
// make_way() must find every ShellDescriptor, so each stands in one list. The list is a global, as
// the process's table of descriptors is.
//
// Source: fcntl(2) F_DUPFD_CLOEXEC, POSIX XCU 2.7: a shell supports at least the numbers 0 to 9.
#pragma once

#include "base/owned_descriptor.hpp"
#include "base/result.hpp"

#include <atomic>

namespace leash {

constexpr int lowest_shell_descriptor = 40;

class ShellDescriptor {
  public:
    ShellDescriptor() = default;
    // Takes over a close-on-exec descriptor under the number that it has.
    explicit ShellDescriptor(OwnedDescriptor descriptor);
    ShellDescriptor(ShellDescriptor&& other) noexcept;
    ShellDescriptor& operator=(ShellDescriptor&& other) noexcept;
    ShellDescriptor(const ShellDescriptor&) = delete;
    ShellDescriptor& operator=(const ShellDescriptor&) = delete;
    ~ShellDescriptor() { close(); }

    // Ask anew after each command of the user: make_way() may have changed the number.
    int get() const { return number_.load(std::memory_order_relaxed); }
    explicit operator bool() const { return get() >= 0; }
    void close();

  private:
    friend Outcome make_way(int number);
    void enter_list();
    void leave_list();

    std::atomic<int> number_{-1}; // atomic: a signal handler may read it
    ShellDescriptor* previous_ = nullptr;
    ShellDescriptor* next_ = nullptr;
};

// Moves `descriptor` to a high number. Where the limit of open files permits no high number, it
// keeps the number that it has; make_way() protects it all the same.
ShellDescriptor keep_high(OwnedDescriptor descriptor);

// A copy of `descriptor`, which stays as it is. EBADF: nothing is open under that number.
Result<ShellDescriptor> copy_for_shell(int descriptor);

// Call before `number` is opened, replaced or closed for the user. If the number is one of the
// shell's own, that one is moved away, and `number` is closed then. Costs no system call otherwise.
// Fails if the limit of open files leaves no other number.
Outcome make_way(int number);

} // namespace leash
