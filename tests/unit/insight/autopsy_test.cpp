#include "insight/autopsy.hpp"

#include "base/text.hpp"
#include "in_locale.hpp"
#include "scene.hpp"

#include <sstream>

using namespace leash;

namespace {

std::string screen(const Scene& scene) {
    return "\n" + render(make_autopsy(scene.ledger, scene.now, "14:02:11"), {80}, Translator());
}

} // namespace

TEST_CASE("the_cable_is_pulled_and_the_shell_passes_the_hangup_on") {
    Scene scene = two_jobs();
    scene.pull_the_cable();
    CHECK(screen(scene) == R"(
 AUTOPSY  practice terminal pts/5: cable pulled 14:02:11            all observed
 ------------------------------------------------------------------------------
   PID JOB COMMAND         BEFORE    AFTER                        PPID      TTY
   899  -  leash (shell)   reading   died of SIGHUP from kernel   640       -
   904  1  witness ada     running   died of SIGHUP from leash    899       -
   905  2  witness bob     running   LIVES, ignores SIGHUP        899>640   ?

   0 ms  cable pulled: the kernel sends SIGHUP to 899, the session leader
   1 ms  899 (leash) sends SIGHUP to its jobs: groups 904 and 905
   1 ms  904 dies; 905 ignores it (nohup)      2 ms  899 dies
   2 ms  640, the practice terminal, adopts 905: its parent is gone
   2 ms  905 has no controlling terminal any more

 Still running; to end it:  kill 905
)");
}

TEST_CASE("an_autopsy_for_a_projector_has_50_columns_and_blank_lines") {
    Scene scene = two_jobs();
    scene.pull_the_cable();
    CHECK("\n" + render_big(make_autopsy(scene.ledger, scene.now, "14:02:11"), Translator()) == R"(
 AUTOPSY pts/5: cable pulled 14:02:11
 all observed

     899  leash (shell)
          died of SIGHUP from kernel

     904  [1] witness ada
          died of SIGHUP from leash

     905  [2] witness bob
          LIVES, ignores SIGHUP

   0 ms  cable pulled: the kernel sends SIGHUP to
         899, the session leader

   1 ms  899 (leash) sends SIGHUP to its jobs:
         groups 904 and 905

   1 ms  904 dies; 905 ignores it (nohup)

   2 ms  899 dies

   2 ms  640, the practice terminal, adopts 905:
         its parent is gone

   2 ms  905 has no controlling terminal any more

 Still running; to end it:  kill 905
)");
}

// Seen to fail with "LIVES, despite SIGHUP" when the autopsy regarded only the look before the end.
TEST_CASE("a_survivor_that_was_only_about_to_ignore_the_signal_ignores_it") {
    Scene scene;
    scene.job(6, 2, 905, "bob", "nohup witness bob");
    scene.look(7);
    scene.facts(905).ignored = SignalSet{1};
    scene.ledger.terminal_closing(Scene::at(20), Ending::Hangup);
    scene.tell(20, SignalReceived{SIGHUP, Sender{}});
    scene.tell(21, SignalSent{SIGHUP, ProcessGroup{905}, _("hangup")});
    scene.reap(22, 899, Signaled{SIGHUP});
    scene.cut_loose(905);
    scene.look(23);
    CHECK(make_autopsy(scene.ledger, scene.now, "14:02:11").rows.back().after ==
          "lives so far, ignores SIGHUP");
}

// Seen to fail when the rows had the order in which the ledger heard of the processes.
TEST_CASE("rows_stand_in_the_order_in_which_processes_were_made") {
    Scene scene;
    scene.job(5, 2, 905, "bob");
    scene.job(6, 1, 904, "ada");
    scene.look(7);
    const Autopsy autopsy = make_autopsy(scene.ledger, scene.now, "14:02:11");
    REQUIRE(autopsy.rows.size() == 3);
    CHECK(autopsy.rows[0].pid == Pid{899});
    CHECK(autopsy.rows[1].pid == Pid{904});
    CHECK(autopsy.rows[2].pid == Pid{905});
}

