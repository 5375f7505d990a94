// How a terminal begins: the stage opens a pseudo-terminal, and starts the leader of the session.
#include "base/foreign_text.hpp"
#include "kernel/descriptors.hpp"
#include "kernel/own_files.hpp"
#include "kernel/process_descriptor.hpp"
#include "kernel/shell_descriptor.hpp"
#include "kernel/uninterrupted.hpp"
#include "launch/start_process.hpp"
#include "stage/stage.hpp"

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <linux/close_range.h>
#include <sys/prctl.h>
#include <unistd.h>

namespace leash {
namespace {

// The session of a new terminal starts with default dispositions, even if this process ignores
// signals.
std::vector<int> every_signal() {
    std::vector<int> signals;
    for (int signal = 1; signal < 32; ++signal) // the standard ones of signal(7)
        if (signal != SIGKILL && signal != SIGSTOP)
            signals.push_back(signal);
    return signals;
}

std::string joined(const std::vector<std::string>& words) {
    std::string line;
    for (const std::string& word : words)
        line += (line.empty() ? "" : " ") + word;
    return line;
}

// Returns the children of this process, without the survivors of an earlier terminal.
std::vector<Pid> strangers_among_children(const Snapshot& snapshot, const Ledger& ledger) {
    std::vector<Pid> children;
    for (const auto& [pid, facts] : snapshot.processes)
        if (facts.parent.value == ::getpid() && !ledger.entry(facts.key))
            children.push_back(pid);
    return children;
}

} // namespace

Result<std::unique_ptr<Stage>> Stage::start(StageOptions options) {
    auto home = PracticeHome::make();
    if (!home)
        return home.error();
    return start(std::move(options), std::move(home).value());
}

Result<std::unique_ptr<Stage>> Stage::start(StageOptions options, PracticeHome home) {
    auto pty = open_pseudo_terminal(options.size);
    if (!pty)
        return pty.error();
    if (auto set = set_packet_mode(pty.value().master.get()); !set)
        return set.error();
    auto sockets = make_packet_sockets();
    if (!sockets)
        return sockets.error();
    std::unique_ptr<Stage> stage(new Stage(std::move(options), std::move(pty).value(),
                                           std::move(sockets).value(), std::move(home)));
    if (auto started = stage->start_leader(); !started)
        return started.error();
    return stage;
}

Outcome Stage::start_leader() {
    if (options_.modes)
        if (auto set = set_modes(slave_.get(), *options_.modes); !set)
            return set;
    strangers_ = strangers_among_children(take_snapshot_below(Pid{::getpid()}), ledger_);
    if (::prctl(PR_SET_CHILD_SUBREAPER, 1) != 0)
        return system_error("prctl(PR_SET_CHILD_SUBREAPER)", _("become a subreaper"));

    const std::vector<std::string> shell =
        options_.shell.empty() ? std::vector<std::string>{executable_path(), "--norc"}
                               : options_.shell;
    Environment environment = practice_environment(
        environ,
        {options_.programs.empty() ? programs_folder(executable_path()) : options_.programs,
         home_.desk.address(), folder()});
    for (const std::string& string : options_.environment)
        environment.set(string.substr(0, string.find('=')), string.substr(string.find('=') + 1));

    LaunchPlan plan;
    plan.path = shell.front();
    plan.arguments = shell;
    plan.group = LeadNewSession{slave_.get()};
    plan.default_signals = every_signal();
    for (const int standard : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
        plan.descriptors.emplace_back(DuplicateDescriptor{slave_.get(), standard});
    auto inner_end = duplicate_above(inner_socket_.get(), lowest_shell_descriptor);
    if (!inner_end)
        return inner_end.error();
    const int channel = options_.offers_channel ? inner_end.value().get() : -1;
    if (options_.offers_channel)
        environment.set(stage_variable, std::to_string(channel));
    const auto strings = environment.pointers();
    plan.environment = strings.data();

    std::vector<char*> arguments;
    for (const std::string& argument : plan.arguments)
        arguments.push_back(const_cast<char*>(argument.c_str()));
    arguments.push_back(nullptr);

    const std::string folder = options_.working_directory.value_or(this->folder());
    const std::string path = environment.get("PATH");
    // The leader waits at this gate until the write end is closed, so that a tracer sees the leader
    // from its first instruction on.
    auto gate = make_pipe();
    if (!gate)
        return gate.error();
    auto leader = start_subshell(plan, [&]() -> int {
        gate.value().write_end.close();
        char nothing = 0;
        (void)uninterrupted([&] { return ::read(gate.value().read_end.get(), &nothing, 1); });
        if (::chdir(folder.c_str()) != 0)
            (void)write_all(
                STDERR_FILENO,
                options_.translate(system_error("chdir", Message::verbatim(folder)).message()) +
                    "\n");
        // The inside must not inherit the descriptors of this process.
        ::close_range(3, ~0U, CLOSE_RANGE_CLOEXEC);
        if (channel >= 0)
            ::fcntl(channel, F_SETFD, 0);
        ::setenv("PATH", path.c_str(), 1); // execvpe(3) searches the PATH of its caller
        ::execvpe(plan.path.c_str(), arguments.data(), plan.environment);
        const ExecFailure failure = explain_exec_failure(plan, errno);
        (void)write_all(STDERR_FILENO, "leash: " + options_.translate(failure.message) + "\n");
        return failure.status;
    });
    inner_socket_.close();
    if (!leader)
        return leader.error();
    leader_ = leader.value();
    if (options_.trace)
        attach_tracer();
    gate.value().write_end.close();
    auto held = open_process(leader_);
    if (!held)
        return held.error();
    leader_descriptor_ = std::move(held).value();
    ledger_.set_leader({leader_, read_start_time(leader_)}, joined(shell));
    if (options_.offers_channel)
        ledger_.expect_leader_to_tell();
    return success();
}

void Stage::attach_tracer() {
    auto tracer = Tracer::attach(leader_);
    if (tracer)
        tracer_ = std::move(tracer).value();
    else
        trace_refused_ = tracer.error();
}

} // namespace leash
