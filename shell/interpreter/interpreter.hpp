// The interpreter walks the syntax tree and runs the commands (POSIX XCU 2.9).
//
// The way of a command: run_list → run_and_or → run_pipeline → run_command → run_simple. run_simple
// expands the words, resolves the redirections, and finds what the name means. Then run_simple
// either calls a function or a built-in in this process (calls.cpp), or makes a LaunchPlan and
// starts a program (run_external.cpp). For a compound command run_command calls run_for, run_while,
// run_if, run_case or run_subshell (run_compound.cpp), and these functions call run_list again.
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
#include "language/forms_of_bash.hpp"
#include "language/parser.hpp"
#include "language/syntax.hpp"
#include "launch/plan.hpp"
#include "launch/redirected.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace leash {

class ExpansionContext;
struct FailedRedirection;
class ShellExpansion; // the ExpansionContext over a Shell

// What a command can omit because of its place.
struct Circumstances {
    // In a condition, after !, or before && and ||: set -e has no effect.
    bool errexit_ignored = false;
    // Nothing follows the command: the command may replace this process.
    bool last_of_process = false;
    // The command is all that this process was started for, as in `{ list; } > log &`. So its
    // redirections hold until the process ends.
    bool is_whole_process = false;
    Redirected::Undo undo() const {
        return is_whole_process ? Redirected::Undo::Never : Redirected::Undo::AtTheEnd;
    }
};

// What run_text() does when an error, Ctrl-C or Ctrl-Z has ended a command of an interactive shell.
enum class AfterError {
    Leave,
    ReadOn, // as at a prompt: reads the next command. For leash -i FILE.
};

class Interpreter {
  public:
    Interpreter(Shell& shell, BuiltinTable builtins);
    ~Interpreter();

    // ---- running ----------------------------------------------------------------------------
    // Reads and runs complete commands, until the input ends or a command leaves. Writes a syntax
    // error to standard error; the status is then 2. `source` is the name of the text in messages;
    // `typed` is the source of what the user has typed at the prompt.
    static constexpr const char* typed = "";
    Completion run_text(LineReader lines, const std::string& source, Circumstances around = {},
                        AfterError after_error = AfterError::Leave);
    Completion run_list(const List& list, Circumstances around = {});
    // Runs fields as a simple command. For callers that have already expanded the words (`command`,
    // `time`).
    Completion run_fields(std::vector<std::string> fields, LookFor look_for,
                          const std::string* search_path, Circumstances around);
    // Runs the built-in. If there is not enough memory, says so and fails.
    BuiltinResult carry_out(const Builtin& builtin, BuiltinCall& call);
    // The circumstances of the built-in that runs now. eval and dot run their text in the same
    // circumstances.
    Circumstances circumstances() const { return circumstances_; }
    // For `exec`, also behind `command`: the redirections of the built-in that runs now hold for
    // the shell from now on.
    void keep_redirections() { redirections_are_kept_ = true; }
    // For `exec`: replaces this process by a program. Returns only after an error, and says why.
    int replace_by(std::vector<std::string> fields);

    // Call this when `ulimit -s` has changed the limit of the stack: commands may be nested only as
    // deep as the stack allows.
    void note_limit_of_stack();

    // Call this in a forked child that interprets commands: the child has no jobs and no terminal,
    // and its traps are reset. The commands of the child are the last commands of its process.
    Circumstances enter_subshell();
    // Call this at the end of such a child: runs the EXIT trap, and returns the status.
    int finish_subshell(Completion completion);

    // ---- the parts --------------------------------------------------------------------------
    Shell& shell() { return shell_; }
    ShellJobs& jobs() { return jobs_; }
    ShellSignals& signals() { return signals_; }
    CommandSearch& commands() { return commands_; }
    ExpansionContext& expansion();

    // ---- variables and options --------------------------------------------------------------
    // Sets a variable by assignment, and obeys set -a. Returns false if the variable is readonly.
    bool set_variable(const std::string& name, std::string value);
    // Does the same, and complains if the variable is readonly.
    bool assign(const std::string& name, std::string value);
    // Changes an option, and does what the change requires: set -m takes the terminal, and set +m
    // gives it up. Returns false if the option cannot be changed, and says why.
    bool change_option(const OptionName& option, bool on);
    // From now on the narrator hears what this shell does. At a prompt the narrator always hears
    // it, for `narrate last`. In a script the narrator hears it only if the script asks for it,
    // because each start of a process costs more then.
    void let_narrator_hear();

