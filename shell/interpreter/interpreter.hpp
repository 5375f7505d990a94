// The interpreter walks the syntax tree and makes it happen (POSIX XCU 2.9).
//
// The way of a command: run_list → run_and_or → run_pipeline → run_command → run_simple, which
// expands the words, resolves the redirections, finds what the name means and either calls a
// function or built-in here, or makes a LaunchPlan and starts a process. Each
// step is one file: run_list, run_pipeline, run_compound, run_simple, redirections, find_command.
#pragma once

#include "interpreter/builtin.hpp"
#include "interpreter/completion.hpp"
#include "interpreter/shell.hpp"
#include "language/parser.hpp"
#include "language/syntax.hpp"
#include "launch/plan.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace leash {

class ExpansionContext;
class Redirected;
struct FailedRedirection;
class ShellExpansion; // the ExpansionContext over a Shell

// What a command's name means.
struct ExternalCommand {
    std::string path;
};
struct NoSuchCommand {};
using CommandMeaning = std::variant<const Builtin*, std::shared_ptr<const Command>, // a function
                                    ExternalCommand, NoSuchCommand>;

// What a command need not do because of where it stands.
struct Circumstances {
    bool errexit_ignored = false; // in a condition, after !, or before && and ||: set -e sleeps
    bool last_of_process = false; // nothing comes after it: it may replace this process
};

class Interpreter {
  public:
    Interpreter(Shell& shell, BuiltinTable builtins);
    ~Interpreter();

    // ---- text --------------------------------------------------------------------------------
    // Reads and runs complete commands until the input ends or something leaves. Syntax errors
    // are written to standard error and give status 2. `source` is what errors call the text.
    Completion run_text(LineReader lines, const std::string& source, Circumstances around = {});

    // ---- the tree ------------------------------------------------------------------------------
    Completion run_list(const List& list, Circumstances around = {});
    Completion run_and_or(const AndOrList& and_or, Circumstances around = {});
    Completion run_pipeline(const Pipeline& pipeline, Circumstances around = {});
    Completion run_command(const Command& command, Circumstances around = {});

    // ---- for built-ins -----------------------------------------------------------------------
    // Where functions are not wanted (`command`), `look_for` says so. The search path is PATH
    // unless given.
    enum class LookFor { Everything, NoFunctions };
    CommandMeaning find_command(const std::string& name, LookFor look_for = LookFor::Everything,
                                const std::string* search_path = nullptr);
    // Only a program on the search path (`exec`, `daemonize`); remembers where it was.
    std::optional<ExternalCommand> find_program(const std::string& name);
    const Builtin* find_builtin(std::string_view name) const;
    BuiltinTable builtins() const { return builtins_; }
    // Runs fields as a simple command whose words are expanded already (`command`, `time`).
    Completion run_fields(std::vector<std::string> fields, LookFor look_for,
                          const std::string* search_path, Circumstances around);
    // Runs it, and says so where there is not memory enough for what it makes.
    BuiltinResult carry_out(const Builtin& builtin, BuiltinCall& call);
    // `exec`: replaces this process; returns only when it fails, having said why.
    int replace_by(std::vector<std::string> fields);

    // Sets a variable by assignment, with set -a. False where it is readonly.
    bool set_variable(const std::string& name, std::string value);
    // The same; false, having said so.
    bool assign(const std::string& name, std::string value);

    // ---- options, traps and signals -----------------------------------------------------------
    // Carries out what an option's change asks for (set -m takes or gives up the terminal).
    // False, having said why, where it can't be.
    bool change_option(const OptionName& option, bool on);
    // The narrator hears what this shell does from now on. At a prompt it always does, for
    // `narrate last`; in a script only if it is asked to: it costs something at each start.
    void let_narrator_hear();
    // Brings the dispositions of all signals in line with the traps and interactivity.
    void arrange_signals();
    void arrange_signal(int signal);
    // Takes what signals came: runs traps; Ctrl-C gives Interrupted, a hangup HungUp.
    Completion handle_signals();
    // Ctrl-C or a hangup has come, at a prompt, and no trap is for it: what was being expanded is
    // not to be run, and handle_signals() says what is to be done.
    bool is_interrupted();
    // The EXIT trap, once. To be called where the shell (or subshell) leaves.
    void run_exit_trap();

