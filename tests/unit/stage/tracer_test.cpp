// Senders as a tracer sees them, under shells that tell nothing. Tracing can change which of two
// pending signals kills. So stage_test.cpp checks without a tracer which signal kills a process.
#include "stage_fixture.hpp"

#include "kernel/descriptors.hpp"
#include "launch/reaper.hpp"
#include "launch/start_process.hpp"
#include "skip.hpp"

#include <algorithm>
#include <cerrno>
#include <cstddef>
#include <fstream>
#include <iterator>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

using namespace leash;
using namespace leash::test;

namespace {

StageOptions traced() {
    StageOptions options = no_channel();
    options.trace = true;
    return options;
}

const std::vector<std::string> zsh = {"zsh", "-f", "-i"};
const std::vector<std::string> ctrl_z_shell = bash;

bool is_installed(const std::string& program) {
    return std::filesystem::exists("/usr/bin/" + program) ||
           std::filesystem::exists("/bin/" + program);
}

// Returns a stage with a tracer, or nullptr if this machine does not allow tracing.
std::unique_ptr<Practice> trace(const std::vector<std::string>& shell) {
    if (!is_installed(shell.front())) {
        test::skip(shell.front() + " is not installed");
        return nullptr;
    }
    auto practice = std::make_unique<Practice>(shell, traced());
    if (!practice->stage->is_traced()) {
        test::skip(in_english(*practice->stage->trace_refused()));
        return nullptr;
    }
    return practice;
}

std::optional<Attribution> sender(Practice& practice, const LedgerEntry* process, int signal) {
    return practice.stage->ledger().sender_of(*process, signal);
}

bool is_stopped(const LedgerEntry* process) {
    const auto facts = read_process(process->key.pid);
    return facts && facts->is_stopped();
}

bool refuse_ptrace() {
    sock_filter program[] = {
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, nr)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_ptrace, 0, 1),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
    };
    const sock_fprog filter{std::size(program), program};
    return ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
           ::prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter) == 0;
}

} // namespace

// The next tests were seen to fail without the ledger's traced_sender(): the sender was inferred,
// or unknown.

TEST_CASE("trace_sees_that_bash_sends_its_job_sighup_when_the_cable_is_pulled") {
    const auto practice = trace(bash);
    if (!practice)
        return;
    practice->stage->type("witness ada &\n");
    const LedgerEntry* ada = practice->witness("ada");
    REQUIRE(ada);
    practice->stage->unplug();
    REQUIRE(practice->stage->settle(deadline));
    const auto hup = sender(*practice, ada, SIGHUP);
    REQUIRE(hup);
    CHECK(hup->origin == SignalOrigin(ShellSent{practice->stage->leader()}));
    CHECK(hup->evidence == Evidence::Observed);
    REQUIRE(ada->death);
    CHECK(ada->death->evidence == Evidence::Observed); // even if bash reaps ada
    // The kernel has sent a SIGHUP to the shell.
    const LedgerEntry* leader = practice->stage->ledger().entry(practice->stage->leader());
    CHECK(sender(*practice, leader, SIGHUP)->origin == SignalOrigin(KernelSent{}));
    CHECK(sender(*practice, leader, SIGHUP)->evidence == Evidence::Observed);
}

TEST_CASE("trace_sees_that_zsh_sends_its_job_sighup_when_the_cable_is_pulled") {
    const auto practice = trace(zsh);
    if (!practice)
        return;
    practice->stage->type("witness ada &\n");
    const LedgerEntry* ada = practice->witness("ada");
    REQUIRE(ada);
    practice->stage->unplug();
    REQUIRE(practice->stage->settle(deadline));
    const auto hup = sender(*practice, ada, SIGHUP);
    REQUIRE(hup);
    CHECK(hup->origin == SignalOrigin(ShellSent{practice->stage->leader()}));
    CHECK(hup->evidence == Evidence::Observed);
}

TEST_CASE("trace_sees_that_dash_sends_its_job_nothing") {
    const auto practice = trace(dash);
    if (!practice)
        return;
    practice->stage->type("witness ada &\n");
    const LedgerEntry* ada = practice->witness("ada");
    REQUIRE(ada);
    practice->stage->unplug();
    REQUIRE(practice->stage->settle(deadline));
    CHECK_FALSE(sender(*practice, ada, SIGHUP));
    CHECK_FALSE(ada->death);
}

