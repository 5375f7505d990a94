#include "insight/check.hpp"

#include "scene.hpp"
#include "signal_set.hpp"

#include <sstream>

using namespace leash;

namespace {

// Returns "" if the check holds. Otherwise returns what is so instead, or "usage: ...".
std::string answer(const Scene& scene, const std::string& question) {
    std::istringstream text(question);
    std::vector<std::string> words;
    for (std::string word; text >> word;)
        words.push_back(word);
    CheckScene asked{scene.ledger, scene.now};
    asked.has_shown = [](const std::string& wanted) { return wanted == "[1]+"; };
    asked.look_at_file = [](const std::string& path) -> std::optional<FileLook> {
        if (path == "empty.log")
            return FileLook{"", 0, 0};
        if (path == "ada.log")
            return FileLook{"tick 1\ntick 2\n", 14, 7};
        return std::nullopt;
    };
    asked.lock_holders = [](const std::string& path) {
        return path == "ada.lock" ? std::vector{Pid{904}} : std::vector<Pid>{};
    };
    const CheckResult result = check(asked, words);
    if (const auto* fails = std::get_if<CheckFails>(&result))
        return in_english(fails->instead);
    if (const auto* misused = std::get_if<CheckMisused>(&result))
        return "usage: " + in_english(misused->message);
    return "";
}

Scene ada_in_the_foreground() {
    Scene scene;
    scene.job(5, 0, 904, "ada");
    scene.look(7);
    return scene;
}

Scene after_the_cable_was_pulled() {
    Scene scene = two_jobs();
    scene.pull_the_cable();
    return scene;
}

} // namespace

TEST_CASE("a_background_job_is_one_that_runs_and_is_not_in_the_foreground") {
    Scene scene = two_jobs();
    CHECK(answer(scene, "background ada") == "");
    CHECK(answer(scene, "background %1") == "");
    CHECK(answer(scene, "foreground ada") ==
          "ada runs in the background. fg brings it to the foreground.");
    scene.facts(904).state = 'T';
    CHECK(answer(scene, "background ada") ==
          "ada is stopped. bg lets it run on in the background.");
}

TEST_CASE("a_foreground_job_keeps_leash_waiting") {
    const Scene scene = ada_in_the_foreground();
    CHECK(answer(scene, "foreground ada") == "");
    CHECK(answer(scene, "background ada") ==
          "ada runs in the foreground, so leash waits for it. Ctrl-Z, then bg.");
    CHECK(answer(scene, "stopped ada") == "ada runs in the foreground. Ctrl-Z stops it.");
}

// Seen to fail: "Ctrl-Z, then bg.", which cannot work.
TEST_CASE("ctrl_z_is_no_advice_where_it_does_not_stop_the_process") {
    Scene scene = ada_in_the_foreground();
    scene.facts(904).ignored = signals({SIGTSTP});
    CHECK(answer(scene, "background ada") ==
          "ada runs in the foreground, so leash waits for it. It ignores SIGTSTP, so Ctrl-Z does "
          "not stop it. Ctrl-C ends it.");
    scene.facts(904).ignored = SignalSet{};
    scene.facts(904).caught = signals({SIGTSTP, SIGINT});
    CHECK(answer(scene, "stopped ada") ==
          "ada runs in the foreground. It catches SIGTSTP, so Ctrl-Z does not stop it. Ctrl-\\ "
          "ends it.");
    scene.facts(904).blocked = signals({SIGQUIT});
    CHECK(answer(scene, "stopped ada") ==
          "ada runs in the foreground. It catches SIGTSTP, so Ctrl-Z does not stop it. `kill "
          "-KILL 904` ends it, from another window.");
}

