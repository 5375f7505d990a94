#include "lesson/presenter.hpp"

#include "base/text.hpp"
#include "kernel/descriptors.hpp"
#include "kernel/send_signal.hpp"
#include "lesson/needs.hpp"
#include "lesson/presenter_screen.hpp"
#include "lesson/presenter_votes.hpp"
#include "lesson/progress.hpp"
#include "lesson/screen.hpp"
#include "stage/inside_map.hpp"
#include "stage/practice.hpp"
#include "stage/relay.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <unistd.h>
#include <utility>
#include <variant>

namespace leash {
namespace {

enum class Move { On, Back, Skip, Quit };

class Presenter {
  public:
    Presenter(const Lesson& lesson, PresentOptions options, OuterTerminal outer)
        : lesson_(lesson), options_(std::move(options)), translate_(options_.translate),
          screen_(std::move(outer), translate_(_(" Space: the next screen "))),
          bench_(
              lesson,
              [this](StageOptions& furnished) {
                  furnished.size = screen_.outer().size();
                  furnished.modes = screen_.outer().own_modes();
                  furnished.environment = {
                      fmt::format("PS1=[{}.{}] practice$ ", options_.number, step_ + 1)};
                  furnished.translate = translate_;
              },
              [this](Stage& stage) { screen_.attend(stage); }),
          lacks_(lesson), votes_(lesson, options_, screen_, bench_) {
        bench_.typist = [this](Stage& stage, const std::string& text) {
            screen_.type_slowly(stage, text);
        };
        bench_.stop_when([this] { return is_over(); });
    }

    // Returns the signal that this process must die of; nullopt if no signal has ended it.
    std::optional<int> run();

  private:
    const Step& step() const { return lesson_.steps[step_]; }
    bool is_over() const { return screen_.is_over(); }

    Move play_step();
    // Makes the practice terminal ready for a section. If that fails, the teacher decides how to go
    // on.
    Move be_ready_for(Place place);
    Performed ready_terminal(Place place);
    struct TryAgain {};
    struct ByHand {};
    std::variant<TryAgain, ByHand, Move> ask_after_failure(const Message& why);
    void let_teacher_type();
    Move play_section(std::size_t number);
    Move show(const std::vector<Shown>& shown);
    void say(const Message& text) { screen_.say(translate_(text)); }
    Move stop(const Message& cue, const Section* section);
    void look_at_forecast();
    bool is_done(const Section& section);
    void end_lesson();

