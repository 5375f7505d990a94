// Pipelines: several commands, each a process of one job, joined by pipes (XCU 2.9.2).
//
// This file joins the processes, and control/job_start.hpp makes a job of them.
#include "interpreter/interpreter.hpp"

#include "expand/expand.hpp"
#include "interpreter/redirections.hpp"
#include "kernel/descriptors.hpp"
#include "language/printer.hpp"
#include "launch/start_process.hpp"

#include <algorithm>
#include <unistd.h>

namespace leash {
namespace {

// Returns the simple command if the shell can start its program without a subshell: the command has
// plain words and no assignments. Returns nullptr otherwise.
const SimpleCommand* as_plain_command(const Command& command, const Options& options) {
    const auto* simple = std::get_if<SimpleCommand>(&command.node);
    if (!simple || !simple->assignments.empty() || simple->words.empty() || options.nounset ||
        options.xtrace)
        return nullptr;
    if (!std::all_of(simple->words.begin(), simple->words.end(),
                     [](const Word& word) { return is_pure(word.parts); }))
        return nullptr;
    return are_pure(command.redirections) ? simple : nullptr;
}

} // namespace

// The ends of pipes that one command of a pipeline has. The first command has no pipe from a
// previous command, and the last command has no pipe to a next command: these ends are empty.
struct Interpreter::PipeEnds {
    OwnedDescriptor from_previous;
    Pipe to_next;

    // Makes the ends the standard input and the standard output of the command.
    void connect(LaunchPlan& plan) const {
        if (to_next.write_end)
            plan.descriptors.emplace_back(
                DuplicateDescriptor{to_next.write_end.get(), STDOUT_FILENO});
        if (from_previous)
            plan.descriptors.emplace_back(DuplicateDescriptor{from_previous.get(), STDIN_FILENO});
    }
    // A program loses the ends at its exec, but a subshell has no exec. If a subshell kept an end,
    // the reader of the pipe would never see the end of its input.
    void close_in_subshell(LaunchPlan& plan) const {
        for (const OwnedDescriptor* end : {&to_next.read_end, &to_next.write_end, &from_previous})
            if (*end)
                plan.descriptors.emplace_back(CloseDescriptor{end->get()});
    }
};

Completion Interpreter::run_pipeline(const Pipeline& pipeline, Circumstances around) {
    if (only_reads())
        return normal();
    if (pipeline.timed)
        return run_timed(pipeline, around);
    Completion completion;
    if (pipeline.rest.empty()) {
        Circumstances inner = around;
        inner.errexit_ignored = around.errexit_ignored || pipeline.negated;
        inner.last_of_process = around.last_of_process && !pipeline.negated;
        completion = run_command(pipeline.first, inner);
    } else {
        completion = run_piped(pipeline, around);
        if (!pipeline.negated)
            completion = after_status(completion, around);
    }
    if (pipeline.negated && completion.is_normal())
        shell_.last_status = shell_.last_status == 0 ? 1 : 0;
    return completion;
}

Completion Interpreter::run_piped(const Pipeline& pipeline, Circumstances around) {
    JobPlan plan = jobs_.plan(Placing::Foreground, {});
    plan.pipefail = shell_.options.pipefail;
    if (shell_.job_control())
        plan.command = print(pipeline);
    JobStart start(shell_.control, std::move(plan));
    if (!start_pipeline(pipeline, start, around.errexit_ignored || pipeline.negated))
        return normal();
    return jobs_.wait_in_foreground(start);
}

// Starts each command. Returns false if a command cannot be started, and says why. The destructor
// of `start` then ends the processes that have been started.
bool Interpreter::start_pipeline(const Pipeline& pipeline, JobStart& start, bool errexit_ignored) {
    OwnedDescriptor from_previous;
    for (std::size_t i = 0; i < pipeline.size(); ++i) {
        PipeEnds ends{std::move(from_previous), {}};
        if (i + 1 < pipeline.size()) {
            auto pipe = make_pipe();
            if (!pipe)
                return not_started(pipe.error());
            ends.to_next = std::move(pipe).value();
        }
        if (auto started = start_piped(pipeline[i], ends, start, errexit_ignored); !started)
            return not_started(started.error());
        from_previous = std::move(ends.to_next.read_end);
    }
    return true;
}

bool Interpreter::not_started(const SystemError& error) {
    complain(error.message());
    shell_.last_status = 1;
    return false;
}

Outcome Interpreter::start_piped(const Command& command, const PipeEnds& ends, JobStart& start,
                                 bool errexit_ignored) {
    const std::string text = jobs_.are_seen() ? print(command) : std::string();
    if (const auto started = start_program_directly(command, text, ends, start))
        return *started;
    LaunchPlan plan = jobs_.child_plan();
    ends.connect(plan);
    ends.close_in_subshell(plan);
    return start.add(plan, text, [&] {
        Circumstances inside = enter_subshell();
        inside.errexit_ignored = errexit_ignored;
        inside.is_whole_process = true;
        return finish_subshell(run_command(command, inside));
    });
}

// Returns nullopt, and starts nothing, if the command needs a subshell, or if an expansion fails:
// the subshell finds the same mistake, reports it, and has the status of the failure. But a file is
// opened only once. If the redirections or the program fail, a child is started that only reports
// the failure: a second `> new` would find the file that the first one has made.
std::optional<Outcome> Interpreter::start_program_directly(const Command& command,
                                                           const std::string& text,
                                                           const PipeEnds& ends, JobStart& start) {
    const SimpleCommand* simple = as_plain_command(command, shell_.options);
    if (!simple)
        return std::nullopt;
    shell_.nesting.begin_command(command.position.line);
    auto fields = expand_fields(expansion(), simple->words);
    if (!fields || fields.value().empty() || signals_.is_interrupted())
        return std::nullopt;
    const CommandMeaning meaning = commands_.find(fields.value().front());
    const auto* program = std::get_if<ExternalCommand>(&meaning);
    if (!program)
        return std::nullopt;
    LaunchPlan plan = jobs_.child_plan();
    ends.connect(plan);
    const auto redirections = resolve(*this, command.redirections);
    if (!redirections) {
        if (signals_.is_interrupted())
            return std::nullopt;
        return start.add(plan, text, [&] {
            (void)enter_subshell();
            complain_of(redirections.error());
            return 1;
        });
    }
    plan.path = program->path;
    plan.speaker = shell_.speaker();
    plan.arguments = std::move(fields).value();
    const auto& actions = redirections.value().actions;
    plan.descriptors.insert(plan.descriptors.end(), actions.begin(), actions.end());
    const auto started = start.add(plan, text);
    if (started || !is_failed_exec(started.error()))
        return started;
    plan.descriptors = without_opens(std::move(plan.descriptors));
    return start.add(plan, text, [&] {
        (void)enter_subshell();
        const ExecFailure failure = explain_exec_failure(plan, started.error().number);
        complain(failure.message);
        return failure.status;
    });
}

} // namespace leash
