// Lists: a; b & c, and a && b || c (XCU 2.9.3).
#include "interpreter/interpreter.hpp"

#include "language/printer.hpp"

namespace leash {

Completion Interpreter::run_list(const List& list, Circumstances around) {
    if (list.items.empty()) {
        // An empty compound list is a syntax error; what comes here is a blank line.
        return normal();
    }
    for (const ListItem& item : list.items) {
        const bool last = &item == &list.items.back();
        Circumstances inner = around;
        inner.last_of_process = around.last_of_process && last;
        Completion completion =
            item.asynchronous ? start_asynchronous(item) : run_and_or(item.and_or, inner);
        if (completion.is_normal() &&
            (signals_are_noted() || !shell_.control.has_nothing_received()))
            completion = handle_signals();
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
    // set -e looks only at the last pipeline: the others are asked for their status.
    Circumstances asked = around;
    asked.errexit_ignored = true;
    asked.last_of_process = false;
    Completion completion = run_pipeline(and_or.first, asked);
    for (const auto& [connector, pipeline] : and_or.rest) {
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
        completion.levels = 1; // what was to follow is dropped
    return completion;
}

// `a && b &` runs in a subshell of its own; a single pipeline is a job without one.
Completion Interpreter::start_asynchronous(const ListItem& item) {
    // A script may start jobs for hours: what has ended is taken away. Before the next one starts:
    // a child that was reaped before it is in the table would be lost.
    if (!shell_.at_prompt())
        clear_ended_jobs();
    if (item.and_or.rest.empty())
        return run_as_job(item.and_or.first, Placing::Background, print(item.and_or));

    const bool own_group = shell_.job_control();
    LaunchPlan plan =
        child_plan(own_group ? GroupPlan(LeadNewGroup{}) : GroupPlan(StayInShellsGroup{}));
    make_asynchronous(plan);
    std::string text = print(item.and_or);
    const auto child = shell_.control.start(plan, text, [&] {
        enter_subshell();
        Circumstances inside;
        inside.last_of_process = true;
        return finish_subshell(run_and_or(item.and_or, inside));
    });
    if (!child) {
        complain(child.error().message());
        shell_.last_status = 1;
        return normal();
    }
    Job job;
    if (own_group)
        job.group = group_led_by(child.value());
    job.command = text;
    job.processes.push_back({child.value(), std::move(text)});
    return announce_background(std::move(job));
}

} // namespace leash