TEST_CASE("after_an_orderly_exit_nobody_signals_the_background") {
    Scene scene = two_jobs();
    scene.tell(20, ShellExits{0});
    scene.reap(21, 899, Exited{0});
    scene.ledger.terminal_closing(Scene::at(22), Ending::Exit);
    scene.cut_loose(904);
    scene.cut_loose(905);
    scene.look(23);
    CHECK(screen(scene) == R"(
 AUTOPSY  practice terminal pts/5: exit 14:02:11                    all observed
 ------------------------------------------------------------------------------
   PID JOB COMMAND         BEFORE    AFTER                        PPID      TTY
   899  -  leash (shell)   reading   exited 0                     640       -
   904  1  witness ada     running   lives so far, not signalled  899>640   ?
   905  2  witness bob     running   LIVES, nobody signalled it   899>640   ?

   0 ms  899 (leash) leaves: exit              1 ms  899 exits 0
   1 ms  640, the practice terminal, adopts 904 and 905: their parents are gone
   1 ms  904 and 905 have no controlling terminal any more

 904 has a terminal open that is gone: a write fails (EIO) and may end it.
 Still running; to end them:  kill 904 905
)");
}

TEST_CASE("sighup_to_the_shell_alone_is_passed_on_as_well") {
    Scene scene = two_jobs();
    scene.tell(20, SignalSent{SIGHUP, the_shell, _("kill -HUP $$")});
    scene.tell(20, SignalReceived{SIGHUP, Sender{the_shell}});
    scene.tell(21, SignalSent{SIGHUP, ProcessGroup{904}, _("hangup")});
    scene.tell(21, SignalSent{SIGHUP, ProcessGroup{905}, _("hangup")});
    scene.reap(22, 904, Signaled{SIGHUP});
    scene.reap(22, 899, Signaled{SIGHUP});
    scene.cut_loose(905);
    scene.look(23);
    CHECK(screen(scene) == R"(
 AUTOPSY  practice terminal pts/5: SIGHUP to the shell 14:02:11     all observed
 ------------------------------------------------------------------------------
   PID JOB COMMAND         BEFORE    AFTER                        PPID      TTY
   899  -  leash (shell)   reading   died of SIGHUP from itself   640       -
   904  1  witness ada     running   died of SIGHUP from leash    899       -
   905  2  witness bob     running   LIVES, ignores SIGHUP        899>640   ?

   0 ms  899 (leash) sends SIGHUP to itself
   1 ms  899 (leash) sends SIGHUP to its jobs: groups 904 and 905
   1 ms  905 ignores it (nohup)                2 ms  904 dies; 899 dies
   2 ms  640, the practice terminal, adopts 905: its parent is gone
   2 ms  905 has no controlling terminal any more

 Still running; to end it:  kill 905
)");
}

TEST_CASE("a_killed_shell_can_tell_nobody_so_only_the_kernel_speaks") {
    Scene scene;
    scene.job(5, 1, 905, "bob");
    scene.job(6, 0, 904, "ada"); // the foreground job
    scene.look(7);
    scene.reap(20, 899, Signaled{SIGKILL}); // somebody typed kill -KILL 899 in another window
    scene.reap(21, 904, Signaled{SIGHUP});
    scene.cut_loose(905);
    scene.look(23);
    CHECK(screen(scene) == R"(
 AUTOPSY  practice terminal pts/5: SIGKILL to the shell 14:02:11      * inferred
 ------------------------------------------------------------------------------
   PID JOB COMMAND         BEFORE     AFTER                        PPID      TTY
   899  -  leash (shell)   waiting    died of SIGKILL              640       -
   904  -  witness ada     foreground died of SIGHUP from kernel*  899       -
   905  1  witness bob     running    lives so far, not signalled  899>640   ?

   0 ms  SIGKILL to 899 (leash); sender unknown*
   0 ms  899 is gone: the kernel sends SIGHUP to 904, the foreground group*
   0 ms  899 dies
   0 ms  640, the practice terminal, adopts 905: its parent is gone
   0 ms  905 has no controlling terminal any more
   1 ms  904 dies

 905 has a terminal open that is gone: a write fails (EIO) and may end it.
 Still running; to end it:  kill 905
)");
}

