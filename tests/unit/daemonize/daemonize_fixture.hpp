// A fixture for tests with real daemons: a folder, and a process that adopts the daemons.
//
// Invariant: the destructor ends and reaps everything that the test has started. The test process
// is a subreaper, so that it adopts daemons and sees their ends.
#pragma once

#include "comes_true.hpp"
#include "daemonize/daemonize.hpp"
#include "kernel/descriptors.hpp"
#include "kernel/snapshot.hpp"
#include "launch/reaper.hpp"

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <doctest/doctest.h>
#include <fcntl.h>
#include <filesystem>
#include <string>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <vector>

namespace leash {

class DaemonFixture {
  public:
    DaemonFixture() : here_(std::filesystem::current_path()) {
        char name[] = "/tmp/leash-daemonize-XXXXXX";
        REQUIRE(::mkdtemp(name) != nullptr);
        folder = std::filesystem::canonical(name).string();
        std::filesystem::current_path(folder);
        ::prctl(PR_SET_CHILD_SUBREAPER, 1);
    }

    ~DaemonFixture() {
        for (const Pid pid : adopted())
            ::kill(pid.value, SIGKILL);
        // This process adopts the children of the killed processes, and ends them too.
        while (wait_for_any()) {
            for (const Pid pid : adopted())
                ::kill(pid.value, SIGKILL);
        }
        ::prctl(PR_SET_CHILD_SUBREAPER, 0);
        std::filesystem::current_path(here_);
        std::filesystem::remove_all(folder);
    }
    DaemonFixture(const DaemonFixture&) = delete;
    DaemonFixture& operator=(const DaemonFixture&) = delete;

    // Runs daemonize with these words, and puts its output into `out` and `err`.
    int run(const std::vector<std::string>& words) {
        out.clear();
        err.clear();
        DaemonCaller caller;
        caller.search_path = search_path;
        caller.environment = environ;
        caller.out = [this](std::string_view text) {
            out += text;
            return output_works ? success() : Outcome(SystemError{"write", ENOSPC, {}});
        };
        caller.err = [this](std::string_view text) { err += text; };
        const DaemonizeStatus result = run_daemonize(words, caller);
        daemon = result.daemon;
        return result.status;
    }

    // Returns the living children of this process: the daemons that it has adopted.
    std::vector<Pid> adopted() const {
        std::vector<Pid> pids;
        for (const auto& [pid, facts] : take_snapshot().processes)
            if (facts.parent == Pid{::getpid()} && !facts.is_zombie())
                pids.push_back(pid);
        return pids;
    }

    // Waits until the daemon has called exec, and returns its facts.
    ProcessFacts running_daemon(const std::string& name) const {
        REQUIRE(daemon);
        std::optional<ProcessFacts> facts;
        REQUIRE(test::comes_true([&] {
            facts = read_process(*daemon);
            return facts && facts->name == name;
        }));
        return *facts;
    }

    // Returns the targets of the daemon's descriptors above 2. Race: just after exec the dynamic
    // loader has libraries open, so a test waits until this returns what it expects.
    std::vector<std::string> other_descriptors() const {
        std::vector<std::string> others;
        std::error_code gone; // the descriptor was closed meanwhile
        for (const auto& entry : std::filesystem::directory_iterator(
                 "/proc/" + std::to_string(daemon->value) + "/fd", gone))
            if (std::stoi(entry.path().filename()) > 2)
                others.push_back(std::filesystem::read_symlink(entry.path(), gone));
        return others;
    }

    void write(const std::string& name, const std::string& text, mode_t mode = 0644) const {
        auto file = open_file(folder + "/" + name, O_WRONLY | O_CREAT | O_TRUNC, mode);
        REQUIRE(file);
        REQUIRE(write_all(file.value().get(), text));
        REQUIRE(::fchmod(file.value().get(), mode) == 0);
    }
    std::string read(const std::string& name) const {
        return read_file(folder + "/" + name).value_or("(no file)");
    }
    bool has(const std::string& name) const {
        struct stat file {};
        return ::lstat((folder + "/" + name).c_str(), &file) == 0;
    }

    std::string folder;
    std::string search_path = "/usr/bin:/bin";
    std::string out, err;
    bool output_works = true; // false: a write to standard output fails
    std::optional<Pid> daemon;

  private:
    std::filesystem::path here_;
};

} // namespace leash
