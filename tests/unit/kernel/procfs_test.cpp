#include "kernel/procfs.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <csignal>
#include <future>
#include <map>
#include <set>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <thread>
#include <unistd.h>

using namespace leash;
using Words = std::vector<std::string>;

namespace {

// The fields of /proc/PID/stat after comm. The number 34819 means pts/3.
const std::string tail = " S 899 904 899 34819 904 4194304 98 0 0 0 0 0 0 0 20 0 1 0 79127 3133440 "
                         "394 18446744073709551615 0 0\n";

} // namespace

TEST_CASE("stat_is_read_field_by_field") {
    const auto facts = parse_stat("904 (witness)" + tail);
    REQUIRE(facts);
    CHECK(facts->key == ProcessKey{Pid{904}, 79127});
    CHECK(facts->name == "witness");
    CHECK(facts->state == 'S');
    CHECK(facts->parent == Pid{899});
    CHECK(facts->group == ProcessGroup{904});
    CHECK(facts->session == Session{899});
    CHECK(facts->terminal == "pts/3");
    CHECK(facts->foreground_group == ProcessGroup{904});
}

TEST_CASE("a_name_may_hold_spaces_parentheses_and_newlines") {
    for (const std::string name : {"a b", "x) S 1 (", ")", "", "a\nb) R 2 3", "((("}) {
        CAPTURE(name);
        const auto facts = parse_stat("904 (" + name + ")" + tail);
        REQUIRE(facts);
        CHECK(facts->name == name);
        CHECK(facts->parent == Pid{899});
        CHECK(facts->key.start_time == 79127);
    }
}

TEST_CASE("a_daemon_has_no_terminal_and_no_foreground_group") {
    const auto facts = parse_stat("7 (d) S 1 7 7 0 -1 0 0 0 0 0 0 0 0 0 20 0 1 0 42 0 0");
    REQUIRE(facts);
    CHECK_FALSE(facts->terminal);
    CHECK_FALSE(facts->foreground_group);
}

TEST_CASE("a_stat_that_is_cut_short_or_no_stat_at_all_yields_nothing") {
    for (const char* text : {"", "904", "904 (witness", "904 witness)", ") (", "(witness) S 1 1 1",
                             "904 (w) S 899 904 899 34819 904 0 0 0 0 0 0 0 0 0 20 0 1 0",
                             "904 (w) S x 904 899 34819 904 0 0 0 0 0 0 0 0 0 20 0 1 0 42",
                             "904 (w) SS 1 904 899 34819 904 0 0 0 0 0 0 0 0 0 20 0 1 0 42"}) {
        CAPTURE(text);
        CHECK_FALSE(parse_stat(text));
    }
}

TEST_CASE("terminals_are_named_as_under_dev") {
    CHECK(terminal_name(0) == std::nullopt);
    CHECK(terminal_name(0x8800) == "pts/0");
    CHECK(terminal_name(0x8803) == "pts/3");
    CHECK(terminal_name(0x8903) == "pts/259");
    CHECK(terminal_name(0x00108800) == "pts/256"); // the high bits of the minor number
    CHECK(terminal_name(0x0401) == "tty1");
    CHECK(terminal_name(0x0440) == "ttyS0");
    CHECK(terminal_name(0x0501) == "console");
    CHECK(terminal_name(0xe500) == "hvc0");
    CHECK(terminal_name(0x0302) == "3:2");
}

TEST_CASE("status_gives_dispositions_mask_pending_umask_and_user") {
    ProcessFacts facts;
    parse_status("Name:\tSigIgn:\\n0\nUmask:\t0027\nUid:\t1000\t0\t0\t0\nSigQ:\t0/9\n"
                 "SigPnd:\t0000000000000001\nShdPnd:\t0000000000000002\n"
                 "SigBlk:\t0000000000010000\nSigIgn:\t0000000000000001\n"
                 "SigCgt:\t8000000000004002\nunknown\n",
                 facts);
    CHECK(facts.umask == 027u);
    CHECK(facts.user == 1000u);
    CHECK(facts.pending == SignalSet{3});
    CHECK(facts.blocked.contains(SIGCHLD));
    CHECK(facts.ignored.contains(SIGHUP));
    CHECK_FALSE(facts.ignored.contains(SIGINT));
    CHECK(facts.caught.contains(SIGINT));
    CHECK(facts.caught.contains(SIGTERM));
    CHECK(facts.caught.contains(64));
}