TEST_CASE("a_stopped_job_is_orphaned_by_exit_and_hung_up_by_the_kernel") {
    Scene scene;
    scene.job(5, 1, 904, "ada");
    scene.tell(6, StateChanged{Pid{904}, Stopped{SIGTSTP}});
    scene.facts(904).state = 'T';
    scene.look(7);
    scene.tell(20, ShellExits{0});
    scene.reap(21, 899, Exited{0});
    scene.reap(22, 904, Signaled{SIGHUP});
    scene.look(23);
    CHECK(screen(scene) == R"(
 AUTOPSY  practice terminal pts/5: exit 14:02:11                      * inferred
 ------------------------------------------------------------------------------
   PID JOB COMMAND         BEFORE    AFTER                        PPID      TTY
   899  -  leash (shell)   reading   exited 0                     640       -
   904  1  witness ada     stopped   died of SIGHUP from kernel*  899       -

   0 ms  899 (leash) leaves: exit
   1 ms  899 is gone: the kernel sends SIGHUP, SIGCONT to stopped 904*
   1 ms  899 exits 0                           2 ms  904 dies

 Nothing of it is running any more.
)");
}

// Seen to fail: "905 ignores it" stood at 0 ms, above the line that says what the kernel sent.
TEST_CASE("a_stopped_job_ignores_the_signal_of_the_kernel_once_the_kernel_has_sent_it") {
    Scene scene;
    scene.job(5, 1, 905, "bob");
    scene.facts(905).ignored = SignalSet{1};
    scene.tell(6, StateChanged{Pid{905}, Stopped{SIGTSTP}});
    scene.facts(905).state = 'T';
    scene.look(7);
    scene.tell(20, ShellExits{0});
    scene.reap(21, 899, Exited{0});
    scene.cut_loose(905);
    scene.look(23);
    const std::string text = screen(scene);
    const auto sent = text.find("the kernel sends SIGHUP, SIGCONT to stopped 905");
    const auto ignored = text.find("905 ignores it");
    CHECK(sent != std::string::npos);
    CHECK(ignored != std::string::npos);
    CHECK(sent < ignored);
}

// Seen to fail: the autopsy said "899 - leash (shell) reading", and "899 (leash) leaves: exit".
TEST_CASE("a_leader_that_exec_has_made_another_program_is_no_shell") {
    Scene scene;
    scene.job(5, 1, 904, "ada");
    scene.tell(6, ShellReplaced{"sleep 9"});
    scene.facts(899).name = "sleep";
    scene.facts(899).command_line = {"sleep", "9"};
    scene.look(7);
    scene.reap(20, 899, Exited{0});
    scene.ledger.terminal_closing(Scene::at(21), Ending::Exit);
    scene.cut_loose(904);
    scene.look(23);
    CHECK(screen(scene) == R"(
 AUTOPSY  practice terminal pts/5: sleep ended 14:02:11               * inferred
 ------------------------------------------------------------------------------
   PID JOB COMMAND         BEFORE     AFTER                        PPID      TTY
   899  -  sleep 9         foreground exited 0                     640       -
   904  1  witness ada     running    lives so far*                899>640   ?

   0 ms  899 (sleep) ends; `exec` had put it in leash's place
   0 ms  899 exits 0
   0 ms  640, the practice terminal, adopts 904: its parent is gone
   0 ms  904 has no controlling terminal any more

 904 has a terminal open that is gone: a write fails (EIO) and may end it.
 Still running; to end it:  kill 904
)");
}

TEST_CASE("an_exec_that_failed_leaves_a_shell") {
    Scene scene;
    scene.tell(6, ShellReplaced{"sleep 9"});
    scene.tell(7, ShellStarted{Pid{899}, {899}, {899}});
    scene.look(8);
    CHECK(make_autopsy(scene.ledger, scene.now, "14:02:11").rows[0].command == "leash (shell)");
}

