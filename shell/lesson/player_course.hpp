// The course of one lesson: the steps and sections in order, the predictions, and the end. The
// tutor watches how the learner works at a section.
//
// The parts: player_course.cpp goes from step to step; player_questions.cpp asks predictions and
// gives the verdicts; player_questionnaire.cpp asks the six questions before the course and in
// the clinic; player_end.cpp comes back to a step and says goodbye.
#pragma once

#include "lesson/needs.hpp"
#include "lesson/notebook.hpp"
#include "lesson/player.hpp"
#include "lesson/tutor.hpp"

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace leash {

class Course {
  public:
    // `recording` is nullptr if nothing is recorded.
    Course(const Lesson& lesson, PlayOptions options, OuterTerminal outer, Recording* recording);

    // Returns an exit status. If the learner's terminal goes away, this process dies of SIGHUP.
    int play();

  private:
    // show() has shown everything but the prose at the end, `rest`: the caller shows `rest`. `wish`
    // says how the learner has left a question.
    struct ShownUpTo {
        Prose rest;
        Wish wish = Wish::GoOn;
    };

    Wish play_step();
    void say_skipped();
    Wish play_section(std::size_t section);
    Wish play_prose();
    // Makes the practice terminal ready for a section. If that fails, the learner decides how to go
    // on.
    Wish be_ready_for(Place place);
    Wish show_section(const Section& section);
    ShownUpTo show(const std::vector<Shown>& shown);
    void show_map();
    bool is_last_section(std::size_t section) const;
    // Returns true if the next section begins with prose and lines to type: no question, no line
    // that the player types, and no map come first.
    bool goes_straight_on_after(std::size_t section) const;
    Wish end_section(std::size_t section);
    void step_is_done();

    // player_questions.cpp
    Wish answer_prediction(const PredictionQuestion& prediction);
    std::optional<Wish> answer_word(const std::string& word, bool& is_skipped);
    struct Verdict {
        std::string text; // "" if there is nothing to judge
        Ink ink = Ink::Plain;
    };
    Verdict judge(const PredictionQuestion& prediction);
    // Shows the verdict and what explains it, as one paragraph.
    void show_verdict(const Verdict& verdict, Prose explanation);
    std::size_t number_of(const PredictionQuestion& prediction) const;
    // The verdicts on the predictions that are judged after that section.
    Verdict verdict_after(std::size_t section);

    // player_questionnaire.cpp
    Wish ask_questions();
    void show_rounds();

    // player_end.cpp
    void come_back();
    // What the learner wants after the terminal could not be made ready.
    struct TryAgain {};
    struct ByHand {};
    using AfterFailure = std::variant<TryAgain, ByHand, Wish>;
    AfterFailure ask_after_failure(const Message& why);
    int say_goodbye(bool finished);

    const Step& step() const { return lesson_.steps[step_]; }

    const Lesson& lesson_;
    PlayOptions options_;
    Recording* recording_;
    const Translator& translate_;
    Notebook notebook_;
    Tutor tutor_;
    StepLacks lacks_;
    std::size_t step_ = 0;
    bool is_done_ = false; // the present step
    bool has_shown_words_ = false;
    std::map<const PredictionQuestion*, std::size_t>
        chosen_;             // the step's answers; a skipped question has no entry
    std::string map_before_; // the last map of this step
};

} // namespace leash
