// Lists: a; b & c, and a && b || c (XCU 2.9.3).
#include "interpreter/interpreter.hpp"

#include "language/printer.hpp"

namespace leash {
namespace {

// Returns the job ID if the list is a job ID and nothing else: %1. Otherwise returns "".
std::string job_id_alone(const AndOrList& and_or) {
    const SimpleCommand* simple = and_or.rest.empty() ? and_or.first.only_simple() : nullptr;
    if (!simple || simple->words.size() != 1 || !simple->assignments.empty() ||
        !and_or.first.first.redirections.empty())
        return "";
    const std::string_view text = bare_text_of(simple->words.front());
    return text.starts_with('%') ? std::string(text) : "";
}

} // namespace

Completion Interpreter::run_list(const List& list, Circumstances around) {
    if (list.items.empty()) {
        // A blank line is an empty list. (An empty compound list is a syntax error.)
        return normal();
    }
    for (const ListItem& item : list.items) {
        const bool last = &item == &list.items.back();
        Circumstances inner = around;
        inner.last_of_process = around.last_of_process && last;
        Completion completion =
            item.asynchronous ? start_asynchronous(item, around) : run_and_or(item.and_or, inner);
        if (completion.is_normal() && signals_.have_come())
            completion = signals_.handle();
        if (!completion.is_normal()) {
            if (completion.kind == Completion::Kind::Stopped && !last)
                completion.levels = 1;
            return completion;
        }
    }
    return normal();
}

Completion Interpreter::run_and_or(const AndOrList& and_or, Circumstances around) {
    if (and_or.rest.empty())
        return run_pipeline(and_or.first, around);
    // set -e looks only at the last pipeline. The other pipelines are conditions.
    Circumstances asked = around;
    asked.errexit_ignored = true;
    asked.last_of_process = false;
    Completion completion = run_pipeline(and_or.first, asked);
    for (const auto& [connector, pipeline] : and_or.rest) {
        if (completion.is_normal() && signals_.have_come())
            completion = signals_.handle();
        if (!completion.is_normal())
            break;
        const bool wanted = (shell_.last_status == 0) == (connector == Connector::And);
        if (!wanted)
            continue;
        const bool last = &pipeline == &and_or.rest.back().second;
        completion = run_pipeline(pipeline, last ? around : asked);
        if (last)
            return completion;
    }
    if (completion.kind == Completion::Kind::Stopped)
        completion.levels = 1; // the rest of the list is dropped
    return completion;
}

// A single pipeline becomes a job without a subshell around it; `a && b &` runs in a subshell.
Completion Interpreter::start_asynchronous(const ListItem& item, Circumstances around) {
    if (only_reads())
        return normal();
    if (std::string id = shell_.at_prompt() ? job_id_alone(item.and_or) : ""; !id.empty())
        return run_fields({"bg", std::move(id)}, LookFor::NoFunctions, nullptr, {}); // as in bash
    jobs_.reap_now_and_then();
    JobPlan plan = jobs_.plan(Placing::Background, print(item.and_or));
    const bool is_pipeline = item.and_or.rest.empty();
    const bool is_negated = item.and_or.first.negated;
    if (is_pipeline) {
        plan.pipefail = shell_.options.pipefail;
        plan.negated = is_negated;
    }
    JobStart start(shell_.control, std::move(plan));
    const bool started = is_pipeline ? start_pipeline(item.and_or.first, start, is_negated)
                                     : start_asynchronous_subshell(item.and_or, start);
    if (!started)
        return after_status(normal(), around);
    jobs_.leave_in_background(start);
    return normal();
}

// Returns false if the subshell cannot be started, and says why.
bool Interpreter::start_asynchronous_subshell(const AndOrList& and_or, JobStart& start) {
    LaunchPlan plan = jobs_.child_plan();
    const auto started = start.add(plan, start.command(), [&] {
        return finish_subshell(run_and_or(and_or, enter_subshell()));
    });
    return started || not_started(started.error());
}

} // namespace leash
