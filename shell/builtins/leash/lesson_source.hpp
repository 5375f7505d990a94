// The language of this shell, and the place and the language of its lessons.
#pragma once

#include "interpreter/shell.hpp"
#include "lesson/library.hpp"

namespace leash {

// The language of the lessons is the first that the user wants (base/languages.hpp).
LessonSource lesson_source(const Shell& shell);

// Returns the name of a language in the language of the user: "English (en)". Returns the code if
// leash has no name for the language.
Message language_in_words(const std::string& code);
// "English (en) and Chinese (zh_CN)". Without a code "English (en)": leash itself speaks English
// without any lesson.
Message languages_in_words(const std::vector<std::string>& codes, const Translator& translate);

// Keeps the language for later sessions. With "" the locale decides there again.
Outcome keep_language(const Shell& shell, const std::string& language);

// Returns a translator into the language that the shell's variables name at the first message. The
// shell must live longer.
Translator translator_for(const Shell& shell);

} // namespace leash
