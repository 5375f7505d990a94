#include "repl/history_expansion.hpp"

#include <doctest/doctest.h>

#include <cstdio>

#include <readline/history.h>

using namespace leash;

namespace {

// Readline has one history for the whole process.
class ThreeLines {
  public:
    ThreeLines() {
        for (const char* line : {"echo one two three", "ls /tmp/a.c", "true x"})
            add_history(line);
        using_history();
    }
    ~ThreeLines() { clear_history(); }
    ThreeLines(const ThreeLines&) = delete;
    ThreeLines& operator=(const ThreeLines&) = delete;
};

// Returns the line that would run.
std::string expanded(const std::string& line, StillOpen open = StillOpen::Command) {
    const ThreeLines history;
    const HistoryExpansion result = expand_history(line, open);
    if (const auto* runs = std::get_if<RunsExpanded>(&result))
        return runs->text;
    if (const auto* shown = std::get_if<OnlyShown>(&result))
        return "only shown: " + shown->text;
    return std::holds_alternative<RunsAsTyped>(result) ? line : "nothing";
}

bool is_unchanged(const std::string& line, StillOpen open = StillOpen::Command) {
    const ThreeLines history;
    return std::holds_alternative<RunsAsTyped>(expand_history(line, open));
}

} // namespace

TEST_CASE("lines_and_words_of_the_history_are_named_as_in_bash") {
    CHECK(expanded("!!") == "true x");
    CHECK(expanded("sudo !!") == "sudo true x");
    CHECK(expanded("!-2") == "ls /tmp/a.c");
    CHECK(expanded("!1") == "echo one two three");
    CHECK(expanded("!e") == "echo one two three");
    CHECK(expanded("ls;!ls") == "ls;ls /tmp/a.c");
    CHECK(expanded("echo !$") == "echo x");
    CHECK(expanded("echo !e:2-") == "echo two");
    CHECK(expanded("echo !e:*") == "echo one two three");
    CHECK(expanded("echo !?two?:%") == "echo two");
    CHECK(expanded("cd !l:$:h") == "cd /tmp");
    CHECK(expanded("!ls:s/a.c/b/") == "ls /tmp/b");
    CHECK(expanded("^x^y^") == "true y");
    CHECK(expanded("^x^y") == "true y");
    CHECK(expanded("echo ab !#:1") == "echo ab ab");
    CHECK(expanded("!!:p") == "only shown: true x");
    CHECK(expanded("echo \"hi!\" \"x!!\"") == "echo \"hi!\" \"xtrue x\"");
    CHECK(expanded("echo \"it's\" !ls") == "echo \"it's\" ls /tmp/a.c");
    CHECK(expanded("echo \"a\\\"!ls\"") == "echo \"a\\\"ls /tmp/a.c\"");
    CHECK(expanded("echo $(echo !ls)") == "echo $(echo ls /tmp/a.c)");
}

TEST_CASE("exclamation_mark_with_another_meaning_is_left_alone") {
    for (const char* line :
         {"kill $!;", "$!", "wait $!", "echo 'a!b'", "echo \"a!\" b", "echo \\!ls",
          "echo \"\\!ls\"", "echo $'a\\'!ls'", "echo [!a]*", "echo ${!x}", "echo a!=b", "! true",
          "!(ls)", "echo a !", "echo # !!", "echo $(echo '!ls')", "echo \"$(echo '!ls')\"",
          "echo \"$(a \"b\" (c) '!ls')\"", "case $x in [!0-9]*) ;; esac"}) {
        CAPTURE(std::string(line));
        CHECK(is_unchanged(line));
    }
}

TEST_CASE("failed_history_expansion_gives_the_reason") {
    for (const char* line : {"!nosuch", "!e:9", "!!:z", "^q^r^", "echo \"'!nosuch'\"", "!;"}) {
        CAPTURE(std::string(line));
        CHECK(expanded(line) == "nothing");
    }
    const ThreeLines history;
    const auto result = expand_history("echo !e:9", StillOpen::Command);
    CHECK(in_english(std::get<CannotExpand>(result).why) ==
          ":9: that line of the history does not have this word");
}

TEST_CASE("quotes_of_an_earlier_line_protect_an_exclamation_mark") {
    CHECK(is_unchanged("a!! b", StillOpen::SingleQuotes));
    CHECK(is_unchanged("^x^y", StillOpen::SingleQuotes));
    CHECK(is_unchanged("^x^y", StillOpen::DoubleQuotes));
    CHECK(expanded("a!! ' !!", StillOpen::SingleQuotes) == "a!! ' true x");
    CHECK(expanded("a!! \" '!!'", StillOpen::DoubleQuotes) == "atrue x \" '!!'");
    CHECK(is_unchanged("!!", StillOpen::HereDocument));
    CHECK(expanded("!!") == "true x"); // the lines before leave nothing behind
    CHECK(expanded("^x^y") == "true y");
}

TEST_CASE("only_a_line_with_its_characters_may_name_history") {
    CHECK(may_name_history("^a^b"));
    CHECK(may_name_history("echo !"));
    CHECK_FALSE(may_name_history("echo a^b"));
    CHECK_FALSE(may_name_history(""));
}
