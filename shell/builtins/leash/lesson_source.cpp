#include "builtins/leash/lesson_source.hpp"

#include "base/languages.hpp"
#include "base/message_list.hpp"
#include "kernel/catalogue_file.hpp"

namespace leash {
namespace {

VariableValue value_in(const Variables& variables) {
    return
        [&variables](const char* name) { return std::string(variables.value(name).value_or("")); };
}

// Returns the language that the user wants most. There may be no lessons in that language.
std::string language_of(const Variables& variables) {
    const auto wanted = wanted_languages(with_kept_language(value_in(variables)));
    return wanted.empty() || is_english(wanted.front()) ? "en" : without_territory(wanted.front());
}

} // namespace

LessonSource lesson_source(const Shell& shell) {
    const VariableValue value = value_in(shell.variables);
    return {shell.executable, value("LEASH_LESSONS"), language_of(shell.variables),
            value("LEASH_TRUSTED_LESSONS")};
}

Message language_in_words(const std::string& code) {
    if (code == "en")
        return _("English (en)");
    return code == "zh" ? _("Chinese (zh_CN)") : Message::verbatim(code);
}

Message languages_in_words(const std::vector<std::string>& codes, const Translator& translate) {
    std::vector<std::string> names;
    names.reserve(codes.size());
    for (const std::string& code : codes)
        names.push_back(translate(language_in_words(code)));
    return names.empty() ? language_in_words("en") : enumerated(names);
}

Outcome keep_language(const Shell& shell, const std::string& language) {
    return keep_language(value_in(shell.variables), language);
}

Translator translator_for(const Shell& shell) {
    return Translator(
        [&shell] { return catalogue_for_terminal(value_in(shell.variables), shell.executable); });
}

} // namespace leash
