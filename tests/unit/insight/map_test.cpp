#include "insight/map_json.hpp"

#include "base/text.hpp"
#include "in_locale.hpp"
#include "jobs/process_state.hpp"
#include "mo_file.hpp"
#include "scene.hpp"

#include <sstream>

using namespace leash;

namespace {

const Translator english;

Scene a_terminal_with_jobs() {
    Scene scene;
    scene.job(5, 1, 904, "ada");
    scene.put(906, 899, 906, 899, {"yes", std::string(90, 'y')}).state = 'T';
    scene.put(907, 899, 906, 899, {"less"}).state = 'T';
    ProcessFacts& dora = scene.put(911, 640, 911, 911, {"witness", "dora"});
    dora.terminal.reset();
    dora.foreground_group.reset();
    return scene;
}

Map map_of(const Scene& scene) {
    return make_map(scene.now, {the_shell,
                                {Session{899}, Session{77}},
                                {{1, {904}, '-', describe(Running{})},
                                 {2, {906}, '+', describe(Stopped{SIGTSTP})}},
                                {Scene::key(904), Scene::key(911), Scene::key(12)}});
}

} // namespace

TEST_CASE("the_map_is_a_tree_from_the_terminal_to_its_processes") {
    CHECK("\n" + render(map_of(a_terminal_with_jobs()), {}, english) == R"(
 terminal pts/5
 `- session 899, led by leash
    |- group 899  FOREGROUND
    |  `-     899  leash                                              this shell
    |- group 904  [1]- Running
    |  `-     904  witness ada                                        running
    `- group 906  [2]+ Stopped (SIGTSTP)
       |-     906  yes yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy..  stopped
       `-     907  less                                               stopped

 tied to no terminal (TTY ?), started here
    `-     911  witness dora      session 911, adopted by 640 (leash), subreaper
)");
}

// Seen to fail: "[1]- Running" in a Chinese map.
TEST_CASE("the_states_of_jobs_on_the_map_are_in_the_language_of_the_reader") {
    const Translator chinese =
        test::translator_with({{"Running", "运行中"}, {"Stopped (SIG{0})", "已停止 (SIG{0})"}});
    const std::string text = render(map_of(a_terminal_with_jobs()), {}, chinese);
    CHECK(text.find("  [1]- 运行中\n") != std::string::npos);
    CHECK(text.find("  [2]+ 已停止 (SIGTSTP)\n") != std::string::npos);
}

TEST_CASE("the_map_draws_with_box_characters_where_it_may_and_fits_80_columns") {
    const test::InLocale utf8("C.UTF-8");
    const std::string text = render(map_of(a_terminal_with_jobs()), {true, false}, english);
    CHECK(text.find("    ├─ group 904  [1]- Running\n    │  └─     904") != std::string::npos);
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        CAPTURE(line);
        CHECK(display_width(line) <= 80);
    }
}

TEST_CASE("a_map_that_wraps_cuts_nothing_at_80_columns") {
    Scene scene = a_terminal_with_jobs();
    scene.facts(904).command_line = {
        "python3", "-m", "http.server", "--directory", "/srv/a/folder/with/a/long/name", "8000"};
    scene.facts(911).command_line = {"iperf3", "-s", "-p", "5001", "--logfile", "/tmp/iperf.log"};
    MapStyle style;
    style.wraps = true;
    CHECK("\n" + render(map_of(scene), style, english) == R"(
 terminal pts/5
 `- session 899, led by leash
    |- group 899  FOREGROUND
    |  `-     899  leash                                              this shell
    |- group 904  [1]- Running
    |  `-     904  python3 -m http.server --directory                 running
    |              /srv/a/folder/with/a/long/name 8000
    `- group 906  [2]+ Stopped (SIGTSTP)
       |-     906  yes                                                stopped
       |           yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy
       |           yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy
       `-     907  less                                               stopped

 tied to no terminal (TTY ?), started here
    `-     911  iperf3 -s -p 5001 --logfile /tmp/iperf.log
                session 911, adopted by 640 (leash), subreaper
)");
}

