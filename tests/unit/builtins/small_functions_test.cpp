// The pure parts of echo, umask, cd, getopts, fc.
#include "builtins/operands.hpp"
#include "builtins/posix/escapes.hpp"
#include "builtins/posix/file_mode.hpp"
#include "builtins/posix/getopts_step.hpp"
#include "builtins/posix/history_range.hpp"
#include "builtins/posix/working_directory.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace leash;

namespace {

std::string escaped(std::string_view text, EscapeStyle style) {
    std::string output;
    append_with_escapes(output, text, style);
    return output;
}

bool everything_is_a_directory(const std::string&) {
    return true;
}

std::string cleaned(const std::string& path) {
    const auto clean = without_dots(path, everything_is_a_directory);
    return clean ? clean.value() : "not a directory: " + clean.error().path;
}

// Returns all options of a command line as "a", "b=value" ...
std::string all_options_of(std::string_view letters, const std::vector<std::string>& arguments) {
    std::string text;
    GetoptsPlace place;
    for (;;) {
        const GetoptsStep step = next_option(letters, arguments, place);
        place = step.place;
        if (step.over)
            return text + "| " + std::to_string(place.index);
        text += step.name + (step.argument ? "=" + *step.argument : "") +
                (step.complaint.empty() ? "" : " (" + in_english(step.complaint) + ")") + " ";
    }
}

} // namespace

// ---- echo ------------------------------------------------------------------------------------

TEST_CASE("escapes_of_echo_and_printf_differ_in_their_octal_numbers") {
    CHECK(escaped("\\0101 \\101", EscapeStyle::Echo) == "A \\101");
    CHECK(escaped("\\0101 \\101", EscapeStyle::Argument) == "A A");
    CHECK(escaped("\\0101 \\101", EscapeStyle::Format) == "\b1 A");
    CHECK(escaped("\\x41", EscapeStyle::Echo) == "A");
    CHECK(escaped("\\x41", EscapeStyle::Argument) == "\\x41");
}

TEST_CASE("escape_c_stops_all_output") {
    std::string output;
    CHECK_FALSE(append_with_escapes(output, "one\\ctwo", EscapeStyle::Echo));
    CHECK(output == "one");
    CHECK(escaped("one\\ctwo", EscapeStyle::Format) == "one\\ctwo");
}

TEST_CASE("unknown_escape_and_last_backslash_stand_for_themselves") {
    CHECK(escaped("\\z\\", EscapeStyle::Echo) == "\\z\\");
    CHECK(escaped("a\\nb\\\\c", EscapeStyle::Echo) == "a\nb\\c");
}

// ---- umask -----------------------------------------------------------------------------------

TEST_CASE("symbolic_mask_says_what_is_allowed") {
    CHECK(apply_symbolic_mask(0777, "u=rwx,g=rx,o=rx") == 0022);
    CHECK(apply_symbolic_mask(0022, "g-w") == 0022);
    CHECK(apply_symbolic_mask(0022, "g+w") == 0002);
    CHECK(apply_symbolic_mask(0022, "o=") == 0027);
    CHECK(apply_symbolic_mask(0022, "a=") == 0777);
    CHECK(apply_symbolic_mask(0022, "-x") == 0133);
    CHECK(apply_symbolic_mask(0077, "go=u") == 0000);
    CHECK(apply_symbolic_mask(0022, "u-w+x") == 0222);
}

TEST_CASE("text_that_is_no_symbolic_mask_is_refused") {
    for (const char* text : {"", "u", "u=q", "rwx", "u=r,", "u=r,,g=r", ","})
        CHECK_MESSAGE(!apply_symbolic_mask(0022, text), text);
}

TEST_CASE("mask_is_written_symbolically_by_class") {
    CHECK(symbolic_mask(0022) == "u=rwx,g=rx,o=rx");
    CHECK(symbolic_mask(0777) == "u=,g=,o=");
    CHECK(symbolic_mask(0137) == "u=rw,g=r,o=");
}

// ---- cd --------------------------------------------------------------------------------------

TEST_CASE("dots_are_removed_from_a_logical_path") {
    CHECK(cleaned("/usr/./lib/../bin/") == "/usr/bin");
    CHECK(cleaned("/a/b/../..") == "/");
    CHECK(cleaned("/../../x") == "/x");
    CHECK(cleaned("/") == "/");
    CHECK(cleaned("//server/share/..") == "//server");
    CHECK(cleaned("//..") == "//");
    CHECK(cleaned("///a//b") == "/a/b");
    CHECK(cleaned("/a/...") == "/a/...");
}

