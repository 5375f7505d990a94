#include "lesson/verify.hpp"

#include "kernel/search_path.hpp"
#include "lesson/typist.hpp"
#include "stage/survivors.hpp"
#include "stage/temporary_folder.hpp"

#include <cstdlib>
#include <fmt/format.h>
#include <memory>
#include <sstream>

namespace leash {
namespace {

using namespace std::chrono_literals;
using std::chrono::steady_clock;

constexpr auto patience = 10s; // with a prompt, or a job in the foreground
constexpr auto longest_settling = 5s;
constexpr auto time_to_end = 2s;
constexpr std::size_t lines_of_screen = 8; // shown where something failed

class Verifier {
  public:
    Verifier(const Lesson& lesson, int number, const Say& say)
        : lesson_(lesson), number_(number), say_(say) {}

    VerifyCount run();

  private:
    Performed fresh_terminal(std::size_t step, std::size_t section);
    void end_terminal();
    void verify_step(std::size_t number);
    Performed play_step(std::size_t number, std::string& finding);
    Performed prove(const PredictionQuestion& prediction, std::string& finding);
    void verify_mistakes(std::size_t step, std::size_t section);
    Performed make(const Wrong& mistake, std::size_t step, std::size_t section);
    void report(const Performed& outcome, const std::string& what, std::size_t line);
    std::string last_of_screen() const;

