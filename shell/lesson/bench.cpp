#include "lesson/bench.hpp"

#include "stage/survey_shells.hpp"
#include "stage/survivors.hpp"

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <sstream>

namespace leash {
namespace {

using namespace std::chrono_literals;
using std::chrono::steady_clock;

constexpr auto patience = 10s; // for a prompt, or for a program that takes the terminal
constexpr auto turn = 20ms;

std::string in_seconds(std::chrono::milliseconds time) {
    return std::to_string(std::chrono::ceil<std::chrono::seconds>(time).count()) + " s";
}

bool is_of_a_name(char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '-';
}

// Returns the names of the witnesses that the line starts in the end: quin for `nohup witness
// quin`. A name that the shell has yet to expand does not count.
std::vector<std::string> witnesses_of(const std::string& line) {
    std::istringstream words(line);
    std::vector<std::string> names;
    bool is_behind_witness = false;
    for (std::string word; words >> word; is_behind_witness = word == "witness") {
        const auto end = std::find_if_not(word.begin(), word.end(), is_of_a_name);
        if (is_behind_witness && end != word.begin() && word.front() != '-')
            names.emplace_back(word.begin(), end);
    }
    return names;
}

std::string search_path() {
    const char* path = std::getenv("PATH");
    return path ? path : "";
}

} // namespace

Bench::Bench(const Lesson& lesson, Furnish furnish, Attend attend)
    : lesson_(lesson), furnish_(std::move(furnish)), attend_(std::move(attend)) {}

Bench::~Bench() {
    end_terminal();
}

// ---- terminals --------------------------------------------------------------------------------

Performed Bench::begin_at(Place place) {
    if (auto ready = begin_with_nothing_typed(place.step); !ready)
        return ready;
    return play_way(way_to(lesson_, place));
}

Performed Bench::begin_with_nothing_typed(std::size_t step) {
    if (stops())
        return _("interrupted");
    end_terminal();
    (void)end_survivors();
    stage_.reset();
    home_.reset();
    return log_in(step);
}

Performed Bench::log_in(std::size_t step) {
    if (stops())
        return _("interrupted");
    end_terminal();
    if (stage_)
        home_.emplace(stage_->take_home());
    stage_.reset();
    shell_ = lesson_.shell_of(step);
    StageOptions options;
    if (!shell_.empty()) {
        auto shell = surveyed_shell(shell_, search_path());
        if (!shell)
            return shell.error();
        options.shell = std::move(shell.value().command);
        options.offers_channel = false;
    }
    if (auto started = start(std::move(options)); !started)
        return started;
    if (!shell_.empty() || lesson_.about.policy.empty())
        return Unit{};
    return type({{"policy " + lesson_.about.policy, std::nullopt}});
}

Performed Bench::start(StageOptions options) {
    furnish_(options);
    if (!home_) {
        auto home = PracticeHome::make();
        if (!home)
            return home.error().message();
        home_.emplace(std::move(home).value());
    }
    auto started = Stage::start(std::move(options), std::move(*home_));
    home_.reset();
    if (!started)
        return started.error().message();
    stage_ = std::move(started).value();
    stage_->on_screen = [this](std::string_view bytes) { screen_.add_output(bytes); };
    stage_->on_typed = [this](std::string_view bytes) { screen_.add_typed(bytes); };
    stage_->on_reply = [this](std::string_view text) { screen_.add_reply(text); };
    attend_(*stage_);
    typed_at_ = {};
    begin_section();
    return Unit{};
}

Performed Bench::play_way(const std::vector<Place>& way) {
    for (const Place& place : way)
        if (blocked_ && blocked_->place == place)
            return blocked_->why;
    for (const Place& place : way) {
        if (!has_terminal_for(place.step))
            if (auto ready = log_in(place.step); !ready)
                return ready;
        if (auto played = play_on_the_way(place); !played) {
            blocked_ = {place, played.error()};
            return played;
        }
    }
    return Unit{};
}

Performed Bench::play_on_the_way(Place place) {
    if (!is_given_up(place))
        return perform(place);
    const Section& section = lesson_.steps[place.step].sections[place.section];
    begin_section();
    if (auto typed = type(section.setup); !typed)
        return typed;
    if (auto typed = type(section.solution()); !typed)
        return typed;
    (void)settle();
    return Unit{};
}

bool Bench::is_given_up(Place place) const {
    return std::find(given_up_.begin(), given_up_.end(), place) != given_up_.end();
}

bool Bench::has_terminal_for(std::size_t step) const {
    return has_terminal() && shell_ == lesson_.shell_of(step);
}

void Bench::end_terminal() {
    if (!stage_)
        return;
    stage_->unplug();
    (void)settle();
}

// ---- a section --------------------------------------------------------------------------------

void Bench::begin_section() {
    kept_.reset();
    screen_.forget();
    stage_->forget_files();
    stage_->check_since(monotonic_now(),
                        [this](const std::string& text) { return screen_.has(text); });
}

// The program that a line starts first may become another program, as nohup becomes a witness. A
// key is meant for the witness. A witness that has ended already gets no key.
bool Bench::has_started_witnesses_of(const std::string& line) const {
    const auto names = witnesses_of(line);
    const auto& all = stage_->ledger().entries();
    return std::all_of(names.begin(), names.end(), [&](const std::string& name) {
        return std::any_of(all.begin(), all.end(), [&](const LedgerEntry& process) {
            return process.is_named(name) && !process.death;
        });
    });
}

bool Bench::is_ready(For what, const std::string& before) {
    const Snapshot now = stage_->look();
    const Ledger& ledger = stage_->ledger();
    const ProcessFacts* leader = now.find(stage_->leader());
    const bool shell_has_terminal = leader && leader->foreground_group == leader->group;
    const bool is_key_for_program = what == For::Key && leader && !shell_has_terminal;
    if (is_key_for_program && !has_started_witnesses_of(before))
        return false;
    if (is_key_for_program || silent_shell_has_terminal(ledger, now))
        return true;
    const auto prompt = prompt_shown_at(ledger);
    return shell_has_terminal && prompt && *prompt > typed_at_;
}

std::string Bench::program_before_prompt() {
    const Snapshot now = stage_->look();
    const ProcessFacts* leader = now.find(stage_->leader());
    if (!leader || !leader->foreground_group || leader->foreground_group == leader->group ||
        silent_shell_has_terminal(stage_->ledger(), now))
        return "";
    std::string program;
    for (const LedgerEntry& process : stage_->ledger().entries()) {
        if (process.death || process.group != *leader->foreground_group)
            continue;
        if (const auto names = process.names(); !names.empty())
            return names.front();
        program = program.empty() ? process.command : program;
    }
    return program;
}

Performed Bench::wait_until_ready(For what, const LineToType& line, const std::string& before) {
    const auto deadline = steady_clock::now() + patience;
    while (has_terminal() && steady_clock::now() < deadline && !stops()) {
        if (is_ready(what, before) && settle() && is_ready(what, before))
            return Unit{};
        stage_->turn(turn);
    }
    if (!has_terminal())
        return _("the terminal was gone before it could be typed: {0}", line.text);
    if (const std::string program = program_before_prompt(); what == For::Line && !program.empty())
        return _("waited {0} for the prompt to type: {1}; {2} runs in the foreground",
                 in_seconds(patience), line.text, program);
    if (what == For::Line)
        return _("waited {0} for the prompt to type: {1}", in_seconds(patience), line.text);
    return _("waited {0} for something to press {1} at", in_seconds(patience), line.text);
}

Performed Bench::type(const std::vector<LineToType>& lines) {
    std::string before;
    for (const LineToType& line : lines) {
        const bool is_line = !line.key && !line.unplugs;
        if (auto ready = wait_until_ready(is_line ? For::Line : For::Key, line, before); !ready)
            return ready;
        before = is_line ? line.text : "";
        if (line.unplugs) {
            stage_->unplug();
            continue;
        }
        const bool stops_output = line.text == "<Ctrl-S>" || line.text == "<Ctrl-Q>";
        // The kernel's terminal driver takes these two keys: no program answers, and no prompt
        // follows.
        if (!stops_output)
            typed_at_ = monotonic_now();
        if (is_line && typist)
            typist(*stage_, line.text + "\r");
        else
            stage_->type(is_line ? line.text + "\r" : std::string(1, *line.key));
    }
    return Unit{};
}

// A learner closes the window after the last line has run, not while the line is typed.
void Bench::close_window(std::size_t step, const std::vector<LineToType>& lines) {
    if (!lines.empty())
        (void)wait_until_ready(For::Key, lines.back(), lines.back().text);
    end_terminal();
    keep(step);
}

void Bench::keep(std::size_t step) {
    auto kept = kept_step_from_json(to_json(
        kept_step(stage_->ledger(), stage_->folder(), lesson_.about.id, lesson_.steps[step].id)));
    // Through JSON and back: ask() sees exactly what the next leash will read from the file.
    if (kept)
        kept_ = std::move(kept).value();
}

Performed Bench::perform(Place place) {
    const Section& section = lesson_.steps[place.step].sections[place.section];
    if (auto typed = type(section.setup); !typed)
        return typed;
    if (!section.setup.empty())
        (void)settle();
    begin_section();
    if (auto typed = type(section.solution()); !typed)
        return typed;
    if (section.leaves)
        close_window(place.step, section.solution());
    return wait_for(section.check);
}

Performed Bench::wait_for(const Check& check) {
    const auto deadline = steady_clock::now() + check.within;
    for (;;) {
        const bool is_settled = settle();
        const ConditionAnswer answer = ask(check.conditions);
        if (answer.holds() && is_settled)
            return Unit{};
        if (steady_clock::now() > deadline || stops())
            return _("the check did not hold within {0}: {1}", in_seconds(check.within),
                     why_not(answer));
        const auto next = std::min(deadline, steady_clock::now() + between_checks);
        do
            stage_->turn(turn);
        while (steady_clock::now() < next && !stops());
    }
}

bool Bench::settle(std::chrono::milliseconds longest) {
    return !stops() && stage_->settle(longest);
}

// ---- what lives on ----------------------------------------------------------------------------

std::vector<const LedgerEntry*> Bench::survivors() const {
    return stage_ ? leash::survivors(stage_->ledger()) : std::vector<const LedgerEntry*>();
}

void Bench::end_everything() {
    if (stage_)
        stage_->end_everything(time_to_end);
}

std::vector<ProcessKey> Bench::end_survivors() {
    std::vector<ProcessKey> living;
    for (const LedgerEntry* process : survivors())
        living.push_back(process->key);
    auto stubborn = end_processes(living, time_to_end).still_there;
    if (stage_)
        stage_->handle(); // reaps the processes that have ended
    return stubborn;
}

void Bench::keep_folder() {
    if (stage_)
        stage_->keep_folder();
}

void Bench::clear_away() {
    stage_.reset();
    home_.reset();
}

} // namespace leash
