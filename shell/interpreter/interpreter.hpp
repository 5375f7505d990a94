// The interpreter walks the syntax tree and makes it happen (POSIX XCU 2.9).
//
// The way of a command: run_list → run_and_or → run_pipeline → run_command → run_simple, which
// expands the words, resolves the redirections, finds what the name means and either calls a
// function or a built-in here (calls.cpp), or makes a LaunchPlan and starts a program
// (run_external.cpp). A compound command goes from run_command to run_for, run_while, run_if,
// run_case or run_subshell (run_compound.cpp), and from there to run_list again.
//
// Three parts have one task each, and can be read alone: ShellJobs (what becomes a job),
// ShellSignals (traps, Ctrl-C, the hangup) and CommandSearch (what a name means).
#pragma once

#include "interpreter/builtin.hpp"
#include "interpreter/command_search.hpp"
#include "interpreter/completion.hpp"
#include "interpreter/shell.hpp"
#include "interpreter/shell_jobs.hpp"
#include "interpreter/shell_signals.hpp"
#include "interpreter/temporary_assignments.hpp"
#include "language/parser.hpp"
#include "language/syntax.hpp"
#include "launch/plan.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace leash {

class ExpansionContext;
class Redirected;
struct FailedRedirection;
class ShellExpansion; // the ExpansionContext over a Shell

// What a command need not do because of where it stands.
struct Circumstances {
    bool errexit_ignored = false; // in a condition, after !, or before && and ||: set -e sleeps
    bool last_of_process = false; // nothing comes after it: it may replace this process
};

class Interpreter {
  public:
    Interpreter(Shell& shell, BuiltinTable builtins);
    ~Interpreter();

    // ---- running ----------------------------------------------------------------------------
    // Reads and runs complete commands until the input ends or something leaves. Syntax errors are
    // written to standard error and give status 2. `source` is what errors call the text.
    Completion run_text(LineReader lines, const std::string& source, Circumstances around = {});
    Completion run_list(const List& list, Circumstances around = {});
    // Runs fields as a simple command whose words are expanded already (`command`, `time`).
    Completion run_fields(std::vector<std::string> fields, LookFor look_for,
                          const std::string* search_path, Circumstances around);
    // Runs it, and says so where there is not memory enough for what it makes.
    BuiltinResult carry_out(const Builtin& builtin, BuiltinCall& call);
    // Where the built-in that runs now was called: for eval and dot, whose text stands there too.
    Circumstances circumstances() const { return circumstances_; }
    // `exec`: replaces this process; returns only when it fails, having said why.
    int replace_by(std::vector<std::string> fields);

    // In a forked child that goes on interpreting: no jobs, traps reset, no terminal. What the
    // child runs is the last thing of its process.
    Circumstances enter_subshell();
    // The end of such a child: runs the EXIT trap, returns the status.
    int finish_subshell(Completion completion);

    // ---- the parts --------------------------------------------------------------------------
    Shell& shell() { return shell_; }
    ShellJobs& jobs() { return jobs_; }
    ShellSignals& signals() { return signals_; }
    CommandSearch& commands() { return commands_; }
    ExpansionContext& expansion();

    // ---- variables and options --------------------------------------------------------------
    // Sets a variable by assignment, with set -a. False where it is readonly.
    bool set_variable(const std::string& name, std::string value);
    // The same; false, having said so.
    bool assign(const std::string& name, std::string value);
    // Carries out what an option's change asks for (set -m takes or gives up the terminal). False,
    // having said why, where it can't be.
    bool change_option(const OptionName& option, bool on);
    // The narrator hears what this shell does from now on. At a prompt it always does, for
    // `narrate last`; in a script only if it is asked to: it costs something at each start.
    void let_narrator_hear();

    // ---- errors -----------------------------------------------------------------------------
    // "leash: text", with "line N:" in a script, on standard error.
    void complain(std::string_view text);
    // What such a line begins with.
    std::string speaker() const;

  private:
    // run_list.cpp
    Completion run_and_or(const AndOrList& and_or, Circumstances around);
    Completion start_asynchronous(const ListItem& item);
    bool start_asynchronous_subshell(const AndOrList& and_or, JobStart& start);

    // run_pipeline.cpp, run_timed.cpp
    struct PipeEnds;
    Completion run_pipeline(const Pipeline& pipeline, Circumstances around);
    Completion run_timed(const Pipeline& pipeline, Circumstances around);
    Completion run_piped(const Pipeline& pipeline);
    bool start_pipeline(const Pipeline& pipeline, JobStart& start);
    Outcome start_piped(const Command& command, const PipeEnds& ends, JobStart& start);
    bool start_program_directly(const Command& command, const std::string& text,
                                const PipeEnds& ends, JobStart& start);
    bool not_started(const SystemError& error);

    // run_compound.cpp
    Completion run_command(const Command& command, Circumstances around);
    Completion run_subshell(const Subshell& subshell, const Command& command, Circumstances around);
    Completion run_redirected(const List& body, const std::vector<Redirection>& redirections,
                              Circumstances around);
    Completion run_for(const ForClause& loop, Circumstances around);
    Completion run_case(const CaseClause& clause, Circumstances around);
    Completion run_if(const IfClause& clause, Circumstances around);
    Completion run_while(const LoopClause& loop, Circumstances around);
    Completion define_function(const FunctionDefinition& definition);

    // run_simple.cpp
    Completion run_simple(const SimpleCommand& simple, const Command& command,
                          Circumstances around);
    // Carries out redirections in the shell itself. False, having said why, where one fails.
    bool redirect(const std::vector<Redirection>& redirections, Redirected& redirected);
    void complain_of(const FailedRedirection& failed);
    Completion not_redirected(Circumstances around);
    bool assign_for_command(const Assignments& assignments, TemporaryAssignments& temporary);
    bool complain_of_readonly(const std::string& name);

    // calls.cpp
    Completion run_builtin(const Builtin& builtin, std::vector<std::string> fields,
                           const Assignments& assignments, const Command& command,
                           Circumstances around);
    enum class Errors { AsSpecial, AsRegular };
    Completion call_builtin(const Builtin& builtin, std::vector<std::string> fields,
                            Circumstances around, Errors errors);
    Completion run_function(const std::shared_ptr<const Command>& body,
                            std::vector<std::string> fields, const Assignments& assignments,
                            const Command& command, Circumstances around);
    Completion call_function(std::shared_ptr<const Command> body, std::vector<std::string> fields,
                             Circumstances around);

    // run_external.cpp. `command` is where the program was called; nullptr where only its fields
    // are known (`command`).
    Completion run_external(const CommandMeaning& meaning, std::vector<std::string> fields,
                            const Assignments& assignments, const Command* command,
                            Circumstances around);
    Completion run_program(LaunchPlan plan, const Command* command);
    Completion become_program(const LaunchPlan& plan);
    void report_exec_failure(const LaunchPlan& plan, int error_number);

    // XCU 2.8.1: an error that leaves a script returns to the prompt in an interactive shell.
    Completion error_leaves();
    Completion after_status(Completion completion, Circumstances around); // set -e
    Completion expansion_failed(const std::string& message);
    bool stack_is_nearly_used_up() const;

    Shell& shell_;
    ShellSignals signals_;
    ShellJobs jobs_;
    CommandSearch commands_;
    std::unique_ptr<ShellExpansion> expansion_;
    Circumstances circumstances_;
    std::uintptr_t stack_base_ = 0;
    std::size_t stack_budget_ = 0;
};

} // namespace leash
