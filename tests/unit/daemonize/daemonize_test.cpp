#include "daemonize_fixture.hpp"

#include "launch/start_process.hpp"
#include "skip.hpp"

#include <linux/close_range.h>
#include <sys/resource.h>
#include <sys/wait.h>

using namespace leash;

namespace {

// The start state of docs/comparison.md, while this object lives.
class AwkwardStart {
  public:
    AwkwardStart() : umask_(::umask(027)) {
        REQUIRE(::dup2(STDERR_FILENO, 7) == 7); // not close-on-exec
        sigset_t set;
        sigemptyset(&set);
        sigaddset(&set, SIGUSR1);
        ::sigprocmask(SIG_BLOCK, &set, &mask_);
        quit_ = ::signal(SIGQUIT, SIG_IGN);
    }
    ~AwkwardStart() {
        ::signal(SIGQUIT, quit_);
        ::sigprocmask(SIG_SETMASK, &mask_, nullptr);
        ::close(7);
        ::umask(umask_);
    }
    AwkwardStart(const AwkwardStart&) = delete;
    AwkwardStart& operator=(const AwkwardStart&) = delete;

  private:
    mode_t umask_;
    sigset_t mask_;
    void (*quit_)(int);
};

std::size_t lines_in(const std::string& text) {
    return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

} // namespace

TEST_CASE_FIXTURE(DaemonFixture, "a_daemon_inherits_nothing_it_should_not") {
    const AwkwardStart start;
    REQUIRE(run({"sleep", "1000"}) == 0);
    CHECK(out == std::to_string(daemon->value) + "\n");
    CHECK(err == "");

    const ProcessFacts facts = running_daemon("sleep");
    // This process has adopted the daemon: the first child is gone.
    CHECK(facts.parent == Pid{::getpid()});
    CHECK(facts.session.value != ::getsid(0));
    CHECK(facts.session.value != daemon->value); // the daemon leads no session and no process group
    CHECK(facts.group.value == facts.session.value);
    CHECK_FALSE(facts.terminal);
    CHECK_FALSE(facts.foreground_group);
    CHECK(facts.ignored.empty());
    CHECK(facts.blocked.empty());
    CHECK(facts.umask == 027U); // the daemon keeps the umask
    CHECK(facts.working_directory == "/");
    CHECK(facts.descriptors ==
          std::map<int, std::string>{{0, "/dev/null"}, {1, "/dev/null"}, {2, "/dev/null"}});
    CHECK(test::comes_true([&] { return other_descriptors().empty(); }));
}

TEST_CASE_FIXTURE(DaemonFixture, "the_caller_keeps_its_own_state") {
    const AwkwardStart start;
    REQUIRE(run({"-k", "0", "sleep", "1000"}) == 0);
    const auto self = read_process(Pid{::getpid()});
    REQUIRE(self);
    CHECK(self->umask == 027U);
    CHECK(self->blocked.contains(SIGUSR1));
    CHECK_FALSE(self->blocked.contains(SIGTERM));
    CHECK(self->ignored.contains(SIGQUIT));
    CHECK(self->working_directory == folder);
    CHECK(::fcntl(7, F_GETFD) == 0);
}

TEST_CASE_FIXTURE(DaemonFixture, "nochdir_and_noclose_are_those_of_daemon_3") {
    REQUIRE(run({"--nochdir", "--noclose", "sleep", "1000"}) == 0);
    const ProcessFacts facts = running_daemon("sleep");
    CHECK(facts.working_directory == folder);
    CHECK(facts.descriptors == read_process(Pid{::getpid()})->descriptors);
}

TEST_CASE_FIXTURE(DaemonFixture, "directory_umask_and_output_are_as_asked") {
    REQUIRE(::mkdir("sub", 0755) == 0);
    REQUIRE(run({"-d", "sub", "-k", "077", "-o", "out", "sleep", "1000"}) == 0);
    const ProcessFacts facts = running_daemon("sleep");
    CHECK(facts.working_directory == folder + "/sub");
    CHECK(facts.umask == 077U);
    CHECK(facts.descriptors ==
          std::map<int, std::string>{{0, "/dev/null"}, {1, folder + "/out"}, {2, folder + "/out"}});
}

TEST_CASE_FIXTURE(DaemonFixture, "output_is_emptied_and_append_keeps_it") {
    write("out", "old and long enough to show\n");
    write("err", "old\n");
    REQUIRE(run({"-o", "out", "-e", "err", "sh", "-c", "echo new; echo bad >&2"}) == 0);
    CHECK(test::comes_true([&] { return read("out") == "new\n" && read("err") == "bad\n"; }));
    REQUIRE(run({"-a", "-o", "out", "echo", "more"}) == 0);
    CHECK(test::comes_true([&] { return read("out") == "new\nmore\n"; }));
}

TEST_CASE_FIXTURE(DaemonFixture, "a_relative_command_is_found_before_the_directory_changes") {
    write("prog", "#!/bin/sh\nexec sleep 1000\n", 0755);
    CHECK(run({"./prog"}) == 0);
    running_daemon("sleep");
    search_path = ":/nonexistent"; // an empty part is the current directory
    write("prog2", "#!/bin/sh\nexec /bin/sleep 1000\n", 0755);
    CHECK(run({"prog2"}) == 0);
}

TEST_CASE_FIXTURE(DaemonFixture, "it_works_where_standard_streams_are_closed") {
    const int saved = ::fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 20);
    ::close(STDIN_FILENO);
    const int status = run({"-o", "out", "-p", "x.pid", "sleep", "1000"});
    if (saved >= 0) {
        ::dup2(saved, STDIN_FILENO);
        ::close(saved);
    }
    REQUIRE(status == 0);
    CHECK(running_daemon("sleep").descriptors ==
          std::map<int, std::string>{{0, "/dev/null"}, {1, folder + "/out"}, {2, folder + "/out"}});
}