TEST_CASE("trace_sees_the_kernel_hang_up_a_stopped_job_and_continue_it") {
    const auto practice = trace(dash);
    if (!practice)
        return;
    practice->stage->type("witness ada\n");
    const LedgerEntry* ada = practice->witness("ada");
    REQUIRE(ada);
    practice->stage->type("\x1a");
    REQUIRE(practice->until([&] { return is_stopped(ada); }));
    REQUIRE(practice->until([&] { return std::holds_alternative<Stopped>(ada->state); }));
    CHECK(sender(*practice, ada, SIGTSTP)->origin == SignalOrigin(KernelSent{}));
    practice->stage->unplug();
    REQUIRE(practice->stage->settle(deadline));
    const auto hup = sender(*practice, ada, SIGHUP);
    REQUIRE(hup);
    CHECK(hup->origin == SignalOrigin(KernelSent{}));
    CHECK(hup->evidence == Evidence::Observed);
    REQUIRE(ada->death);
    CHECK(ada->death->how == ProcessState{Signaled{SIGHUP, false}});
    REQUIRE(ada->before);
    CHECK(ada->before->state == 'T'); // not "t", which /proc shows for a stopped tracee
}

TEST_CASE("trace_sees_who_typed_kill") {
    const auto practice = trace(dash);
    if (!practice)
        return;
    practice->stage->type("witness ada &\n");
    const LedgerEntry* ada = practice->witness("ada");
    REQUIRE(ada);
    practice->stage->type("/bin/kill -USR1 $!\n");
    REQUIRE(practice->until([&] { return ada->death.has_value(); }));
    const auto usr1 = sender(*practice, ada, SIGUSR1);
    REQUIRE(usr1);
    const auto* by = std::get_if<ProcessSent>(&usr1->origin);
    REQUIRE(by);
    CHECK(practice->stage->ledger().entry(by->process)->command.starts_with("/bin/kill"));
}

// Seen to fail when the tracer answers a GroupStop with let_go_on(): the job runs on.
TEST_CASE("under_trace_ctrl_z_stops_and_fg_continues") {
    const auto practice = trace(ctrl_z_shell);
    if (!practice)
        return;
    practice->stage->type("witness ada\n");
    const LedgerEntry* ada = practice->witness("ada");
    REQUIRE(ada);
    for (int round = 0; round < 3; ++round) {
        practice->screen.clear();
        practice->stage->type("\x1a");
        REQUIRE(practice->shows("Stopped"));
        REQUIRE(practice->shows("practice$ "));
        CHECK(is_stopped(ada));
        practice->screen.clear();
        practice->stage->type("fg\n");
        REQUIRE(practice->until([&] {
            const auto facts = read_process(ada->key.pid);
            return facts && !facts->is_stopped() && facts->foreground_group == facts->group;
        }));
    }
    practice->stage->type("\x03");
    REQUIRE(practice->until([&] { return ada->death.has_value(); }));
    CHECK(ada->death->how == ProcessState{Signaled{SIGINT, false}});
}

TEST_CASE("under_trace_full_screen_programs_run") {
    const auto practice = trace(bash);
    if (!practice)
        return;
    if (is_installed("less")) {
        practice->stage->type("seq 1000 | TERM=xterm less\n");
        CHECK(practice->shows("\r\n20"));
        practice->stage->type("G");
        CHECK(practice->shows("1000"));
        practice->stage->type("q");
    }
    practice->stage->type("echo ba''ck\n");
    REQUIRE(practice->shows("back"));
    if (is_installed("vim")) {
        practice->stage->type("TERM=xterm vim -u NONE -i NONE new\n");
        REQUIRE(practice->shows("~"));
        practice->stage->type("iwritten under trace\x1b:wq\r");
        practice->stage->type("cat new\n");
        const std::string file = practice->stage->folder() + "/new";
        REQUIRE(practice->until([&] { return std::filesystem::exists(file); }));
        std::ifstream text(file);
        std::string line;
        REQUIRE(practice->until([&] {
            text.clear();
            text.seekg(0);
            return static_cast<bool>(std::getline(text, line));
        }));
        CHECK(line == "written under trace");
    }
}

// Seen to fail without ended_ in Tracer::handle(): the ledger then has the child twice.
TEST_CASE("a_tracee_that_its_parent_never_reaps_dies_once") {
    const auto practice = trace({"sh", "-c", "(exit 7) & exec sleep 1000"});
    if (!practice)
        return;
    const auto deaths = [&] {
        const auto& all = practice->stage->ledger().entries();
        return std::count_if(all.begin(), all.end(), [](const LedgerEntry& one) {
            return one.death && one.death->how == ProcessState{Exited{7}};
        });
    };
    REQUIRE(practice->until([&] { return deaths() == 1; }));
    practice->stage->unplug();
    REQUIRE(practice->stage->settle(deadline));
    CHECK(deaths() == 1);
}

