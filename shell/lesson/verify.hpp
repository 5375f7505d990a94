// `lesson verify`: plays a lesson unattended, on a real pseudo-terminal, and proves what it says.
//
// Each `do` is typed, each `check` waited for; of each prediction exactly one option must hold
// when it is judged; each `wrong` is typed in place of its `do`, on a fresh practice terminal, and
// the check must fail with what `says` says. Where the lesson is there in another language too,
// both must ask the same.
#pragma once

#include "lesson/library.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace leash {

struct VerifyCount {
    int passed = 0;
    int failed = 0;
};

using Say = std::function<void(std::string_view)>;

// What is to be verified: a lesson's file, and one step of it, or all.
struct VerifyWish {
    LessonFile file;
    std::string step; // its id or its number from 1; empty: every step
};
// "the-cable", "8.2", "the-cable.jobs" by `library`; a path with a slash, or one that ends in .md,
// with or without such a step behind it. The error says what there is.
Result<VerifyWish, std::string> verify_wish(const Library& library, const std::string& text);

// For a process of its own: it becomes a subreaper, and reaps all its children. Nothing that was
// started is left behind. A line for each step and each mistake goes to `say`.
VerifyCount verify_lesson(const Lesson& lesson, int number, const std::string& only_step,
                          const Say& say);

// Several, with the last line "N passed, N failed"; a file that cannot be read has failed. Yields
// an exit status.
int verify_lessons(const std::vector<VerifyWish>& wishes, const Say& say);

} // namespace leash