// Each failure gives one line and its status, and leaves nothing half done.
TEST_CASE_FIXTURE(DaemonFixture, "a_command_that_cannot_start_leaves_nothing") {
    write("old", "kept\n");
    write("plain", "echo hi\n", 0644);
    write("no_format", "echo hi\n", 0755);
    write("no_interpreter", "#!/no/such/interpreter -x\n", 0755);
    write("windows", "#!/bin/sh\r\necho hi\r\n", 0755);
    write("garbage",
          "\x7f"
          "ELF and nothing else",
          0755);
    // The file is so long that the kernel begins to load it. The kernel then notices the error too
    // late to report an error to execve(2).
    write("truncated", read_file("/bin/true").value_or("").substr(0, 1000), 0755);
    struct Failure {
        std::string command;
        int status;
        std::string message;
    };
    const Failure failures[] = {
        {"no-such-command", 127,
         "no-such-command: not found in PATH; built-ins and functions are not programs"},
        {"./no-such-file", 127,
         "./no-such-file: No such file or directory; what is there shows: ls ./"},
        {"", 127, "the command's name is empty"},
        {"./plain", 126, "./plain: not executable; make it so with: chmod +x ./plain"},
        {"/", 126, "/: is a directory; go into it with: cd /"},
        {"./no_format", 126, "./no_format: not a program this machine can run"},
        {"./no_interpreter", 126,
         "./no_interpreter: bad interpreter: /no/such/interpreter is not there"},
        {"./windows", 126,
         "./windows: bad interpreter: /bin/sh: its line ends in a carriage return"},
        {"./garbage", 126, "./garbage: not a program this machine can run"},
        {"./truncated", 126, "./truncated: not a program this machine can run"},
    };
    for (const Failure& failure : failures) {
        CAPTURE(failure.command);
        CHECK(run({"-p", "x.pid", "-o", "old", "-e", "new", "--", failure.command}) ==
              failure.status);
        CHECK(err == "daemonize: " + failure.message + "\n");
        CHECK(out == "");
        CHECK_FALSE(daemon);
        CHECK_FALSE(has("x.pid"));
        CHECK_FALSE(has("new"));
        CHECK(read("old") == "kept\n");
    }
    // A process that gave up after its forks may still be ending.
    CHECK(test::comes_true([&] { return adopted().empty(); }));
}

TEST_CASE_FIXTURE(DaemonFixture, "arguments_too_long_are_the_commands_failure") {
    CHECK(run({"-p", "x.pid", "echo", std::string(200000, 'x')}) == 126);
    CHECK(err == "daemonize: echo: Argument list too long\n");
    CHECK_FALSE(has("x.pid"));
}

TEST_CASE_FIXTURE(DaemonFixture, "what_the_system_refuses_is_one_line_and_status_1") {
    write("file", "kept\n");
    REQUIRE(::mkfifo("fifo", 0600) == 0);
    const std::pair<std::vector<std::string>, std::string> failures[] = {
        {{"-d", "nowhere", "sleep", "1"}, "nowhere: No such file or directory"},
        {{"-d", "file", "sleep", "1"}, "file: not a directory"},
        {{"-o", "no/such/file", "sleep", "1"}, "no/such/file: No such file or directory"},
        {{"-o", "/", "sleep", "1"}, "/: Is a directory"},
        {{"-o", "fifo", "sleep", "1"}, "fifo: nobody reads this FIFO (or it is a socket)"},
        {{"-o", "file", "-e", "no/such", "sleep", "1"}, "no/such: No such file or directory"},
    };
    for (auto [words, message] : failures) {
        words.insert(words.begin(), {"-p", "x.pid"});
        CHECK(run(words) == 1);
        CHECK(err == "daemonize: " + message + "\n");
        CHECK_FALSE(has("x.pid"));
    }
    CHECK(read("file") == "kept\n");
    CHECK(adopted().empty());
}

