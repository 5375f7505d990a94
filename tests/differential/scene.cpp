#include "scene.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <random>

namespace leash::differential {
namespace {

// Random numbers that are the same with every library; std::uniform_int_distribution may differ.
class Dice {
  public:
    explicit Dice(std::uint64_t seed) : engine_(seed) {}
    std::size_t below(std::size_t count) { return static_cast<std::size_t>(engine_() % count); }
    bool one_in(std::size_t count) { return below(count) == 0; }
    template <class All> const auto& one_of(const All& all) {
        return *std::next(std::begin(all), static_cast<std::ptrdiff_t>(below(std::size(all))));
    }

  private:
    std::mt19937_64 engine_;
};

constexpr std::array names{"ada",  "bob",  "carl", "dora", "emil", "fred", "gina", "hans", "inge",
                           "jack", "kate", "lars", "mona", "nils", "olga", "paul", "quin", "rosa",
                           "sven", "tina", "uwe",  "vera", "walt", "xena", "yann", "zoe"};

class SceneMaker {
  public:
    explicit SceneMaker(std::uint64_t seed) : dice_(seed) {}
    Scene make();

  private:
    enum class State { Running, StoppedByKey, StoppedBySignal, PartlyStopped, Continued };
    // The text of a job without &, and what is needed to wait for the job.
    struct Job {
        std::string text;
        std::vector<std::string> witnesses;
        bool stops_by_key = true;  // no process of the job ignores, catches or blocks SIGTSTP
        bool is_pipeline = false;  // $! is the last witness
        bool leaves_shell = false; // setsid or daemonize: no job stays in the table
        bool waits = false;        // `text` returns by itself, so it gets no &
    };

    enum class Children { Perhaps, None };
    std::string witness(Job& job, bool in_pipe, Children children = Children::Perhaps);
    Job any_job(bool for_foreground);
    void add_job(const Job& job);
    void line(const std::string& text) { scene_.steps.push_back({text, false, scene_.prompt}); }
    void add_job_of_outer_shell(const std::string& prompt);
    void add_job_without_group();
    void add_job_that_reads();
    void shells();
    void settings();
    void foreground();