TEST_CASE("signals_that_take_turns_job_by_job_are_told_once_each") {
    Scene scene = two_jobs();
    scene.ledger.terminal_closing(Scene::at(20), Ending::Hangup);
    for (const int pid : {904, 905})
        for (const int signal : {SIGHUP, SIGCONT})
            scene.tell(21, SignalSent{signal, ProcessGroup{pid}, _("the terminal is gone")});
    scene.reap(22, 899, Signaled{SIGHUP});
    const Autopsy autopsy = make_autopsy(scene.ledger, scene.now, "14:02:11");
    REQUIRE(autopsy.timeline.size() == 5); // the last two: 905 ignores SIGHUP, 899 dies
    CHECK(autopsy.timeline[1].text == "899 (leash) sends SIGHUP to its jobs: groups 904 and 905");
    CHECK(autopsy.timeline[2].text == "899 (leash) sends SIGCONT to its jobs: groups 904 and 905");
}

// Seen to fail: "iperf3 -s -p 5..", where the port is what matters.
TEST_CASE("one_that_caught_the_hangup_exits_and_a_daemon_never_had_the_terminal") {
    Scene scene;
    scene.job(5, 1, 904, "ada");
    scene.facts(904).caught = SignalSet{1};
    scene.facts(904).command_line = {"iperf3", "-s", "-p", "5201", "--logfile", "a.log"};
    scene.tell(6, DaemonStarted{Pid{911}, "witness dora"});
    ProcessFacts& dora = scene.put(911, 640, 911, 911, {"witness", "dora"});
    dora.terminal.reset();
    dora.foreground_group.reset();
    dora.descriptors = {{0, "/dev/null"}, {1, "/dev/null"}, {2, "/dev/null"}};
    scene.put(912, 899, 912, 899, {"sleep", "1"});
    scene.look(7);
    scene.reap(9, 912, Exited{0});
    scene.ledger.terminal_closing(Scene::at(20), Ending::Hangup);
    scene.tell(20, SignalReceived{SIGHUP, Sender{}});
    scene.tell(21, SignalSent{SIGHUP, ProcessGroup{904}, _("hangup")});
    scene.reap(23, 904, Exited{1});
    scene.reap(23, 899, Signaled{SIGHUP});
    scene.look(24);
    CHECK(screen(scene) == R"(
 AUTOPSY  practice terminal pts/5: cable pulled 14:02:11            all observed
 ------------------------------------------------------------------------------
   PID JOB COMMAND              BEFORE    AFTER                        PPID
   899  -  leash (shell)        reading   died of SIGHUP from kernel   640
   904  1  iperf3 -s -p 5201 .. running   exited 1 after SIGHUP        899
   911  -  witness dora         running   LIVES, had no terminal       640

   0 ms  cable pulled: the kernel sends SIGHUP to 899, the session leader
   1 ms  899 (leash) sends SIGHUP to its job: group 904
   3 ms  904 exits 1 after SIGHUP; 899 dies

 1 process of this terminal had ended before.
 Still running; to end it:  kill 911
)");
}

TEST_CASE("a_stranger_that_vanished_is_said_to_be_gone_by_inference") {
    Scene scene;
    scene.put(930, 899, 930, 899, {"vi"});
    scene.look(7);
    scene.ledger.terminal_closing(Scene::at(20), Ending::Hangup);
    scene.tell(20, SignalReceived{SIGHUP, Sender{}});
    scene.reap(21, 899, Signaled{SIGHUP});
    scene.gone(930);
    scene.look(22);
    const Autopsy autopsy = make_autopsy(scene.ledger, scene.now, "14:02:11");
    REQUIRE(autopsy.rows.size() == 2);
    CHECK(autopsy.rows[1].outcome == "gone");
    CHECK(autopsy.rows[1].after == "gone, nobody saw how");
    CHECK(autopsy.rows[1].evidence == Evidence::Inferred);
    CHECK_FALSE(autopsy.all_observed());
}