// Seen to fail when the destructor lets no tracee go: the survivor hung.
TEST_CASE("when_the_tracer_goes_its_tracees_go_on") {
    const auto practice = trace(dash);
    if (!practice)
        return;
    practice->stage->type("nohup witness ada > /dev/null 2>&1 & witness bob\n");
    const LedgerEntry* ada = practice->witness("ada");
    const LedgerEntry* bob = practice->witness("bob");
    REQUIRE(ada);
    REQUIRE(bob);
    practice->stage->type("\x1a");
    REQUIRE(practice->until([&] { return is_stopped(bob); }));
    practice->stage->end_tracing();
    const auto tracer_of = [](Pid pid) {
        std::ifstream status("/proc/" + std::to_string(pid.value) + "/status");
        for (std::string line; std::getline(status, line);)
            if (line.starts_with("TracerPid:"))
                return line.substr(line.find('\t') + 1);
        return std::string("?");
    };
    CHECK(tracer_of(ada->key.pid) == "0");
    CHECK(tracer_of(bob->key.pid) == "0");
    // bob is still stopped, as before.
    CHECK(practice->until([&] { return read_process(bob->key.pid)->state == 'T'; }));
    practice->stage->type("fg\n");
    CHECK(practice->until([&] { return !is_stopped(bob); }));
    ::kill(ada->key.pid.value, SIGTERM);
    CHECK(practice->until([&] { return ada->death.has_value(); }));
}

// The child asks this process, its parent, to trace it. So the child already has a tracer.
TEST_CASE("tracing_that_is_not_allowed_is_said_in_a_sentence") {
    auto ready = make_pipe();
    REQUIRE(ready);
    const auto child = start_subshell(LaunchPlan{}, [&] {
        ::ptrace(PTRACE_TRACEME, 0, nullptr, nullptr);
        (void)write_all(ready.value().write_end.get(), "x");
        ::pause();
        return 0;
    });
    REQUIRE(child);
    REQUIRE(read_some(ready.value().read_end.get(), 1));
    const auto refused = Tracer::attach(child.value());
    REQUIRE_FALSE(refused);
    CHECK(
        in_english(refused.error()).starts_with("another program traces it already: unit_stage ("));
    ::kill(child.value().value, SIGKILL);
    const auto end = wait_for(child.value());
    REQUIRE(end);
    CHECK(end.value() == ProcessState{Signaled{SIGKILL, false}});
}

// The test does what a container does: a seccomp filter refuses ptrace(2), in a process that the
// test starts.
TEST_CASE("a_stage_whose_tracing_is_refused_goes_on_without") {
    const auto child = start_subshell(LaunchPlan{}, [] {
        if (!refuse_ptrace())
            return 1;
        StageOptions options = traced();
        options.shell = {"sh", "-c", "echo went on"};
        auto started = Stage::start(std::move(options));
        if (!started || started.value()->is_traced())
            return 2;
        if (started.value()->trace_refused().value_or(Message()) !=
            "this system does not allow it, as in many containers (ptrace: Operation not "
            "permitted)")
            return 3;
        std::string screen;
        started.value()->on_output = [&](std::string_view bytes) { screen += bytes; };
        const auto last = std::chrono::steady_clock::now() + deadline;
        while (!started.value()->ended() && std::chrono::steady_clock::now() < last)
            started.value()->turn(20ms);
        return screen == "went on\r\n" ? 0 : 4;
    });
    REQUIRE(child);
    const auto end = wait_for(child.value());
    REQUIRE(end);
    CHECK(end.value() == ProcessState{Exited{0}});
}

// A tracer with root's rights lets its tracees have root's rights too. So the tracer must not run
// as root.
TEST_CASE("a_setuid_program_under_trace_is_told") {
    struct stat su {};
    if (::stat("/usr/bin/su", &su) != 0 || (su.st_mode & S_ISUID) == 0) {
        test::skip("/usr/bin/su is not setuid here");
        return;
    }
    constexpr uid_t nobody = 65534;
    const auto child = start_subshell(LaunchPlan{}, [] {
        if (::geteuid() == 0 &&
            (::setresuid(nobody, nobody, nobody) != 0 || ::prctl(PR_SET_DUMPABLE, 1) != 0))
            return 1;
        StageOptions options = traced();
        options.shell = {"sh", "-c", "/usr/bin/su --version; exit 0"};
        auto started = Stage::start(std::move(options));
        if (!started)
            return 2;
        if (!started.value()->is_traced())
            return 0; // another test tells that tracing is refused
        const auto last = std::chrono::steady_clock::now() + deadline;
        while (!started.value()->ended() && std::chrono::steady_clock::now() < last)
            started.value()->turn(20ms);
        for (const Happening& one : started.value()->ledger().happenings())
            if (const auto* ignored = std::get_if<SetuidIgnored>(&one.event))
                return ignored->program == "/usr/bin/su" ? 0 : 3;
        return 4;
    });
    REQUIRE(child);
    const auto end = wait_for(child.value());
    REQUIRE(end);
    CHECK(end.value() == ProcessState{Exited{0}});
}