// Seen to fail: "fg brings it to the foreground.", and "bg lets it run on".
TEST_CASE("fg_and_bg_are_no_advice_for_a_process_that_is_no_job_of_the_shell") {
    Scene scene = two_jobs();
    scene.put(906, 640, 906, 899, {"witness", "flo"}); // a subshell has started flo, and has ended
    scene.ledger.name_process(Scene::key(906), "flo");
    scene.look(8);
    CHECK(answer(scene, "foreground flo") ==
          "flo runs in the background. fg does not reach it: it is not a job of this shell.");
    scene.facts(906).state = 'T';
    CHECK(answer(scene, "running flo") ==
          "flo is stopped. kill -CONT 906 lets it run on: it is not a job of this shell.");
    CHECK(answer(scene, "background flo") ==
          "flo is stopped. kill -CONT 906 lets it run on: it is not a job of this shell.");
    scene.tell(9, JobDisowned{1, {904}});
    CHECK(answer(scene, "foreground ada") ==
          "ada runs in the background. fg does not reach it: it is not a job of this shell.");
}

TEST_CASE("a_name_that_nobody_has_is_answered_with_the_names_there_are") {
    const Scene scene = two_jobs();
    CHECK(answer(scene, "background carl") == "nothing here is named carl; there are ada and bob.");
    CHECK(answer(scene, "not alive carl") == "nothing here is named carl; there are ada and bob.");
}

TEST_CASE("the_dead_say_what_they_died_of_and_by_whose_hand") {
    const Scene scene = after_the_cable_was_pulled();
    CHECK(answer(scene, "dead ada") == "");
    CHECK(answer(scene, "alive ada") == "ada died of SIGHUP, sent by leash.");
    CHECK(answer(scene, "background ada") == "ada died of SIGHUP, sent by leash.");
    CHECK(answer(scene, "alive %1") == "%1 (witness ada) died of SIGHUP, sent by leash.");
    CHECK(answer(scene, "died-of ada HUP") == "");
    CHECK(answer(scene, "died-of ada SIGTERM") ==
          "ada died of SIGHUP, sent by leash, not of SIGTERM.");
    CHECK(answer(scene, "exited ada") ==
          "ada did not exit by itself: it died of SIGHUP, sent by leash.");
    CHECK(answer(scene, "alive bob") == "");
    CHECK(answer(scene, "dead bob") == "bob lives: it runs, without a terminal.");
    CHECK(answer(scene, "died-of bob HUP") == "bob lives: it runs, without a terminal.");
    CHECK(answer(scene, "alive $$") == "$$ (899, leash) died of SIGHUP, sent by the kernel.");
}

TEST_CASE("exactly_one_sender_holds") {
    const Scene scene = after_the_cable_was_pulled();
    CHECK(answer(scene, "sent-by ada HUP shell") == "");
    CHECK(answer(scene, "sent-by ada HUP 899") == "");
    CHECK(answer(scene, "sent-by ada HUP kernel") == "SIGHUP was sent to ada by leash.");
    CHECK(answer(scene, "sent-by $$ HUP kernel") == "");
    CHECK(answer(scene, "sent-by bob HUP kernel") == "SIGHUP was sent to bob by leash.");
    CHECK(answer(scene, "sent-by bob TERM shell") ==
          "nobody is known to have sent SIGTERM to bob; it runs, without a terminal.");
    CHECK(answer(scene, "sent-by ada HUP nobody") ==
          "usage: check sent-by: a sender is kernel, shell or a pid, not nobody");
}

// `kill $!` ends the last program of a pipeline, `kill %1` then ends the rest: both have died of
// SIGTERM, but not of one signal.
TEST_CASE("sent_to_group_tells_a_signal_to_the_group_from_a_signal_to_one_process") {
    Scene scene;
    scene.tell(5, ProcessStarted{Pid{904}, 9040, {904}, "witness gil"});
    scene.tell(5, ProcessStarted{Pid{905}, 9050, {904}, "witness hal"});
    scene.tell(5, JobStarted{1, {904}, {Pid{904}, Pid{905}}, false, "witness gil | witness hal"});
    scene.put(904, 899, 904, 899, {"witness", "gil"});
    scene.put(905, 899, 904, 899, {"witness", "hal"});
    scene.ledger.name_process(Scene::key(904), "gil");
    scene.ledger.name_process(Scene::key(905), "hal");
    scene.look(6);
    CHECK(answer(scene, "sent-to-group hal TERM") == "no shell has sent SIGTERM to hal.");
    CHECK(answer(scene, "sent-to-group hal NOSUCH") == "usage: check: there is no signal NOSUCH");

    scene.tell(7, SignalSent{SIGTERM, Pid{905}, _("kill $!")});
    scene.reap(8, 905, Signaled{SIGTERM});
    CHECK(answer(scene, "sent-to-group gil TERM") == "no shell has sent SIGTERM to gil.");
    scene.tell(9, SignalSent{SIGTERM, ProcessGroup{904}, _("kill %1")});
    scene.reap(10, 904, Signaled{SIGTERM});
    scene.look(11);
    CHECK(answer(scene, "sent-to-group gil TERM") == "");
    CHECK(answer(scene, "sent-to-group hal TERM") ==
          "SIGTERM was sent to hal alone, not to its process group.");
    CHECK(answer(scene, "not sent-to-group gil TERM") ==
          "SIGTERM was sent to the process group of gil.");
    CHECK(answer(scene, "sent-to-group gil HUP") == "no shell has sent SIGHUP to gil.");
}

