// A file descriptor with one owner. The owner's destructor closes the descriptor.
//
// Invariant: an OwnedDescriptor holds an open descriptor that nobody else closes, or it is empty.
// Every descriptor that leash opens for itself is close-on-exec (open(2), O_CLOEXEC): a job never
// sees a descriptor of the shell.
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

    // Returns -1 if the object is empty.
    int get() const { return number_; }
    explicit operator bool() const { return number_ >= 0; }
    // Hands the descriptor to the caller, who must close the descriptor.
    int release() { return std::exchange(number_, -1); }
    // Closes the descriptor now. An error of close(2) is not reported.
    void close() {
        if (number_ >= 0)
            ::close(std::exchange(number_, -1));
    }

  private:
    int number_ = -1;
};

} // namespace leash
