#include "builtins/leash/lesson_source.hpp"

#include <doctest/doctest.h>

using namespace leash;

TEST_CASE("the_language_chosen_goes_before_that_of_the_locale") {
    Shell shell;
    CHECK(lesson_source(shell).language == "en");
    shell.variables.set("LANG", "de_DE.UTF-8");
    CHECK(lesson_source(shell).language == "de");
    shell.variables.set("LC_ALL", "zh_CN.UTF-8");
    CHECK(lesson_source(shell).language == "zh");
    shell.variables.set("LEASH_LANG", "en");
    CHECK(lesson_source(shell).language == "en");
}

TEST_CASE("lessons_are_looked_for_where_the_variable_says") {
    Shell shell;
    shell.executable = "/opt/bin/leash";
    shell.variables.set("LEASH_LESSONS", "/srv/lessons");
    CHECK(lesson_source(shell).executable == "/opt/bin/leash");
    CHECK(lesson_source(shell).chosen == "/srv/lessons");
}
