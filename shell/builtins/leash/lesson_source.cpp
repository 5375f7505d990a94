#include "builtins/leash/lesson_source.hpp"

namespace leash {
namespace {

// Returns the language of LEASH_LANG, or else of the locale. There may be no lessons in that
// language.
std::string language_of(const Variables& variables) {
    for (const char* name : {"LEASH_LANG", "LC_ALL", "LC_MESSAGES", "LANG"})
        if (const auto value = variables.value(name); value && !value->empty())
            return language_named(*value);
    return "en";
}

} // namespace

LessonSource lesson_source(const Shell& shell) {
    return {shell.executable, std::string(shell.variables.value("LEASH_LESSONS").value_or("")),
            language_of(shell.variables)};
}

} // namespace leash
