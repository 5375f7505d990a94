// Errors as values: a call yields what was asked for, or what went wrong.
//
// A SystemError carries the three things a person needs to understand a failure:
// which call, which errno, and what we were doing. Nothing here throws, so an
// error can be looked at wherever it is convenient and never crosses a part unseen.
#pragma once

#include <cassert>
#include <string>
#include <utility>
#include <variant>

namespace leash {

struct SystemError {
    const char* call = ""; // a string literal, e.g. "setpgid"
    int number = 0;        // errno
    std::string doing;     // e.g. "open out.txt"

    // "open out.txt: Permission denied"
    std::string message() const;
};

// The last call's errno, kept before anything else can change it.
SystemError system_error(const char* call, std::string doing);

struct Unit {}; // the value of a call that yields nothing but success

template <class T, class E = SystemError> class [[nodiscard]] Result {
  public:
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
