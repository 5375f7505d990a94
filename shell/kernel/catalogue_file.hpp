// Finds and reads the catalogue of a language: the file that a Translator needs.
//
// The catalogues lie in the folder locale/ of the build, or in share/leash/locale/ of the
// installation: a file for each language, such as zh_CN.mo.
#pragma once

#include "base/languages.hpp"
#include "base/result.hpp"
#include "base/translator.hpp"

#include <string>
#include <vector>

namespace leash {

// Returns the content of the catalogue of the first language that has a catalogue. For zh_CN the
// file is zh_CN.mo, or else zh.mo, or else the catalogue of another country: zh_TW.mo. Returns an
// empty text for English, and if no language has a catalogue. `executable` is the file of this
// program.
std::string read_catalogue(const std::vector<std::string>& languages,
                           const std::string& executable);

// The language that the user has chosen with `lang`, for this session and for later sessions: a
// state file (kernel/state_file.hpp) keeps the language.
Outcome keep_language(const VariableValue& variable, const std::string& language);
// Returns the same variables; but LEASH_LANG, if it has no value, has the language that was kept.
VariableValue with_kept_language(VariableValue variable);

// Returns the catalogue that the variables and the kept language ask for. Returns an empty text if
// the encoding of the locale cannot show the language.
std::string catalogue_for_terminal(const VariableValue& variable, const std::string& executable);

// Returns a translator into one language, such as "zh": the language of a lesson.
Translator translator_into(const std::string& language, const std::string& executable);

// Returns a translator into the language that the environment of this process names, for a program
// that is no shell.
Translator translator_at_start();

} // namespace leash
