// These tests start real children, and wait for each child by its pid.
#include "launch/start_process.hpp"

#include "kernel/descriptors.hpp"
#include "kernel/signals.hpp"
#include "launch/redirected.hpp"

#include <doctest/doctest.h>

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <fstream>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace leash;

namespace {

int end_of(Pid pid) {
    int status = 0;
    REQUIRE(::waitpid(pid.value, &status, 0) == pid.value);
    return status;
}

// Returns what the child has written to its standard output.
std::string output_of(LaunchPlan plan) {
    auto pipe = make_pipe();
    REQUIRE(pipe);
    plan.descriptors.push_back(DuplicateDescriptor{pipe.value().write_end.get(), STDOUT_FILENO});
    const auto child = start_program(plan);
    REQUIRE(child);
    pipe.value().write_end.close();
    std::string text = read_all(pipe.value().read_end.get()).value_or("");
    CHECK(end_of(child.value()) == 0);
    return text;
}

LaunchPlan program(std::vector<std::string> arguments) {
    LaunchPlan plan;
    plan.path = arguments.front();
    plan.arguments = std::move(arguments);
    plan.environment = environ;
    return plan;
}

} // namespace

TEST_CASE("a_missing_program_is_an_error_value_when_spawned") {
    const auto child = start_program(program({"/no/such/program"}));
    REQUIRE_FALSE(child);
    CHECK(child.error().number == ENOENT);
    // Seen to fail without wait_for() in vfork_program().
    CHECK(::waitpid(-1, nullptr, WNOHANG) == -1);
    CHECK(errno == ECHILD);
}

// Seen to fail: the program ran in a session without the terminal.
TEST_CASE("a_session_that_does_not_get_its_terminal_is_an_error_value") {
    auto no_terminal = open_file("/dev/null", O_RDWR, 0);
    REQUIRE(no_terminal);
    LaunchPlan plan = program({"/bin/true"});
    plan.group = LeadNewSession{no_terminal.value().get()};
    const auto child = start_program(plan);
    REQUIRE_FALSE(child);
    CHECK(child.error().number == ENOTTY);
    CHECK(in_english(child.error().message()) ==
          "get the terminal: Inappropriate ioctl for device");
}

TEST_CASE("a_missing_program_is_status_127_when_forked") {
    LaunchPlan plan = program({"/no/such/program"});
    plan.descriptors = {OpenDescriptor{"/dev/zero", O_RDONLY, 0, 0},
                        OpenDescriptor{"/dev/null", O_WRONLY, 0, 2}};
    const auto child = start_program(plan);
    REQUIRE(child);
    const int status = end_of(child.value());
    CHECK(WIFEXITED(status));
    CHECK(WEXITSTATUS(status) == 127);
}

TEST_CASE("spawned_and_forked_children_lead_a_group_of_their_own") {
    for (const bool forked : {false, true}) {
        CAPTURE(forked);
        auto gate = make_pipe();
        REQUIRE(gate);
        LaunchPlan plan = program({"/bin/cat"});
        plan.group = LeadNewGroup{};
        plan.descriptors = {DuplicateDescriptor{gate.value().read_end.get(), 0}};
        if (forked)
            plan.descriptors.push_back(OpenDescriptor{"/dev/zero", O_RDONLY, 0, 3});
        const auto child = start_program(plan);
        REQUIRE(child);
        CHECK(::getpgid(child.value().value) == child.value().value);
        LaunchPlan second = plan;
        second.group = JoinGroup{group_led_by(child.value())};
        const auto member = start_program(second);
        REQUIRE(member);
        CHECK(::getpgid(member.value().value) == child.value().value);
        gate.value().write_end.close();
        gate.value().read_end.close();
        end_of(child.value());
        end_of(member.value());
    }
}