    // ---- errors --------------------------------------------------------------------------------
    // "leash: text", with "line N:" in a script, on standard error.
    void complain(std::string_view text);
    // What such a line begins with.
    std::string speaker() const;

    // Jobs that changed since the user was told: "[1]+  Done   sleep 1" on standard error;
    // ended ones leave the table. In a script nothing is written.
    void tell_news();

    ExpansionContext& expansion();
    Shell& shell() { return shell_; }

    // After fg or a wait in the foreground: $?, the notification of a stop, what Ctrl-C ends.
    Completion after_wait(Job& job, WaitEnd end);

    // The plan's part that is the same for every child of this shell: environment, group,
    // signals back to default.
    LaunchPlan child_plan(GroupPlan group) const;
    // In a forked child that goes on interpreting: no jobs, traps reset, no terminal.
    void enter_subshell();
    // For a forked child that goes on interpreting: runs the EXIT trap, returns the status.
    int finish_subshell(Completion completion);

    // Where the built-in that runs now was called: for eval and dot, whose text stands there too.
    Circumstances circumstances() const { return circumstances_; }

  private:
    using Assignments = std::vector<std::pair<std::string, std::string>>;

    // run_compound.cpp
    Completion run_subshell(const Subshell& subshell, const Command& command, Circumstances around);
    Completion run_for(const ForClause& loop, Circumstances around);
    Completion run_case(const CaseClause& clause, Circumstances around);
    Completion run_if(const IfClause& clause, Circumstances around);
    Completion run_while(const LoopClause& loop, Circumstances around);
    Completion define_function(const FunctionDefinition& definition);
    std::optional<Completion> end_of_round(Completion completion);

    // run_simple.cpp
    Completion run_simple(const SimpleCommand& simple, const Command& command,
                          Circumstances around);
    // Carries out redirections in the shell itself. False, having said why, where one fails.
    bool redirect(const std::vector<Redirection>& redirections, Redirected& redirected);
    void complain_of(const FailedRedirection& failed);
    Completion not_redirected(Circumstances around);
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
    // `command` is where it was written; none where only its fields are known (`command`, `exec`).
    Completion run_external(const CommandMeaning& meaning, std::vector<std::string> fields,
                            const Assignments& assignments, const Command* command,
                            Circumstances around);
    Completion start_and_wait(LaunchPlan plan, const Command* command, Circumstances around);
    Completion replace_last(const LaunchPlan& plan);
    void report_exec_failure(const LaunchPlan& plan, int error_number);
    std::string not_found_message(const std::string& name) const;
    static std::string fields_as_text(const std::vector<std::string>& fields);
    void trace(const Assignments& assignments, const std::vector<std::string>& fields);
    std::string trace_prefix();

    // run_list.cpp, run_pipeline.cpp: a pipeline of several commands, or an asynchronous one, as
    // one job.
    enum class Placing { Foreground, Background };
    Completion run_timed(const Pipeline& pipeline, Circumstances around);
    Completion run_as_job(const Pipeline& pipeline, Placing placing, std::string text);
    Completion start_asynchronous(const ListItem& item);
    Result<Job> start_pipeline(const Pipeline& pipeline, Placing placing);
    Result<Pid> start_stage(const Command& command, const std::string& text, LaunchPlan plan,
                            const std::vector<int>& to_close);
    void make_asynchronous(LaunchPlan& plan) const;
    Completion announce_background(Job job);
    void clear_ended_jobs();
    Completion wait_for_foreground(Job job);
    Completion after_foreground(const ProcessState& state);

    // signals.cpp
    std::vector<int> signals_to_default() const;
    Completion run_trap(std::string action);

    // XCU 2.8.1: an error that leaves a script returns to the prompt in an interactive shell.
    Completion error_leaves();
    Completion after_status(Completion completion, Circumstances around); // set -e
    Completion expansion_failed(const std::string& message);
    bool stack_is_nearly_used_up() const;
    static void say_what_was_dropped();

    Shell& shell_;
    BuiltinTable builtins_;
    std::unique_ptr<ShellExpansion> expansion_;
    Circumstances circumstances_;
    std::uintptr_t stack_base_ = 0;
    std::size_t stack_budget_ = 0;
    static constexpr std::size_t few_jobs = 16;
    std::size_t clear_jobs_at_ = few_jobs; // jobs in the table of a script
};

} // namespace leash
