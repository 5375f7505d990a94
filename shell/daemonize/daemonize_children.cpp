#include "daemonize/daemonize_children.hpp"

#include "daemonize/daemonize_rehearsal.hpp"
#include "kernel/signals.hpp"
#include "launch/start_process.hpp"

#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace leash {
namespace {

// Marks all descriptors above 2 close-on-exec, except the pidfile. close_range(3, ~0, 0) would
// close them now, but the pipes and files are still needed.
long close_descriptors_at_exec(const std::optional<LockedPidfile>& pidfile) {
    if (::close_range(STDERR_FILENO + 1, ~0U, CLOSE_RANGE_CLOEXEC) != 0)
        return -1;
    return pidfile && pidfile->descriptor() >= 0 ? ::fcntl(pidfile->descriptor(), F_SETFD, 0) : 0;
}

// Errors are ignored: KILL and STOP cannot be changed, and two real-time signals belong to the C
// library (EINVAL). SIGPIPE gets its default only at the exec (prepare_daemon()): if the caller is
// dead, a report must fail, and not kill the daemon.
void reset_dispositions() {
    for (int signal = 1; signal < NSIG; ++signal)
        (void)set_disposition(signal,
                              signal == SIGPIPE ? Disposition::Ignored : Disposition::Default);
}

} // namespace

Result<PreparedDaemon, DaemonFailure> prepare_daemon(const DaemonOptions& options,
                                                     const std::string& search_path,
                                                     char* const* environment) {
    PreparedDaemon prepared;
    auto path = find_daemon_command(options.command.front(), search_path);
    if (!path)
        return path.error();
    prepared.plan.path = path.value();
    prepared.plan.arguments = options.command;
    prepared.plan.environment = environment;
    prepared.plan.default_signals = {SIGPIPE};
    if (options.omits(DaemonStep::Fork))
        prepared.plan.group = LeadNewGroup{}; // a shell with job control starts a command like this

    if (options.changes_directory())
        if (auto problem = why_not_a_directory(options.directory))
            return *problem;

    if (options.pidfile) {
        auto locked = LockedPidfile::lock(*options.pidfile);
        if (!locked)
            return locked.error();
        prepared.pidfile.emplace(std::move(locked).value());
    }
    if (options.output) {
        auto output = OutputFile::open(*options.output);
        if (!output)
            return output.error();
        prepared.output.emplace(std::move(output).value());
    }
    if (options.error) {
        auto error = OutputFile::open(*options.error);
        if (!error)
            return error.error();
        prepared.error.emplace(std::move(error).value());
    }
    auto opened = open_file("/dev/null", O_RDWR);
    auto null_device = opened ? above_standard(std::move(opened).value()) : std::move(opened);
    if (!null_device)
        return daemon_failure(null_device.error());
    prepared.null_device = std::move(null_device).value();
    return prepared;
}

bool DaemonChildren::report(DaemonStep step, long result, int error) {
    const StepRecord record{step, static_cast<std::int32_t>(result), error};
    return ::write(pipes_.report.write_end.get(), &record, sizeof record) == sizeof record;
}

bool DaemonChildren::fail(DaemonStep step, int error) {
    (void)report(step, -1, error);
    return false;
}

bool DaemonChildren::done(DaemonStep step, long result) {
    return result < 0 ? fail(step, errno) : report(step, result, 0);
}

bool DaemonChildren::done_without_caller(DaemonStep step, long result) {
    (void)done(step, result);
    return result >= 0;
}

int DaemonChildren::run_first_child() {
    // Signals stay blocked until the exec. A handler of the shell must not run here, and a signal
    // to the process group of the caller must not leave half a daemon.
    const SignalsBlocked blocked = SignalsBlocked::all();
    pipes_.report.read_end.close();
    pipes_.go.write_end.close();

    if (!done(DaemonStep::CloseDescriptors, close_descriptors_at_exec(prepared_.pidfile)))
        return 1;
    reset_dispositions();
    if (!done(DaemonStep::ResetDispositions, 0) || !done(DaemonStep::Environment, 0) ||
        !done(DaemonStep::Setsid, options_.omits(DaemonStep::Setsid) ? 0 : ::setsid()))
        return 1;
    if (options_.omits(DaemonStep::SecondFork))
        return done(DaemonStep::SecondFork, 0) && become_daemon() ? 0 : 1;

    const auto daemon = start_subshell(LaunchPlan{}, [this] { return run_second_child(); });
    if (daemon)
        return 0;
    fail(DaemonStep::SecondFork, daemon.error().number);
    return 1;
}