TEST_CASE("how_the_terminal_ended_is_told_apart") {
    Scene scene = two_jobs();
    CHECK(answer(scene, "ended exit") == "the practice terminal is still open.");
    CHECK(answer(scene, "hung-up") == "the practice terminal is still open.");
    CHECK(answer(scene, "ended party") ==
          "usage: check ended: one of exit, hangup, sighup, kill is wanted, not party");
    scene = after_the_cable_was_pulled();
    CHECK(answer(scene, "ended hangup") == "");
    CHECK(answer(scene, "hung-up") == "");
    CHECK(answer(scene, "ended exit") == "the terminal was hung up.");
    scene = two_jobs();
    scene.reap(9, 899, Signaled{SIGKILL});
    CHECK(answer(scene, "ended kill") == "");
    CHECK(answer(scene, "ended sighup") == "the shell died of SIGKILL.");
}

TEST_CASE("a_terminal_and_its_foreground_group_are_read_from_the_kernel") {
    const Scene scene = after_the_cable_was_pulled();
    CHECK(answer(scene, "no-tty bob") == "");
    CHECK(answer(scene, "tpgid bob -1") == "");
    CHECK(answer(scene, "tty bob") == "bob has no controlling terminal: its TTY is ?.");
    CHECK(answer(scene, "foreground bob") == "bob has no terminal, so fg cannot bring it back.");
    const Scene before = two_jobs();
    CHECK(answer(before, "tty ada") == "");
    CHECK(answer(before, "tty ada pts/5") == "");
    CHECK(answer(before, "tty ada /dev/pts/5") == "");
    CHECK(answer(before, "tty ada pts/6") ==
          "the controlling terminal of ada is pts/5, not pts/6.");
    CHECK(answer(before, "no-tty ada") == "ada still has a controlling terminal: pts/5.");
    CHECK(answer(before, "tpgid ada -1") == "the TPGID of ada is 899, not -1.");
}

TEST_CASE("ids_are_compared_with_numbers_and_with_processes") {
    const Scene scene = two_jobs();
    CHECK(answer(scene, "pgid ada 904") == "");
    CHECK(answer(scene, "pgid ada $$") == "the process group of ada is 904, not $$ (899).");
    CHECK(answer(scene, "sid ada $$") == "");
    CHECK(answer(scene, "ppid ada 1") == "the parent of ada is 899, not 1.");
    CHECK(answer(scene, "ppid ada zoe") == "nothing here is named zoe; there are ada and bob.");
    CHECK(answer(scene, "parent-is ada leash") == "");
    CHECK(answer(scene, "parent-is ada systemd") == "the parent of ada is 899 (leash).");
    CHECK(answer(scene, "leader ada") == "");
    CHECK(answer(scene, "session-leader ada") == "ada does not lead its session: 899 does.");
    CHECK(answer(scene, "same-session ada bob") == "");
    CHECK(answer(scene, "same-group ada bob") == "ada is in process group 904, bob in 905.");
    CHECK(answer(scene, "orphaned ada") ==
          "the process group of ada, 904, is not orphaned: a member has its parent in another "
          "group of the session.");
    CHECK(answer(after_the_cable_was_pulled(), "orphaned bob") == "");
}