TEST_CASE("a_zombie_has_no_umask_line") {
    ProcessFacts facts;
    parse_status("Name:\tx\nState:\tZ (zombie)\nUid:\t0\t0\t0\t0\n", facts);
    CHECK_FALSE(facts.umask);
    CHECK(facts.ignored.empty());
}

TEST_CASE("command_lines_end_each_argument_with_a_nul") {
    CHECK(parse_command_line("") == Words{});
    CHECK(parse_command_line(std::string("sleep\0"
                                         "100\0",
                                         10)) == Words{"sleep", "100"});
    CHECK(parse_command_line(std::string("a\0\0b\0", 5)) == Words{"a", "", "b"});
    CHECK(parse_command_line("sshd: carl@pts/3") == Words{"sshd: carl@pts/3"});
}

TEST_CASE("a_command_is_shown_as_one_would_type_it") {
    ProcessFacts facts;
    facts.name = "kworker/0:1";
    CHECK(facts.command() == "[kworker/0:1]");
    facts.command_line = {"sh", "-c", "echo hi", "", "a\x1b[2Jb"};
    CHECK(facts.command() == "sh -c 'echo hi' '' $'a\\033[2Jb'");
    facts.command_line = {};
    facts.name = "a\nb";
    CHECK(facts.command() == "[$'a\\012b']");
}

TEST_CASE("each_file_of_a_process_is_read_once_and_a_vanished_process_is_left_out") {
    std::map<std::string, std::string> texts = {
        {"904/stat", "904 (witness)" + tail},
        {"904/status", "Umask:\t0022\n"},
        {"904/cmdline", std::string("witness\0ada\0", 12)},
        {"905/stat", "905 (gone)" + tail}, // no status: the process has ended between the two reads
    };
    std::map<std::string, std::string> links = {{"904/exe", "/bin/witness"},
                                                {"904/cwd", "/tmp"},
                                                {"904/fd/0", "/dev/null"},
                                                {"904/fd/1", "/dev/pts/3 (deleted)"}};
    std::map<std::string, int> reads;
    const auto from = [&reads](const std::map<std::string, std::string>& where) {
        return [&reads, &where](const std::string& path) -> std::optional<std::string> {
            ++reads[path];
            const auto found = where.find(path);
            return found == where.end() ? std::nullopt : std::optional(found->second);
        };
    };
    const ProcFiles files{[](const std::string&) {
                              return std::vector{Pid{904}, Pid{905}, Pid{906}};
                          },
                          from(texts), from(links)};

    const Snapshot snapshot = take_snapshot(files, everything);
    REQUIRE(snapshot.processes.size() == 1);
    const ProcessFacts* facts = snapshot.find(Pid{904});
    REQUIRE(facts);
    CHECK(facts->command() == "witness ada");
    CHECK(facts->executable == "/bin/witness");
    CHECK(facts->working_directory == "/tmp");
    CHECK(facts->descriptors ==
          std::map<int, std::string>{{0, "/dev/null"}, {1, "/dev/pts/3 (deleted)"}});
    CHECK(facts->umask == 022u);
    for (const auto& read : reads) {
        CAPTURE(read.first);
        CHECK(read.second == 1);
    }
    CHECK(reads.size() == 11); // 8 files of 904, 2 of 905, 1 of 906
}

