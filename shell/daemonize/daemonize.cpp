#include "daemonize/daemonize.hpp"

#include "base/overloaded.hpp"
#include "daemonize/daemonize_children.hpp"
#include "kernel/uninterrupted.hpp"
#include "launch/reaper.hpp"
#include "launch/start_process.hpp"

#include <cerrno>
#include <fmt/format.h>
#include <unistd.h>

namespace leash {
namespace {

std::optional<StepRecord> next_record(int report) {
    StepRecord record;
    const ssize_t got = uninterrupted([&] { return ::read(report, &record, sizeof record); });
    return got == sizeof record ? std::optional(record) : std::nullopt;
}

Result<DaemonPipes> make_pipes() {
    DaemonPipes pipes;
    // Our pipes must not have a number from 0 to 2. If the caller has closed one of these, a new
    // pipe would get the number, and the daemon's standard streams would later replace the pipe.
    for (Pipe* pipe : {&pipes.report, &pipes.go}) {
        auto made = make_pipe();
        if (!made)
            return made.error();
        auto read_end = above_standard(std::move(made.value().read_end));
        auto write_end = above_standard(std::move(made.value().write_end));
        if (!read_end || !write_end)
            return read_end ? write_end.error() : read_end.error();
        *pipe = {std::move(read_end).value(), std::move(write_end).value()};
    }
    return pipes;
}

// The side of the caller: reads the records until the pipe ends.
class DaemonStart {
  public:
    DaemonStart(const DaemonOptions& options, const DaemonCaller& caller, PreparedDaemon& prepared,
                DaemonPipes& pipes)
        : options_(options), caller_(caller), prepared_(prepared), pipes_(pipes) {}

    Result<Pid, DaemonFailure> run();

  private:
    void follow(const StepRecord& record);
    void first_child_is_gone();
    DaemonFailure why_failed(const StepRecord& record);
    void explain(const StepRecord& record) {
        if (options_.explain)
            caller_.err(done_line(record, options_, caller_.translate));
    }

