// How the practice terminal is made ready for a section, how the lines of the section are typed,
// and what the teacher is asked if either fails.
#include "lesson/presenter_play.hpp"

#include "base/text.hpp"
#include "lesson/screen.hpp"

#include <fmt/format.h>
#include <utility>

namespace leash {

// What the section builds on is typed at once: the class does not watch it.
Performed Presenter::ready_terminal(Place place) {
    if (must_begin_)
        bench_.end_everything(); // the class has seen it, and a new terminal begins without it
    bench_.forget_what_failed();
    auto typist = std::exchange(bench_.typist, {});
    Performed ready = must_begin_ ? bench_.begin_at(place) : bench_.log_in(place.step);
    if (ready && !bench_.has_terminal_for(place.step)) // the section before has ended it
        ready = bench_.log_in(place.step);
    bench_.typist = std::move(typist);
    return ready;
}

Presenter::Move Presenter::be_ready_for(Place place) {
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
        const auto chosen = ask_after_failure(
            _(" What this step builds on could not be made ready:\n"), ready.error());
        if (const auto* move = std::get_if<Move>(&chosen))
            return *move;
        is_by_hand = std::holds_alternative<ByHand>(chosen);
    }
    must_begin_ = false;
    (void)bench_.settle();
    return Move::On;
}

Presenter::Move Presenter::perform(Place place) {
    const Section& section = lesson_.steps[place.step].sections[place.section];
    for (;;) {
        // The teacher may have ended the terminal by hand, and with it what the section builds on.
        must_begin_ = must_begin_ || !bench_.has_terminal_for(place.step);
        if (const Move move = be_ready_for(place); move != Move::On)
            return move;
        const std::vector<LineToType> lines =
            section.setup.empty() ? section.solution() : section.setup;
        const bool begins_at_prompt =
            !lines.empty() && !lines.front().key && !lines.front().unplugs;
        const std::string program = begins_at_prompt ? bench_.program_before_prompt() : "";
        if (!program.empty()) // the class sees why nothing is typed
            say(_(" {0} runs in the foreground. The next line waits until it ends, for 10 s at "
                  "most.\n",
                  program));
        else if (begins_at_prompt)
            show_prompt_again();
        const Performed performed = bench_.perform(place);
        if (is_over())
            return Move::Quit;
        if (performed)
            return Move::On;
        const auto chosen = ask_until_done(place, performed.error());
        if (chosen)
            return *chosen;
        must_begin_ = true; // another try begins on a fresh terminal
    }
}

// Returns nullopt if the teacher wants another try. The teacher may finish by hand what was begun.
std::optional<Presenter::Move> Presenter::ask_until_done(Place place, Message why) {
    const Section& section = lesson_.steps[place.step].sections[place.section];
    for (;;) {
        const auto chosen = ask_after_failure(_(" The lines did not have their effect:\n"), why);
        if (const auto* move = std::get_if<Move>(&chosen))
            return *move;
        if (std::holds_alternative<TryAgain>(chosen) || !bench_.has_terminal())
            return std::nullopt;
        let_teacher_type();
        if (is_over())
            return Move::Quit;
        (void)bench_.settle();
        const ConditionAnswer answer = bench_.ask(section.check.conditions);
        if (answer.holds())
            return Move::On;
        why = bench_.why_not(answer);
    }
}

// The class waits, so each answer is one key. A key that was typed before the question is none.
std::variant<Presenter::TryAgain, Presenter::ByHand, Presenter::Move>
Presenter::ask_after_failure(const Message& failed, const Message& why) {
    screen_.forget_keys();
    say(failed);
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
    show_prompt_again();
    screen_.hand_over(*bench_.stage());
}

std::string Presenter::prompt() const {
    return fmt::format("[{}.{}] practice$ ", options_.number, step_ + 1);
}

// A leash draws its line again when it gets a prompt, and the prompt may name another step now.
// Another shell gets an empty line. A program in the foreground has no prompt.
void Presenter::show_prompt_again() {
    if (!bench_.has_terminal() || !bench_.program_before_prompt().empty())
        return;
    Stage& stage = *bench_.stage();
    if (stage.ledger().leader_tells())
        stage.send_prompt(prompt());
    else
        stage.type("\r");
}

bool Presenter::is_done(const Section& section) {
    return bench_.settle() && bench_.ask(section.check.conditions).holds();
}

} // namespace leash