TEST_CASE("the_value_has_what_the_json_needs") {
    Scene scene = two_jobs();
    scene.ledger.terminal_closing(Scene::at(20), Ending::Hangup);
    scene.tell(21, SignalSent{SIGHUP, ProcessGroup{904}, _("hangup")});
    scene.tell(21, SignalSent{SIGHUP, ProcessGroup{905}, _("hangup")});
    scene.reap(21, 904, Signaled{SIGHUP});
    scene.reap(22, 899, Signaled{SIGHUP});
    scene.cut_loose(905);
    scene.look(23);
    const Autopsy autopsy = make_autopsy(scene.ledger, scene.now, "14:02:11");
    REQUIRE(autopsy.rows.size() == 3);
    CHECK(word(autopsy.ending) == "hangup");
    CHECK(autopsy.terminal == "pts/5");
    const AutopsyRow& ada = autopsy.rows[1];
    CHECK(ada.outcome == "dies");
    CHECK(ada.signal == SIGHUP);
    CHECK(ada.sender == "shell");
    CHECK(ada.terminal_before == "pts/5");
    const AutopsyRow& bob = autopsy.rows[2];
    CHECK(bob.outcome == "survives");
    CHECK(bob.parent_before == the_shell);
    CHECK(bob.parent_after == the_stage);
    CHECK_FALSE(bob.terminal_after);
    CHECK(word(*bob.output) == "file");
    CHECK(autopsy.still_running() == std::vector{Pid{905}});
    // No event says that the leader was signalled, so the ledger infers this.
    CHECK(autopsy.rows[0].evidence == Evidence::Inferred);
}

// Seen to fail without the inference: the row said "died of SIGHUP", and no line named the sender.
TEST_CASE("a_silent_shell_is_inferred_to_have_passed_the_hangup_on") {
    Scene scene;
    Ledger silent; // has heard no event, and has no tracer
    silent.set_leader({Pid{899}, 899}, "bash -i");
    scene.put(899, 640, 899, 899, {"bash", "-i"});
    scene.put(904, 899, 904, 899, {"sleep", "1000"});
    scene.put(905, 899, 905, 899, {"sleep", "2000"});
    silent.observe(scene.now, Scene::at(7));
    silent.terminal_closing(Scene::at(20), Ending::Hangup);
    silent.reaped(Pid{904}, Signaled{SIGHUP}, Scene::at(21));
    silent.reaped(Pid{899}, Signaled{SIGHUP}, Scene::at(22));
    const Autopsy autopsy = make_autopsy(silent, scene.now, "14:02:11");
    // The ledger does not know that 905 was spared: bash may have sent 905 a SIGHUP that 905
    // ignores.
    CHECK(autopsy.rows.back().pid == Pid{905});
    CHECK(autopsy.rows.back().after == "LIVES, no signal seen");
    CHECK(autopsy.rows.back().evidence == Evidence::Inferred);
    const auto row = std::find_if(autopsy.rows.begin(), autopsy.rows.end(),
                                  [](const AutopsyRow& one) { return one.pid == Pid{904}; });
    REQUIRE(row != autopsy.rows.end());
    CHECK(row->after == "died of SIGHUP from bash");
    CHECK(row->sender == "shell");
    CHECK(row->evidence == Evidence::Inferred);
    CHECK(autopsy.timeline[1].text == "899 (bash) sends SIGHUP to 904");
    CHECK(autopsy.timeline[1].evidence == Evidence::Inferred);
}

TEST_CASE("what_was_over_before_the_end_is_kept_apart") {
    Scene scene = two_jobs();
    scene.reap(9, 904, Signaled{SIGTERM});
    scene.tell(20, ShellExits{0});
    scene.reap(21, 899, Exited{0});
    scene.look(23);
    const Autopsy autopsy = make_autopsy(scene.ledger, scene.now, "14:02:11");
    REQUIRE(autopsy.earlier.size() == 1);
    CHECK(autopsy.earlier[0].pid == Pid{904});
    CHECK(autopsy.earlier[0].after == "died of SIGTERM");
}

