// The environment of a practice terminal: what its shell, and a witness in it, find there.
//
//   LEASH_STAGE          the descriptor of the socket to the stage; a leash unsets it at once
//   LEASH_WITNESS_DESK   where a witness tells its name (stage/witness_desk.hpp)
//   LEASH_WITNESS_LOGS   the folder that witnesses write their heartbeats into
//   PATH                 the folder of the programs that lessons use, then the user's
//   PS1                  "practice$ ": one can see that one is inside
//
// LINES and COLUMNS are left out: they would tell the size of another terminal.
#pragma once

#include <string>
#include <vector>

namespace leash {

constexpr const char* stage_variable = "LEASH_STAGE";
constexpr const char* desk_variable = "LEASH_WITNESS_DESK";
constexpr const char* logs_variable = "LEASH_WITNESS_LOGS";

// A copy of an environment, each string NAME=value, with changes made to it.
class Environment {
  public:
    // `strings` ends with a null pointer, as environ(7) does.
    explicit Environment(char* const* strings);

    void set(const std::string& name, const std::string& value);
    void unset(const std::string& name);
    std::string get(const std::string& name) const; // empty where it is not set
    // For execve(2); valid until the next change, and as long as this lives.
    std::vector<char*> pointers() const;

  private:
    std::vector<std::string> strings_;
};

struct PracticeSettings {
    std::string programs; // the folder put in front of PATH
    std::string desk;
    std::string logs;
};
Environment practice_environment(char* const* outer, const PracticeSettings& settings);

// The file that this process executes, or an empty text where /proc does not tell. Where a newer
// build has taken its place, it is that one.
std::string executable_path();
// programs/ beside it.
std::string programs_folder();

} // namespace leash
