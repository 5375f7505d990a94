// The environment of a practice terminal, for the shell inside and for witnesses:
//
//   LEASH_STAGE          the descriptor of the socket to the stage; a leash unsets it at once
//   LEASH_WITNESS_DESK   the socket where a witness tells its name (stage/witness_desk.hpp)
//   LEASH_WITNESS_LOGS   the folder for the heartbeats of witnesses
//   PATH                 the folder of the programs that lessons use, then the user's folders
//   PS1                  practice_prompt(), so that the learner sees which terminal this is
//
// LINES and COLUMNS are removed, because they have the size of the learner's terminal.
//
// Source: environ(7), execve(2).
#pragma once

#include "base/display.hpp"

#include <string>
#include <vector>

namespace leash {

constexpr const char* stage_variable = "LEASH_STAGE";
constexpr const char* desk_variable = "LEASH_WITNESS_DESK";
constexpr const char* logs_variable = "LEASH_WITNESS_LOGS";

// A copy of an environment that can be changed. Each string is NAME=value.
class Environment {
  public:
    // `strings` ends with a null pointer, as environ(7) does.
    explicit Environment(char* const* strings);

    void set(const std::string& name, const std::string& value);
    void unset(const std::string& name);
    std::string get(const std::string& name) const; // "" if the variable is not set
    // For execve(2). The pointers are valid until the next change, while this object lives.
    std::vector<char*> pointers() const;

  private:
    std::vector<std::string> strings_;
};

struct PracticeSettings {
    std::string programs; // the folder put in front of PATH
    std::string desk;
    std::string logs;
};
// Returns the prompt of a practice terminal: "practice$ ", "bash practice$ " for another shell, and
// "nested practice$ " if a practice terminal is around this one. `shell` is the program, "" for
// leash. The colours differ too, for leash and bash: other shells do not know \[ and \], which keep
// the colour out of the width of the prompt.
std::string practice_prompt(const std::string& shell, bool is_nested, const Display& display);

Environment practice_environment(char* const* outer, const PracticeSettings& settings);

} // namespace leash
