#include "repl/word_completion.hpp"

#include <doctest/doctest.h>

using namespace leash;
using Kind = CompletionWanted::Kind;

namespace {

// Returns what the line editor asks for a line with the cursor at its end. The last word begins
// behind the last byte at which the line editor splits.
CompletionWanted at_end_of(std::string_view line) {
    const auto last_break = line.find_last_of(" \t\n\"'`><=;|&(){");
    return complete_at(line, last_break == std::string_view::npos ? 0 : last_break + 1,
                       line.size());
}

CompletionWanted wanted(Kind kind, std::string head, std::string prefix) {
    return {kind, std::move(head), std::move(prefix)};
}

CompletionSources some_sources() {
    CompletionSources sources;
    sources.builtins = {"bg", "fg", "jobs", "help"};
    sources.words = {"for", "fetch"};
    sources.variables = {"HOME", "HISTSIZE", "PATH"};
    sources.lessons = {"exit-or-hangup", "the-cable"};
    sources.shell_options = {"hashall", "huponexit", "monitor"};
    sources.topics = {"keys", "signals"};
    sources.jobs = {{"%1", "sleep 100"}, {"%2", "vim notes"}, {"%10", "cat"}};
    sources.programs = [](const std::string& prefix) {
        return prefix == "f" ? std::vector<std::string>{"find", "fg"} : std::vector<std::string>{};
    };
    return sources;
}

std::vector<std::string> texts(const std::vector<Candidate>& candidates) {
    std::vector<std::string> result;
    for (const Candidate& one : candidates)
        result.push_back(one.text);
    return result;
}

using Texts = std::vector<std::string>;

} // namespace

TEST_CASE("command_is_completed_where_a_command_stands") {
    for (const char* line : {"sl", "  sl", "a; sl", "a | sl", "a && sl", "a & sl", "(sl", "x=$(sl",
                             "if sl", "while true; do sl", "! sl", "A=1 sl", "nohup sl", "{ sl",
                             ">out sl", "2>&1 sl", "'a;b' x; sl"}) {
        CAPTURE(std::string(line));
        CHECK(at_end_of(line) == wanted(Kind::Command, "", "sl"));
    }
}

TEST_CASE("file_is_completed_where_an_argument_stands") {
    for (const char* line : {"cat sl", "a; cat sl", "cat 'a;b' sl", "cat >sl", "cat > sl", "> sl",
                             "cat a\\;sl", "A=sl", "cat 2>&1 sl"}) {
        CAPTURE(std::string(line));
        CHECK(at_end_of(line).kind == Kind::File);
    }
}

TEST_CASE("command_with_a_slash_or_tilde_is_a_file") {
    CHECK(at_end_of("./st").kind == Kind::File);
    CHECK(at_end_of("~/bin/le").kind == Kind::File);
}

TEST_CASE("job_ids_are_completed_behind_commands_that_take_them") {
    for (const char* line :
         {"fg %", "bg %", "wait %", "kill -9 %", "disown -h %", "jobs %", "a; fg %"}) {
        CAPTURE(std::string(line));
        CHECK(at_end_of(line) == wanted(Kind::Job, "", "%"));
    }
    CHECK(at_end_of("fg ") == wanted(Kind::Job, "", ""));
    CHECK(at_end_of("kill ").kind == Kind::File);
    CHECK(at_end_of("echo %").kind == Kind::File);
}

TEST_CASE("job_ids_come_by_number_with_their_commands") {
    CHECK(candidates(wanted(Kind::Job, "", "%"), some_sources()) ==
          std::vector<Candidate>{{"%1", "sleep 100"}, {"%2", "vim notes"}, {"%10", "cat"}});
    CHECK(texts(candidates(wanted(Kind::Job, "", "%1"), some_sources())) == Texts{"%1", "%10"});
}

TEST_CASE("variable_is_completed_behind_a_dollar_sign") {
    CHECK(at_end_of("echo $H") == wanted(Kind::Variable, "$", "H"));
    CHECK(at_end_of("echo a/$H") == wanted(Kind::Variable, "a/$", "H"));
    CHECK(at_end_of("echo ${H") == wanted(Kind::Variable, "", "H"));
    CHECK(at_end_of("echo \"$") == wanted(Kind::Variable, "$", ""));
    CHECK(at_end_of("echo $HOME/s").kind == Kind::File);
    CHECK(texts(candidates(wanted(Kind::Variable, "a/$", "H"), some_sources())) ==
          Texts{"a/$HISTSIZE", "a/$HOME"});
}