    // ---- errors -----------------------------------------------------------------------------
    // Writes "leash: text" to standard error, in the user's language; in a script with "line N:".
    void complain(const Message& message);
    // Names a form of bash that leash does not have, and shows `fields` with a caret under the
    // field with the form.
    void complain_of_form(const FormOfBash& form, const std::vector<std::string>& fields,
                          std::size_t field);

  private:
    // run_list.cpp
    // True after set -n: commands are read, and not run. At a prompt set -n has no effect, because
    // nobody could take it back. With set -o posix the rest of the complete command still runs, as
    // in yash and mksh, and its $- shows the n.
    bool only_reads() const {
        return shell_.options.noexec && !shell_.at_prompt() && !shell_.options.posix;
    }
    Completion run_and_or(const AndOrList& and_or, Circumstances around);
    Completion start_asynchronous(const ListItem& item, Circumstances around);
    bool start_asynchronous_subshell(const AndOrList& and_or, JobStart& start);

    // run_pipeline.cpp, run_timed.cpp
    struct PipeEnds;
    Completion run_pipeline(const Pipeline& pipeline, Circumstances around);
    Completion run_timed(const Pipeline& pipeline, Circumstances around);
    Completion run_piped(const Pipeline& pipeline, Circumstances around);
    bool start_pipeline(const Pipeline& pipeline, JobStart& start, bool errexit_ignored);
    Outcome start_piped(const Command& command, const PipeEnds& ends, JobStart& start,
                        bool errexit_ignored);
    std::optional<Outcome> start_program_directly(const Command& command, const std::string& text,
                                                  const PipeEnds& ends, JobStart& start);
    bool not_started(const SystemError& error);

    // run_compound.cpp
    Completion run_command(const Command& command, Circumstances around);
    Completion run_subshell(const Subshell& subshell, const Command& command, Circumstances around);
    int run_redirected(const List& body, const std::vector<Redirection>& redirections,
                       Circumstances inside);
    Completion run_for(const ForClause& loop, Circumstances around);
    Completion run_case(const CaseClause& clause, Circumstances around);
    Completion run_if(const IfClause& clause, Circumstances around);
    Completion run_while(const LoopClause& loop, Circumstances around);
    Completion define_function(const FunctionDefinition& definition);

    // run_simple.cpp
    Completion run_simple(const SimpleCommand& simple, const Command& command,
                          Circumstances around);
    // `status` is the status if all redirections can be made.
    Completion run_redirections_alone(const Command& command, int status, Circumstances around);
    // Makes redirections in the shell itself. Returns false if a redirection fails, and says why.
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

    // run_external.cpp. `command` is the place of the call in the tree. `command` is nullptr if
    // only the fields are known (for the built-in `command`).
    Completion run_external(const CommandMeaning& meaning, std::vector<std::string> fields,
                            const Assignments& assignments, const Command* command,
                            Circumstances around);
    Completion run_program(LaunchPlan plan, const Command* command);
    Completion become_program(LaunchPlan& plan);
    // Returns only after an error.
    SystemError replace_this_process(LaunchPlan& plan);
    void report_exec_failure(const LaunchPlan& plan, int error_number);

    // Returns true if leash refuses this form of bash: not in POSIX's mode, and not if a command
    // has this name.
    bool lacks(std::string_view form);
    // XCU 2.8.1: an error that leaves a script returns to the prompt in an interactive shell.
    Completion error_leaves();
    Completion after_status(Completion completion, Circumstances around); // set -e
    Completion expansion_failed(const Message& message);
    bool stack_is_nearly_used_up() const;

    Shell& shell_;
    ShellSignals signals_;
    ShellJobs jobs_;
    CommandSearch commands_;
    std::unique_ptr<ShellExpansion> expansion_;
    Circumstances circumstances_;
    bool redirections_are_kept_ = false;
    const std::uintptr_t stack_base_;
    std::size_t stack_budget_ = 0;
};

} // namespace leash