// Seen to fail when take_snapshot() reads status before it asks which detail is wanted.
TEST_CASE("of_a_process_nobody_shows_only_stat_is_read") {
    std::vector<std::string> reads;
    const auto read = [&reads](const std::string& path) -> std::optional<std::string> {
        reads.push_back(path);
        return path.ends_with("/stat") ? path.substr(0, 3) + " (w)" + tail : "";
    };
    const ProcFiles files{[](const std::string&) {
                              return std::vector{Pid{904}, Pid{905}, Pid{906}};
                          },
                          read, read};
    const Snapshot snapshot = take_snapshot(files, [](const ProcessFacts& facts) {
        return facts.key.pid == Pid{905} ? Detail::Command : Detail::Ids;
    });
    CHECK(snapshot.processes.size() == 3);
    CHECK(snapshot.find(Pid{906})->session == Session{899});
    CHECK(reads == std::vector<std::string>{"904/stat", "905/stat", "905/status", "905/cmdline",
                                            "906/stat"});
}

TEST_CASE("what_hidepid_hides_is_left_out_and_what_may_not_be_read_is_empty") {
    // 904 is listed but cannot be read, as with hidepid=1. 905 belongs to another user: its links
    // are hidden.
    const auto read = [](const std::string& path) -> std::optional<std::string> {
        if (path == "905/stat")
            return "905 (w)" + tail;
        if (path == "905/status")
            return "Umask:\t0022\nUid:\t1000\t0\t0\t0\n";
        return std::nullopt;
    };
    const ProcFiles files{[](const std::string&) {
                              return std::vector{Pid{904}, Pid{905}};
                          },
                          read, [](const std::string&) { return std::nullopt; }};
    const Snapshot snapshot = take_snapshot(files, everything);
    CHECK_FALSE(snapshot.find(Pid{904}));
    const ProcessFacts* other = snapshot.find(Pid{905});
    REQUIRE(other);
    CHECK(other->user == 1000u);
    CHECK(other->executable.empty());
    CHECK(other->working_directory.empty());
    CHECK(other->descriptors.empty());
    CHECK(other->command() == "[w]");
}

TEST_CASE("each_file_of_the_real_proc_is_read_once") {
    const ProcFiles real = proc_of_this_machine();
    std::map<std::string, int> reads;
    const auto counting = [&reads](const auto& how) {
        return [&reads, &how](const std::string& path) {
            ++reads[path];
            return how(path);
        };
    };
    const Snapshot snapshot =
        take_snapshot({real.list, counting(real.read), counting(real.link)}, everything);
    CHECK(reads.size() >= 8 * snapshot.processes.size());
    for (const auto& [path, times] : reads) {
        CAPTURE(path);
        CHECK(times == 1);
    }
}

// One thread is told by a link count, several by reading the folder.
TEST_CASE("the_real_proc_lists_each_thread_of_a_process") {
    const ProcFiles real = proc_of_this_machine();
    const std::string folder = std::to_string(::getpid()) + "/task";
    const auto before = real.list(folder);
    CHECK(std::count(before.begin(), before.end(), Pid{::getpid()}) == 1);
    std::promise<pid_t> told;
    std::promise<void> ends;
    std::thread other([&] {
        told.set_value(static_cast<pid_t>(::syscall(SYS_gettid)));
        ends.get_future().wait();
    });
    const Pid id{told.get_future().get()};
    const auto during = real.list(folder);
    ends.set_value();
    other.join();
    CHECK(during.size() == before.size() + 1);
    CHECK(std::count(during.begin(), during.end(), Pid{::getpid()}) == 1);
    CHECK(std::count(during.begin(), during.end(), id) == 1);
    CHECK(real.list("0/task").empty()); // no process has this ID
}

TEST_CASE("the_real_proc_gives_back_an_odd_name_as_it_is") {
    char before[16];
    REQUIRE(::prctl(PR_GET_NAME, before) == 0);
    for (const std::string name : {"a b", "x) S 1 1 (", "a\nb", ")"}) {
        CAPTURE(name);
        REQUIRE(::prctl(PR_SET_NAME, name.c_str()) == 0);
        const auto facts = read_process(Pid{::getpid()});
        REQUIRE(facts);
        CHECK(facts->name == name);
        CHECK(facts->parent == Pid{::getppid()});
    }
    ::prctl(PR_SET_NAME, before);
}