TEST_CASE("signal_names_are_completed_behind_kill_and_trap") {
    CHECK(at_end_of("kill -HU") == wanted(Kind::Signal, "-", "HU"));
    CHECK(at_end_of("kill -s HU") == wanted(Kind::Signal, "", "HU"));
    CHECK(at_end_of("trap 'echo x' HU") == wanted(Kind::Signal, "", "HU"));
    CHECK(texts(candidates(wanted(Kind::Signal, "-", "HU"), some_sources())) == Texts{"-HUP"});
    CHECK(texts(candidates(wanted(Kind::Signal, "", "ST"), some_sources())) ==
          Texts{"STKFLT", "STOP"});
}

TEST_CASE("help_completes_builtins_and_lesson_its_names") {
    CHECK(at_end_of("help j") == wanted(Kind::Builtin, "", "j"));
    CHECK(texts(candidates(wanted(Kind::Builtin, "", "j"), some_sources())) == Texts{"jobs"});
    CHECK(texts(candidates(wanted(Kind::Builtin, "", "s"), some_sources())) == Texts{"signals"});
    CHECK(at_end_of("lesson ") == wanted(Kind::Lesson, "", ""));
    CHECK(texts(candidates(wanted(Kind::Lesson, "", "t"), some_sources())) == Texts{"the-cable"});
}

TEST_CASE("names_of_shell_options_are_completed_behind_set_o") {
    for (const char* line : {"set -o h", "set +o h", "set -euo h", "leash -o h", "a; set -o h"}) {
        CAPTURE(std::string(line));
        CHECK(at_end_of(line) == wanted(Kind::ShellOption, "", "h"));
    }
    CHECK(at_end_of("set -o ") == wanted(Kind::ShellOption, "", ""));
    CHECK(at_end_of("set -e h").kind == Kind::File);
    CHECK(at_end_of("tar -xo h").kind == Kind::File);
    CHECK(texts(candidates(wanted(Kind::ShellOption, "", "h"), some_sources())) ==
          Texts{"hashall", "huponexit"});
}

TEST_CASE("options_are_completed_behind_a_command") {
    CHECK(at_end_of("map --w") == CompletionWanted{Kind::Option, "", "--w", "map"});
    CHECK(at_end_of("a; map 42 -") == CompletionWanted{Kind::Option, "", "-", "map"});
    CHECK(at_end_of("daemonize --no") == CompletionWanted{Kind::Option, "", "--no", "daemonize"});
    CHECK(at_end_of("daemonize -v --no") ==
          CompletionWanted{Kind::Option, "", "--no", "daemonize"});
    CHECK(at_end_of("daemonize -v sl") == wanted(Kind::Command, "", "sl"));
    CHECK(at_end_of("daemonize sh --no") == CompletionWanted{Kind::Option, "", "--no", "sh"});
    CHECK(at_end_of("map -- --w").kind == Kind::File);
    CHECK(at_end_of("map --watch") == CompletionWanted{Kind::Option, "", "--watch", "map"});
}

TEST_CASE("values_are_completed_behind_their_option") {
    CHECK(at_end_of("forecast --if hang") ==
          CompletionWanted{Kind::Value, "", "hang", "forecast", "if"});
    CHECK(at_end_of("forecast %1 --if=hang") ==
          CompletionWanted{Kind::Value, "", "hang", "forecast", "if"});
    CHECK(at_end_of("leash --policy ") == CompletionWanted{Kind::Value, "", "", "leash", "policy"});
}

TEST_CASE("candidates_for_options_come_from_the_table_of_the_command") {
    static constexpr NamedOption rows[] = {
        {"if",
         '\0',
         "EVENT",
         {},
         {},
         [] {
             return Texts{"hangup", "exit", "ctrl-c"};
         }},
        {"json", '\0', "", {}, {}},
        {"", 'a', "", {}, {}},
    };
    static constexpr OptionTable table{"forecast", OptionsStand::Anywhere, rows};
    CompletionSources sources = some_sources();
    sources.option_table = [](const std::string& command) {
        return command == "forecast" ? &table : nullptr;
    };
    CHECK(texts(candidates({Kind::Option, "", "-", "forecast"}, sources)) ==
          Texts{"--help", "--if", "--json"});
    CHECK(texts(candidates({Kind::Option, "", "--j", "forecast"}, sources)) == Texts{"--json"});
    CHECK(texts(candidates({Kind::Value, "", "e", "forecast", "if"}, sources)) == Texts{"exit"});
    CHECK(texts(candidates({Kind::Value, "", "", "forecast", "json"}, sources)) == Texts{});
    CHECK(texts(candidates({Kind::Option, "", "--", "ls"}, sources)) == Texts{});
}

TEST_CASE("commands_are_builtins_words_and_programs_each_once") {
    CHECK(texts(candidates(wanted(Kind::Command, "", "f"), some_sources())) ==
          Texts{"fetch", "fg", "find", "for"});
}
