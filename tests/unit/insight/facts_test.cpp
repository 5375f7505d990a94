#include "insight/facts.hpp"

#include "scene.hpp"

using namespace leash;

namespace {

std::string page(const Scene& scene, pid_t pid) {
    const auto facts = make_facts(scene.now, Pid{pid}, scene.ledger.entry(Pid{pid}));
    return facts ? "\n" + render(*facts, Translator()) : "";
}

} // namespace

TEST_CASE("facts_of_a_background_job_are_one_page") {
    Scene scene;
    scene.job(5, 2, 905, "bob", "nohup witness bob");
    scene.facts(905).ignored = SignalSet{1};
    scene.facts(905).descriptors[1] = "/home/learner/nohup.out";
    scene.facts(905).executable = "/usr/bin/witness";
    scene.look(6);
    CHECK(page(scene, 905) == R"(
 FACTS  905  witness bob
 ------------------------------------------------------------------------------
 state          running, in the background
 job number     2, typed as: nohup witness bob
 parent         899 (leash), which started it
 process group  905, which it leads; not orphaned
 session        899, led by 899 (leash), which lives
 terminal       pts/5; its foreground process group is 899
 ignored        HUP
 caught         none
 blocked        none
 pending        none
 descriptor 0   /dev/pts/5
 descriptor 1   /home/learner/nohup.out
 descriptor 2   /dev/pts/5
 directory      /home/learner
 umask          0022
 program        /usr/bin/witness
)");
}

TEST_CASE("facts_of_a_survivor_show_what_has_been_cut") {
    Scene scene;
    scene.job(5, 1, 904, "iperf3", "nohup iperf3 -s");
    scene.facts(904).caught = SignalSet{(1U << (SIGHUP - 1)) | (1U << (SIGTERM - 1))};
    scene.look(6);
    scene.gone(899);
    scene.cut_loose(904);
    CHECK(page(scene, 904) == R"(
 FACTS  904  witness iperf3
 ------------------------------------------------------------------------------
 state          running, without a terminal
 job number     1, typed as: nohup iperf3 -s
 parent         640 (leash), a subreaper: it adopted it when its own parent had
                ended
 process group  904, which it leads; orphaned
 session        899; its session leader is gone
 terminal       ? (none); TPGID -1
 ignored        none
 caught         HUP TERM; installed its own HUP handler after an inherited
                ignore
 blocked        none
 pending        none
 descriptor 0   /dev/pts/5 (deleted): reads and writes fail (EIO)
 descriptor 1   /dev/pts/5 (deleted): reads and writes fail (EIO)
 descriptor 2   /dev/pts/5 (deleted): reads and writes fail (EIO)
 directory      /home/learner
 umask          0022
 program        hidden
)");
}

TEST_CASE("a_process_that_is_gone_has_no_page") {
    CHECK(page(Scene{}, 12).empty());
}

TEST_CASE("an_ignore_that_was_inherited_from_the_parent_and_undone_by_a_handler_is_said") {
    Scene scene;
    scene.put(950, 899, 950, 899, {"sh"}).ignored = SignalSet{1};
    scene.put(951, 950, 950, 899, {"server"}).caught = SignalSet{1};
    scene.put(952, 899, 952, 899, {"server"}).caught = SignalSet{1};
    CHECK(page(scene, 951)
              .find(" caught         HUP; installed its own HUP handler after an "
                    "inherited ignore\n") != std::string::npos);
    CHECK(page(scene, 952).find(" caught         HUP\n") != std::string::npos);
}

TEST_CASE("it_is_said_why_a_process_has_the_parent_it_has") {
    Scene scene;
    scene.put(1, 0, 1, 1, {"init"});
    scene.put(733, 1, 733, 733, {"systemd", "--user"});
    const auto parent_of = [&](pid_t parent, pid_t session) {
        scene.put(960, parent, 960, session, {"d"});
        const std::string text = page(scene, 960);
        const std::size_t from = text.find(" parent ") + 16;
        return text.substr(from, text.find("\n process group") - from);
    };
    CHECK(parent_of(899, 899) == "899 (leash), which started it");
    CHECK(parent_of(1, 960) == "1 (init): init adopts a process when its parent has ended");
    CHECK(parent_of(733, 960) == "733 (systemd), systemd --user: it adopts a process when its\n"
                                 "                parent has ended");
    CHECK(parent_of(640, 899) == "640 (leash), a subreaper: it adopted it when its own parent had\n"
                                 "                ended");
    CHECK(parent_of(640, 960) ==
          "640 (leash), which started it, or adopted it when its own parent\n"
          "                had ended");
    CHECK(parent_of(0, 960) == "0: the kernel itself");
}

TEST_CASE("a_leader_that_is_a_zombie_is_gone") {
    Scene scene;
    scene.put(904, 899, 904, 899, {"ada"});
    scene.facts(899).state = 'Z';
    CHECK(page(scene, 904).find(" session        899; its session leader is gone\n") !=
          std::string::npos);
}
