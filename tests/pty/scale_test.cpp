// Many jobs at once: the shell loses no job, and no process is left.
#include "pty_session.hpp"
#include "skip.hpp"

#include <doctest/doctest.h>

#include <csignal>
#include <sys/resource.h>

using namespace leash;
using namespace leash::test;

namespace {

constexpr std::size_t many = 2000;

std::vector<Pid> children_of(Pid parent) {
    std::vector<Pid> children;
    for (const auto& [pid, facts] : take_snapshot().processes)
        if (facts.parent == parent)
            children.push_back(pid);
    return children;
}

std::size_t count(const std::string& text, const std::string& what) {
    std::size_t times = 0;
    for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + 1))
        ++times;
    return times;
}

bool all_are(const std::vector<Pid>& pids, char state) {
    for (const Pid pid : pids)
        if (state_of(pid) != state)
            return false;
    return true;
}

} // namespace

TEST_CASE("two_thousand_jobs_are_started_listed_stopped_continued_and_killed") {
    rlimit limit{};
    ::getrlimit(RLIMIT_NPROC, &limit);
    if (limit.rlim_cur != RLIM_INFINITY && limit.rlim_cur < 2 * many) {
        skip("fewer processes are allowed here (ulimit -u)");
        return;
    }
    PtySession session;
    session.enter("i=0; while [ $i -lt 2000 ]; do i=$((i+1)); sleep 1000 & done 2>/dev/null; "
                  "echo started $i");
    session.see("started 2000\r\n", 240s);
    session.see_prompt();
    const std::vector<Pid> jobs = children_of(session.leader());
    REQUIRE(jobs.size() == many);

    session.run("jobs > list; jobs -p > pids");
    CHECK(session.run("grep -c Running list") == "2000\n");
    CHECK(session.run("sort -u pids | wc -l") == "2000\n");

    session.run("kill -STOP $(jobs -p)");
    eventually(
        "all are stopped", [&] { return all_are(jobs, 'T'); }, 240s);
    session.run("jobs -s > list");
    CHECK(session.run("grep -c 'Stopped (SIGSTOP)' list") == "2000\n");

    session.enter(
        "i=0; while [ $i -lt 2000 ]; do i=$((i+1)); bg %$i; done > /dev/null; echo continued");
    session.see("continued\r\n", 240s);
    session.see("continued\r\n", 240s);
    session.see_prompt();
    eventually(
        "all run", [&] { return all_are(jobs, 'S'); }, 240s);
    session.run("jobs -r > list");
    CHECK(session.run("grep -c Running list") == "2000\n");

    const std::string killed = session.run("kill $(jobs -p)");
    eventually(
        "all are reaped", [&] { return all_are(jobs, '?'); }, 240s);
    const std::string told = killed + session.run(":");
    CHECK(count(told, "Terminated (SIGTERM)    sleep 1000\n") == many);
    CHECK(session.run("jobs") == "");
    CHECK(children_of(session.leader()).empty());
}

// An idle shell only waits: it makes no system call while strace watches. The first line of strace
// is the poll in which the shell already was. Seen to fail when this poll has a timeout of one
// second.
TEST_CASE("an_idle_shell_with_ten_running_jobs_makes_no_system_call") {
    if (!strace_works())
        return;
    PtySession session;
    session.run("for i in 1 2 3 4 5 6 7 8 9 10; do sleep 1000 & done");
    const std::string trace = session.home() + "/trace";

    // strace runs on another terminal: on the shell's own terminal strace would be a foreground
    // job, and the shell would wait for it.
    Setup watching;
    watching.command = {"strace", "-o", trace, "-p", std::to_string(session.leader().value)};
    watching.wait_for_prompt = false;
    {
        PtySession watcher(watching);
        watcher.see("attached");
        // There is no event to wait for: the test checks that nothing happens.
        const auto end = std::chrono::steady_clock::now() + 3s;
        eventually("three seconds have passed",
                   [&] { return std::chrono::steady_clock::now() > end; });
        watcher.type(PtySession::ctrl_c);
        watcher.wait_for_end();
    }
    const std::string seen = session.run("cat trace");
    CHECK(count(seen, "\n") == 1);
}
