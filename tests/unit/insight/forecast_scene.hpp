// A terminal as plain values, for tests of forecasts: leash 899 leads session 899 on pts/5, and is
// at its prompt.
#pragma once

#include "insight/forecast.hpp"
#include "kernel/signal_names.hpp"
#include "signal_set.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <csignal>
#include <string>
#include <utility>
#include <vector>

namespace leash {

inline bool gives_reason(const Prediction& prediction, const std::string& text) {
    return std::any_of(prediction.why.begin(), prediction.why.end(), [&](const Message& reason) {
        return in_english(reason).find(text) != std::string::npos;
    });
}

inline std::vector<std::string> reasons_of(const Prediction& prediction) {
    std::vector<std::string> reasons;
    for (const Message& reason : prediction.why)
        reasons.push_back(in_english(reason));
    return reasons;
}

// A prediction in words. In a race, `signal` and `sender` name each alternative once: "TERM or
// HUP".
struct PredictionWords {
    std::string outcome, signal, sender;
};
inline PredictionWords words_of(const Prediction& prediction) {
    std::vector<SignalCause> causes = prediction.or_else;
    if (prediction.cause)
        causes.insert(causes.begin(), *prediction.cause);
    PredictionWords words{word(prediction.outcome), "", ""};
    const auto add = [](std::string& text, const std::string& one) {
        if ((" or " + text + " or ").find(" or " + one + " or ") == std::string::npos)
            text += (text.empty() ? "" : " or ") + one;
    };
    for (const SignalCause& cause : causes) {
        add(words.signal, signal_name(cause.signal));
        add(words.sender, word(cause.sender));
    }
    return words;
}

constexpr Pid leash_pid{899};
using When = ForecastEvent;

struct Terminal5 {
    Snapshot now;
    ForecastQuestion question;

    Terminal5() {
        shell(899, 640, "leash");
        question.shell = leash_pid;
    }
    ProcessFacts& put(pid_t pid, pid_t parent, pid_t group, const std::string& name) {
        ProcessFacts facts;
        facts.key = {Pid{pid}, 1};
        facts.parent = Pid{parent};
        facts.group = ProcessGroup{group};
        facts.session = Session{899};
        facts.state = 'S';
        facts.name = name;
        facts.command_line = {name};
        facts.descriptors = {{0, "/dev/null"}, {1, "/dev/pts/5"}, {2, "/dev/pts/5"}};
        facts.terminal = "pts/5";
        facts.foreground_group = ProcessGroup{899};
        return now.processes[Pid{pid}] = facts;
    }
    // The measured dispositions of leash or bash at its prompt; dash does not catch SIGHUP.
    ProcessFacts& shell(pid_t pid, pid_t parent, const std::string& name) {
        ProcessFacts& facts = put(pid, parent, pid, name);
        facts.ignored = signals({SIGQUIT, SIGTERM, SIGTSTP, SIGTTIN, SIGTTOU});
        facts.caught = name == "dash" ? signals({SIGINT, SIGCHLD})
                                      : signals({SIGHUP, SIGINT, SIGCHLD, SIGWINCH});
        return facts;
    }
    ProcessFacts& facts(pid_t pid) { return now.processes.at(Pid{pid}); }
    void foreground(pid_t group) {
        for (auto& [pid, facts] : now.processes)
            if (facts.terminal)
                facts.foreground_group = ProcessGroup{group};
    }
    // Adds a job of one process, which the shell of the question has started.
    ProcessFacts& job(int number, pid_t pid, JobPosture posture = JobPosture::Running) {
        ForecastJob job;
        job.number = number;
        job.group = ProcessGroup{pid};
        job.processes = {Pid{pid}};
        job.posture = posture;
        question.jobs.push_back(job);
        ProcessFacts& facts = put(pid, question.shell.value, pid, "witness");
        facts.foreground_group = now.find(question.shell)->foreground_group;
        if (posture == JobPosture::Stopped)
            facts.state = 'T';
        if (posture == JobPosture::Foreground)
            foreground(pid);
        return now.processes.at(Pid{pid});
    }
    // Makes another shell, 800, the session leader and the parent of leash; leash asks.
    void started_from(const std::string& name) {
        for (auto& [pid, facts] : now.processes)
            facts.session = Session{800};
        shell(800, 640, name).session = Session{800};
        facts(800).foreground_group = facts(899).foreground_group;
        facts(899).parent = Pid{800};
    }

    Prediction ask(pid_t pid, When event) const {
        for (const Prediction& one : forecast(now, question, event))
            if (one.pid == Pid{pid})
                return one;
        FAIL("no prediction for " << pid);
        return {};
    }
    // Returns "dies HUP shell", "survives - -": the words of the measured table.
    std::string words(pid_t pid, When event) const {
        const PredictionWords said = words_of(ask(pid, event));
        const auto or_dash = [](const std::string& text) { return text.empty() ? "-" : text; };
        return said.outcome + " " + or_dash(said.signal) + " " + or_dash(said.sender);
    }
};

} // namespace leash
