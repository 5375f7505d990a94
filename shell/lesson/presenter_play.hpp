// Presents one lesson: goes from step to step, and answers the keys of the teacher.
//
// The parts: presenter.cpp goes from step to step and stops; presenter_ready.cpp makes the practice
// terminal ready, has the lines typed, and asks the teacher if either fails.
#pragma once

#include "lesson/needs.hpp"
#include "lesson/presenter.hpp"
#include "lesson/presenter_screen.hpp"
#include "lesson/presenter_votes.hpp"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace leash {

class Presenter {
  public:
    Presenter(const Lesson& lesson, PresentOptions options, OuterTerminal outer);

    // Returns the signal that this process must die of; nullopt if no signal has ended it.
    std::optional<int> run();

  private:
    enum class Move { On, Back, Skip, Quit };

    const Step& step() const { return lesson_.steps[step_]; }
    bool is_over() const { return screen_.is_over(); }

    Move play_step();
    Move play_section(std::size_t number);
    Move show(const std::vector<Shown>& shown);
    void say(const Message& text) { screen_.say(translate_(text)); }
    Move stop(const Message& cue, const Section* section);
    void show_cue(const Message& cue);
    bool look_aside(char key);
    void look_at_forecast();
    void end_lesson();

    // presenter_ready.cpp
    // Makes the practice terminal ready for a section. If that fails, the teacher decides how to go
    // on.
    Move be_ready_for(Place place);
    Performed ready_terminal(Place place);
    // Has the lines of the section typed. If they do not have their effect, the teacher decides how
    // to go on.
    Move perform(Place place);
    std::optional<Move> ask_until_done(Place place, Message why);
    struct TryAgain {};
    struct ByHand {};
    // `failed` says what could not be done, `why` the reason.
    std::variant<TryAgain, ByHand, Move> ask_after_failure(const Message& failed,
                                                           const Message& why);
    void let_teacher_type();
    std::string prompt() const;
    // The presenter has written over the prompt of the practice terminal.
    void show_prompt_again();
    bool is_done(const Section& section);

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

} // namespace leash
