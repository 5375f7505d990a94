// lang sets the language of lessons.

#include "base/locale.hpp"
#include "base/text.hpp"
#include "builtins/leash/call_options.hpp"
#include "builtins/leash/lesson_source.hpp"
#include "builtins/operands.hpp"
#include "builtins/rows.hpp"

#include <algorithm>

namespace leash {
namespace {

BuiltinResult run_lang(BuiltinCall& call) {
    const auto given = options_of(call, lang_builtin);
    if (!given)
        return given.error();
    const std::vector<std::string>& operands = given.value().operands;
    const std::vector<std::string> languages = languages_of_lessons(lesson_source(call.shell));
    if (operands.empty()) {
        call.print("lessons are in " + lesson_source(call.shell).language + "; there are some in " +
                   listed(languages) + "\n");
        return done(0);
    }
    if (operands.size() > 1)
        return call.misuse(operands[1] + ": one language was expected");
    const std::string language = language_named(operands.front());
    if (std::find(languages.begin(), languages.end(), language) == languages.end()) {
        call.complain("there are no lessons in " + operands.front() + "; there are in " +
                      listed(languages));
        return done(1);
    }
    // leash reads the locale once, at its start: here it is too late to change the locale.
    if (language != "en" && !locale_is_utf8()) {
        call.complain("this locale has only the letters of ASCII: leave, and start again with\n"
                      "  LC_ALL=C.UTF-8 leash --lang " +
                      operands.front());
        return done(1);
    }
    call.shell.variables.set("LEASH_LANG", operands.front());
    call.shell.variables.set_exported("LEASH_LANG", true);
    call.print(language == "zh" ? "课程现在用中文。输入 lesson 开始。\n"
                                : "Lessons are in " + language + " now. `lesson` starts one.\n");
    return done(0);
}

} // namespace

const Builtin lang_builtin = {
    "lang",
    BuiltinKind::Leash,
    run_lang,
    "lang [LANGUAGE]",
    "the language of lessons: en, zh_CN",
    R"(Says in which language lessons are, or changes it until leash ends. To have it
always: LEASH_LANG=zh_CN in your environment, or `leash --lang zh_CN`.

    lang zh_CN
    lang en
)",
};

} // namespace leash
