// Tests of the rules themselves, on invented texts: a rule must find each fault.
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
          std::vector<Violation>{{3, "jobs/job.cpp (floor 3 of the common ground) includes "
                                     "repl/prompt.hpp (floor 8 of the tower of the shell), "
                                     "which is not below it"}});
}

TEST_CASE("an_include_beside_or_across_the_towers_is_found") {
    CHECK(
        violations("control/jobs.hpp", "  #  include \"daemonize/daemonize.hpp\"") ==
        std::vector<Violation>{{1, "control/jobs.hpp (floor 6 of the tower of the shell) includes "
                                   "daemonize/daemonize.hpp (floor 6 of the tower of the shell), "
                                   "which is not below it"}});
    CHECK(violations("lesson/player.cpp", "#include \"expand/expand.hpp\"").size() == 1);
    CHECK(violations("interpreter/a.cpp", "#include \"insight/ledger.hpp\"").size() == 1);
    CHECK(violations("builtins/jobs/fg.cpp", "#include \"builtins/posix/cd.hpp\"").size() == 1);
    CHECK(violations("builtins/jobs/fg.cpp", "#include \"stage/stage.hpp\"").size() == 1);
}

TEST_CASE("an_include_that_hides_its_part_is_found") {
    CHECK(violations("jobs/job.cpp", "#include \"../repl/prompt.hpp\"\n").size() == 1);
    CHECK(violations("jobs/job.cpp", "#include \"job.hpp\"\n").size() == 1);
    CHECK(violations("attic/old.cpp", "").size() == 1);
    CHECK(violations("jobs/job.cpp", "#include <repl/prompt.hpp>\n").size() == 1);
    CHECK(violations("jobs/job.cpp", "#include <sys/wait.h>\n").empty());
}

TEST_CASE("an_include_of_a_lower_floor_of_its_tower_is_permitted") {
    CHECK(violations("jobs/job.cpp", "#include \"base/ids.hpp\"\n") == std::vector<Violation>{});
    CHECK(violations("main.cpp", "#include \"repl/loop.hpp\"\n") == std::vector<Violation>{});
    CHECK(violations("main.cpp", "#include \"invocation.hpp\"\n") == std::vector<Violation>{});
    CHECK(violations("builtins/leash/map.cpp",
                     "#include \"stage/stage.hpp\"\n"
                     "#include \"builtins/rows.hpp\"\n"
                     "#include \"control/job_control.hpp\"\n") == std::vector<Violation>{});
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
    CHECK(violations("stage/relay.cpp", "::syscall(SYS_pidfd_send_signal, held, 9, nullptr, 0);") ==
          std::vector<Violation>{
              {1, "pidfd_send_signal is called outside shell/kernel/send_signal.cpp"}});
    CHECK(violations("stage/relay.cpp", "::syscall(__NR_kill, pid, SIGHUP);").size() == 1);
    CHECK(
        violations("stage/relay.cpp", "::ioctl(terminal, TIOCSPGRP, &group);") ==
        std::vector<Violation>{{1, "TIOCSPGRP is called outside shell/kernel/terminal_loan.cpp"}});
    CHECK(violations("stage/relay.cpp", "::ioctl(terminal, TIOCGPGRP, &group);").empty());
    CHECK(violations("stage/relay.cpp", "::syscall(SYS_pidfd_open, pid, 0);") ==
          std::vector<Violation>{});
    CHECK(violations("stage/relay.cpp", "::kill(-group.value, SIGHUP);") ==
          std::vector<Violation>{{1, "kill is called outside shell/kernel/send_signal.cpp"}});
}

TEST_CASE("a_link_that_goes_up_or_sideways_is_found") {
    CHECK(link_violations("leash_part(kernel leash_base)\n"
                          "leash_part(builtins/leash leash_builtins_jobs leash_lesson)\n") ==
          std::vector<Violation>{});
    CHECK(link_violations("# parts\nleash_part(stage leash_insight leash_interpreter)\n") ==
          std::vector<Violation>{
              {2, "stage (floor 6 of the tower of what is seen and taught) links interpreter "
                  "(floor 7 of the tower of the shell), which is not below it"}});
    CHECK(link_violations("leash_part(jobs leash_launch)").size() == 1);
    CHECK(link_violations("leash_part(control leash_daemonize)").size() == 1);
    CHECK(link_violations("leash_part(attic leash_base)").size() == 1);
}

TEST_CASE("a_link_up_is_found_in_a_command_of_several_lines_and_in_a_command_that_adds_a_link") {
    CHECK(link_violations("leash_part(kernel leash_base\n  leash_jobs)\n").size() == 1);
    CHECK(link_violations(
              "\n\nif(x)\n  target_link_libraries(leash_jobs PUBLIC\n    leash_launch)") ==
          std::vector<Violation>{{4, "jobs (floor 3 of the common ground) links launch (floor 4 of "
                                     "the common ground), which is not below it"}});
    CHECK(link_violations("target_link_libraries(leash_wiring PUBLIC leash_repl)").empty());
    CHECK(link_violations("# leash_part(kernel leash_jobs)").empty());
}

TEST_CASE("an_include_of_a_part_that_is_not_linked_is_found") {
    const std::string_view cmake = "leash_part(kernel leash_base)\nleash_part(jobs leash_kernel)\n"
                                   "leash_part(stage leash_jobs)\n";
    CHECK(unlinked_includes("stage/a.cpp", "#include \"base/ids.hpp\"\n", cmake).empty());
    CHECK(unlinked_includes("jobs/a.cpp", "#include \"base/ids.hpp\"\n",
                            "leash_part(jobs leash_launch)\nleash_part(launch leash_jobs)\n")
              .size() == 1);
    CHECK(unlinked_includes("stage/a.cpp", "\n#include \"insight/map.hpp\"\n", cmake) ==
          std::vector<Violation>{{2, "stage/a.cpp includes insight/map.hpp, which the library of "
                                     "stage does not link"}});
}

TEST_CASE("a_file_name_used_twice_is_found") {
    CHECK(names_used_twice({"jobs/words.cpp", "insight/words.cpp", "insight/map.cpp",
                            "builtins/leash/map.cpp"}) == std::vector<std::string>{"words.cpp"});
    CHECK(names_used_twice({"builtins/jobs/rows.hpp", "builtins/posix/rows.hpp"}) ==
          std::vector<std::string>{"rows.hpp"});
}
