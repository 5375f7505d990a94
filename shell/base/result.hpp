// Errors as values: a function returns a Result, which holds either the value or the error.
//
// A SystemError carries the three facts that explain a failure: which call failed, its errno,
// and what leash was doing. No function here throws. An error is therefore visible in the type
// of every function that can fail.
#pragma once

#include "base/message.hpp"

#include <cassert>
#include <utility>
#include <variant>

namespace leash {

struct SystemError {
    const char* call = ""; // a string literal, such as "setpgid"
    int number = 0;        // errno
    Message doing;         // such as "open out.txt"; may be empty

    // Returns `doing` (the call's name if `doing` is empty) and the reason:
    // "open out.txt: Permission denied".
    Message message() const;
};

// Returns the words of strerror(3) for an errno, as a message that can be translated.
Message error_text(int number);

// Makes an error from the current errno. Call this function directly behind the failed call:
// the next call may change errno.
SystemError system_error(const char* call, Message doing);

struct Unit {}; // the value of a function that has nothing to return but success

// True in a condition if the Result holds a value. value() may be called only then, and error()
// only if there is an error: both assert it.
template <class T, class E = SystemError> class [[nodiscard]] Result {
  public:
    // A T may stand in a list of all T (see ShellDescriptor). The analyzer does not see that the
    // destructor of `value` leaves the list.
    // NOLINTNEXTLINE(clang-analyzer-core.StackAddressEscape)
    Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
    Result(E error) : state_(std::in_place_index<1>, std::move(error)) {}

    explicit operator bool() const { return state_.index() == 0; }

    T& value() & {
        assert(*this);
        return *std::get_if<0>(&state_);
    }
    const T& value() const& {
        assert(*this);
        return *std::get_if<0>(&state_);
    }
    T&& value() && {
        assert(*this);
        return std::move(*std::get_if<0>(&state_));
    }
    const E& error() const {
        assert(!*this);
        return *std::get_if<1>(&state_);
    }
    T value_or(T other) && { return *this ? std::move(*this).value() : std::move(other); }

  private:
    std::variant<T, E> state_;
};

using Outcome = Result<Unit>;
inline Outcome success() {
    return Unit{};
}

} // namespace leash