TEST_CASE("a_map_that_wraps_shows_four_lines_of_a_command_at_the_most") {
    const test::InLocale utf8("C.UTF-8");
    Scene scene;
    std::string name;
    for (int i = 0; i < 400; ++i)
        name += "守";
    scene.put(904, 899, 904, 899, {"a", name});
    const MapQuestion question{the_shell, {Session{899}}, {}, {}};
    MapStyle style;
    style.wraps = true;
    const std::string text = render(make_map(scene.now, question), style, english);
    std::istringstream lines(text);
    int of_command = 0;
    for (std::string line; std::getline(lines, line);) {
        CHECK(display_width(line) <= 80);
        of_command += line.find("守") != std::string::npos ? 1 : 0;
    }
    CHECK(of_command == 4);
    CHECK(text.find("守..\n") != std::string::npos);
}

TEST_CASE("a_map_for_a_projector_has_50_columns_and_blank_lines") {
    MapStyle style;
    style.big = true;
    CHECK("\n" + render(map_of(a_terminal_with_jobs()), style, english) == R"(
 terminal pts/5
 `- session 899, led by leash

    |- group 899  FOREGROUND
    |  `-     899  leash                this shell

    |- group 904  [1]- Running
    |  `-     904  witness ada          running

    `- group 906  [2]+ Stopped (SIGTSTP)
       |-     906  yes                  stopped
       |           yyyyyyyyyyyyyyyyyyy
       |           yyyyyyyyyyyyyyyyyyy
       |           yyyyyyyyyyyyyyyyy..
       `-     907  less                 stopped

 tied to no terminal (TTY ?), started here

    `-     911  witness dora
                session 911, adopted by 640
                (leash), subreaper
)");
    Scene scene;
    for (const pid_t pid : {1234567, 2345678}) {
        scene.put(pid, 899, pid, 899, {"d"}).state = 'T';
        scene.put(pid + 1, 640, pid + 1, pid + 1, {"e"}).terminal.reset();
    }
    MapQuestion question{the_shell, {Session{899}}, {}, {}};
    question.jobs = {{12, {1234567}, '+', describe(Stopped{SIGTSTP})}};
    question.started = {Scene::key(1234568), Scene::key(2345679)};
    scene.facts(1234567).parent = Pid{1};
    std::istringstream lines(render(make_map(scene.now, question), style, english));
    for (std::string line; std::getline(lines, line);) {
        CAPTURE(line);
        CHECK(display_width(line) <= 50);
    }
}

TEST_CASE("an_orphaned_group_is_marked_and_a_missing_leader_is_said") {
    Scene scene = a_terminal_with_jobs();
    scene.gone(899);
    scene.facts(904).parent = the_stage;
    const std::string text = render(map_of(scene), {}, english);
    CHECK(text.find(" `- session 899, its leader gone\n") != std::string::npos);
    CHECK(text.find("group 904  [1]- Running  orphaned\n") != std::string::npos);
}

TEST_CASE("a_session_without_a_terminal_says_so_and_session_0_is_not_called_leaderless") {
    Scene scene;
    scene.put(2, 0, 0, 0, {"kthreadd"}).terminal.reset();
    scene.put(1, 0, 1, 1, {"init"}).terminal.reset();
    const std::string text =
        render(make_map(scene.now, {the_shell, {Session{0}, Session{1}}, {}, {}}), {}, english);
    CHECK(text.find(" no terminal\n"
                    " `- session 0: the kernel's own, or begun outside this container\n") !=
          std::string::npos);
    CHECK(text.find(" no terminal\n `- session 1, led by init\n") != std::string::npos);
}

TEST_CASE("colour_marks_the_foreground_and_changes_no_text") {
    const Map map = map_of(a_terminal_with_jobs());
    std::string text = render(map, {false, true}, english);
    CHECK(text.find("\033[1;32mgroup 899  FOREGROUND\033[0m") != std::string::npos);
    for (const std::string code : {"\033[1;32m", "\033[1m", "\033[0m"})
        for (std::size_t at = text.find(code); at != std::string::npos; at = text.find(code))
            text.erase(at, code.size());
    CHECK(text == render(map, {}, english));
}

TEST_CASE("the_sessions_of_a_user_are_those_with_a_process_of_his") {
    Scene scene = a_terminal_with_jobs();
    scene.facts(904).user = 1000;
    scene.facts(911).user = 1000;
    scene.facts(640).user = 0;
    CHECK(sessions_of_user(scene.now, 1000) == std::vector{Session{899}, Session{911}});
}

