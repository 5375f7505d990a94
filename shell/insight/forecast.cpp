// A forecast: an event happens to a World, and each fate in that World becomes a prediction.
#include "insight/forecast.hpp"

#include "insight/forecast_world.hpp"
#include "kernel/signal_names.hpp"

#include <algorithm>
#include <csignal>
#include <set>

namespace leash {
namespace {

void happen(World& world, ForecastEvent event) {
    switch (event) {
    case ForecastEvent::Exit:
        return world.exit();
    case ForecastEvent::Hangup:
        return world.hang_up();
    case ForecastEvent::Sighup:
        return world.send_sighup();
    case ForecastEvent::Kill:
        return world.send_sigkill();
    case ForecastEvent::CtrlC:
        return world.press(event, SIGINT);
    case ForecastEvent::CtrlZ:
        return world.press(event, SIGTSTP);
    case ForecastEvent::CtrlBackslash:
        return world.press(event, SIGQUIT);
    }
}

const ForecastJob* job_of(const ForecastQuestion& question, const ProcessFacts& facts) {
    for (const ForecastJob& job : question.jobs)
        if (job.group == facts.group || std::find(job.processes.begin(), job.processes.end(),
                                                  facts.key.pid) != job.processes.end())
            return &job;
    return nullptr;
}

std::vector<const ProcessFacts*>
subjects(const Snapshot& snapshot, const ForecastQuestion& question, const ProcessFacts& shell) {
    const std::set<Pid> also(question.also.begin(), question.also.end());
    std::vector<const ProcessFacts*> chosen;
    for (const auto& [pid, facts] : snapshot.processes) {
        const bool loose = !facts.terminal && descends_from(snapshot, pid, question.shell);
        if (!facts.is_zombie() && (facts.session == shell.session || loose || also.count(pid) > 0 ||
                                   job_of(question, facts)))
            chosen.push_back(&facts);
    }
    const auto rank = [&](const ProcessFacts* facts) {
        const ForecastJob* job = job_of(question, *facts);
        const int group = facts == &shell ? 0 : job ? 1 : 2;
        return std::pair(group, job ? job->number : 0);
    };
    std::stable_sort(chosen.begin(), chosen.end(),
                     [&](const auto* one, const auto* other) { return rank(one) < rank(other); });
    return chosen;
}

// Returns the reason why nobody sends a signal to this process.
Message why_nothing_is_sent(const ForecastQuestion& question, const ProcessFacts& shell,
                            const ProcessFacts& facts, ForecastEvent event) {
    const Message group = _("process group {0}", facts.group.value);
    if (const auto dead = question.dead_keys.find(event); dead != question.dead_keys.end())
        return dead->second;
    if (facts.session != shell.session)
        return _("it is in session {0}, and the terminal is of session {1}: nobody signals it",
                 facts.session.value, shell.session.value);
    if (is_key(event))
        return _("{0} is not in the foreground: keys do not reach it", group);
    const ForecastJob* job = job_of(question, facts);
    const Message id =
        job && job->number > 0 ? Message::verbatim("%" + std::to_string(job->number)) : group;
    if (job && job->tie == ForecastJob::Tie::Disowned)
        return _("{0} is disowned: the shell sends it nothing", id);
    if (job && job->tie == ForecastJob::Tie::Spared)
        return _("{0} is spared (disown -h): the shell sends it nothing", id);
    if (!question.at_prompt)
        return _("the shell runs a script: it sends its jobs nothing, and neither does the kernel");
    if (event == ForecastEvent::Kill)
        return _("{0} is neither in the foreground nor stopped: the kernel sends it nothing",
                 group);
    if (job)
        return _("policy {0} sends nothing to {1}, and neither does the kernel: it is not in the "
                 "foreground, and not stopped",
                 question.policy.name, id);
    return _("{0} is not a job of the shell, and not in the foreground: nobody signals it", group);
}

// Says where the output of a survivor goes, and warns if its terminal will be gone.
void look_at_output(Prediction& prediction, const ProcessFacts& facts,
                    const std::optional<std::string>& terminal, bool terminal_is_gone) {
    const auto goes_to = [&](int descriptor) -> std::optional<Output> {
        const auto found = facts.descriptors.find(descriptor);
        if (found == facts.descriptors.end())
            return std::nullopt;
        const bool to_this =
            found->second == "/dev/tty" || (terminal && found->second == "/dev/" + *terminal);
        return to_this && terminal_is_gone ? Output::TerminalGone : output_of(found->second);
    };
    prediction.output = goes_to(1);
    if (prediction.output == Output::TerminalGone)
        prediction.why.push_back(_("its output goes to {0}, which is then gone: a write fails with "
                                   "EIO, and it may stop working there",
                                   facts.descriptors.at(1)));
    if (goes_to(0) == Output::TerminalGone)
        prediction.why.push_back(
            _("its input is {0}: if it reads, it finds the end", facts.descriptors.at(0)));
}

} // namespace

std::vector<Prediction> forecast(const Snapshot& snapshot, const ForecastQuestion& question,
                                 ForecastEvent event) {
    const ProcessFacts* shell = snapshot.find(question.shell);
    if (!shell)
        return {};
    World world(snapshot, question);
    happen(world, event);

    std::vector<Prediction> predictions;
    for (const ProcessFacts* facts : subjects(snapshot, question, *shell)) {
        const Fate& fate = world.fate_of(facts->key.pid);
        Prediction prediction{facts->key.pid, facts->command(), std::nullopt, event,
                              fate.outcome,   fate.cause,       fate.or_else, fate.unknowable,
                              std::nullopt,   fate.why};
        prediction.is_asker = facts == shell;
        const ForecastJob* job = job_of(question, *facts);
        if (job && job->number > 0)
            prediction.job = job->number;
        if (is_key(event) && fate.outcome == ForecastOutcome::Survives)
            prediction.outcome = ForecastOutcome::Unaffected;
        if (prediction.why.empty())
            prediction.why.push_back(why_nothing_is_sent(question, *shell, *facts, event));
        if (prediction.lives())
            look_at_output(prediction, *facts, shell->terminal, world.terminal_is_gone());
        predictions.push_back(std::move(prediction));
    }
    return predictions;
}

std::vector<PolicyForecast> forecast_policies(const Snapshot& snapshot,
                                              const ForecastQuestion& question, Pid process) {
    std::vector<PolicyForecast> forecasts;
    for (const HangupPolicy& policy : all_policies()) {
        PolicyForecast row{policy.name, {}};
        ForecastQuestion under = question;
        under.policy = policy;
        under.also.push_back(process);
        for (const ForecastEvent event : all_forecast_events()) {
            if (is_key(event)) // a policy says nothing about keys
                continue;
            for (Prediction& one : forecast(snapshot, under, event))
                if (one.pid == process)
                    row.predictions.push_back(std::move(one));
        }
        forecasts.push_back(std::move(row));
    }
    return forecasts;
}

} // namespace leash
