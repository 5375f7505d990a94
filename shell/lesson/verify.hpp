// `lesson verify`: plays a lesson unattended, on a real pseudo-terminal, and proves what it says.
//
// Each `do` is typed, each `check` waited for; of each prediction exactly one option must hold
// in the end; each `wrong` is typed in place of its `do`, on a fresh practice terminal, and the
// check must fail with what `says` says.
#pragma once

#include "lesson/library.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace leash {

struct VerifyCount {
    int passed = 0;
    int failed = 0;
};

using Say = std::function<void(std::string_view)>;

// For a process of its own: it becomes a subreaper, and reaps all its children. Nothing that was
// started is left behind. A line for each step and each mistake goes to `say`.
VerifyCount verify_lesson(const Lesson& lesson, int number, const Say& say);

// Several, with the last line "N passed, N failed"; a file that cannot be read has failed. Yields
// an exit status.
int verify_lessons(const std::vector<LessonFile>& files, const Say& say);

// Whether a program of that name is found through $PATH.
bool has_program(const std::string& name);

} // namespace leash
