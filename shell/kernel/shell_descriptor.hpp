// The shell's own descriptors, which stay open while the shell runs the user's commands: the
// self-pipe, the script, the terminal, the stage's socket, the file of `narrate --json`, and the
// copies of the descriptors that a redirection replaces.
//
// Invariant: a redirection of the user never closes or replaces a descriptor of the shell, and a
// program never inherits one. Three rules keep the invariant:
//  - Each descriptor is close-on-exec. So `echo >&40` sees that 40 is not a descriptor of the user.
//  - Each descriptor has a high number, 40 or more: `exec 10>log` in a script does not meet it. The
//    number is not higher, because below 64 the kernel needs only the first, small table of
//    descriptors, and a fork is cheap.
//  - A script may still say `exec 40>log`. So code that redirects a number for the user calls
//    make_way() first, which moves the shell's descriptor to another number.
//
// make_way() must find every ShellDescriptor, so all of them are in one list. The list is a global
// variable; the kernel's table of descriptors is global in a process too.
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
    // Takes over a close-on-exec descriptor and keeps its number.
    explicit ShellDescriptor(OwnedDescriptor descriptor);
    ShellDescriptor(ShellDescriptor&& other) noexcept;
    ShellDescriptor& operator=(ShellDescriptor&& other) noexcept;
    ShellDescriptor(const ShellDescriptor&) = delete;
    ShellDescriptor& operator=(const ShellDescriptor&) = delete;
    ~ShellDescriptor() { close(); }

    // Returns -1 if the object is empty. Call get() again after each command of the user:
    // make_way() may have changed the number.
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

// Moves `descriptor` to a high number. If the limit of open files allows no high number, the
// descriptor keeps its number, and make_way() still protects it.
ShellDescriptor keep_high(OwnedDescriptor descriptor);

// Returns a copy of `descriptor`, which does not change. Fails with EBADF if the number is not
// open.
Result<ShellDescriptor> copy_for_shell(int descriptor);

// Must be called before `number` is opened, replaced or closed for the user. If a ShellDescriptor
// has the number, moves the ShellDescriptor to another number and closes `number`. Otherwise makes
// no system call. Fails if the limit of open files allows no other number.
Outcome make_way(int number);

} // namespace leash
