// The differential test compares, for random scenes, what `forecast` says with what then happens.
//
//   differential [--seed N] [--scenes N] [--only K] [--at-once N] [--verbose]
//
// It prints "N scenes, N processes, N predictions, 0 wrong". If a scene is wrong, it prints the
// commands to type, the prediction with its reasons, and what was seen. The same seed makes the
// same scenes. Every tenth scene is played once more with a tracer, to compare the senders of
// signals.
#include "observer.hpp"
#include "play.hpp"

#include "kernel/descriptors.hpp"
#include "kernel/search_path.hpp"
#include "launch/reaper.hpp"
#include "launch/start_process.hpp"

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <deque>
#include <nlohmann/json.hpp>
#include <poll.h>
#include <unistd.h>

using namespace leash;
using namespace leash::differential;

namespace {

struct Options {
    std::uint64_t seed = 20261123;
    std::size_t scenes = 500;
    std::size_t at_once = 6; // a scene mostly waits, so several can share a processor
    std::optional<std::size_t> only;
    bool verbose = false;
};

Options read_options(int count, char** words) {
    Options options;
    for (int i = 1; i < count; ++i) {
        const std::string word = words[i];
        const auto number = [&] {
            char* end = nullptr;
            const unsigned long value = i + 1 < count ? std::strtoul(words[++i], &end, 10) : 0;
            if (!end || *end != '\0') {
                std::fprintf(stderr, "differential: %s takes a number\n", word.c_str());
                std::exit(2);
            }
            return value;
        };
        if (word == "--seed")
            options.seed = number();
        else if (word == "--scenes")
            options.scenes = number();
        else if (word == "--only")
            options.only = number();
        else if (word == "--at-once")
            options.at_once = std::max(1UL, number());
        else if (word == "--verbose")
            options.verbose = true;
        else {
            std::fprintf(stderr,
                         "differential: %s: no such option\n"
                         "differential [--seed N] [--scenes N] [--only K] [--at-once N] "
                         "[--verbose]\n",
                         word.c_str());
            std::exit(2);
        }
    }
    return options;
}

// An empty name means leash.
bool is_installed(const std::string& shell) {
    const char* path = std::getenv("PATH");
    return shell.empty() || is_executable_file(find_on(path ? path : "", shell));
}

struct Task {
    std::size_t number;
    Compare compare;
};

// A scene that is being played in a process of its own. The process writes its report to a pipe.
struct Running {
    Task task;
    Pid pid;
    OwnedDescriptor report;
    std::string text;
};

std::string to_text(const Report& report) {
    return nlohmann::json{{"processes", report.processes},
                          {"undecided", report.undecided},
                          {"senders", report.senders},
                          {"wrong", report.wrong},
                          {"not_played", report.not_played}}
        .dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

Report from_text(const std::string& text) {
    const auto object = nlohmann::json::parse(text, nullptr, false);
    Report report;
    if (object.is_discarded()) {
        report.not_played = "the process that played it has died";
        return report;
    }
    object.at("processes").get_to(report.processes);
    object.at("undecided").get_to(report.undecided);
    object.at("senders").get_to(report.senders);
    object.at("wrong").get_to(report.wrong);
    object.at("not_played").get_to(report.not_played);
    return report;
}

class Test {
  public:
    explicit Test(const Options& options) : options_(options) {}
    int run();

  private:
    Scene scene(std::size_t number) const { return make_scene(options_.seed * 1000003 + number); }
    void start(Task task);
    void wait_for_one();
    void take_in(const Task& task, const Report& report);

    const Options options_;
    std::vector<Running> running_;
    std::size_t played_ = 0, not_traced_ = 0, left_out_ = 0, failures_ = 0;
    Report sum_;
};

void Test::start(Task task) {
    auto pipe = make_pipe();
    if (!pipe)
        std::exit(2);
    const auto child = start_subshell({}, [&] {
        const Report report = play(scene(task.number), task.compare);
        (void)write_all(pipe.value().write_end.get(), to_text(report));
        return 0;
    });
    if (!child)
        std::exit(2);
    running_.push_back({task, child.value(), std::move(pipe.value().read_end), {}});
}

void Test::wait_for_one() {
    std::vector<pollfd> polled;
    for (const Running& one : running_)
        polled.push_back({one.report.get(), POLLIN, 0});
    ::poll(polled.data(), polled.size(), -1);
    for (std::size_t i = polled.size(); i-- > 0;) {
        if (polled[i].revents == 0)
            continue;
        const std::string text = read_some(polled[i].fd, 65536).value_or("");
        running_[i].text += text;
        if (!text.empty())
            continue;
        (void)wait_for(running_[i].pid);
        take_in(running_[i].task, from_text(running_[i].text));
        running_.erase(running_.begin() + static_cast<std::ptrdiff_t>(i));
    }
}

void Test::take_in(const Task& task, const Report& report) {
    if (task.compare == Compare::Senders && report.not_played.find("tracing is not allowed") == 0) {
        ++not_traced_;
        return;
    }
    played_ += task.compare == Compare::Outcomes ? 1 : 0;
    sum_.processes += report.processes;
    sum_.undecided += report.undecided;
    sum_.senders += report.senders;
    sum_.wrong.insert(sum_.wrong.end(), report.wrong.begin(), report.wrong.end());
    const bool failed = !report.not_played.empty() || !report.wrong.empty();
    failures_ += report.not_played.empty() ? 0 : 1;
    if (!failed && !options_.verbose)
        return;
    std::printf("scene %zu%s:\n%s", task.number, task.compare == Compare::Senders ? ", traced" : "",
                as_commands(scene(task.number)).c_str());
    if (!report.not_played.empty())
        std::printf("  NOT PLAYED: %s\n", report.not_played.c_str());
    for (const std::string& wrong : report.wrong)
        std::printf("  WRONG: %s\n", wrong.c_str());
    std::printf("\n");
    std::fflush(stdout);
}

int Test::run() {
    std::deque<Task> tasks;
    for (std::size_t i = 0; i < options_.scenes; ++i) {
        if (options_.only && *options_.only != i)
            continue;
        if (!is_installed(scene(i).outer)) {
            ++left_out_;
            continue;
        }
        tasks.push_back({i, Compare::Outcomes});
        if (i % 10 == 0 || options_.only)
            tasks.push_back({i, Compare::Senders});
    }
    while (!tasks.empty() || !running_.empty()) {
        while (!tasks.empty() && running_.size() < options_.at_once) {
            start(tasks.front());
            tasks.pop_front();
        }
        wait_for_one();
    }
    std::printf("seed %llu: of the predictions %zu said that it cannot be known; %zu senders were "
                "compared\n",
                static_cast<unsigned long long>(options_.seed), sum_.undecided, sum_.senders);
    if (not_traced_ > 0)
        std::printf("tracing is not allowed here: no senders were compared\n");
    if (!ends_can_be_seen())
        std::printf("this kernel does not tell how the children of others end (Linux 6.15 does): "
                    "of those only that they ended was compared\n");
    if (left_out_ > 0)
        std::printf("left out, for they begin in a shell that is not installed: %zu scenes\n",
                    left_out_);
    if (failures_ > 0)
        std::printf("%zu scenes could not be played\n", failures_);
    std::printf("%zu scenes, %zu processes, %zu predictions, %zu wrong\n", played_, sum_.processes,
                sum_.processes, sum_.wrong.size());
    return sum_.wrong.empty() && failures_ == 0 ? 0 : 1;
}

} // namespace

int main(int count, char** words) {
    return Test(read_options(count, words)).run();
}
