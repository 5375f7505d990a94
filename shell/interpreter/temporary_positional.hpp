// Positional parameters for a while: of a function, or of a dot script with operands.
//
// Invariant: the destructor puts the former parameters back, also behind an exception (the memory
// is used up).
#pragma once

#include "interpreter/shell.hpp"

#include <string>
#include <utility>
#include <vector>

namespace leash {

class TemporaryPositional {
  public:
    // `shell` must live longer than this object.
    TemporaryPositional(Shell& shell, std::vector<std::string> parameters)
        : shell_(shell), former_(std::exchange(shell.positional, std::move(parameters))) {}
    ~TemporaryPositional() { shell_.positional = std::move(former_); }
    TemporaryPositional(const TemporaryPositional&) = delete;
    TemporaryPositional& operator=(const TemporaryPositional&) = delete;

  private:
    Shell& shell_;
    std::vector<std::string> former_;
};

} // namespace leash