TEST_CASE("the_ids_of_the_dead_are_remembered") {
    const Scene scene = after_the_cable_was_pulled();
    CHECK(answer(scene, "sid ada 899") == "");
    CHECK(answer(scene, "pgid ada 1") == "the process group of ada was 904, not 1.");
}

TEST_CASE("dispositions_mask_and_pending_signals") {
    Scene scene = two_jobs();
    CHECK(answer(scene, "ignores bob HUP") == "");
    CHECK(answer(scene, "ignores ada HUP") ==
          "ada does nothing about SIGHUP: its default applies.");
    CHECK(answer(scene, "catches bob HUP") == "bob ignores SIGHUP.");
    CHECK(answer(scene, "blocks ada HUP") == "ada does not block SIGHUP.");
    CHECK(answer(scene, "pending ada HUP") == "ada has no pending SIGHUP.");
    CHECK(answer(scene, "ignores ada HOP") == "usage: check: there is no signal HOP");
    scene.facts(904).blocked = scene.facts(904).pending = SignalSet{1};
    CHECK(answer(scene, "blocks ada HUP") == "");
    CHECK(answer(scene, "pending ada HUP") == "");
}

TEST_CASE("states_of_running_stopped_and_ended_jobs") {
    Scene scene = two_jobs();
    CHECK(answer(scene, "running ada") == "");
    CHECK(answer(scene, "stopped ada") == "ada runs in the background. kill -STOP stops it.");
    CHECK(answer(scene, "job-state %1 Running") == "");
    scene.facts(904).state = 'T';
    scene.tell(8, StateChanged{Pid{904}, Stopped{SIGTSTP}});
    CHECK(answer(scene, "stopped ada") == "");
    CHECK(answer(scene, "running ada") == "ada is stopped. bg lets it run on, fg as well.");
    CHECK(answer(scene, "stopped-by ada TSTP") == "");
    CHECK(answer(scene, "stopped-by ada STOP") == "ada was stopped by SIGTSTP.");
    CHECK(answer(scene, "job-state %1 stopped") == "");
    CHECK(answer(scene, "job-state %1 Done") == "%1 (witness ada) is Stopped (SIGTSTP), not Done.");
    CHECK(answer(scene, "alive ada") == "");
}

TEST_CASE("a_zombie_is_neither_alive_nor_reaped") {
    Scene scene = two_jobs();
    scene.facts(904).state = 'Z';
    CHECK(answer(scene, "zombie ada") == "");
    CHECK(answer(scene, "dead ada") == "");
    CHECK(answer(scene, "alive ada") ==
          "ada is a zombie: it has ended, and its parent, 899, has not reaped it yet.");
    CHECK(answer(scene, "zombie bob") == "bob lives: it runs in the background.");
}

TEST_CASE("one_that_caught_the_signal_exited_after_it") {
    Scene scene = two_jobs();
    scene.facts(904).caught = SignalSet{1};
    scene.look(8);
    scene.tell(20, SignalSent{SIGHUP, ProcessGroup{904}, _("hangup")});
    scene.reap(21, 904, Exited{1});
    CHECK(answer(scene, "exited ada") == "");
    CHECK(answer(scene, "exited ada 1") == "");
    CHECK(answer(scene, "exited ada 0") == "ada exited 1 after SIGHUP, not 0.");
    CHECK(answer(scene, "alive ada") == "ada exited 1 after SIGHUP.");
    CHECK(answer(scene, "died-of ada HUP") == "ada exited 1 after SIGHUP; no signal ended it.");
}

