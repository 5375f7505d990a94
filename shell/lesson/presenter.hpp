// `lesson present`: a teacher shows a lesson to a class. The presenter types the lines at a pace
// that can be read, stops at each step and at each prediction, and lets the class vote.
//
// Invariant: the terminal is a real practice terminal, and what the presenter says of a prediction
// is what was so there. The right option is not shown before the run.
#pragma once

#include "base/translator.hpp"
#include "lesson/document.hpp"
#include "lesson/proved_answers.hpp"

#include <cstddef>
#include <string>

namespace leash {

struct PresentOptions {
    int number = 0;             // the lesson's number
    Translator translate;       // into the lesson's language
    std::size_t first_step = 0; // from 0
    ProvedAnswers proved;       // for the advice; an answer that is missing gives no advice
    std::string class_file;     // where votes are kept; empty: not kept
    std::string autopsy_file;   // where autopsies are kept; empty: not kept
};

// Wants a process of its own in the foreground, as play_lesson() does. Returns an exit status. If
// SIGHUP, SIGINT, SIGQUIT or SIGTERM comes, or the terminal hangs up, ends first everything that
// the lesson has started, and then this process dies of the signal.
int present_lesson(const Lesson& lesson, PresentOptions options);

} // namespace leash
