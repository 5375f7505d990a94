#include "interpreter/builtin.hpp"
#include "interpreter/shell_options.hpp"
#include "interpreter/traps.hpp"

#include <doctest/doctest.h>

#include <csignal>

using namespace leash;

TEST_CASE("option_letters_are_those_that_are_on_sorted") {
    Options options;
    options.monitor = true;
    options.errexit = true;
    options.pipefail = true; // pipefail has no letter
    CHECK(option_letters(options) == "em");
    CHECK(find_option('e')->member == &Options::errexit);
    CHECK(find_option("pipefail")->letter == '\0');
    CHECK(find_option("nosuch") == nullptr);
    CHECK(find_option('Z') == nullptr);
}

TEST_CASE("in_a_subshell_traps_are_reset_but_ignored_signals_stay_so") {
    Traps traps;
    traps.set(SIGINT, "echo int");
    traps.set(SIGQUIT, "");
    traps.set(exit_condition, "echo bye");
    CHECK(traps.enter_subshell() == std::vector<int>{SIGINT});
    CHECK(traps.action(SIGINT) == nullptr);
    REQUIRE(traps.action(SIGQUIT) != nullptr);
    CHECK(traps.action(SIGQUIT)->empty());
    CHECK(traps.action(exit_condition) == nullptr);
    CHECK_FALSE(traps.has_commands());
    // In the subshell `trap` still lists the parent's traps, until the subshell changes a trap.
    CHECK(traps.listed().size() == 3);
    traps.set(SIGTERM, "echo term");
    CHECK(traps.listed().size() == 2);
    CHECK(traps.has_commands());
}

// Seen to fail: the signal counted as ignored on entry for ever.
TEST_CASE("a_signal_that_is_set_or_reset_does_not_count_as_ignored_on_entry_any_more") {
    std::signal(SIGUSR1, SIG_IGN);
    std::signal(SIGUSR2, SIG_IGN);
    Traps traps;
    traps.note_ignored_on_entry();
    CHECK(traps.ignored_on_entry(SIGUSR1));
    traps.reset(SIGUSR1);
    CHECK_FALSE(traps.ignored_on_entry(SIGUSR1));
    traps.set(SIGUSR2, "echo usr2");
    (void)traps.enter_subshell();
    CHECK_FALSE(traps.ignored_on_entry(SIGUSR2));
    CHECK(traps.action(SIGUSR2) == nullptr);
    std::signal(SIGUSR1, SIG_DFL);
    std::signal(SIGUSR2, SIG_DFL);
}

TEST_CASE("options_of_built_ins_follow_the_utility_syntax_guidelines") {
    const std::vector<std::string> words{"-lp", "-sx", "-s", "y", "--", "-a", "b"};
    const auto parsed = parse_options(words, "lps:");
    REQUIRE(parsed);
    CHECK(parsed.value().has('l'));
    CHECK(parsed.value().has('p'));
    REQUIRE(parsed.value().options.size() == 4);
    CHECK(parsed.value().options[2].argument == "x");
    CHECK(parsed.value().options[3].argument == "y");
    CHECK(parsed.value().operands == std::vector<std::string>{"-a", "b"});
    const std::vector<std::string> wrong{"-q"};
    CHECK(parse_options(wrong, "lp").error() == "-q: no such option; its options are -l -p");
    const std::vector<std::string> lacking{"-s"};
    CHECK(parse_options(lacking, "s:").error() == "-s: an argument was expected after it");
}