TEST_CASE("a_wide_screen_shows_more_of_the_commands_and_a_narrow_one_fewer_columns") {
    Scene scene = two_jobs();
    scene.facts(904).command_line = {"iperf3", "-s", "-p", "5201", "--logfile", "a.log"};
    scene.look(8);
    scene.tell(20, ShellExits{0});
    scene.reap(21, 899, Exited{0});
    scene.look(23);
    const Autopsy autopsy = make_autopsy(scene.ledger, scene.now, "14:02:11");
    CHECK(render(autopsy, {100}, Translator()).find(" iperf3 -s -p 5201 --logfile a.log ") !=
          std::string::npos);
    CHECK(render(autopsy, {80}, Translator()).find(" iperf3 -s -p 5201 --logfile a.log ") ==
          std::string::npos);
    std::istringstream lines(render(autopsy, {60}, Translator()));
    std::string line;
    for (std::getline(lines, line); lines; std::getline(lines, line)) {
        CAPTURE(line);
        CHECK(display_width(line) <= 60);
        CHECK(line.find("PPID") == std::string::npos);
    }
}

// Seen to fail: one line, which the terminal broke within a number.
TEST_CASE("the_line_that_ends_many_survivors_is_broken_between_their_numbers") {
    Scene scene;
    for (int pid = 12301; pid < 12312; ++pid)
        scene.job(5, pid - 12300, pid, "w" + std::to_string(pid));
    scene.look(7);
    scene.ledger.terminal_closing(Scene::at(20), Ending::Hangup);
    scene.reap(22, 899, Signaled{SIGHUP});
    for (int pid = 12301; pid < 12312; ++pid)
        scene.cut_loose(pid);
    scene.look(23);
    const std::string text =
        render(make_autopsy(scene.ledger, scene.now, "14:02:11"), {60}, Translator());
    CHECK(text.find(" Still running; to end them:  kill 12301 12302 12303 12304\n"
                    "                              kill 12305 12306 12307 12308\n"
                    "                              kill 12309 12310 12311\n") != std::string::npos);
}

TEST_CASE("long_commands_wide_characters_and_large_numbers_stay_within_80_columns") {
    const test::InLocale utf8("C.UTF-8");
    Scene scene;
    const pid_t large = 4194304;
    scene.job(5, 12, large, "终端退出时后台执行的程序保持运行");
    scene.facts(large).ignored = SignalSet{1};
    scene.facts(large).parent = Pid{4194299};
    scene.look(7);
    scene.ledger.terminal_closing(Scene::at(20), Ending::Hangup);
    scene.tell(21, SignalSent{SIGHUP, ProcessGroup{large}, _("hangup")});
    scene.reap(22, 899, Signaled{SIGHUP});
    scene.cut_loose(large);
    scene.look(23);
    const std::string text = screen(scene);
    CHECK(text.find("4194304 12  ") != std::string::npos);
    CHECK(text.find("PPID") == std::string::npos); // it gives way to the command
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        CAPTURE(line);
        CHECK(display_width(line) <= 80);
    }
}

