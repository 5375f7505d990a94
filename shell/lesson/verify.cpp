#include "lesson/verify.hpp"

#include "lesson/bench.hpp"
#include "lesson/needs.hpp"
#include "lesson/verify_report.hpp"
#include "stage/inside_map.hpp"
#include "stage/temporary_folder.hpp"

#include <fmt/format.h>

namespace leash {
namespace {

using std::chrono::steady_clock;

class Verifier {
  public:
    Verifier(const Lesson& lesson, int number, const Questionnaire& questionnaire, const Say& say,
             const Translator& translate, const std::string& state,
             const std::function<bool()>& stops, const OnAnswer& on_answer,
             const VerifyWatch& watch)
        : lesson_(lesson), number_(number), questionnaire_(questionnaire), say_(say),
          translate_(translate), on_answer_(on_answer), watch_(watch), report_(lesson, say),
          bench_(
              lesson,
              [this, state](StageOptions& options) {
                  // Some checks look for a sentence in the language of the lesson.
                  options.environment = {"XDG_STATE_HOME=" + state,
                                         "LEASH_LANG=" + language_of_lesson(lesson_.file)};
                  options.translate = translate_;
                  report_.begin_screen();
              },
              [this](Stage& stage) { attend(stage); }) {
        bench_.stop_when(stops);
    }

    VerifyCount run(const std::string& only_step);

  private:
    void attend(Stage& stage);
    void draw_map();
    bool is_wanted(std::size_t step, const std::string& only_step) const;
    bool lacks_what_it_needs();
    Performed begin_at(Place place);
    void verify_step(std::size_t number);
    Performed play_step(std::size_t number, std::string& findings);
    Performed play_section(Place place, std::string& findings);
    std::size_t line_that_fails(const Check& check);
    Performed prove(const PredictionQuestion& prediction, std::string& findings);
    Performed prove_those_judged_at_once(const std::vector<Shown>& shown, std::string& findings);
    Performed prove_answers(const Step& step, std::string& findings);
    void verify_mistakes(Place place);
    bool says(const Message& instead, const std::string& quoted) const;
    Performed make(const Wrong& mistake, Place place);
    void end_all();
    void report(const Performed& outcome, const std::string& what, std::size_t line) {
        if (outcome || !bench_.stops()) // else it did not fail: it was interrupted
            report_.add(outcome, what, line);
    }