int DaemonChildren::run_second_child() {
    const SignalsBlocked blocked = SignalsBlocked::all();
    // The daemon reports the second fork, and not its parent. Race: if the parent were killed
    // before its report, the caller would wait for the daemon, and the daemon for the go of the
    // caller.
    char go = 0;
    if (!done(DaemonStep::SecondFork, ::getpid()) || ::read(pipes_.go.read_end.get(), &go, 1) != 1)
        return 1; // the caller is gone
    return become_daemon() ? 0 : 1;
}

bool DaemonChildren::become_daemon() {
    const bool sets_umask = options_.umask && !options_.omits(DaemonStep::Umask);
    if (!done(DaemonStep::Umask, sets_umask ? ::umask(*options_.umask) : 0))
        return false;
    if (!done(DaemonStep::Directory,
              options_.changes_directory() ? ::chdir(options_.directory.c_str()) : 0))
        return false;
    return execute();
}

bool DaemonChildren::execute() {
    if (auto rehearsed = rehearse_exec(prepared_.plan); !rehearsed)
        return fail(DaemonStep::Execute, rehearsed.error().number);
    // The last step that needs a living caller.
    if (!done(DaemonStep::Rehearsal, 0))
        return false;
    const bool is_first = execute_without_caller(); // returns only on failure
    if (is_first)
        for (const auto* file : {&prepared_.output, &prepared_.error})
            if (*file)
                (*file)->withdraw();
    return false;
}

// The caller may be dead, so the daemon itself tidies up. Returns false if another start was
// quicker: that start may have opened an output file that this start has made, so the file stays.
bool DaemonChildren::execute_without_caller() {
    const long streams = options_.omits(DaemonStep::StandardStreams) ? 0 : connect_streams();
    if (!done_without_caller(DaemonStep::StandardStreams, streams))
        return true;
    const bool empties_output = comes_up(DaemonStep::EmptyOutput, options_) &&
                                ((prepared_.output && prepared_.output->has_content()) ||
                                 (prepared_.error && prepared_.error->has_content()));
    const long published = prepared_.pidfile ? prepared_.pidfile->publish(Pid{::getpid()}) : 0;
    const bool is_quicker_start = published < 0 && errno == EEXIST;
    if (!done_without_caller(DaemonStep::Pidfile, published))
        return !is_quicker_start;
    execute_with_pidfile(empties_output); // returns only on failure
    if (prepared_.pidfile)
        prepared_.pidfile->withdraw();
    return true;
}

void DaemonChildren::execute_with_pidfile(bool empties_output) {
    if (empties_output && !done_without_caller(DaemonStep::EmptyOutput, empty_outputs()))
        return;
    (void)done_without_caller(DaemonStep::Privileges, 0);
    (void)unblock_all_signals(); // with these arguments sigprocmask(2) cannot fail
    (void)done_without_caller(DaemonStep::ResetMask, 0);
    (void)done_without_caller(DaemonStep::Execute, 0);
    (void)fail(DaemonStep::Execute, replace_process(prepared_.plan).number);
}

long DaemonChildren::connect_streams() {
    const bool null_rest = !options_.keep_streams;
    const int null_device = prepared_.null_device.get();
    const auto connect = [](int from, int to) { return ::dup2(from, to) >= 0; };

    for (auto* file : {&prepared_.output, &prepared_.error})
        if (*file)
            if (auto made = (*file)->make(); !made) {
                errno = made.error().number;
                return -1;
            }
    if (null_rest && !connect(null_device, STDIN_FILENO))
        return -1;
    if (prepared_.output) {
        if (!connect(prepared_.output->descriptor(), STDOUT_FILENO))
            return -1;
    } else if (null_rest && !connect(null_device, STDOUT_FILENO)) {
        return -1;
    }
    if (prepared_.error)
        return ::dup2(prepared_.error->descriptor(), STDERR_FILENO);
    if (prepared_.output || null_rest)
        return ::dup2(STDOUT_FILENO, STDERR_FILENO);
    return 0;
}

long DaemonChildren::empty_outputs() {
    for (const auto* file : {&prepared_.output, &prepared_.error})
        if (*file)
            if (auto emptied = (*file)->empty(); !emptied)
                if (emptied.error().number != EINVAL) { // a device or a FIFO cannot be emptied
                    errno = emptied.error().number;
                    return -1;
                }
    return 0;
}

} // namespace leash