TEST_CASE("dot_dot_behind_what_is_no_directory_fails") {
    const auto clean =
        without_dots("/etc/passwd/../x", [](const std::string& path) { return path == "/etc"; });
    REQUIRE_FALSE(clean);
    CHECK(clean.error().path == "/etc/passwd");
}

// ---- getopts ---------------------------------------------------------------------------------

TEST_CASE("options_are_taken_one_by_one_also_from_a_cluster") {
    CHECK(all_options_of("ab:c", {"-a", "-b", "x", "-c", "word"}) == "a b=x c | 5");
    CHECK(all_options_of("ab:c", {"-acbx", "word"}) == "a c b=x | 2");
    CHECK(all_options_of("a", {"-a", "--", "-a"}) == "a | 3");
    CHECK(all_options_of("a", {"-"}) == "| 1");
    CHECK(all_options_of("a", {}) == "| 1");
    CHECK(all_options_of("a:", {"-a", "-a"}) == "a=-a | 3");
}

TEST_CASE("wrong_option_is_a_question_mark_with_a_message_or_silently_with_its_letter") {
    CHECK(all_options_of("a", {"-x", "-a"}) == "? (-x: no such option) a | 3");
    CHECK(all_options_of(":a", {"-xa"}) == "?=x a | 2");
    CHECK(all_options_of("a:", {"-a"}) == "? (-a: an argument was expected after it) | 2");
    CHECK(all_options_of(":a:", {"-a"}) == ":=a | 2");
    CHECK(all_options_of("a:", {"-:"}) == "? (-:: no such option) | 2");
}

TEST_CASE("place_in_a_cluster_is_void_when_the_arguments_changed") {
    const std::vector<std::string> arguments{"-a"};
    const GetoptsStep step = next_option("ab", arguments, {2, 5});
    CHECK(step.over);
    const GetoptsStep past_the_end = next_option("ab", {}, {7, 3});
    CHECK(past_the_end.over);
}

// ---- fc --------------------------------------------------------------------------------------

TEST_CASE("commands_of_the_history_are_found_by_number_distance_and_beginning") {
    const std::vector<std::string> history{"date", "ls -l", "sleep 1", "ls"};
    const auto range = [&](const std::vector<std::string>& operands, HistoryUse use) {
        const auto chosen = choose_history({history, 1}, operands, use);
        return chosen ? std::to_string(chosen.value().first) + "-" +
                            std::to_string(chosen.value().last)
                      : in_english(chosen.error());
    };
    CHECK(range({}, HistoryUse::List) == "0-3");
    CHECK(range({}, HistoryUse::Again) == "3-3");
    CHECK(range({"2"}, HistoryUse::List) == "1-3");
    CHECK(range({"2"}, HistoryUse::Again) == "1-1");
    CHECK(range({"-2", "-1"}, HistoryUse::Again) == "2-3");
    CHECK(range({"99", "-99"}, HistoryUse::List) == "3-0");
    CHECK(range({"ls"}, HistoryUse::Again) == "3-3");
    CHECK(range({"ls -"}, HistoryUse::Again) == "1-1");
    CHECK(range({"cat"}, HistoryUse::Again) == "no command begins with 'cat'");
}

TEST_CASE("a_command_keeps_its_number_when_older_commands_are_dropped") {
    const std::vector<std::string> commands{"sleep 1", "ls"};
    const auto first = [&](const std::string& operand) {
        const auto chosen =
            choose_history({commands, 3}, std::vector<std::string>{operand}, HistoryUse::Again);
        return chosen ? commands[chosen.value().first] : in_english(chosen.error());
    };
    CHECK(first("3") == "sleep 1");
    CHECK(first("4") == "ls");
    CHECK(first("1") == "sleep 1"); // dropped: the oldest command comes next
    CHECK(first("9") == "ls");
    CHECK(first("-2") == "sleep 1");
}

TEST_CASE("range_of_the_history_can_run_backwards") {
    std::string seen;
    for_each_in({2, 0}, [&](std::size_t i) { seen += std::to_string(i); });
    CHECK(seen == "210");
}

// ---- words -----------------------------------------------------------------------------------

TEST_CASE("count_has_digits_only_and_is_never_too_great") {
    CHECK(parse_count("12") == 12);
    CHECK(parse_count("99999999999") == 2147483647);
    for (const char* text : {"", "-1", "+1", " 1", "1 ", "0x1", "1a"})
        CHECK_MESSAGE(!parse_count(text), text);
}

TEST_CASE("blank_lines_and_comments_are_no_commands") {
    CHECK_FALSE(holds_commands(""));
    CHECK_FALSE(holds_commands(" \n\t\n# comment\n  # another"));
    CHECK(holds_commands("# comment\ndate"));
    CHECK(holds_commands(":"));
}