TEST_CASE("what_a_process_holds") {
    const Scene scene = two_jobs();
    CHECK(answer(scene, "fd bob 1 file") == "");
    CHECK(answer(scene, "fd bob 1 /home/learner/nohup.out") == "");
    CHECK(answer(scene, "fd bob 1 null") == "descriptor 1 of bob is /home/learner/nohup.out.");
    CHECK(answer(scene, "fd ada 0 terminal") == "");
    CHECK(answer(scene, "fd ada 9 file") == "usage: check fd: a descriptor is 0, 1 or 2, not 9");
    CHECK(answer(after_the_cable_was_pulled(), "fd bob 2 terminal-gone") == "");
    CHECK(answer(scene, "cwd ada /home/learner") == "");
    CHECK(answer(scene, "cwd ada /") == "the working directory of ada is /home/learner.");
    CHECK(answer(scene, "umask ada 022") == "");
    CHECK(answer(scene, "umask ada 0") == "the umask of ada is 0022.");
    CHECK(answer(scene, "holds-lock ada ada.lock") == "");
    CHECK(answer(scene, "holds-lock bob ada.lock") == "ada.lock is locked by 904, not by bob.");
    CHECK(answer(scene, "holds-lock bob x.lock") == "nobody holds a lock on x.lock.");
    CHECK(answer(scene, "file-contains ada.log tick") == "");
    CHECK(answer(scene, "file-contains ada.log tock") == "ada.log does not contain \"tock\".");
    CHECK(answer(scene, "file-contains empty.log x") == "empty.log is empty.");
    CHECK(answer(scene, "file-contains none.log x") == "there is no file none.log.");
    CHECK(answer(scene, "file-grows ada.log") == "");
    CHECK(answer(scene, "file-grows empty.log") == "empty.log does not grow: it stays at 0 bytes.");
}

// Seen to fail: "descriptor 1 of ada is closed.", of a program that had been killed.
TEST_CASE("the_descriptors_of_a_process_that_has_ended_are_not_called_closed") {
    Scene scene = two_jobs();
    scene.facts(904).state = 'Z';
    scene.facts(904).descriptors.clear();
    scene.look(8);
    CHECK(answer(scene, "fd ada 1 closed") ==
          "ada is a zombie: it has ended, and its parent, 899, has not reaped it yet.");
    scene.facts(905).descriptors.erase(0);
    CHECK(answer(scene, "fd bob 0 closed") == "");
    CHECK(answer(scene, "fd bob 0 null") == "descriptor 0 of bob is closed.");
}

TEST_CASE("not_turns_an_answer_round") {
    const Scene scene = two_jobs();
    CHECK(answer(scene, "not dead ada") == "");
    CHECK(answer(scene, "not alive ada") == "ada lives: it runs in the background.");
    CHECK(answer(scene, "not ended exit") == "");
    CHECK(answer(scene, "not ignores ada HOP") == "usage: check: there is no signal HOP");
}

// Seen to fail: "it is so: stopped ada.".
TEST_CASE("a_negated_check_that_fails_says_a_whole_sentence") {
    Scene scene = two_jobs();
    CHECK(answer(scene, "not running ada") == "ada runs in the background.");
    CHECK(answer(scene, "not background ada") == "ada runs in the background.");
    CHECK(answer(scene, "not job-state %1 Running") == "%1 (witness ada) is Running.");
    CHECK(answer(scene, "not tty ada") == "ada has a controlling terminal: pts/5.");
    CHECK(answer(scene, "not pgid ada 904") == "the process group of ada is 904.");
    CHECK(answer(scene, "not ppid ada $$") == "the parent of ada is 899.");
    CHECK(answer(scene, "not parent-is ada leash") == "the parent of ada is 899 (leash).");
    CHECK(answer(scene, "not leader ada") == "ada leads its process group.");
    CHECK(answer(scene, "not same-session ada bob") == "ada and bob are both in session 899.");
    CHECK(answer(scene, "not ignores bob HUP") == "bob ignores SIGHUP.");
    CHECK(answer(scene, "not fd ada 0 terminal") == "descriptor 0 of ada is /dev/pts/5.");
    CHECK(answer(scene, "not cwd ada /home/learner") ==
          "the working directory of ada is /home/learner.");
    CHECK(answer(scene, "not umask ada 022") == "the umask of ada is 0022.");
    CHECK(answer(scene, "not holds-lock ada ada.lock") == "ada holds a lock on ada.lock.");
    CHECK(answer(scene, "not file-contains ada.log tick") == "ada.log contains \"tick\".");
    CHECK(answer(scene, "not file-grows ada.log") == "ada.log grows: it has 14 bytes.");
    CHECK(answer(scene, "not count ada 1") == "1 living process is ada.");
    CHECK(answer(scene, "not shown [1]+") == "\"[1]+\" has been on the screen.");
    CHECK(answer(scene, "not ran witness ada") == "a command `witness ada` was started.");
    CHECK(answer(scene, "not same-process %1 ada") ==
          "%1 (witness ada) and ada are one process, 904.");
    scene.tell(8, JobDisowned{1, {904}});
    CHECK(answer(scene, "not disowned ada") == "ada was taken out of the job table.");
    scene.facts(904).state = 'T';
    scene.tell(9, StateChanged{Pid{904}, Stopped{SIGTSTP}});
    CHECK(answer(scene, "not stopped ada") == "ada is stopped.");
    CHECK(answer(scene, "not stopped-by ada TSTP") == "ada was stopped by SIGTSTP.");
    CHECK(answer(ada_in_the_foreground(), "not foreground ada") == "ada is in the foreground.");

    const Scene after = after_the_cable_was_pulled();
    CHECK(answer(after, "not dead ada") == "ada died of SIGHUP, sent by leash.");
    CHECK(answer(after, "not died-of ada HUP") == "ada died of SIGHUP, sent by leash.");
    CHECK(answer(after, "not sent-by ada HUP shell") == "SIGHUP was sent to ada by leash.");
    CHECK(answer(after, "not no-tty bob") == "bob has no controlling terminal.");
    CHECK(answer(after, "not tpgid bob -1") == "the TPGID of bob is -1.");
    CHECK(answer(after, "not orphaned bob") == "the process group of bob, 905, is orphaned.");
    CHECK(answer(after, "not hung-up") == "the terminal was hung up.");
    CHECK(answer(after, "not ended hangup") == "the terminal was hung up.");
}

