// The rules themselves, on made-up texts: they must see a fault where there is one.
#include "rules.hpp"

#include <doctest/doctest.h>

using namespace architecture;

namespace doctest {
template <> struct StringMaker<std::vector<Violation>> {
    static String convert(const std::vector<Violation>& all) {
        std::string text;
        for (const auto& [line, what] : all)
            text += std::to_string(line) + ": " + what + "\n";
        return text.c_str();
    }
};
} // namespace doctest

TEST_CASE("an_include_of_a_higher_floor_is_found") {
    CHECK(violations("jobs/job.cpp", "#include \"jobs/job.hpp\"\n"
                                     "#include <vector>\n"
                                     "#include \"repl/prompt.hpp\"\n") ==
          std::vector<Violation>{{3, "jobs/job.cpp (floor 3) includes repl/prompt.hpp (floor 10), "
                                     "which is not below it"}});
}

TEST_CASE("an_include_of_another_folder_on_the_same_floor_is_found") {
    CHECK(violations("expand/field.hpp", "  #  include \"launch/plan.hpp\"") ==
          std::vector<Violation>{{1, "expand/field.hpp (floor 4) includes launch/plan.hpp "
                                     "(floor 4), which is not below it"}});
}

TEST_CASE("an_include_that_hides_its_floor_is_found") {
    CHECK(violations("jobs/job.cpp", "#include \"../repl/prompt.hpp\"\n").size() == 1);
    CHECK(violations("jobs/job.cpp", "#include \"job.hpp\"\n").size() == 1);
    CHECK(violations("attic/old.cpp", "").size() == 1);
}

TEST_CASE("an_include_of_a_lower_floor_is_permitted") {
    CHECK(violations("jobs/job.cpp", "#include \"base/ids.hpp\"\n") == std::vector<Violation>{});
    CHECK(violations("main.cpp", "#include \"repl/loop.hpp\"\n") == std::vector<Violation>{});
    CHECK(violations("main.cpp", "#include \"options.hpp\"\n") == std::vector<Violation>{});
}

TEST_CASE("a_dangerous_call_outside_its_file_is_found") {
    const std::string text = "int f() {\n    return ::waitpid(-1, nullptr, 0);\n}\n";
    CHECK(violations("stage/relay.cpp", text) ==
          std::vector<Violation>{{2, "waitpid is called outside shell/launch/reaper.cpp"}});
    CHECK(violations("launch/reaper.cpp", text) == std::vector<Violation>{});
    for (const auto& [name, owner] : owned_calls()) {
        CAPTURE(name);
        CHECK(violations("repl/loop.cpp", "x = ::" + std::string(name) + " (1);").size() == 1);
    }
}

TEST_CASE("what_only_looks_like_the_call_is_permitted") {
    for (const auto* text :
         {"job.signal(1);", "job->signal(1);", "events::signal(1);", "int signal(const Job& job);",
          "unfork(1);", "fork_plan(1);", "struct sigaction action{};", "// fork() copies the shell",
          "/* fork()\n fork() */", "say(\"fork() failed\");", "say(\"\\\"fork()\");",
          "say(R\"x(\" fork() )\" )x\");", "char quote = '\"'; // fork()",
          "int n = 1'000; // fork()"}) {
        CAPTURE(text);
        CHECK(violations("repl/loop.cpp", text) == std::vector<Violation>{});
    }
}

TEST_CASE("a_call_is_seen_however_it_is_written") {
    CHECK(calls("std::signal(1, f)", "signal"));
    CHECK(calls("return ::signal(1, f)", "signal"));
    CHECK(calls("signal( SIGHUP, f)", "signal"));
    CHECK(calls("unfork(); fork();", "fork"));
    CHECK(calls("if (!fork ())", "fork"));
    CHECK(calls(code_alone("int n = 1'000; fork();"), "fork"));
    CHECK(calls(code_alone("char quote = '\"'; fork();"), "fork"));
}
