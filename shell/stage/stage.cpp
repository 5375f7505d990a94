#include "stage/stage.hpp"

#include "base/overloaded.hpp"
#include "kernel/descriptors.hpp"
#include "kernel/process_descriptor.hpp"
#include "kernel/send_signal.hpp"
#include "kernel/shell_descriptor.hpp"
#include "kernel/terminal_loan.hpp"
#include "kernel/uninterrupted.hpp"
#include "launch/start_process.hpp"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <linux/close_range.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <unistd.h>

namespace leash {
namespace {

using namespace std::chrono_literals;
using std::chrono::milliseconds;
using std::chrono::steady_clock;

constexpr std::size_t much_input = 64 * 1024;
constexpr std::size_t output_block = 16 * 1024;
constexpr int blocks_at_once = 16; // then the owner's event loop goes on
constexpr auto between_looks = 100ms;
// The death of an adopted process makes no descriptor readable, so turn() looks this often.
constexpr auto longest_turn = 50ms;

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

// ---- start and end ----------------------------------------------------------------------------

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

Stage::Stage(StageOptions options, PseudoTerminal pty, SocketPair sockets, PracticeHome home)
    : options_(std::move(options)), master_(std::move(pty.master)), slave_(std::move(pty.slave)),
      terminal_(std::move(pty.name)), socket_(std::move(sockets.ours)),
      inner_socket_(std::move(sockets.theirs)), home_(std::move(home)),
      ledger_(Ledger::after(home_.ledger)) {}

Stage::~Stage() {
    close_terminal();
    ::prctl(PR_SET_CHILD_SUBREAPER, 0);
}

PracticeHome Stage::take_home() {
    close_terminal();
    home_.ledger = std::move(ledger_);
    return std::move(home_);
}

Outcome Stage::start_leader() {
    if (options_.modes)
        if (auto set = set_modes(slave_.get(), *options_.modes); !set)
            return set;
    strangers_ = strangers_among_children(take_snapshot(), ledger_);
    if (::prctl(PR_SET_CHILD_SUBREAPER, 1) != 0)
        return system_error("prctl(PR_SET_CHILD_SUBREAPER)", "become a subreaper");

    const std::vector<std::string> shell =
        options_.shell.empty() ? std::vector<std::string>{executable_path(), "--norc"}
                               : options_.shell;
    Environment environment = practice_environment(
        environ, {options_.programs.empty() ? programs_folder() : options_.programs,
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
            (void)write_all(STDERR_FILENO, system_error("chdir", folder).message() + "\n");
        // The inside must not inherit the descriptors of this process.
        ::close_range(3, ~0U, CLOSE_RANGE_CLOEXEC);
        if (channel >= 0)
            ::fcntl(channel, F_SETFD, 0);
        ::setenv("PATH", path.c_str(), 1); // execvpe(3) searches the PATH of its caller
        ::execvpe(plan.path.c_str(), arguments.data(), plan.environment);
        const ExecFailure failure = explain_exec_failure(plan, errno);
        (void)write_all(STDERR_FILENO, "leash: " + failure.message + "\n");
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

void Stage::unplug() {
    hear();
    pull_cable();
}

void Stage::pull_cable() {
    if (!master_)
        return;
    read_output();
    look();
    ledger_.terminal_closing(monotonic_now(), Ending::Hangup);
    close_terminal();
}

void Stage::close_terminal() {
    input_.clear();
    slave_.close();
    master_.close();
}

// ---- the owner's event loop -------------------------------------------------------------------

void Stage::add_to(std::vector<pollfd>& polled) const {
    if (master_) {
        const int reading = output_held_ ? 0 : POLLIN;
        const int writing = input_.empty() ? 0 : POLLOUT;
        polled.push_back({master_.get(), static_cast<short>(reading | writing), 0});
    }
    if (socket_)
        polled.push_back({socket_.get(), POLLIN, 0});
    if (!ended())
        polled.push_back({leader_descriptor_.get(), POLLIN, 0});
    home_.desk.add_to(polled);
    if (tracer_)
        tracer_->add_to(polled);
}

std::optional<milliseconds> Stage::patience() const {
    if (!next_look_)
        return std::nullopt;
    const auto left = std::chrono::ceil<milliseconds>(*next_look_ - steady_clock::now());
    return std::max(left, milliseconds(0));
}

void Stage::handle() {
    write_input();
    read_output();
    // Order: a process that is reaped here has told all its events. So this reaps first, then hears
    // and enters the events, and enters the end of the process last.
    const std::vector<Reaped> changes = take_changes();
    hear();
    home_.desk.receive([this](ProcessKey witness, const std::string& name) {
        ledger_.name_process(witness, name);
        something_happened_ = true;
    });
    enter(changes);
    if (next_look_ && steady_clock::now() >= *next_look_)
        something_happened_ = true;
    if (something_happened_)
        look();
}

void Stage::turn(milliseconds longest) {
    std::vector<pollfd> polled;
    add_to(polled);
    const auto timeout =
        std::min({longest, milliseconds(longest_turn), patience().value_or(longest)});
    ::poll(polled.data(), polled.size(), static_cast<int>(timeout.count()));
    handle();
}

// ---- keyboard and screen ----------------------------------------------------------------------

void Stage::type(std::string_view bytes) {
    if (!master_)
        return;
    if (bytes.find_first_of("\r\n") != bytes.npos)
        typed_line_ = LastLine{monotonic_now(), false};
    if (bytes.find_first_of("\x03\x04\x1a\x1c") != bytes.npos)
        key_is_taken_ = false;
    if (on_typed)
        on_typed(bytes);
    input_.append(bytes);
    write_input();
}

bool Stage::takes_input() const {
    return input_.size() < much_input;
}

void Stage::write_input() {
    while (master_ && !input_.empty()) {
        const ssize_t written =
            uninterrupted([&] { return ::write(master_.get(), input_.data(), input_.size()); });
        if (written <= 0)
            return; // EAGAIN: the terminal has no room now
        input_.erase(0, static_cast<std::size_t>(written));
    }
}

void Stage::read_output() {
    char block[output_block];
    for (int blocks = 0; master_ && !output_held_ && blocks < blocks_at_once; ++blocks) {
        const ssize_t size = ::read(master_.get(), block, sizeof block);
        if (size <= 0)
            return;
        if (const char news = block[0]; news != TIOCPKT_DATA) {
            output_is_stopped_ =
                (news & TIOCPKT_STOP) != 0 || (output_is_stopped_ && (news & TIOCPKT_START) == 0);
            continue;
        }
        const auto output = std::string_view(block, static_cast<std::size_t>(size)).substr(1);
        if (typed_line_ && output.find('\n') != output.npos)
            typed_line_->is_echoed = true;
        key_is_taken_ = true;
        if (on_output)
            on_output(output);
        if (on_screen)
            on_screen(output);
        if (!leader_speaks_)
            look_soon();
    }
}

void Stage::look_soon() {
    if (!next_look_)
        next_look_ = last_look_ + between_looks;
}

void Stage::resize(WindowSize size) {
    if (master_)
        (void)set_window_size(master_.get(), size);
}

// ---- what the learner's menu can do ----------------------------------------------------------

std::optional<ProcessGroup> Stage::foreground() const {
    return master_ ? foreground_group(master_.get()) : std::nullopt;
}

Outcome Stage::send_signal_to(ProcessGroup group, int signal) {
    hear();
    ledger_.record_learners(Pid{::getpid()}, monotonic_now(),
                            {signal, group, "the menu of the terminal"});
    if (auto sent = signal_process_group(group, signal); !sent)
        return sent;
    something_happened_ = true;
    return success();
}

} // namespace leash