// Seen to fail: "$$ (899, leash) runs in the background. fg brings it to the foreground.", and
// "... so leash waits for it. Ctrl-Z, then bg."
TEST_CASE("the_shell_itself_is_moved_by_no_fg_and_no_bg") {
    CHECK(answer(two_jobs(), "background $$") ==
          "$$ (899, leash) is in the foreground: it is the shell that reads your lines.");
    CHECK(answer(two_jobs(), "not foreground $$") ==
          "$$ (899, leash) is in the foreground: it is the shell that reads your lines.");
    CHECK(answer(two_jobs(), "stopped $$") == "$$ (899, leash) runs in the foreground.");
    CHECK(answer(ada_in_the_foreground(), "foreground $$") ==
          "$$ (899, leash) is in the background: another job has the terminal. It takes the "
          "terminal back when that job ends or is stopped.");
}

// Seen to fail: "SIGHUP was sent to bob by leash.", as if the leash of now had sent the signal.
TEST_CASE("the_shell_of_an_earlier_login_is_told_apart") {
    Scene scene = after_the_cable_was_pulled();
    scene.ledger = Ledger::after(scene.ledger);
    scene.put(950, 640, 950, 950, {"leash"});
    scene.ledger.set_leader(Scene::key(950), "leash");
    scene.look(30);
    CHECK(answer(scene, "sent-by bob HUP $$") ==
          "SIGHUP was sent to bob by leash (899), the shell of an earlier login.");
    CHECK(answer(scene, "sent-by bob HUP 899") == "");
    CHECK(answer(scene, "sent-by bob HUP shell") == "");
}

TEST_CASE("a_pipeline_is_alive_while_one_of_it_is_and_dead_when_all_are") {
    Scene scene;
    for (const int pid : {910, 911}) {
        scene.tell(5, ProcessStarted{Pid{pid}, Scene::key(pid).start_time, {910}, "cat"});
        scene.put(pid, 899, 910, 899, {"cat"});
    }
    scene.tell(5, JobStarted{1, {910}, {Pid{910}, Pid{911}}, false, "cat | cat"});
    scene.look(6);
    scene.reap(7, 910, Exited{0});
    CHECK(answer(scene, "alive %1") == "");
    CHECK(answer(scene, "background %1") == "");
    CHECK(answer(scene, "dead %1") == "%1 (cat) lives: it runs in the background.");
    scene.reap(8, 911, Exited{3});
    CHECK(answer(scene, "dead %1") == "");
    CHECK(answer(scene, "exited %1 3") == "");
}