TEST_CASE("it_is_said_who_has_adopted_a_daemon") {
    Scene scene;
    scene.put(1, 0, 1, 1, {"init"});
    scene.put(733, 1, 733, 733, {"/lib/systemd/systemd", "--user"}).name = "systemd";
    const pid_t adopters[] = {1, 733, 640, 899, 5};
    MapQuestion question{the_shell, {Session{899}}, {}, {}};
    for (pid_t pid = 911; const pid_t adopter : adopters) {
        ProcessFacts& daemon = scene.put(pid, adopter, pid, pid, {"d"});
        daemon.terminal.reset();
        question.started.push_back(Scene::key(pid));
        ++pid;
    }
    const std::string text = render(make_map(scene.now, question), {}, english);
    CHECK(text.substr(text.find(" tied")) == R"( tied to no terminal (TTY ?), started here
    |-     911  d                               session 911, adopted by 1 (init)
    |-     912  d                   session 912, adopted by 733 (systemd --user)
    |-     913  d                 session 913, adopted by 640 (leash), subreaper
    |-     914  d                               session 914, child of this leash
    `-     915  d                           session 915, adopted by 5, subreaper
)");
}

TEST_CASE("a_process_without_a_terminal_whose_parent_lives_on_the_map_is_adopted_by_nobody") {
    Scene scene;
    for (const pid_t pid : {911, 912}) {
        scene.put(pid, pid - 1, pid, 911, {"d"}).terminal.reset();
    }
    scene.facts(911).parent = Pid{899};
    scene.put(904, 899, 904, 904, {"setsid"}).terminal.reset();
    MapQuestion question{Pid{5}, {Session{899}}, {}, {}};
    question.started = {Scene::key(904), Scene::key(911), Scene::key(912)};
    const std::string text = render(make_map(scene.now, question), {}, english);
    CHECK(text.substr(text.find(" tied")) == R"( tied to no terminal (TTY ?), started here
    |-     904  setsid                         session 904, child of 899 (leash)
    |-     911  d                              session 911, child of 899 (leash)
    `-     912  d                                  session 911, child of 911 (d)
)");
    question.shell = the_shell;
    CHECK(to_json(make_map(scene.now, question)).find("subreaper") == std::string::npos);
}

TEST_CASE("a_chinese_command_is_cut_at_a_whole_character_and_columns_stay_in_line") {
    const test::InLocale utf8("C.UTF-8");
    Scene scene;
    std::string name;
    for (int i = 0; i < 40; ++i)
        name += "守";
    scene.put(1234567, 899, 1234567, 899, {name});
    const MapQuestion question{the_shell, {Session{899}}, {}, {}};
    const std::string text = render(make_map(scene.now, question), {true, false}, english);
    CHECK(text.find("1234567  守") != std::string::npos); // a number is never cut
    CHECK(text.find("守..   running\n") != std::string::npos);
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);)
        CHECK(display_width(line) <= 80);
}

TEST_CASE("the_map_as_json_has_everything_that_is_drawn") {
    Scene scene = a_terminal_with_jobs();
    scene.gone(906);
    CHECK(to_json(map_of(scene)) == R"json({
  "sessions": [
    {
      "session": 899,
      "terminal": "pts/5",
      "leader": "leash",
      "groups": [
        {
          "group": 899,
          "foreground": true,
          "orphaned": true,
          "job": null,
          "processes": [
            {
              "pid": 899,
              "command": "leash",
              "state": "running",
              "this_shell": true
            }
          ]
        },
        {
          "group": 904,
          "foreground": false,
          "orphaned": false,
          "job": {
            "number": 1,
            "mark": "-",
            "state": "Running"
          },
          "processes": [
            {
              "pid": 904,
              "command": "witness ada",
              "state": "running",
              "this_shell": false
            }
          ]
        },
        {
          "group": 906,
          "foreground": false,
          "orphaned": false,
          "job": {
            "number": 2,
            "mark": "+",
            "state": "Stopped (SIGTSTP)"
          },
          "processes": [
            {
              "pid": 907,
              "command": "less",
              "state": "stopped",
              "this_shell": false
            }
          ]
        }
      ]
    }
  ],
  "loose": [
    {
      "pid": 911,
      "command": "witness dora",
      "state": "running",
      "session": 911,
      "parent": 640,
      "adopted_by": "subreaper"
    }
  ]
}
)json");
}
