// The shell as the expansion sees it: variables, special parameters, command substitution.
#pragma once

#include "expand/context.hpp"
#include "interpreter/process_substitution.hpp"
#include "interpreter/shell.hpp"

namespace leash {

class Interpreter;

class ShellExpansion : public ExpansionContext {
  public:
    ShellExpansion(Shell& shell, Interpreter& interpreter);

    std::optional<std::string_view> variable(std::string_view name) override;
    bool assign(std::string_view name, std::string value) override;
    const std::vector<std::string>& positional() const override;
    std::optional<std::string> special(char which) override;
    Result<std::string, Message> substitute(const CommandSubstitution& substitution) override;
    Result<std::string, Message> open_process(const ProcessSubstitution& process) override;
    std::optional<std::string> home_of(const std::string& user) override;
    bool nounset() const override;
    bool noglob() const override;
    bool refuses_forms_of_bash() override;
    bool is_interrupted() override;

    // What process substitutions have opened: see process_substitution.hpp.
    OpenProcesses& open_processes() { return open_processes_; }

    // A simple command begins: no command substitution has run for it yet.
    void begin_command() { substitution_status_ = 0; }
    // Returns the status of the command's last substitution, or 0: $? of a command without a name
    // (XCU 2.9.1).
    int substitution_status() const { return substitution_status_; }

  private:
    std::optional<std::string_view> own_variable(std::string_view name, const Variable* assigned);
    Result<std::string, Message> substitute_in_subshell(const CommandSubstitution& substitution);
    Result<std::string> read_printed(int pipe);
    // substitute_here.cpp. Returns nullopt if the commands need a subshell; then nothing has been
    // done.
    std::optional<std::string> substitute_here(const List& commands);

    Shell& shell_;
    Interpreter& interpreter_;
    OpenProcesses open_processes_;
    int substitution_status_ = 0;
    std::string computed_; // keeps the text of $LINENO or $RANDOM while a view of it is used
};

} // namespace leash