// Seen to fail: the target of another user's link was emptied. (The kernel refuses some such links
// itself: proc(5), protected_symlinks.)
TEST_CASE_FIXTURE(DaemonFixture, "output_follows_ones_own_links_and_nobody_elses") {
    write("precious", "kept\n");
    REQUIRE(::symlink("precious", "own") == 0);
    REQUIRE(run({"-a", "-o", "own", "echo", "more"}) == 0);
    CHECK(test::comes_true([&] { return read("precious") == "kept\nmore\n"; }));
    REQUIRE(::symlink("made", "dangling") == 0);
    REQUIRE(run({"-o", "dangling", "echo", "new"}) == 0);
    CHECK(test::comes_true([&] { return read("made") == "new\n"; }));
    if (::geteuid() != 0) {
        test::skip("only root can give a link to another user");
        return;
    }
    REQUIRE(::symlink(folder.c_str(), "way") == 0);
    for (const char* link : {"own", "way"})
        REQUIRE(::lchown(link, 12345, 12345) == 0);
    const std::pair<std::string, std::string> refusals[] = {{"own", "own"},
                                                            {"way/precious", "way"}};
    for (const auto& [path, link] : refusals) {
        CHECK(run({"-o", path, "sleep", "1000"}) == 1);
        CHECK(err == "daemonize: " + path + ": refusing the symbolic link ./" + link +
                         ": it belongs to user 12345\n");
    }
    CHECK(read("precious") == "kept\nmore\n");
}

// Seen to fail: the output went into the file or the FIFO of the other user. (The kernel refuses
// such a file only to an open with O_CREAT: proc(5), protected_regular.)
TEST_CASE_FIXTURE(DaemonFixture,
                  "output_into_what_another_user_has_made_in_a_shared_folder_is_refused") {
    if (::geteuid() != 0) {
        test::skip("only root can give a file to another user");
        return;
    }
    REQUIRE(::mkdir("shared", 0700) == 0);
    REQUIRE(::chmod("shared", 01777) == 0);
    write("shared/file", "");
    write("shared/own", "");
    write("precious", "kept\n");
    REQUIRE(::mkfifo("shared/fifo", 0666) == 0);
    for (const char* made : {"shared/file", "shared/fifo"})
        REQUIRE(::chown(made, 12345, 12345) == 0);
    REQUIRE(::link("precious", "shared/second") == 0);
    const OwnedDescriptor reader(::open("shared/fifo", O_RDONLY | O_NONBLOCK | O_CLOEXEC));
    const std::pair<std::string, std::string> refusals[] = {
        {"shared/file", "a file that belongs to user 12345"},
        {"shared/fifo", "a file that belongs to user 12345"},
        {"shared/second", "a file with 2 names (hard links)"},
    };
    for (const auto& [path, what] : refusals) {
        CHECK(run({"-o", path, "sleep", "1000"}) == 1);
        CHECK(err == "daemonize: " + path + ": refusing " + what + "\n");
    }
    CHECK(read("precious") == "kept\n");
    REQUIRE(run({"-o", "shared/own", "-e", "shared/new", "sh", "-c", "echo out; echo err >&2"}) ==
            0);
    CHECK(test::comes_true([&] { return read("shared/own") == "out\n"; }));
    CHECK(test::comes_true([&] { return read("shared/new") == "err\n"; }));
}

TEST_CASE_FIXTURE(DaemonFixture, "a_new_output_file_gets_the_mask_of_the_daemon") {
    REQUIRE(run({"-k", "077", "-o", "new", "sleep", "1000"}) == 0);
    struct stat file {};
    REQUIRE(::stat("new", &file) == 0);
    CHECK((file.st_mode & 0777) == 0600);
}

// Seen to fail: the status was 0.
TEST_CASE_FIXTURE(DaemonFixture, "a_process_id_that_cannot_be_printed_is_status_1_and_is_said") {
    output_works = false;
    CHECK(run({"-p", "x.pid", "sleep", "1000"}) == 1);
    REQUIRE(daemon);
    CHECK(err == "daemonize: the daemon runs as process " + std::to_string(daemon->value) +
                     ", but standard output cannot be written: No space left on device\n");
    CHECK(read("x.pid") == std::to_string(daemon->value) + "\n");
    CHECK(run({"-n", "sleep", "1000"}) == 1);
    CHECK(err == "daemonize: standard output cannot be written: No space left on device\n");
    CHECK(run({"--help"}) == 1);
}