    const Lesson& lesson_;
    const int number_;
    const Questionnaire& questionnaire_;
    const Say& say_;
    const Translator& translate_; // into the language of the lesson
    const OnAnswer& on_answer_;   // may be empty
    const VerifyWatch& watch_;
    VerifyReport report_;
    StepLacks lacks_;
    Bench bench_;
    // True before the first step, and after a failed step: the next step begins the lesson again.
    bool must_begin_ = true;
    // The line of the check or of the prediction that failed; 0 if something else failed.
    std::size_t failed_line_ = 0;
};

VerifyCount Verifier::run(const std::string& only_step) {
    say_(fmt::format(" Lesson {}  {}  {}\n", number_, lesson_.about.title, lesson_.file));
    if (lacks_what_it_needs())
        return report_.count();
    bool found = false;
    for (std::size_t step = 0; step < lesson_.steps.size(); ++step) {
        if (!is_wanted(step, only_step))
            continue;
        found = true;
        if (!bench_.stops())
            verify_step(step);
    }
    for (std::size_t step = 0; step < lesson_.steps.size() && watch_.with_mistakes; ++step)
        if (is_wanted(step, only_step) && !lacks_.of(step))
            for (std::size_t i = 0; i < lesson_.steps[step].sections.size(); ++i)
                verify_mistakes({step, i});
    end_all();
    if (!found)
        report(Message::verbatim("the lesson has no step " + only_step), only_step, 1);
    return report_.count();
}

void Verifier::attend(Stage& stage) {
    if (watch_.on_terminal)
        watch_.on_terminal();
    stage.on_output = [this](std::string_view bytes) {
        report_.add_to_screen(bytes);
        if (watch_.on_screen)
            watch_.on_screen(bytes);
    };
    if (watch_.on_typed)
        stage.on_typed = [this, before = stage.on_typed](std::string_view keys) {
            before(keys);
            watch_.on_typed();
        };
}

void Verifier::draw_map() {
    if (!watch_.on_map)
        return;
    const bool has_terminal = bench_.has_terminal();
    if (has_terminal)
        (void)bench_.settle(); // a new terminal has no prompt yet
    watch_.on_map(has_terminal ? map_of_inside(*bench_.stage(), 80, false) : "");
}

bool Verifier::is_wanted(std::size_t step, const std::string& only_step) const {
    return only_step.empty() || lesson_.step_named(only_step) == step;
}

// Must be called before there is a practice terminal: see lack_of().
bool Verifier::lacks_what_it_needs() {
    for (const auto& [command, need] : lesson_.needs_of_all_steps())
        if (const auto lack = lack_of(command, need)) {
            say_("   skip  " + lack_in_words(command, need, *lack) + "\n");
            return true;
        }
    lacks_ = StepLacks(lesson_);
    return false;
}

Performed Verifier::begin_at(Place place) {
    if (auto ready = bench_.begin_at(place); !ready)
        return Message::verbatim("on the way to it: " + in_english(ready.error()));
    return Unit{};
}

void Verifier::end_all() {
    if (bench_.stops())
        return bench_.end_everything();
    bench_.end_terminal();
    for (const ProcessKey key : bench_.end_survivors())
        say_(fmt::format("   still running, in spite of SIGTERM: {}\n", key.pid.value));
}

// ---- steps --------------------------------------------------------------------------------------

void Verifier::verify_step(std::size_t number) {
    const Step& step = lesson_.steps[number];
    const std::string name =
        fmt::format("step {} of {}  {}", number + 1, lesson_.steps.size(), step.title);
    if (const auto lack = lacks_.of(number)) {
        say_(fmt::format("   skip  {}: {}\n", name,
                         lack_in_words(step.needs, lesson_.need_of(step.needs), *lack)));
        report_.note_if_left_out_later(number);
        return;
    }
    if (watch_.on_step)
        watch_.on_step(number);
    std::string findings;
    failed_line_ = 0;
    Performed played = play_step(number, findings);
    if (played)
        played = prove_answers(step, findings);
    report(played, name + findings, failed_line_ != 0 ? failed_line_ : step.line);
    report_.note_if_left_out_later(number);
    must_begin_ = !played;
}

Performed Verifier::play_step(std::size_t number, std::string& findings) {
    const Step& step = lesson_.steps[number];
    if (must_begin_)
        if (auto ready = begin_at({number, 0}); !ready)
            return ready;
    must_begin_ = false;
    for (std::size_t section = 0; section < step.sections.size(); ++section)
        if (auto played = play_section({number, section}, findings); !played) {
            if (failed_line_ == 0)
                bench_.give_up_on({number, section});
            return played;
        }
    return prove_those_judged_at_once(step.epilogue, findings);
}

Performed Verifier::play_section(Place place, std::string& findings) {
    const Step& step = lesson_.steps[place.step];
    const Section& section = step.sections[place.section];
    if (!bench_.has_terminal_for(place.step))
        if (auto ready = bench_.log_in(place.step); !ready)
            return ready;
    if (auto proved = prove_those_judged_at_once(section.shown, findings); !proved)
        return proved;
    if (auto performed = bench_.perform(place); !performed) {
        bench_.give_up_on(place);
        failed_line_ = line_that_fails(section.check);
        return performed;
    }
    if (watch_.on_end && !bench_.has_terminal())
        watch_.on_end(place, *bench_.stage());
    for (const PredictionQuestion* prediction : step.judged_after(place.section))
        if (auto proved = prove(*prediction, findings); !proved)
            return proved;
    return Unit{};
}

std::size_t Verifier::line_that_fails(const Check& check) {
    for (const Condition& condition : check.conditions)
        if (!bench_.ask({condition}).holds())
            return condition.line;
    return check.conditions.back().line; // the lines could not be typed, or nothing settled
}

Performed Verifier::prove_those_judged_at_once(const std::vector<Shown>& shown,
                                               std::string& findings) {
    for (const Shown& one : shown) {
        if (std::holds_alternative<MapPicture>(one))
            draw_map();
        const auto* prediction = std::get_if<PredictionQuestion>(&one);
        if (!prediction || prediction->judged_after)
            continue;
        if (auto proved = prove(*prediction, findings); !proved)
            return proved;
    }
    return Unit{};
}

Performed Verifier::prove(const PredictionQuestion& prediction, std::string& findings) {
    const Judgement judgement = bench_.judge(prediction);
    const auto letter = [](std::size_t option) { return static_cast<char>('a' + option); };
    if (const auto right = judgement.right()) {
        findings += fmt::format("; the answer is {}", letter(*right));
        if (on_answer_)
            on_answer_(prediction.line, *right);
        return Unit{};
    }
    failed_line_ = prediction.line;
    if (!judgement.unsettled.empty())
        return Message::verbatim("it cannot be judged, since the terminal does not settle: " +
                                 judgement.unsettled);
    std::string message = "no option of the prediction holds";
    if (!judgement.holding.empty()) {
        message = "more than one option holds:";
        for (const std::size_t option : judgement.holding)
            message += fmt::format(" {}", letter(option));
    }
    for (std::size_t i = 0; i < judgement.instead.size(); ++i)
        if (!judgement.instead[i].empty())
            message +=
                fmt::format("\n         {}: {}", letter(i), in_english(judgement.instead[i]));
    return Message::verbatim(message);
}

// The answers of the questionnaire that this step proves.
Performed Verifier::prove_answers(const Step& step, std::string& findings) {
    if (lesson_.about.id != questionnaire_.lesson)
        return Unit{};
    for (const SurvivalQuestion& question : questionnaire_.questions) {
        if (question.step != step.id)
            continue;
        const ConditionAnswer answer = bench_.ask({question.proof});
        if (!answer.holds())
            return Message::verbatim(fmt::format(
                "{}:{}: the answer to {} is {}, but {}", questionnaire_.file, question.line,
                question.id, name_of(question.answer), in_english(answer.instead())));
        findings += fmt::format("; {}: {}", question.id, name_of(question.answer));
    }
    return Unit{};
}

// ---- mistakes -----------------------------------------------------------------------------------

void Verifier::verify_mistakes(Place place) {
    const Section& section = lesson_.steps[place.step].sections[place.section];
    for (const Wrong& mistake : section.mistakes) {
        if (bench_.stops())
            return;
        Performed made = begin_at(place);
        if (made && !bench_.has_terminal_for(place.step))
            made = bench_.log_in(place.step);
        if (made)
            made = make(mistake, place);
        report(made, fmt::format("step {}, a mistake: \"{}\"", place.step + 1, mistake.says),
               mistake.line);
    }
}

// The author may quote the check in the language of the lesson, or in English.
bool Verifier::says(const Message& instead, const std::string& quoted) const {
    return translate_(instead).find(quoted) != std::string::npos ||
           in_english(instead).find(quoted) != std::string::npos;
}

Performed Verifier::make(const Wrong& mistake, Place place) {
    const Section& section = lesson_.steps[place.step].sections[place.section];
    std::vector<LineToType> lines;
    for (std::size_t task = 0; task + 1 < section.tasks.size(); ++task)
        lines.insert(lines.end(), section.tasks[task].lines.begin(),
                     section.tasks[task].lines.end());
    lines.insert(lines.end(), mistake.lines.begin(), mistake.lines.end());
    if (auto typed = bench_.type(section.setup); !typed)
        return typed;
    bench_.begin_section();
    if (auto typed = bench_.type(lines); !typed)
        return typed;
    if (section.leaves)
        bench_.close_window(place.step, lines);

    const auto deadline = steady_clock::now() + section.check.within;
    for (;;) {
        const bool is_settled = bench_.settle();
        const ConditionAnswer answer = bench_.ask(section.check.conditions);
        if (answer.holds() && is_settled)
            return Message::verbatim("the check holds, in spite of the mistake");
        if (is_settled && says(answer.instead(), mistake.says))
            return Unit{};
        if (steady_clock::now() > deadline || bench_.stops())
            return Message::verbatim("the check says instead: " +
                                     translate_(bench_.why_not(answer)));
        bench_.stage()->turn(between_checks);
    }
}

} // namespace

VerifyCount verify_lesson(const Lesson& lesson, int number, const std::string& only_step,
                          const Questionnaire& questionnaire, const Say& say,
                          const Translator& translate, const std::function<bool()>& stops,
                          const OnAnswer& on_answer, const VerifyWatch& watch) {
    // The state folder of the shells on the practice terminals. The user's own history stays as it
    // is.
    const auto state = TemporaryFolder::make();
    if (!state) {
        say("   FAIL  a folder for the shell's state: " + in_english(state.error().message()) +
            "\n");
        return {0, 1};
    }
    return Verifier(lesson, number, questionnaire, say, translate, state.value().path(), stops,
                    on_answer, watch)
        .run(only_step);
}

} // namespace leash
