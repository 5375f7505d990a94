#include "interpreter/own_variables.hpp"
#include "interpreter/shell_level.hpp"

#include <doctest/doctest.h>

#include <string>
#include <unistd.h>

using namespace leash;

namespace {

// Returns the level that a shell has whose environment has SHLVL=`inherited`.
std::string level_inside(const char* inherited) {
    Variables variables;
    variables.set("SHLVL", inherited);
    count_shell_level(variables);
    CHECK(variables.find("SHLVL")->exported);
    return std::string(*variables.value("SHLVL"));
}

} // namespace

TEST_CASE("random_gives_the_sequence_of_bash_for_a_seed") {
    OwnVariables own;
    own.assigned("RANDOM", "42");
    CHECK(own.compute("RANDOM") == "17772");
    CHECK(own.compute("RANDOM") == "26794");
    own.assigned("RANDOM", "0");
    CHECK(own.compute("RANDOM") == "20814");
    own.assigned("RANDOM", "no number");
    CHECK(own.compute("RANDOM") == "20814");
}

TEST_CASE("random_without_a_seed_is_below_32768_and_never_twice_the_same") {
    OwnVariables own;
    std::string before;
    for (int i = 0; i < 1000; ++i) {
        const std::string now = own.compute("RANDOM").value();
        CHECK(now != before);
        CHECK(std::stol(now) < 32768);
        before = now;
    }
}

TEST_CASE("seconds_count_from_the_assigned_value") {
    OwnVariables own;
    CHECK(std::stol(own.compute("SECONDS").value()) >= 0);
    own.assigned("SECONDS", "1000000");
    CHECK(std::stol(own.compute("SECONDS").value()) >= 1000000);
}

TEST_CASE("only_own_variables_are_computed_or_have_a_first_value") {
    OwnVariables own;
    CHECK(own.compute("BASHPID") == std::to_string(getpid()));
    CHECK(own.first_value("UID") == std::to_string(getuid()));
    CHECK(own.first_value("EUID") == std::to_string(geteuid()));
    CHECK_FALSE(own.first_value("HOSTNAME")->empty());
    CHECK_FALSE(own.compute("UID"));
    CHECK_FALSE(own.compute("random"));
    CHECK_FALSE(own.first_value("RANDOM"));
}

TEST_CASE("a_variable_that_was_unset_is_like_any_other") {
    OwnVariables own;
    Variable variable;
    own.declare("RANDOM", variable);
    CHECK(variable.computed);
    own.forget("RANDOM");
    CHECK_FALSE(own.compute("RANDOM"));
    own.declare("RANDOM", variable);
    CHECK_FALSE(variable.computed);
    own.forget("HOSTNAME");
    CHECK_FALSE(own.first_value("HOSTNAME"));
}

TEST_CASE("uid_is_readonly_as_soon_as_it_is_declared") {
    OwnVariables own;
    Variables variables;
    variables.on_declare(
        [&own](std::string_view name, Variable& variable) { own.declare(name, variable); });
    CHECK_FALSE(variables.set("UID", "5"));
    CHECK(variables.value("UID") == std::to_string(getuid()));
    variables.set_exported("EUID", true);
    CHECK(variables.environment()[0] == "EUID=" + std::to_string(geteuid()));
    CHECK(variables.set("other", "5"));
    CHECK(variables.value("other") == "5");
}

TEST_CASE("the_last_word_is_that_of_the_last_command") {
    OwnVariables own;
    CHECK_FALSE(own.compute("_"));
    std::vector<std::string> words{"echo", "one", "two"};
    own.command_ran(words);
    CHECK(own.compute("_") == "two");
    own.command_ran(std::string("last"));
    CHECK(own.compute("_") == "last");
    own.command_without_words_ran();
    CHECK(own.compute("_") == "");
}

TEST_CASE("each_shell_adds_one_to_the_level") {
    CHECK(level_inside("3") == "4");
    CHECK(level_inside("") == "1");
    CHECK(level_inside("word") == "1");
    CHECK(level_inside("-5") == "0");
    CHECK(level_inside("999") == "1");
    CHECK(level_inside("2147483647") == "1");
}

TEST_CASE("a_program_in_place_of_the_shell_gets_the_level_without_the_shell") {
    std::string before = "A=1";
    std::string level = "SHLVL=4";
    std::string after = "SHLVLS=4";
    char* const environment[] = {before.data(), level.data(), after.data(), nullptr};
    const EnvironmentOfSuccessor successor(environment);
    CHECK(std::string(successor.get()[0]) == "A=1");
    CHECK(std::string(successor.get()[1]) == "SHLVL=3");
    CHECK(std::string(successor.get()[2]) == "SHLVLS=4");
    CHECK(successor.get()[3] == nullptr);
    CHECK(level == "SHLVL=4");
}