// Seen to fail: "6: Invalid argument".
TEST_CASE_FIXTURE(DaemonFixture, "a_low_limit_of_descriptors_is_named_or_is_enough") {
    int enough = 0;
    for (rlim_t limit = 3; limit < 30; ++limit) {
        CAPTURE(limit);
        const auto caller = start_subshell(LaunchPlan{}, [&]() -> int {
            ::close_range(3, ~0U, 0);
            const rlimit low{limit, limit};
            if (::setrlimit(RLIMIT_NOFILE, &low) != 0)
                return 100;
            const int status = run({"-p", "x.pid", "sleep", "1000"});
            if (status != 0 && err.find("Too many open files") == std::string::npos)
                return 101;
            return status;
        });
        REQUIRE(caller);
        const auto state = wait_for_end(caller.value());
        REQUIRE(state);
        const bool runs = state.value() == ProcessState{Exited{0}};
        CHECK((runs || state.value() == ProcessState{Exited{1}}));
        enough += runs;
        CHECK(has("x.pid") == runs);
        for (const Pid pid : adopted())
            ::kill(pid.value, SIGKILL);
        while (wait_for_any()) {
        }
        std::filesystem::remove("x.pid");
    }
    CHECK(enough > 10);
}

TEST_CASE_FIXTURE(DaemonFixture, "a_usage_error_is_status_2") {
    CHECK(run({"-k", "99", "sleep", "1"}) == 2);
    CHECK(err == "daemonize: --umask 99: not a file mode mask; give octal digits, as in 022\n");
    CHECK(run({}) == 2);
    CHECK(lines_in(err) == 1);
}

TEST_CASE_FIXTURE(DaemonFixture, "dry_run_lists_the_steps_and_starts_and_leaves_nothing") {
    CHECK(run({"-n", "-p", "x.pid", "-o", "out", "sleep", "1000"}) == 0);
    CHECK(err == "");
    CHECK(out.find(" 6  setsid(): ") != std::string::npos);
    CHECK(out.find("14  execve(\"/usr/bin/sleep\"): ") != std::string::npos);
    CHECK(lines_in(out) == 18);
    CHECK_FALSE(has("x.pid"));
    CHECK_FALSE(has("out"));
    CHECK(adopted().empty());
    CHECK(run({"-n", "no-such-command"}) == 127);
    write("x.pid", "999999999\n");
    CHECK(run({"-n", "-p", "x.pid", "sleep", "1000"}) == 0);
    CHECK(read("x.pid") == "999999999\n");
}

TEST_CASE_FIXTURE(DaemonFixture, "explain_tells_each_step_in_order_with_its_result") {
    REQUIRE(run({"-v", "-k", "022", "-p", "x.pid", "sleep", "1000"}) == 0);
    CHECK(out == std::to_string(daemon->value) + "\n");
    const ProcessFacts facts = running_daemon("sleep");
    const std::string session = std::to_string(facts.session.value);
    const std::string pid = std::to_string(daemon->value);
    std::size_t at = 0;
    for (const std::string& line :
         {std::string("The steps in the order in which they run, numbered as in daemon(7):\n"),
          " 5  fork() = " + session + ": ",
          std::string(" 1  close_range(3, ~0, CLOSE_RANGE_CLOEXEC) = 0"),
          std::string(" 2  sigaction"), std::string(" 4  environment"),
          " 6  setsid() = " + session + ": ", " 7  fork() = " + pid + ": ",
          " 8  _exit() of the first child; getppid() = " + std::to_string(::getpid()) + ": ",
          std::string("10  umask(0022) = "), std::string("11  chdir(\"/\") = 0: "),
          std::string(" -  execve() under ptrace() = 0: "),
          std::string(" 9  dup2(/dev/null; 0, 1, 2) = 2: "),
          "12  pwrite(\"x.pid\") = " + std::to_string(pid.size() + 1),
          std::string("13  user and groups"), std::string(" 3  sigprocmask"),
          std::string("14  execve"), std::string("15  the caller goes on"),
          std::string("\nbefore "), std::string("\nafter ")}) {
        CAPTURE(line);
        const std::size_t found = err.find(line, at);
        CHECK(found != std::string::npos);
        at = found == std::string::npos ? at : found;
    }
}

TEST_CASE_FIXTURE(DaemonFixture, "explain_shows_the_step_that_failed") {
    write("no_format", "x\n", 0755);
    CHECK(run({"-v", "./no_format"}) == 126);
    CHECK(err.find("14  execve(\"" + folder +
                   "/no_format\") = -1 ENOEXEC: Exec format error\n"
                   "daemonize: ./no_format: not a program this machine can run\n") !=
          std::string::npos);
}