    const Lesson& lesson_;
    const int number_;
    const Say& say_;
    VerifyCount count_;
    std::optional<TemporaryFolder> state_; // in place of the user's: verify leaves no history
    std::unique_ptr<Stage> stage_;
    std::optional<Typist> typist_;
    std::string screen_;
};

VerifyCount Verifier::run() {
    say_(fmt::format(" Lesson {}  {}  {}\n", number_, lesson_.about.title, lesson_.file));
    auto state = TemporaryFolder::make();
    if (!state) {
        report(state.error().message(), "a folder for the shell's state", 1);
        return count_;
    }
    state_.emplace(std::move(state).value());
    for (const auto& [command, package] : lesson_.about.needs)
        if (!has_program(command)) {
            say_(fmt::format("   skip  needs {} (package {})\n", command, package));
            return count_;
        }
    for (std::size_t step = 0; step < lesson_.steps.size(); ++step)
        verify_step(step);
    end_terminal();
    for (std::size_t step = 0; step < lesson_.steps.size(); ++step)
        for (std::size_t section = 0; section < lesson_.steps[step].sections.size(); ++section)
            verify_mistakes(step, section);
    end_terminal();
    return count_;
}

// ---- terminals --------------------------------------------------------------------------------

Performed Verifier::fresh_terminal(std::size_t step, std::size_t section) {
    end_terminal();
    StageOptions options;
    options.environment = {"XDG_STATE_HOME=" + state_->path()};
    auto started = Stage::start(std::move(options));
    if (!started)
        return started.error().message();
    stage_ = std::move(started).value();
    stage_->on_output = [this](std::string_view bytes) { screen_ += bytes; };
    typist_.emplace(*stage_, patience);
    if (!lesson_.about.policy.empty())
        if (auto set = typist_->type({{"policy " + lesson_.about.policy, std::nullopt}}); !set)
            return set;
    for (const Section* before : way_to(lesson_, step, section))
        if (auto performed = typist_->perform(*before); !performed)
            return "on the way to it: " + performed.error();
    return Unit{};
}

void Verifier::end_terminal() {
    if (!stage_)
        return;
    stage_->unplug();
    (void)stage_->settle(longest_settling);
    std::vector<ProcessKey> left;
    for (const LedgerEntry* process : survivors(stage_->ledger()))
        left.push_back(process->key);
    for (const ProcessKey key : end_processes(left, time_to_end))
        say_(fmt::format("   still running, in spite of SIGTERM: {}\n", key.pid.value));
    stage_->handle(); // reaps them
    typist_.reset();
    stage_.reset();
    screen_.clear();
}

// ---- steps --------------------------------------------------------------------------------------

void Verifier::verify_step(std::size_t number) {
    const Step& step = lesson_.steps[number];
    const std::string name =
        fmt::format("step {} of {}  {}", number + 1, lesson_.steps.size(), step.title);
    if (!step.needs.empty() && !has_program(step.needs)) {
        say_(fmt::format("   skip  {}: needs {}\n", name, step.needs));
        return;
    }
    std::string finding;
    const Performed played = play_step(number, finding);
    report(played, name + finding, step.line);
    if (!played)
        end_terminal(); // what comes next begins afresh
}

Performed Verifier::play_step(std::size_t number, std::string& finding) {
    const Step& step = lesson_.steps[number];
    for (std::size_t section = 0; section < step.sections.size(); ++section) {
        if (!stage_ || !stage_->is_plugged())
            if (auto ready = fresh_terminal(number, section); !ready)
                return ready;
        if (auto performed = typist_->perform(step.sections[section]); !performed)
            return performed;
    }
    const PredictionQuestion* prediction = step.prediction();
    return prediction ? prove(*prediction, finding) : Unit{};
}

Performed Verifier::prove(const PredictionQuestion& prediction, std::string& finding) {
    const auto deadline = steady_clock::now() + patience;
    for (;;) {
        std::string holding;
        std::string others;
        char letter = 'a';
        for (const PredictionOption& option : prediction.options) {
            const ConditionAnswer answer = ask_stage(*stage_, {option.holds});
            if (answer.holds())
                holding += letter;
            else
                others += fmt::format("\n         {}: {}", letter, answer.instead());
            ++letter;
        }
        if (holding.size() == 1) {
            finding = "; the answer is " + holding;
            return Unit{};
        }
        if (steady_clock::now() > deadline)
            return (holding.empty() ? "no option of the prediction holds"
                                    : "more than one option holds: " + holding) +
                   others;
        stage_->turn(50ms);
    }
}

// ---- mistakes -----------------------------------------------------------------------------------

void Verifier::verify_mistakes(std::size_t step, std::size_t section) {
    for (const Wrong& mistake : lesson_.steps[step].sections[section].mistakes) {
        Performed made = fresh_terminal(step, section);
        if (made)
            made = make(mistake, step, section);
        report(made, fmt::format("step {}, a mistake: \"{}\"", step + 1, mistake.says),
               mistake.line);
    }
}

Performed Verifier::make(const Wrong& mistake, std::size_t step, std::size_t number) {
    const Section& section = lesson_.steps[step].sections[number];
    std::vector<LineToType> lines = section.setup;
    for (std::size_t task = 0; task + 1 < section.tasks.size(); ++task)
        lines.insert(lines.end(), section.tasks[task].lines.begin(),
                     section.tasks[task].lines.end());
    lines.insert(lines.end(), mistake.lines.begin(), mistake.lines.end());
    if (auto typed = typist_->type(lines); !typed)
        return typed;

    const auto deadline = steady_clock::now() + section.check.within;
    for (;;) {
        const ConditionAnswer answer = ask_stage(*stage_, section.check.conditions);
        if (answer.holds())
            return std::string("the check holds, in spite of the mistake");
        if (answer.instead().find(mistake.says) != std::string::npos)
            return Unit{};
        if (steady_clock::now() > deadline)
            return "the check says instead: " + answer.instead();
        stage_->turn(50ms);
    }
}

// ---- reports
// --------------------------------------------------------------------------------------

void Verifier::report(const Performed& outcome, const std::string& what, std::size_t line) {
    ++(outcome ? count_.passed : count_.failed);
    if (outcome) {
        say_("   ok    " + what + "\n");
        return;
    }
    say_(fmt::format("   FAIL  {}\n         {}:{}: {}\n", what, lesson_.file, line,
                     outcome.error()));
    if (!screen_.empty())
        say_("         The end of the screen:\n" + last_of_screen());
}

std::string Verifier::last_of_screen() const {
    std::istringstream stream(screen_);
    std::vector<std::string> lines;
    for (std::string line; std::getline(stream, line);) {
        std::erase_if(line, [](unsigned char c) { return c < ' '; });
        lines.push_back("         | " + line + "\n");
    }
    std::string text;
    const std::size_t first = lines.size() > lines_of_screen ? lines.size() - lines_of_screen : 0;
    for (std::size_t i = first; i < lines.size(); ++i)
        text += lines[i];
    return text;
}

} // namespace

VerifyCount verify_lesson(const Lesson& lesson, int number, const Say& say) {
    return Verifier(lesson, number, say).run();
}

int verify_lessons(const std::vector<LessonFile>& files, const Say& say) {
    VerifyCount sum;
    for (const LessonFile& file : files) {
        const auto lesson = read_lesson(file);
        if (!lesson) {
            ++sum.failed;
            say("   FAIL  " + lesson.error().message() + "\n");
            continue;
        }
        const VerifyCount count = verify_lesson(lesson.value(), file.number, say);
        sum.passed += count.passed;
        sum.failed += count.failed;
    }
    say(fmt::format(" {} passed, {} failed\n", sum.passed, sum.failed));
    return sum.failed == 0 ? 0 : 1;
}

bool has_program(const std::string& name) {
    const char* path = std::getenv("PATH");
    return path && is_executable_file(find_on(path, name));
}

} // namespace leash
