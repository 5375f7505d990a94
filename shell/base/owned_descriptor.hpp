// A file descriptor with one owner, closed when the owner goes.
//
// Invariant: holds either an open descriptor that nobody else closes, or none.
// Every descriptor leash opens for itself is close-on-exec (open(2), O_CLOEXEC):
// a job sees 0, 1, 2 and what the user redirected, nothing of the shell's.
#pragma once

#include <unistd.h>
#include <utility>

namespace leash {

class OwnedDescriptor {
  public:
    OwnedDescriptor() = default;
    explicit OwnedDescriptor(int number) : number_(number) {}
    OwnedDescriptor(OwnedDescriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
    OwnedDescriptor& operator=(OwnedDescriptor&& other) noexcept {
        if (this != &other) {
            close();
            number_ = std::exchange(other.number_, -1);
        }
        return *this;
    }
    OwnedDescriptor(const OwnedDescriptor&) = delete;
    OwnedDescriptor& operator=(const OwnedDescriptor&) = delete;
    ~OwnedDescriptor() { close(); }

    int get() const { return number_; }
    explicit operator bool() const { return number_ >= 0; }
    int release() { return std::exchange(number_, -1); }
    void close() {
        if (number_ >= 0)
            ::close(std::exchange(number_, -1));
    }

  private:
    int number_ = -1;
};

} // namespace leash
