// XCU 2.5.3: the shell's variables and the environment made from them.
#include "expand/variables.hpp"

#include <algorithm>
#include <doctest/doctest.h>

using namespace leash;

namespace {

std::vector<std::string> environment_of(const Variables& variables) {
    std::vector<std::string> entries;
    for (char* const* entry = variables.environment(); *entry != nullptr; ++entry)
        entries.emplace_back(*entry);
    std::sort(entries.begin(), entries.end());
    return entries;
}

} // namespace

TEST_CASE("2.5.3_variables_of_the_environment_are_exported_and_strange_names_left_out") {
    std::string a = "A=1", b = "B=x=y", strange = "not-a-name=1", without = "NOTHING";
    char* environment[] = {a.data(), strange.data(), b.data(), without.data(), nullptr};
    Variables variables;
    variables.import_environment(environment);
    CHECK(variables.value("A") == "1");
    CHECK(variables.value("B") == "x=y");
    CHECK(variables.find("not-a-name") == nullptr);
    CHECK(environment_of(variables) == std::vector<std::string>{"A=1", "B=x=y"});
}

TEST_CASE("set_unset_and_exported_variables_change_the_environment") {
    Variables variables;
    CHECK(variables.set("x", "1"));
    CHECK(environment_of(variables).empty());
    variables.set_exported("x", true);
    variables.set_exported("unset_yet", true);
    CHECK(environment_of(variables) == std::vector<std::string>{"x=1"});
    CHECK(variables.set("x", "2"));
    CHECK(variables.set("unset_yet", "3"));
    CHECK(environment_of(variables) == std::vector<std::string>{"unset_yet=3", "x=2"});
    CHECK(variables.unset("x"));
    variables.set_exported("unset_yet", false);
    CHECK(environment_of(variables).empty());
    CHECK_FALSE(variables.value("x").has_value());
}

TEST_CASE("the_environment_is_rebuilt_only_when_an_exported_variable_changed") {
    Variables variables;
    variables.set("x", "1");
    variables.set_exported("x", true);
    char* const before = variables.environment()[0];
    variables.set("other", "value");
    CHECK(variables.environment()[0] == before);
}

TEST_CASE("a_readonly_variable_keeps_its_value") {
    Variables variables;
    variables.set("x", "1");
    variables.set_readonly("x");
    CHECK_FALSE(variables.set("x", "2"));
    CHECK_FALSE(variables.unset("x"));
    CHECK(variables.value("x") == "1");
    variables.set_readonly("never_set");
    CHECK_FALSE(variables.set("never_set", "1"));
    CHECK_FALSE(variables.value("never_set").has_value());
}

TEST_CASE("local_variables_are_put_back_when_the_scope_is_left") {
    Variables variables;
    variables.set("x", "outer");
    variables.set_exported("x", true);
    variables.enter_scope();
    variables.make_local("x");
    variables.make_local("y");
    CHECK(variables.value("x") == "outer");
    CHECK(variables.find("y") != nullptr);
    variables.set("x", "inner");
    variables.make_local("x");
    variables.set("y", "inner");
    variables.enter_scope();
    variables.make_local("x");
    CHECK(variables.unset("x"));
    variables.leave_scope();
    CHECK(variables.value("x") == "inner");
    variables.leave_scope();
    CHECK(variables.value("x") == "outer");
    CHECK(variables.find("y") == nullptr);
    CHECK(environment_of(variables) == std::vector<std::string>{"x=outer"});
}

TEST_CASE("the_listener_hears_of_each_change_of_a_value") {
    Variables variables;
    std::vector<std::string> heard;
    variables.on_change([&](std::string_view name) { heard.emplace_back(name); });
    variables.set("PATH", "/bin");
    variables.set_exported("PATH", true);
    variables.unset("PATH");
    variables.unset("PATH");
    CHECK(heard == std::vector<std::string>{"PATH", "PATH"});
}

TEST_CASE("variables_are_listed_by_name") {
    Variables variables;
    variables.set("b", "2");
    variables.set("a", "1");
    variables.set_exported("c", true);
    const auto all = variables.sorted();
    REQUIRE(all.size() == 3);
    CHECK(all[0].first == "a");
    CHECK(all[1].first == "b");
    CHECK(all[2].first == "c");
    CHECK_FALSE(all[2].second.value.has_value());
}