    Dice dice_;
    Scene scene_;
    std::size_t named_ = 0;
};

std::string SceneMaker::witness(Job& job, bool in_pipe, Children children) {
    const std::string name = names[named_++];
    job.witnesses.push_back(name);
    scene_.witnesses.push_back(name);
    std::string text = "witness " + name + " --tick 10000";
    const bool by_key = is_key(scene_.event);
    for (const char* option : {"--ignore", "--catch", "--block"}) {
        if (!dice_.one_in(5))
            continue;
        std::string signals;
        for (const char* signal : {"HUP", "INT", "QUIT", "TSTP", "TERM"}) {
            const bool is_likely = by_key != (std::string(signal) == "HUP");
            if (!dice_.one_in(is_likely ? 2 : 6))
                continue;
            signals += (signals.empty() ? "" : ",") + std::string(signal);
            if (std::string(signal) == "TSTP")
                job.stops_by_key = false;
        }
        if (!signals.empty())
            text += std::string(" ") + option + " " + signals;
    }
    if (children == Children::Perhaps && dice_.one_in(12))
        text += " --children 1";
    if (!in_pipe && dice_.one_in(3))
        text += dice_.one_in(2) ? " > " + name + ".out" : " > /dev/null 2>&1";
    return text;
}

SceneMaker::Job SceneMaker::any_job(bool for_foreground) {
    Job job;
    switch (dice_.below(for_foreground ? 8 : 11)) {
    case 0:
    case 1:
    case 2:
        job.text = witness(job, false);
        break;
    case 3:
        job.is_pipeline = true;
        job.text = witness(job, true) + " | ";
        job.text += witness(job, false);
        break;
    case 4:
        job.is_pipeline = true;
        job.text = witness(job, true) + " | ";
        job.text += witness(job, true) + " | ";
        job.text += witness(job, false);
        break;
    case 5:
        job.text = "(" + witness(job, false) + "; :)";
        break;
    case 6:
        job.text = "(" + witness(job, false) + " & ";
        job.text += witness(job, false) + "; :)";
        break;
    case 7:
        job.text = "nohup " + witness(job, false);
        break;
    case 8:
        job.text = "(trap '' HUP; exec " + witness(job, false) + ")";
        break;
    case 9:
        job.text = "setsid " + witness(job, false);
        job.leaves_shell = true;
        break;
    default:
        job.text = "daemonize " + witness(job, true);
        job.leaves_shell = job.waits = true;
        break;
    }
    return job;
}

void SceneMaker::add_job(const Job& job) {
    const std::string id = "%?" + job.witnesses.front();
    if (job.waits) {
        scene_.steps.push_back({job.text, false, scene_.prompt, job.witnesses});
        return;
    }
    State state =
        dice_.one_of(std::array{State::Running, State::Running, State::StoppedByKey,
                                State::StoppedBySignal, State::PartlyStopped, State::Continued});
    if (job.leaves_shell)
        state = State::Running;
    if (state == State::PartlyStopped && !job.is_pipeline)
        state = State::StoppedBySignal;
    if (state == State::StoppedByKey && !job.stops_by_key)
        state = State::StoppedBySignal;
    if (state == State::StoppedByKey) {
        scene_.steps.push_back({job.text, false, "", job.witnesses});
        scene_.steps.push_back({"\x1a", true, scene_.prompt, {}, job.witnesses});
    } else {
        scene_.steps.push_back({job.text + " &", false, scene_.prompt, job.witnesses});
    }
    if (state == State::StoppedBySignal || state == State::Continued)
        scene_.steps.push_back({"kill -STOP " + id, false, scene_.prompt, {}, job.witnesses});
    if (state == State::Continued)
        scene_.steps.push_back({"bg " + id, false, scene_.prompt, {}, {}, job.witnesses});
    if (state == State::PartlyStopped) { // a job runs while one of its processes runs
        Step step{"kill -STOP $!", false, scene_.prompt};
        step.stopped_alone = true;
        step.stopped = {job.witnesses.back()};
        scene_.steps.push_back(step);
    }
    if (!job.leaves_shell && dice_.one_in(4))
        line((dice_.one_in(2) ? "disown " : "disown -h ") + id);
}

// One shell cannot see what another shell has disowned, so this makes plain jobs only.
void SceneMaker::add_job_of_outer_shell(const std::string& prompt) {
    Job job;
    const std::string text = witness(job, true, Children::None) + " &";
    scene_.steps.push_back({text, false, prompt, job.witnesses});
    if (dice_.one_in(3))
        scene_.steps.push_back({"kill -STOP $!", false, prompt, {}, job.witnesses});
}

// Without job control the job stays in the process group of the shell, and keys reach the job.
void SceneMaker::add_job_without_group() {
    Job job;
    const std::string text = witness(job, true) + " &";
    line("set +m");
    scene_.steps.push_back({text, false, scene_.prompt, job.witnesses});
    line("set -m");
}

// The job reads the terminal from the background, so SIGTTIN stops it. The job has no children: a
// child that reads first would stop its parent too, before the parent has set its dispositions.
void SceneMaker::add_job_that_reads() {
    Job job;
    Step step{witness(job, true, Children::None) + " --read &", false, scene_.prompt};
    step.reading = job.witnesses.front();
    scene_.steps.push_back(step);
}

// Chooses the shell that leads the session, and whether the leash is inside another leash.
void SceneMaker::shells() {
    scene_.prompt = "ready> ";
    if (dice_.one_in(4)) {
        scene_.outer = dice_.one_of(std::array{"bash", "dash", "zsh"});
        if (dice_.one_in(2))
            add_job_of_outer_shell("outer> ");
        line("PS1='ready''> ' leash --norc -i"); // the typed line does not look like the prompt
    }
    if (dice_.one_in(6)) {
        if (dice_.one_in(2))
            add_job_of_outer_shell(scene_.prompt);
        scene_.prompt = "inner> ";
        line("PS1='inner''> ' leash --norc -i");
    }
}

void SceneMaker::settings() {
    if (dice_.one_in(2))
        line("policy " + std::string(dice_.one_of(all_policies()).name));
    if (dice_.one_in(5))
        line("set -o huponexit");
    if (dice_.one_in(12))
        line(dice_.one_in(2) ? "trap : HUP" : "trap '' HUP");
}

void SceneMaker::foreground() {
    if (scene_.event == ForecastEvent::Exit || !dice_.one_in(is_key(scene_.event) ? 2 : 3))
        return;
    if (!is_key(scene_.event) && !dice_.one_in(2))
        return;
    const Job job = any_job(true);
    scene_.foreground = Step{job.text, false, "", job.witnesses};
}

Scene SceneMaker::make() {
    scene_.event = dice_.one_of(all_forecast_events());
    shells();
    settings();
    const std::size_t jobs = 1 + dice_.below(dice_.one_in(4) ? 7 : 3);
    for (std::size_t i = 0; i < jobs && named_ + 8 < names.size(); ++i)
        add_job(any_job(false));
    if (dice_.one_in(15))
        add_job_without_group();
    if (dice_.one_in(8))
        add_job_that_reads();
    if (is_key(scene_.event) && dice_.one_in(5))
        line("stty -isig");
    foreground();
    return std::move(scene_);
}

} // namespace

Scene make_scene(std::uint64_t seed) {
    return SceneMaker(seed).make();
}

std::string as_commands(const Scene& scene) {
    std::string text =
        scene.outer.empty() ? "  leash --norc -i\n" : "  PS1='outer> ' " + scene.outer + " -i\n";
    for (const Step& step : scene.steps)
        text += "  " + (step.is_key ? std::string("Ctrl-Z") : step.text) + "\n";
    const std::string ask = "forecast --if '" + word(scene.event) + "'";
    if (scene.foreground)
        text += "  (sleep 1; " + ask + " > answer) &\n  " + scene.foreground->text + "\n";
    else
        text += "  " + ask + "\n";
    return text + "  and then: " + word(scene.event) + "\n";
}

} // namespace leash::differential