TEST_CASE("children_have_an_empty_mask_and_default_dispositions") {
    const SignalsBlocked blocked{SIGUSR1};
    (void)set_disposition(SIGUSR2, Disposition::Ignored);
    LaunchPlan plan = program({"/bin/grep", "-E", "Sig(Blk|Ign)", "/proc/self/status"});
    plan.default_signals = {SIGUSR2, SIGPIPE, SIGINT, SIGQUIT};
    for (const bool forked : {false, true}) {
        CAPTURE(forked);
        if (forked)
            plan.descriptors = {OpenDescriptor{"/dev/zero", O_RDONLY, 0, 0}};
        const std::string text = output_of(plan);
        CHECK(text.find("SigBlk:\t0000000000000000\n") != std::string::npos);
        const auto ignored = std::strtoull(text.c_str() + text.find("SigIgn:") + 8, nullptr, 16);
        CHECK((ignored & (1ULL << (SIGUSR2 - 1))) == 0);
    }
    (void)set_disposition(SIGUSR2, Disposition::Default);
}

// Seen to fail when the shell set the child's dispositions before vfork(2).
TEST_CASE("what_a_spawned_child_ignores_the_shell_does_not") {
    LaunchPlan plan = program({"/bin/grep", "SigIgn", "/proc/self/status"});
    plan.ignored_signals = {SIGINT, SIGQUIT};
    plan.descriptors = {OpenDescriptor{"/dev/null", O_RDONLY, 0, 0}};
    const std::string text = output_of(plan);
    const auto ignored = std::strtoull(text.c_str() + 8, nullptr, 16);
    CHECK((ignored & 6) == 6); // bits 1 and 2: INT and QUIT
    CHECK_FALSE(is_ignored(SIGINT));
    CHECK_FALSE(is_ignored(SIGQUIT));
}

TEST_CASE("a_subshell_returns_the_status_of_its_body") {
    const auto child = start_subshell(LaunchPlan{}, [] { return 7; });
    REQUIRE(child);
    CHECK(WEXITSTATUS(end_of(child.value())) == 7);
}

TEST_CASE("why_a_program_cannot_be_run_is_told_with_what_to_do") {
    const std::string folder = [] {
        std::string path = "/tmp/leash-test-XXXXXX";
        REQUIRE(::mkdtemp(path.data()) != nullptr);
        return path;
    }();
    const std::string file = folder + "/plain";
    std::ofstream(file) << "text\n";
    ::chmod(file.c_str(), 0644);
    const auto failure = [&](const std::string& path, int error) {
        LaunchPlan plan;
        plan.path = path;
        plan.arguments = {"it"};
        return explain_exec_failure(plan, error);
    };
    CHECK(failure("/no/such", ENOENT).status == 127);
    CHECK(failure("/no/such", ENOENT).message == "it: No such file or directory");
    CHECK(failure(folder, EACCES).status == 126);
    CHECK(failure(folder, EACCES).message == "it: is a directory; go into it with: cd it");
    CHECK(failure(file, EACCES).message == "it: not executable; make it so with: chmod +x it");
    // The script is there, but its interpreter is missing.
    CHECK(failure(file, ENOENT).status == 126);
    ::unlink(file.c_str());
    ::rmdir(folder.c_str());
}

TEST_CASE("redirections_of_the_shell_itself_are_undone") {
    auto pipe = make_pipe();
    REQUIRE(pipe);
    const auto same_file = [](int a, int b) {
        struct stat one {};
        struct stat other {};
        return ::fstat(a, &one) == 0 && ::fstat(b, &other) == 0 && one.st_ino == other.st_ino &&
               one.st_dev == other.st_dev;
    };
    auto copy = duplicate_above(pipe.value().read_end.get(), 20);
    REQUIRE(copy);
    const int number = copy.value().get();
    {
        Redirected redirected;
        CHECK(redirected.apply(OpenDescriptor{"/dev/null", O_RDONLY, 0, number}));
        CHECK_FALSE(same_file(number, pipe.value().read_end.get()));
        CHECK(redirected.apply(CloseDescriptor{number}));
        CHECK(::fcntl(number, F_GETFD) < 0);
    }
    CHECK(same_file(number, pipe.value().read_end.get()));
}
