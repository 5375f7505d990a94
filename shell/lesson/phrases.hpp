// What the player says of its own accord, in each language that there are lessons in.
//
// What it says about the practice terminal ("ada runs in the foreground", the autopsy) is in
// English everywhere: the words of the messages that a learner will meet elsewhere too.
#pragma once

#include <fmt/format.h>
#include <string>
#include <string_view>

namespace leash {

// Each {} stands for what filled() is given, in that order.
struct Phrases {
    std::string_view lesson;       // number, title
    std::string_view step;         // number, of how many
    std::string_view minutes;      // how many
    std::string_view where_we_are; // lesson, title, step, of how many, the step's title
    std::string_view type;
    std::string_view between_sentences;

    std::string_view enter_goes_on;
    std::string_view enter_fresh_terminal;
    std::string_view enter_step_again;
    std::string_view enter_ends_lesson;
    std::string_view words_of_help; // below the first section

    std::string_view your_answer; // the letters
    std::string_view one_letter;
    std::string_view question_hint;
    std::string_view no_prompt_for_jobs;
    std::string_view no_jobs;
    std::string_view no_answer_holds;
    std::string_view it_was;         // the right letter, the words of the option
    std::string_view you_were_right; // the letter, the words of the option
    std::string_view you_were_wrong; // the letter, the right one, the words of the right option
    std::string_view behind_it;      // the letter, the sentence of the belief

    std::string_view no_hint;
    std::string_view no_more_hints;
    std::string_view not_yet; // what is so
    std::string_view not_yet_but_skip;
    std::string_view it_is_done;
    std::string_view something_else_was_wanted; // what is so

    std::string_view typed_for_you;
    std::string_view step_needs;         // the program, which is not installed
    std::string_view step_needs_working; // the program, which is installed
    std::string_view no_terminal;        // why
    std::string_view now_close_window;
    std::string_view you_are_back;
    std::string_view machine_was_restarted;
    std::string_view progress_not_kept; // why

    std::string_view still_running;       // the list
    std::string_view left_by_last_lesson; // the list
    std::string_view yes_or_no;
    std::string_view ended; // who
    std::string_view end_it;
    std::string_view end_them;
    std::string_view left_running;
    std::string_view does_not_end; // process ID
    std::string_view place_is_kept;
    std::string_view next_lesson; // its number
    std::string_view last_lesson;

    // The summary at the end of a lesson.
    std::string_view summary_title;       // the lesson
    std::string_view summary_as_you_said; // at most 11 columns, as the next three
    std::string_view summary_you_said;
    std::string_view summary_it_was;
    std::string_view summary_belief;
    std::string_view summary_predicted; // how many were right, of how many
    std::string_view summary_help;      // hints, solutions, minutes
    std::string_view summary_read_on;   // where

    // `lesson status`. The first line of the table: at most 7 columns each.
    std::string_view status_lesson;
    std::string_view status_steps;
    std::string_view status_tries;
    std::string_view status_hints;
    std::string_view status_predicted;
    std::string_view status_minutes;
    std::string_view status_last;
    std::string_view status_done; // at most 6 columns, as the next
    std::string_view status_begun;
    std::string_view status_help; // tries, hints
    std::string_view status_solution;
    std::string_view status_right; // the letter
    std::string_view status_wrong; // the letter, the right one

    // The six questions before the course and in the clinic.
    std::string_view questions_number; // number, of how many
    std::string_view questions_it_lives;
    std::string_view questions_it_dies;
    std::string_view questions_not_known;
    std::string_view questions_enter_keeps; // the answer
    std::string_view questions_words; // what can be typed
    std::string_view questions_kept;
    std::string_view questions_left_out;
    std::string_view questions_go_on;
    std::string_view questions_enter_shows;
    std::string_view questions_title;
    std::string_view questions_before; // at most 7 columns, as the next four
    std::string_view questions_after;
    std::string_view questions_fact;
    std::string_view questions_lives;
    std::string_view questions_dies;
    std::string_view questions_right; // how many before, now, of how many
    std::string_view questions_legend_not_known;
    std::string_view questions_legend_no_answer;
    std::string_view questions_still_believed;
    std::string_view questions_status_begun;
    std::string_view questions_status; // how many before, in the clinic, of how many
};

// English where there are none in `language` ("zh").
const Phrases& phrases_in(std::string_view language);

template <class... Values> std::string filled(std::string_view phrase, const Values&... values) {
    return fmt::format(fmt::runtime(phrase), values...);
}

} // namespace leash