    const DaemonOptions& options_;
    const DaemonCaller& caller_;
    PreparedDaemon& prepared_;
    DaemonPipes& pipes_;
    Pid first_child_;
    Pid daemon_;
    bool first_child_reaped_ = false;
    bool executing_ = false;
    std::optional<StepRecord> failure_;
};

Result<Pid, DaemonFailure> DaemonStart::run() {
    DaemonChildren children(options_, prepared_, pipes_);
    LaunchPlan plan;
    plan.group = prepared_.plan.group;
    const auto started = start_subshell(plan, [&] { return children.run_first_child(); });
    if (!started)
        return daemon_failure(started.error());
    first_child_ = daemon_ = started.value();
    pipes_.report.write_end.close();
    explain({DaemonStep::Fork, first_child_.value, 0});

    while (const auto record = next_record(pipes_.report.read_end.get()))
        follow(*record);

    const bool succeeded = executing_ && !failure_;
    if (!first_child_reaped_ && !(succeeded && options_.omits(DaemonStep::SecondFork)))
        (void)wait_for_end(first_child_);
    if (failure_)
        return why_failed(*failure_);
    if (!succeeded)
        return DaemonFailure{1, _("a signal ended the child before it could execute the command")};
    return daemon_;
}

DaemonFailure DaemonStart::why_failed(const StepRecord& record) {
    if (record.step == DaemonStep::Execute)
        return explain_daemon_exec(prepared_.plan, record.error);
    if (record.step == DaemonStep::Pidfile && record.error == EEXIST) {
        const auto again = LockedPidfile::lock(*options_.pidfile);
        return again ? DaemonFailure{3, _("{0}: another start was quicker", *options_.pidfile)}
                     : again.error();
    }
    return {1, failure_text(record, options_)};
}

void DaemonStart::follow(const StepRecord& record) {
    if (record.error != 0) {
        explain(record);
        failure_ = record;
        return;
    }
    // Only the end of the pipe shows that the exec has worked. print_summary() explains it then.
    if (record.step == DaemonStep::Execute) {
        executing_ = true;
        return;
    }
    explain(record);
    if (record.step == DaemonStep::SecondFork && !options_.omits(DaemonStep::SecondFork)) {
        daemon_ = Pid{record.result};
        first_child_is_gone();
    }
    if (record.step == DaemonStep::Pidfile && prepared_.pidfile)
        if (const auto& stale = prepared_.pidfile->stale())
            caller_.err(
                "daemonize: " +
                caller_.translate(_("{0}: stale, nobody holds its lock (it said {1}): replaced",
                                    prepared_.pidfile->path(), *stale)) +
                "\n");
}

void DaemonStart::first_child_is_gone() {
    (void)wait_for_end(first_child_);
    first_child_reaped_ = true;
    if (const auto facts = read_process(daemon_))
        explain({DaemonStep::FirstChildExits, facts->parent.value, 0});
    // The caller holds the read end too, so there is no SIGPIPE if the daemon has been killed.
    const char go = 1;
    (void)write_all(pipes_.go.write_end.get(), std::string_view(&go, 1));
    pipes_.go.write_end.close(); // if the write has failed, the daemon gives up
}

void print_summary(const DaemonOptions& options, const DaemonCaller& caller,
                   const std::optional<ProcessFacts>& before, Pid daemon) {
    caller.err(done_line({DaemonStep::Execute, 0, 0}, options, caller.translate));
    caller.err(done_line({DaemonStep::CallerGoesOn, 0, 0}, options, caller.translate));
    auto after = read_process(daemon);
    if (after && after->is_zombie())
        after.reset();
    if (before)
        caller.err(before_and_after(*before, after, caller.translate, caller.columns));
}

bool tells_omissions(const DaemonOptions& options, const DaemonCaller& caller) {
    return options.omitted.empty() || !caller.warns_of_omissions || caller.warns_of_omissions();
}

// The explanations name the file that is really executed.
DaemonOptions explained(DaemonOptions options, const DaemonCaller& caller,
                        const PreparedDaemon& prepared) {
    options.command.front() = prepared.plan.path;
    options.tells_omissions = tells_omissions(options, caller);
    return options;
}

DaemonFailure why_not_written(const SystemError& error) {
    return {1, _("standard output cannot be written: {0}", error_text(error.number))};
}

} // namespace

Result<Pid, DaemonFailure> daemonize(const DaemonOptions& options, const DaemonCaller& caller) {
    auto prepared = prepare_daemon(options, caller.search_path, caller.environment);
    if (!prepared)
        return prepared.error();
    auto pipes = make_pipes();
    if (!pipes)
        return daemon_failure(pipes.error());
    const DaemonOptions shown = explained(options, caller, prepared.value());
    if (!shown.explain && shown.tells_omissions)
        for (const DaemonStep step : options.omitted)
            caller.err("daemonize: " + caller.translate(omission_warning(step)) + "\n");

    if (options.explain)
        caller.err(caller.translate(
            _("The steps in the order in which they run, numbered as in daemon(7):\n")));
    const auto before = options.explain ? read_process(Pid{::getpid()}) : std::nullopt;
    auto daemon = DaemonStart(shown, caller, prepared.value(), pipes.value()).run();
    if (daemon && options.explain)
        print_summary(shown, caller, before, daemon.value());
    return daemon;
}

std::optional<DaemonFailure> dry_run_daemonize(const DaemonOptions& options,
                                               const DaemonCaller& caller) {
    const auto prepared = prepare_daemon(options, caller.search_path, caller.environment);
    if (!prepared)
        return prepared.error();
    std::string list =
        caller.translate(_("The steps, numbered as in daemon(7). Nothing is started.\n"));
    const DaemonOptions shown = explained(options, caller, prepared.value());
    for (const DaemonStep step : daemon_steps)
        if (comes_up(step, shown))
            list += planned_line(step, shown, caller.translate);
    if (const auto written = caller.out(list); !written)
        return why_not_written(written.error());
    return std::nullopt;
}

DaemonizeStatus run_daemonize(const std::vector<std::string>& arguments,
                              const DaemonCaller& caller) {
    const auto fail = [&](const DaemonFailure& failure) {
        caller.err("daemonize: " + caller.translate(failure.message) + "\n");
        return DaemonizeStatus{failure.status, std::nullopt, {}};
    };
    const auto start = [&](const DaemonOptions& options) -> DaemonizeStatus {
        if (options.dry_run) {
            const auto failure = dry_run_daemonize(options, caller);
            return failure ? fail(*failure) : DaemonizeStatus{0, std::nullopt, {}};
        }
        const auto daemon = daemonize(options, caller);
        if (!daemon)
            return fail(daemon.error());
        DaemonizeStatus done{0, daemon.value(), fmt::format("{}", fmt::join(options.command, " "))};
        if (const auto written = caller.out(fmt::format("{}\n", daemon.value().value)); !written) {
            caller.err(
                "daemonize: " +
                caller.translate(_("the daemon runs as process {0}, but standard output "
                                   "cannot be written: {1}",
                                   daemon.value().value, error_text(written.error().number))) +
                "\n");
            done.status = 1;
        }
        return done;
    };
    return std::visit(overloaded{
                          [&](const DaemonOptions& options) { return start(options); },
                          [&](const DaemonUsageError& error) {
                              return fail(DaemonFailure{2, error.message});
                          },
                          [&](DaemonHelpWanted) -> DaemonizeStatus {
                              const auto written = caller.out(daemonize_help(caller.translate));
                              return written ? DaemonizeStatus{0, std::nullopt, {}}
                                             : fail(why_not_written(written.error()));
                          },
                      },
                      parse_daemon_arguments(arguments));
}

} // namespace leash