TEST_CASE("a_question_that_makes_no_sense_is_a_usage_error") {
    const Scene scene = two_jobs();
    CHECK(answer(scene, "") == "usage: check: usage: check [not] PREDICATE SUBJECT [VALUE...]. "
                               "check --help lists the predicates.");
    CHECK(answer(scene, "asleep ada") ==
          "usage: check: there is no predicate asleep. check --help lists them.");
    CHECK(answer(scene, "alive") == "usage: check alive: usage: check alive SUBJECT");
    CHECK(answer(scene, "tty ada pts/1 2") == "usage: check tty: usage: check tty SUBJECT [NAME]");
    CHECK(check_status(check({scene.ledger, scene.now, {}, {}}, {"asleep", "ada"})) == 2);
    CHECK(check_status(check({scene.ledger, scene.now, {}, {}}, {"dead", "ada"})) == 1);
    CHECK(check_status(check({scene.ledger, scene.now, {}, {}}, {"alive", "ada"})) == 0);
}

TEST_CASE("check_name_gives_a_name_to_a_process") {
    const Scene scene = two_jobs();
    const CheckResult result = check({scene.ledger, scene.now, {}, {}}, {"name", "carl", "%2"});
    const auto* names = std::get_if<CheckNames>(&result);
    REQUIRE(names);
    CHECK(names->name == "carl");
    CHECK(names->process == Scene::key(905));
}

TEST_CASE("every_predicate_of_the_contract_has_its_line_of_help_within_80_columns") {
    std::string names;
    for (const PredicateHelp& line : check_help()) {
        names += line.usage.substr(0, line.usage.find(' ')) + " ";
        CAPTURE(line.usage);
        CHECK(std::string_view(line.help.english()).size() <= 48);
        CHECK(line.usage.size() <= 29);
    }
    CHECK(
        names ==
        "alive dead running stopped zombie job-state died-of exited ended hung-up "
        "foreground background tty no-tty tpgid ppid parent-is pgid sid leader "
        "session-leader orphaned same-group same-session ignores catches blocks "
        "pending stopped-by sent-by sent-to-group fd cwd umask holds-lock file-grows file-contains "
        "disowned same-process count shown ran "
        "name ");
}

TEST_CASE("disowned_asks_the_job_table") {
    Scene scene = two_jobs();
    CHECK(answer(scene, "disowned ada") == "ada is still in the job table. disown takes it out.");
    scene.tell(8, JobDisowned{1, {904}});
    CHECK(answer(scene, "disowned ada") == "");
    CHECK(answer(scene, "not disowned bob") == "");
    scene.tell(9, JobDisowned{2, {905}, true}); // disown -h
    CHECK(answer(scene, "not disowned bob") == "");
}

TEST_CASE("count_counts_the_living_of_one_name") {
    Scene scene = two_jobs();
    CHECK(answer(scene, "count ada 1") == "");
    CHECK(answer(scene, "count ada 2") == "1 living process is ada, not 2.");
    scene.job(8, 3, 906, "ada");
    scene.look(9);
    CHECK(answer(scene, "count ada 2") == "");
    CHECK(answer(scene, "count nobody 0") == "");
    CHECK(answer(scene, "count ada many") == "usage: check count: a number is wanted, not many");
}

TEST_CASE("same_process_compares_what_two_subjects_mean") {
    const Scene scene = two_jobs();
    CHECK(answer(scene, "same-process %1 ada") == "");
    CHECK(answer(scene, "same-process %1 bob") ==
          "%1 (witness ada) is process 904, bob is process 905.");
}

TEST_CASE("ran_and_shown_ask_what_was_seen") {
    const Scene scene = two_jobs();
    CHECK(answer(scene, "ran witness ada") == "");
    CHECK(answer(scene, "ran witness") == "");
    CHECK(answer(scene, "ran witness carl") == "no command `witness carl` was started.");
    CHECK(answer(scene, "not ran witness carl") == "");
    CHECK(answer(scene, "shown [1]+") == "");
    CHECK(answer(scene, "shown Done") == "\"Done\" has not been on the screen.");
}
