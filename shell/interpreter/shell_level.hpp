// SHLVL: how many shells there are around this one. Each leash adds one to the value that it
// inherits, as bash does. A program that takes the place of a shell gets the value without this
// shell. A leash that is called sh leaves SHLVL alone.
//
// Source: bash manual 5.2 "Bash Variables".
#pragma once

#include "expand/variables.hpp"

#include <string>
#include <vector>

namespace leash {

// Call this once, when the shell starts.
void count_shell_level(Variables& variables);

// The environment of a program that takes the place of this shell: the environment of the shell,
// with a lower SHLVL. Owns the array and the changed entry; all other entries belong to
// `environment`, which must outlive this object.
class EnvironmentOfSuccessor {
  public:
    explicit EnvironmentOfSuccessor(char* const* environment);
    EnvironmentOfSuccessor(const EnvironmentOfSuccessor&) = delete;
    EnvironmentOfSuccessor& operator=(const EnvironmentOfSuccessor&) = delete;
    char* const* get() const { return entries_.data(); }

  private:
    std::string level_; // "SHLVL=2"
    std::vector<char*> entries_;
};

} // namespace leash