// A shell that tells nothing, under a tracer: zsh leads the session, and the tracer sees the
// signals that zsh sends to its jobs.
TEST_CASE("a_tracer_names_the_shell_that_sent_a_signal") {
    Scene scene;
    Ledger silent;
    scene.put(899, 640, 899, 899, {"zsh"}).caught = SignalSet{1};
    scene.put(904, 899, 904, 899, {"sleep", "1000"});
    scene.put(905, 899, 905, 899, {"sleep", "2000"}).ignored = SignalSet{1};
    silent.set_leader(Scene::key(899), "zsh");
    silent.observe(scene.now, Scene::at(7));
    silent.saw({Scene::at(8), SetuidIgnored{Pid{903}, "/usr/bin/su"}});
    silent.terminal_closing(Scene::at(20), Ending::Hangup);
    const auto delivered = [&](int ms, pid_t pid, int signal, Sender sender) {
        silent.saw({Scene::at(ms), SignalDelivered{Pid{pid}, signal, sender}});
    };
    delivered(20, 899, SIGHUP, Sender{});
    delivered(21, 904, SIGHUP, Sender{the_shell});
    delivered(21, 905, SIGHUP, Sender{the_shell});
    // zsh sends itself the signal, to die of this signal.
    delivered(22, 899, SIGHUP, Sender{the_shell});
    silent.reaped(Pid{904}, Signaled{SIGHUP}, Scene::at(21));
    silent.reaped(Pid{899}, Signaled{SIGHUP}, Scene::at(22));
    scene.gone(904);
    scene.gone(899);
    scene.facts(905).parent = the_stage;
    scene.facts(905).terminal.reset();
    silent.observe(scene.now, Scene::at(23));
    CHECK("\n" + render(make_autopsy(silent, scene.now, "14:02:11"), {80}, Translator()) == R"(
 AUTOPSY  practice terminal pts/5: cable pulled 14:02:11            all observed
 ------------------------------------------------------------------------------
   PID JOB COMMAND         BEFORE    AFTER                        PPID      TTY
   899  -  zsh (shell)     reading   died of SIGHUP from kernel   640       -
   904  -  sleep 1000      running   died of SIGHUP from zsh      899       -
   905  -  sleep 2000      running   LIVES, ignores SIGHUP        899>640   ?

   0 ms  cable pulled: the kernel sends SIGHUP to 899, the session leader
   1 ms  899 (zsh) sends SIGHUP to 904 and 905
   1 ms  904 dies; 905 ignores it              2 ms  899 dies
   2 ms  640, the practice terminal, adopts 905: its parent is gone
   2 ms  905 has no controlling terminal any more

 /usr/bin/su (903) is setuid: traced, it ran without its owner's rights.
 Still running; to end it:  kill 905
)");
}

// Seen to fail: the autopsy said that the shell had died of the kernel's SIGHUP.
TEST_CASE("a_shell_that_ignored_the_kernels_sighup_died_of_its_own") {
    Scene scene;
    Ledger silent;
    scene.put(899, 640, 899, 899, {"zsh"}).ignored = SignalSet{1};
    silent.set_leader(Scene::key(899), "zsh");
    silent.observe(scene.now, Scene::at(7));
    silent.terminal_closing(Scene::at(20), Ending::Hangup);
    silent.saw({Scene::at(20), SignalDelivered{Pid{899}, SIGHUP, Sender{}}});
    silent.saw({Scene::at(22), SignalDelivered{Pid{899}, SIGHUP, Sender{the_shell}}});
    silent.reaped(Pid{899}, Signaled{SIGHUP}, Scene::at(22));
    scene.gone(899);
    silent.observe(scene.now, Scene::at(23));
    CHECK(render(make_autopsy(silent, scene.now, "14:02:11"), {80}, Translator())
              .find("died of SIGHUP from itself") != std::string::npos);
}

// Seen to fail: std::length_error. `exec` of a program with a long name makes a long title, and a
// kept autopsy may hold any clock.
TEST_CASE("a_title_that_is_wider_than_the_screen_is_shown_whole") {
    Scene scene;
    Autopsy autopsy = make_autopsy(scene.ledger, scene.now, "14:02:11");
    autopsy.what = Message::verbatim(std::string(500, 'x'));
    autopsy.clock = std::string(500, '9');
    for (const std::size_t width : {0, 1, 60, 80, 1000})
        CHECK(render(autopsy, {width}, Translator()).find(std::string(500, 'x')) !=
              std::string::npos);
}

// Seen to fail: two processes had the same job number, the number of the one that was disowned.
TEST_CASE("a_disowned_process_has_no_job_number") {
    Scene scene;
    scene.job(5, 1, 904, "ada");
    scene.tell(6, JobDisowned{1, {904}, false});
    scene.job(7, 1, 905, "bob");
    scene.tell(8, JobDisowned{1, {905}, true}); // disown -h: bob stays in the list
    scene.look(9);
    scene.pull_the_cable();
    std::optional<int> ada, bob;
    for (const AutopsyRow& row : make_autopsy(scene.ledger, scene.now, "14:02:11").rows) {
        if (row.pid == Pid{904})
            ada = row.job;
        if (row.pid == Pid{905})
            bob = row.job;
    }
    CHECK(ada == std::nullopt);
    CHECK(bob == 1);
}
