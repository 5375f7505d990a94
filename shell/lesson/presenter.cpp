#include "lesson/presenter_play.hpp"

#include "insight/big_screen.hpp"
#include "kernel/descriptors.hpp"
#include "kernel/send_signal.hpp"
#include "lesson/progress.hpp"
#include "lesson/screen.hpp"
#include "lesson/screen_text.hpp"
#include "stage/inside_map.hpp"
#include "stage/practice.hpp"
#include "stage/relay.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <unistd.h>
#include <utility>
#include <variant>

namespace leash {

Presenter::Presenter(const Lesson& lesson, PresentOptions options, OuterTerminal outer)
    : lesson_(lesson), options_(std::move(options)), translate_(options_.translate),
      screen_(std::move(outer), translate_(_(" Space: the next screen ")),
              translate_(_(" Paused. Any key goes on. "))),
      bench_(
          lesson,
          [this](StageOptions& furnished) {
              furnished.size = screen_.outer().size();
              furnished.modes = screen_.outer().own_modes();
              furnished.environment = {"PS1=" + prompt()};
              furnished.translate = translate_;
          },
          [this](Stage& stage) { screen_.attend(stage); }),
      lacks_(lesson), votes_(lesson, options_, screen_, bench_) {
    bench_.typist = [this](Stage& stage, const std::string& text) {
        screen_.type_slowly(stage, text);
    };
    bench_.stop_when([this] { return screen_.is_over_by_now(); });
}

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

Presenter::Move Presenter::play_step() {
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

Presenter::Move Presenter::play_section(std::size_t number) {
    const Section& section = step().sections[number];
    if (const Move move = be_ready_for({step_, number}); move != Move::On)
        return move;
    if (const Move move = show(section.shown); move != Move::On)
        return move;
    screen_.show(what_to_type(section, translate_));
    was_done_by_hand_ = false;
    if (const Move move = stop(_("Space types it"), &section); move != Move::On)
        return move;
    if (!was_done_by_hand_)
        if (const Move move = perform({step_, number}); move != Move::On)
            return move;
    if (is_over())
        return Move::Quit;
    if (!bench_.has_terminal() && !section.leaves)
        show_autopsy(*bench_.stage(), screen_.outer(), options_.autopsy_file, translate_,
                     [this](const std::string& text) { screen_.show(text); });
    for (const PredictionQuestion* prediction : step().judged_after(number))
        votes_.judge(*prediction, step());
    return Move::On;
}

Presenter::Move Presenter::show(const std::vector<Shown>& shown) {
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
Presenter::Move Presenter::stop(const Message& cue, const Section* section) {
    show_cue(cue);
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
        if (look_aside(*key))
            show_cue(cue);
        if (*key == 't' && bench_.has_terminal()) {
            let_teacher_type();
            if (section && is_done(*section)) {
                was_done_by_hand_ = true;
                return Move::On;
            }
            show_cue(cue);
        }
    }
}

// At once, so that the keys stand on the screen of the cue.
void Presenter::show_cue(const Message& cue) {
    screen_.show("\n" + render(Paragraph{Paragraph::Kind::Text, translate_(cue)}, screen_.width()) +
                 translate_(bench_.has_terminal()
                                ? _(" b back   t you type   m map   f forecast\n"
                                    " + - pace   p pause while it types   q quit\n")
                                : _(" b back   + - pace   q quit\n")));
}

// Returns true if the key has shown something.
bool Presenter::look_aside(char key) {
    constexpr char ctrl_z = '\x1a';
    if (key == ctrl_z)
        say(_(" Ctrl-Z does not stop a lesson that is presented; q quits.\n"));
    else if (key == 'p')
        say(_(" p makes a pause while it types; now it waits for you.\n"));
    else if (key == 'm' && bench_.has_terminal())
        screen_.show(map_of_inside(*bench_.stage(), screen_.width() + 1, true));
    else if (key == 'f' && bench_.has_terminal())
        look_at_forecast();
    else
        return false;
    return true;
}

// Only leash has the command, and only at its prompt. The practice terminal is as narrow as the
// projector's screen meanwhile, and what it writes is shown in screens.
void Presenter::look_at_forecast() {
    Stage& stage = *bench_.stage();
    if (!stage.ledger().leader_tells())
        return screen_.show(translate_(_(" The shell here is not leash: it has no forecast.\n")));
    if (const std::string program = bench_.program_before_prompt(); !program.empty())
        return say(_(" {0} runs in the foreground: a forecast needs the prompt.\n", program));
    std::string output;
    stage.on_output = [&](std::string_view bytes) { output += bytes; };
    auto typist = std::exchange(bench_.typist, {});
    WindowSize size = screen_.outer().size();
    size.columns = std::min<decltype(size.columns)>(size.columns, big_columns);
    stage.resize(size);
    const Performed typed = bench_.type({{"forecast", std::nullopt}});
    (void)bench_.settle();
    stage.resize(screen_.outer().size());
    bench_.typist = std::move(typist);
    screen_.attend(stage);
    if (!typed)
        return say(typed.error());
    std::string text = "\n";
    bool is_behind_command = false;
    const std::vector<std::string> lines = lines_on_screen(output);
    for (std::size_t i = 0; i + 1 < lines.size(); ++i) { // the last line is the prompt
        if (is_behind_command)
            text += lines[i] + "\n";
        is_behind_command =
            is_behind_command || lines[i].find("practice$ forecast") != lines[i].npos;
    }
    screen_.show(text);
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
