// lang sets the language: of what leash says, and of lessons.

#include "base/languages.hpp"
#include "base/locale.hpp"
#include "builtins/leash/call_options.hpp"
#include "builtins/leash/lesson_source.hpp"
#include "builtins/operands.hpp"
#include "builtins/rows.hpp"

#include <algorithm>

namespace leash {
namespace {

// The learner may type the name of a language in place of its code. Returns the code: "en" for
// "English". Returns any other word as it is.
std::string code_of(const std::string& word) {
    std::string name = word;
    for (char& c : name)
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    if (name == "english")
        return "en";
    return name == "chinese" || name == "中文" ? "zh_CN" : word;
}

bool has(const std::vector<std::string>& languages, const std::string& language) {
    return std::find(languages.begin(), languages.end(), language) != languages.end();
}

// Returns the language in which leash speaks: English if the wanted language is not there.
std::string language_now(const Shell& shell, const std::vector<std::string>& languages) {
    const std::string wanted = lesson_source(shell).language;
    return has(languages, wanted) && locale_is_utf8() ? wanted : "en";
}

// With "" the locale decides in later sessions.
void keep(BuiltinCall& call, const std::string& language) {
    if (const auto kept = keep_language(call.shell, language); !kept)
        call.complain(_("it could not be kept for later: {0}", kept.error().message()));
}

BuiltinResult let_locale_decide(BuiltinCall& call, const std::vector<std::string>& languages) {
    Shell& shell = call.shell;
    (void)shell.variables.unset("LEASH_LANG");
    keep(call, "");
    shell.translate = translator_for(shell);
    call.say(_("The locale decides again: leash speaks {0} now.\n",
               language_in_words(language_now(shell, languages))));
    return done(0);
}

BuiltinResult run_lang(BuiltinCall& call) {
    const auto given = options_of(call, lang_builtin);
    if (!given)
        return given.error();
    Shell& shell = call.shell;
    const std::vector<std::string>& operands = given.value().operands;
    const std::vector<std::string> languages = languages_of_lessons(lesson_source(shell));
    if (operands.empty()) {
        call.say(_("The language is {0}. There are lessons in: {1}.\n"
                   "To change it: lang LANGUAGE, such as  lang zh_CN  or  lang en\n"
                   "To let the locale decide: lang auto\n",
                   language_in_words(language_now(shell, languages)),
                   languages_in_words(languages, shell.translate)));
        return done(0);
    }
    if (operands.size() > 1)
        return call.misuse(_("{0}: one language was expected", operands[1]));
    if (operands.front() == "auto")
        return let_locale_decide(call, languages);
    const std::string wanted = code_of(operands.front());
    const std::string language = is_english(wanted) ? "en" : without_territory(wanted);
    if (language != "en" && !has(languages, language)) {
        call.complain(_("there is no language {0}; there are {1}", wanted,
                        languages_in_words(languages, shell.translate)));
        return done(1);
    }
    // leash reads the locale once, at its start: here it is too late to change the locale.
    if (language != "en" && !locale_is_utf8()) {
        call.complain(_("this locale has only the letters of ASCII: leave, and start again with\n"
                        "  LC_ALL=C.UTF-8 leash --lang {0}",
                        wanted));
        return done(1);
    }
    shell.variables.set("LEASH_LANG", wanted);
    shell.variables.set_exported("LEASH_LANG", true);
    shell.translate = translator_for(shell); // the new variable decides
    keep(call, wanted);
    call.say(_("leash speaks {0} now. `lesson` starts a lesson.\n", language_in_words(language)));
    return done(0);
}

} // namespace

const Builtin lang_builtin = {
    "lang",
    BuiltinKind::Leash,
    run_lang,
    "lang [LANGUAGE | auto]",
    N_("the language of leash and of lessons: en, zh_CN"),
    N_(R"(Says in which language leash and its lessons speak, or changes it, now and for
the next time: leash keeps it in a file. LEASH_LANG=zh_CN in your environment
and `leash --lang zh_CN` come first. If nothing was chosen, the locale decides;
`lang auto` forgets the choice, so that the locale decides again.
The locale need not be installed, but it must be one of UTF-8, such as C.UTF-8.
The names English and Chinese are understood too.

    lang zh_CN
    lang en
    lang auto
)"),
};

} // namespace leash