    const Lesson& lesson_;
    PresentOptions options_;
    const Translator& translate_;
    PresenterScreen screen_;
    Bench bench_;
    std::size_t step_ = 0;
    bool must_begin_ = true;
    StepLacks lacks_;
    bool was_done_by_hand_ = false;
    PresenterVotes votes_;
};

std::optional<int> Presenter::run() {
    step_ = std::min(options_.first_step, lesson_.steps.size() - 1);
    while (step_ < lesson_.steps.size() && !is_over()) {
        const Move move = play_step();
        if (move == Move::Quit)
            break;
        if (move == Move::Back)
            step_ = lacks_.step_before(step_);
        else
            ++step_;
        must_begin_ = must_begin_ || move != Move::On;
    }
    end_lesson();
    const std::optional<int> signal = screen_.ended_by();
    screen_.outer().restore_modes();
    return signal;
}

Move Presenter::play_step() {
    votes_.begin_step();
    screen_.show("\n" + render(HeaderText{options_.number, lesson_.about.title, step_ + 1,
                                          lesson_.steps.size(), std::nullopt},
                               screen_.width(), translate_));
    if (lacks_.of(step_)) {
        say(_(" This step needs {0}, which is not here. It is left out.\n", step().needs));
        return Move::On;
    }
    if (step_ == 0)
        screen_.show(render(lesson_.intro, screen_.width()));
    if (const Move move = be_ready_for({step_, 0}); move != Move::On)
        return move;
    for (std::size_t section = 0; section < step().sections.size(); ++section)
        if (const Move move = play_section(section); move != Move::On)
            return move;
    if (const Move move = show(step().epilogue); move != Move::On)
        return move;
    const bool is_last = step_ + 1 == lesson_.steps.size();
    return stop(is_last ? _("Space ends the lesson") : _("Space: the next step"), nullptr);
}

// What the section builds on is typed at once: the class does not watch it.
Performed Presenter::ready_terminal(Place place) {
    if (must_begin_)
        bench_.end_everything(); // the class has seen it, and a new terminal begins without it
    bench_.forget_what_failed();
    auto typist = std::exchange(bench_.typist, {});
    Performed ready = must_begin_ ? bench_.begin_at(place) : bench_.log_in(place.step);
    bench_.typist = std::move(typist);
    return ready;
}

Move Presenter::be_ready_for(Place place) {
    if (!must_begin_ && bench_.has_terminal_for(place.step))
        return Move::On;
    bool is_by_hand = false;
    for (;;) {
        Performed ready =
            is_by_hand ? bench_.begin_with_nothing_typed(place.step) : ready_terminal(place);
        if (ready && is_by_hand) {
            (void)bench_.settle();
            screen_.show("\n" + what_to_type_first(lesson_, way_to(lesson_, place), translate_));
            let_teacher_type();
            if (!bench_.has_terminal_for(place.step))
                ready = _("the practice terminal has ended");
        }
        if (is_over())
            return Move::Quit;
        if (ready)
            break;
        must_begin_ = true; // another try begins on a fresh terminal
        const auto chosen = ask_after_failure(ready.error());
        if (const auto* move = std::get_if<Move>(&chosen))
            return *move;
        is_by_hand = std::holds_alternative<ByHand>(chosen);
    }
    must_begin_ = false;
    (void)bench_.settle();
    return Move::On;
}

// The class waits, so each answer is one key.
std::variant<Presenter::TryAgain, Presenter::ByHand, Move>
Presenter::ask_after_failure(const Message& why) {
    say(_(" What this step builds on could not be made ready:\n"));
    std::string text;
    for (const std::string& line : wrapped(translate_(why), columns_left(screen_.width(), 3)))
        text += "   " + line + "\n";
    screen_.show(text);
    for (;;) {
        screen_.show(translate_(_("\n Space: another try   t you type the lines\n"
                                  " b back   k skip this step   q quit\n")));
        const auto key = screen_.key(bench_.stage());
        if (!key || *key == 'q')
            return Move::Quit;
        if (*key == ' ' || *key == '\r')
            return TryAgain{};
        if (*key == 't')
            return ByHand{};
        if (*key == 'b')
            return Move::Back;
        if (*key == 'k')
            return Move::Skip;
    }
}

// On the practice terminal, until the teacher gives the keyboard back.
void Presenter::let_teacher_type() {
    screen_.show(translate_(_(" You type now. Ctrl-] gives back.\n")));
    bench_.begin_section();
    bench_.stage()->type("\r"); // the prompt comes again
    screen_.hand_over(*bench_.stage());
}

Move Presenter::play_section(std::size_t number) {
    const Section& section = step().sections[number];
    if (const Move move = be_ready_for({step_, number}); move != Move::On)
        return move;
    if (const Move move = show(section.shown); move != Move::On)
        return move;
    screen_.show(what_to_type(section, translate_));
    was_done_by_hand_ = false;
    if (const Move move = stop(_("Space types it"), &section); move != Move::On)
        return move;
    if (!was_done_by_hand_) {
        // The teacher may have ended the terminal by hand, and with it what the section builds on.
        must_begin_ = must_begin_ || !bench_.has_terminal_for(step_);
        if (const Move move = be_ready_for({step_, number}); move != Move::On)
            return move;
        if (auto performed = bench_.perform({step_, number}); !performed && !is_over())
            screen_.show("\n" +
                         render(Paragraph{Paragraph::Kind::Text, translate_(performed.error())},
                                screen_.width()));
    }
    if (is_over())
        return Move::Quit;
    if (!bench_.has_terminal() && !section.leaves)
        show_autopsy(*bench_.stage(), screen_.outer(), options_.autopsy_file, translate_,
                     [this](const std::string& text) { screen_.show(text); });
    for (const PredictionQuestion* prediction : step().judged_after(number))
        votes_.judge(*prediction, step());
    return Move::On;
}

Move Presenter::show(const std::vector<Shown>& shown) {
    screen_.show("\n");
    for (const Shown& one : shown) {
        if (const auto* paragraph = std::get_if<Paragraph>(&one)) {
            screen_.show(render(*paragraph, screen_.width()));
        } else if (const auto* prediction = std::get_if<PredictionQuestion>(&one)) {
            if (!votes_.ask(*prediction))
                return Move::Quit;
            if (!prediction->judged_after)
                votes_.judge(*prediction, step());
        } else if (bench_.has_terminal()) {
            screen_.show(map_of_inside(*bench_.stage(), screen_.width() + 1, true));
        }
        if (is_over())
            return Move::Quit;
    }
    return Move::On;
}

// Waits until the teacher goes on. `section` is what the teacher may type by hand; or nullptr.
Move Presenter::stop(const Message& cue, const Section* section) {
    const bool has_terminal = bench_.has_terminal();
    screen_.show( // at once: the keys stand on the screen of the cue
        "\n" + render(Paragraph{Paragraph::Kind::Text, translate_(cue)}, screen_.width()) +
        translate_(has_terminal
                       ? _(" b back   t you type   m map   f forecast\n + - pace   q quit\n")
                       : _(" b back   + - pace   q quit\n")));
    for (;;) {
        const auto key = screen_.key(bench_.stage());
        if (!key || *key == 'q')
            return Move::Quit;
        if (*key == ' ' || *key == '\r')
            return Move::On;
        if (*key == 'b')
            return Move::Back;
        if (*key == '+')
            screen_.faster();
        if (*key == '-')
            screen_.slower();
        if (!bench_.has_terminal())
            continue;
        if (*key == 'm')
            screen_.show(map_of_inside(*bench_.stage(), screen_.width() + 1, true));
        if (*key == 'f')
            look_at_forecast();
        if (*key == 't') {
            let_teacher_type();
            if (section && is_done(*section)) {
                was_done_by_hand_ = true;
                return Move::On;
            }
            say(cue);
        }
    }
}

bool Presenter::is_done(const Section& section) {
    return bench_.settle() && bench_.ask(section.check.conditions).holds();
}

// Only leash has the command, and only at its prompt.
void Presenter::look_at_forecast() {
    if (!bench_.stage()->ledger().leader_tells())
        return screen_.show(translate_(_(" The shell here is not leash: it has no forecast.\n")));
    if (auto typed = bench_.type({{"forecast", std::nullopt}}); !typed)
        screen_.show(
            render(Paragraph{Paragraph::Kind::Text, translate_(typed.error())}, screen_.width()));
    (void)bench_.settle();
}

// Everything on the terminal was started for the class, so nothing is left running, whatever the
// presenter ends by.
void Presenter::end_lesson() {
    bench_.end_terminal();
    const bool had_survivors = !bench_.survivors().empty();
    bench_.end_everything();
    if (had_survivors)
        screen_.show(translate_(bench_.survivors().empty()
                                    ? _(" What the lesson had started has been ended.\n")
                                    : _(" Something of the lesson still runs.\n")));
}

} // namespace

int present_lesson(const Lesson& lesson, PresentOptions options) {
    auto outer = OuterTerminal::open();
    Outcome ready = outer ? note_relay_signals() : Outcome(outer.error());
    if (!ready) {
        (void)write_all(STDERR_FILENO,
                        "lesson: " + options.translate(ready.error().message()) + "\n");
        return 1;
    }
    // The presenter is gone before this process dies of a signal, which skips destructors: the
    // destructors restore the modes of the terminal, and remove the folders.
    const std::optional<int> signal =
        Presenter(lesson, std::move(options), std::move(outer).value()).run();
    if (signal)
        die_of_signal(*signal);
    return 0;
}

} // namespace leash