TEST_CASE("this_process_finds_itself_in_the_real_proc") {
    const Pid self{::getpid()};
    const auto facts = read_process(self);
    REQUIRE(facts);
    CHECK(facts->parent == Pid{::getppid()});
    CHECK(facts->group == ProcessGroup{::getpgrp()});
    CHECK(facts->session == Session{::getsid(0)});
    CHECK(facts->user == ::getuid());
    CHECK_FALSE(facts->command_line.empty());
    CHECK(facts->key.start_time == read_start_time(self));
    CHECK(take_snapshot().find(facts->key) != nullptr);
}

TEST_CASE("a_process_that_does_not_exist_has_no_facts_and_no_start_time") {
    CHECK_FALSE(read_process(Pid{-5}));
    CHECK(read_start_time(Pid{-5}) == 0);
}

namespace {

// A machine with these processes. Process 11 has two threads, 11 and 13; process 9 is a child of
// thread 13. `list` and `read` count how often they were called.
struct Machine {
    std::map<int, int> parents{{1, 0}, {5, 1}, {7, 5}, {9, 11}, {11, 5}, {12, 1}};
    bool lists_children = true;
    std::set<std::string> read_paths;

    std::string children_of(int thread) const {
        std::string text;
        for (const auto& [pid, parent] : parents)
            if ((parent == 11 ? 13 : parent) == thread)
                text += std::to_string(pid) + " ";
        return text;
    }
    ProcFiles files() {
        ProcFiles files;
        files.list = [this](const std::string& folder) {
            std::vector<Pid> found;
            if (folder.empty()) {
                for (const auto& [pid, parent] : parents)
                    found.push_back(Pid{pid});
            } else if (const int pid = std::stoi(folder); parents.count(pid) != 0) {
                found.push_back(Pid{pid});
                if (pid == 11)
                    found.push_back(Pid{13});
            }
            return found;
        };
        files.read = [this](const std::string& path) -> std::optional<std::string> {
            read_paths.insert(path);
            const int pid = std::stoi(path);
            if (parents.count(pid) == 0)
                return std::nullopt;
            if (path.ends_with("/children"))
                return lists_children ? std::optional(children_of(
                                            std::stoi(path.substr(path.find("/task/") + 6))))
                                      : std::nullopt;
            if (!path.ends_with("/stat"))
                return "";
            return std::to_string(pid) + " (p) S " + std::to_string(parents.at(pid)) +
                   " 1 1 0 -1 0 0 0 0 0 0 0 0 0 20 0 1 0 100 0 0 0";
        };
        files.link = [](const std::string&) { return std::nullopt; };
        return files;
    }
};

std::vector<int> pids_of(const Snapshot& snapshot) {
    std::vector<int> pids;
    for (const auto& [pid, facts] : snapshot.processes)
        pids.push_back(pid.value);
    return pids;
}

} // namespace

// 5 has the child 7 and the other descendants 9 and 11. 12 and the parent of 12 do not descend from
// 5.
TEST_CASE("a_snapshot_below_a_process_has_it_and_its_descendants_only") {
    Machine machine;
    CHECK(pids_of(take_snapshot_below(machine.files(), Pid{5})) == std::vector<int>{5, 7, 9, 11});
    CHECK(machine.read_paths.count("12/stat") == 0);
    machine.lists_children = false; // a kernel without CONFIG_PROC_CHILDREN
    CHECK(pids_of(take_snapshot_below(machine.files(), Pid{5})) == std::vector<int>{5, 7, 9, 11});
    CHECK(machine.read_paths.count("12/stat") == 1);
}

// The parent of 9 ends after the children of 5 were listed: 5, a subreaper, is the parent of 9 now.
TEST_CASE("a_process_that_is_adopted_during_the_look_is_found") {
    Machine machine;
    ProcFiles files = machine.files();
    const auto read = files.read;
    files.read = [&](const std::string& path) {
        if (path == "11/task/13/children" && machine.parents.erase(11) != 0)
            machine.parents[9] = 5;
        return read(path);
    };
    CHECK(pids_of(take_snapshot_below(files, Pid{5})) == std::vector<int>{5, 7, 9});
}
