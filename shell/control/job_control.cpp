#include "control/job_control.hpp"

#include "base/overloaded.hpp"
#include "control/foreground.hpp"
#include "kernel/descriptors.hpp"
#include "kernel/send_signal.hpp"
#include "kernel/snapshot.hpp"
#include "launch/reaper.hpp"
#include "launch/start_process.hpp"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

namespace leash {
namespace {

GroupWish wish_of(const GroupPlan& plan) {
    if (std::holds_alternative<StayInShellsGroup>(plan))
        return GroupWish::Shell;
    return std::holds_alternative<JoinGroup>(plan) ? GroupWish::Job : GroupWish::New;
}

// The state of a process if waitpid(2) fails with ECHILD: the kernel has reaped the process,
// because SIGCHLD is ignored.
constexpr Exited lost{127};

ProcessGroup group_of(const GroupPlan& plan, Pid child) {
    if (std::holds_alternative<StayInShellsGroup>(plan))
        return ProcessGroup{::getpgrp()};
    const auto* join = std::get_if<JoinGroup>(&plan);
    return join ? join->group : group_led_by(child);
}

} // namespace

void JobControl::add_listener(EventSink listener) {
    listeners_.push_back(std::move(listener));
}

void JobControl::tell(EventBody body) const {
    if (listeners_.empty())
        return;
    const Event event{monotonic_now(), std::move(body)};
    for (const EventSink& listener : listeners_)
        listener(event);
}

// ---- signals that the shell receives --------------------------------------------------------

void JobControl::notice_signals() {
    if (!signals_are_noted())
        return;
    for (const ReceivedSignal& received : take_signals()) {
        if (received.signal == SIGCHLD) {
            children_changed_ = true;
            if (child_watch_ != ChildWatch::AndReceived)
                continue;
        } else {
            tell(SignalReceived{received.signal, received.sender});
        }
        if (received.signal == SIGHUP && sighup_is_hangup_)
            hangup_ = HangupCause::Signal;
        else
            received_.push_back(received);
    }
}

bool JobControl::has_received(int signal) const {
    return std::any_of(received_.begin(), received_.end(),
                       [&](const ReceivedSignal& one) { return one.signal == signal; });
}

void JobControl::forget_received(int signal) {
    notice_signals();
    std::erase_if(received_, [&](const ReceivedSignal& one) { return one.signal == signal; });
}

std::vector<ReceivedSignal> JobControl::take_received() {
    return std::exchange(received_, {});
}

void JobControl::note_terminal_gone() {
    notice_signals(); // if SIGHUP has come too, SIGHUP is the cause
    if (hangup_)
        return;
    tell(TerminalGone{});
    hangup_ = HangupCause::EndOfInput;
}

// ---- children -------------------------------------------------------------------------------

Result<Pid> JobControl::start_process(const LaunchPlan& plan, const std::string& command,
                                      const std::function<int()>& subshell) const {
    const auto carry_out = [&] {
        return subshell ? start_subshell(plan, subshell) : start_program(plan);
    };
    if (!is_heard())
        return carry_out();
    const StartChoice choice = subshell ? choose_start_of_subshell() : choose_start(plan);
    tell(StartPlanned{command, wish_of(plan.group), choice.call, choice.why});
    auto child = carry_out();
    if (!child) {
        tell(StartFailed{command, choice.call, child.error().number});
        return child;
    }
    const Pid pid = child.value();
    const ProcessGroup group = group_of(plan.group, pid);
    tell(ProcessStarted{pid, start_times_are_wanted_ ? read_start_time(pid) : 0, group, command});
    if (!std::holds_alternative<StayInShellsGroup>(plan.group))
        tell(ProcessGrouped{pid, group, choice.call});
    return child;
}

void JobControl::note_change(Pid pid, const ProcessState& state) {
    if (is_heard())
        tell(StateChanged{pid, state});
    table_.update(pid, state);
}

void JobControl::collect(const char* why_not_told) {
    children_changed_ = false;
    for (const Reaped& reaped : reap_all()) {
        note_change(reaped.pid, reaped.state);
        if (!why_not_told || !is_heard())
            continue;
        const Job* job = table_.job_of(reaped.pid);
        if (job && job->number != 0 && !job->foreground && !job->is_running() &&
            job->state() != job->told)
            tell(NotificationHeld{job->number, why_not_told});
    }
}

bool JobControl::collect_next() {
    auto reaped = wait_for_any();
    while (!reaped && reaped.error().number == EINTR)
        reaped = wait_for_any();
    if (!reaped)
        return false; // ECHILD
    note_change(reaped.value().pid, reaped.value().state);
    return true;
}

std::optional<ProcessState> JobControl::wait_for_end(Pid process) {
    auto state = leash::wait_for_end(process);
    if (!state)
        return std::nullopt; // ECHILD
    note_change(process, state.value());
    return std::move(state).value();
}

void JobControl::wait_for_end(Job& job) {
    for (JobProcess& process : job.processes) {
        process.state = wait_for_end(process.pid).value_or(lost);
        process.reaped = true;
    }
}

void JobControl::sleep_until_something_happens() {
    // poll(2) reports POLLHUP even if no event is asked for. A shell that does not lead its session
    // gets no SIGHUP, and learns here that its terminal is gone.
    pollfd watched[2] = {{signal_descriptor(), POLLIN, 0},
                         {terminal_ ? terminal_->descriptor() : -1, 0, 0}};
    if (::poll(watched, 2, -1) > 0 && (watched[1].revents & (POLLHUP | POLLERR)) != 0)
        note_terminal_gone();
}

// ---- foreground and background --------------------------------------------------------------

// For a script. No other signal and no terminal must be watched, so waitpid(2) is enough.
WaitEnd JobControl::wait_process_by_process(Job& job) {
    const WaitFor what = job.group ? WaitFor::EndOrStop : WaitFor::End;
    for (JobProcess& process : job.processes)
        while (!process.reaped && leash::is_running(process.state)) {
            const auto state = wait_for(process.pid, what);
            if (state)
                note_change(process.pid, state.value());
            else if (state.error().number != EINTR)
                note_change(process.pid, lost);
        }
    return job.is_over() ? WaitEnd::Over : WaitEnd::Stopped;
}

WaitEnd JobControl::wait_until_quiet(Job& job) {
    if (signal_descriptor() < 0 || !watches_children())
        return wait_process_by_process(job);
    for (;;) {
        notice_signals();
        collect("the terminal belongs to the job in the foreground");
        if (job.is_over())
            return WaitEnd::Over;
        if (job.is_stopped())
            return WaitEnd::Stopped;
        if (hangup_)
            return WaitEnd::HungUp;
        sleep_until_something_happens();
    }
}

// The job has stopped or ended, and the shell has the terminal again: decides which modes the
// terminal has now.
void JobControl::settle_terminal_after(Job& job) {
    const ProcessState state = job.state();
    if (leash::is_stopped(state)) {
        if (auto modes = read_modes(terminal_->descriptor()))
            job.modes = modes.value();
        tell(ModesSaved{job.group, "fg gives them back to the job"});
        terminal_->restore_modes();
        tell(ModesRestored{std::nullopt, "the job stopped, and may have changed them"});
    } else if (std::holds_alternative<Signaled>(state)) {
        terminal_->restore_modes();
        tell(ModesRestored{std::nullopt, "the job was killed, and had no chance to tidy up"});
    } else {
        terminal_->adopt_present_modes();
        tell(ModesSaved{std::nullopt, "the job ended by itself: what it changed, as stty does, is "
                                      "meant to stay"});
    }
}

// Returns true if a shell around this one has put this shell in the background while this shell
// waited: somebody stopped this shell, and then the other shell continued it with bg.
bool JobControl::is_taken_by_a_shell_around(ProcessGroup borrower) const {
    const auto present = foreground_group(terminal_->descriptor());
    if (!present || present == borrower || present == terminal_->shell())
        return false;
    return claim_on_foreground(take_snapshot(), Pid{::getpid()}, *present) !=
           ForegroundClaim::TakeBack;
}

// Race: a Ctrl-C that was typed before the job had the terminal has reached leash alone. The user
// meant the job.
void JobControl::pass_on_early_interrupt(Job& job) {
    notice_signals();
    if (interrupt_is_trapped_)
        return;
    const auto early = std::find_if(received_.begin(), received_.end(), [](const auto& one) {
        return one.signal == SIGINT && !one.sender.process;
    });
    if (early == received_.end())
        return;
    received_.erase(early);
    (void)signal(job, SIGINT, "Ctrl-C came before the job had the terminal");
}

WaitEnd JobControl::lend_and_wait(Job& job,
                                  const std::function<void(TerminalLoan&)>& before_waiting) {
    WaitEnd end{};
    bool forgone = false;
    {
        tell(TerminalLent{*job.group});
        TerminalLoan loan(*terminal_, *job.group);
        before_waiting(loan);
        pass_on_early_interrupt(job);
        end = wait_until_quiet(job);
        forgone = is_taken_by_a_shell_around(*job.group) ||
                  (end == WaitEnd::HungUp && policy_.leaves_foreground_to_kernel());
        if (forgone)
            loan.forgo();
    }
    if (forgone)
        return end; // the modes of the terminal belong to the other shell too
    tell(TerminalTakenBack{*job.group});
    if (end != WaitEnd::HungUp)
        settle_terminal_after(job);
    return end;
}

WaitEnd JobControl::wait_in_foreground(Job& job) {
    job.foreground = true;
    if (!terminal_ || !job.group)
        return wait_until_quiet(job);
    return lend_and_wait(job, [](TerminalLoan&) {});
}

// SIGCONT has been sent, or will be sent next. The kernel tells of the continuation too
// (WCONTINUED), but later.
void JobControl::note_continued(Job& job) {
    for (JobProcess& process : job.processes)
        if (leash::is_stopped(process.state))
            process.state = Running{};
}

WaitEnd JobControl::continue_in_foreground(Job& job) {
    job.foreground = true;
    table_.make_current(job);
    if (!terminal_ || !job.group) {
        (void)signal(job, SIGCONT, "fg");
        note_continued(job);
        return wait_until_quiet(job);
    }
    tell(JobMoved{*job.group, true});
    return lend_and_wait(job, [&](TerminalLoan& loan) {
        // The job gets its own modes back before SIGCONT: the job must not run for a moment with
        // the shell's modes.
        if (job.modes && job.is_stopped()) {
            tell(ModesRestored{job.group, "it is to find them as they were when it stopped"});
            loan.put_jobs_modes(*job.modes);
        }
        // The job counts as running from now on. If the table still had the old stop, the wait
        // would end at once.
        note_continued(job);
        job.told = Running{};
        (void)signal(job, SIGCONT, "fg continues the job");
    });
}

Outcome JobControl::continue_in_background(Job& job) {
    job.foreground = false;
    table_.make_current(job);
    if (job.group)
        tell(JobMoved{*job.group, false});
    note_continued(job);
    job.told = Running{};
    return signal(job, SIGCONT, "bg continues the job");
}

// ---- signals that the shell sends -----------------------------------------------------------

Outcome JobControl::signal(Job& job, int signal_number, const std::string& why) {
    if (!job.may_be_signalled())
        return SystemError{"kill", ESRCH, "job " + std::to_string(job.number)};
    // Look at each process: a job counts as running if one process runs and another is stopped.
    const bool also_continue =
        (signal_number == SIGTERM || signal_number == SIGHUP) &&
        std::any_of(job.processes.begin(), job.processes.end(),
                    [](const JobProcess& process) { return leash::is_stopped(process.state); });
    const auto send = [&](int number, const std::string& reason) -> Outcome {
        if (job.group) {
            tell(SignalSent{number, *job.group, reason});
            return signal_process_group(*job.group, number);
        }
        // Without job control the processes are in the shell's own group: signal one by one.
        for (const JobProcess& process : job.processes)
            if (!process.reaped)
                if (auto sent = this->signal(process.pid, number, reason); !sent)
                    return sent;
        return success();
    };
    if (auto sent = send(signal_number, why); !sent)
        return sent;
    if (also_continue)
        return send(SIGCONT, "a stopped process gets the signal only when it is continued");
    return success();
}

Outcome JobControl::signal(Pid pid, int signal_number, const std::string& why) {
    tell(SignalSent{signal_number, pid, why});
    return signal_process(pid, signal_number);
}

Outcome JobControl::signal(ProcessGroup group, int signal_number, const std::string& why) {
    tell(SignalSent{signal_number, group, why});
    return signal_process_group(group, signal_number);
}

Outcome JobControl::signal_all(int signal_number, const std::string& why) {
    tell(SignalSent{signal_number, Pid{-1}, why}); // kill(2) writes it as -1
    return signal_every_process(signal_number);
}

void JobControl::hang_up_jobs(HangupEvent event) {
    // A job that has ended meanwhile must not be signalled: the number of its group may have been
    // given to another group.
    collect();
    for (Job& job : table_.all()) {
        if (job.is_over() || job.at_hangup == AtHangup::Spare)
            continue;
        for (const int number : policy_.signals_for(event, job)) {
            if (!job.group)
                continue;
            tell(SignalSent{number, *job.group,
                            event == HangupEvent::Hangup ? "the terminal is gone"
                                                         : "the shell leaves"});
            (void)signal_process_group(*job.group, number); // the job may have ended by itself
        }
    }
}

void JobControl::stop_shell() {
    // The program that started leash must stop too: in `sh -c leash` the shell around both waits
    // for sh, and would not see that its job has stopped.
    const bool moves = terminal_ && terminal_->started_in() != terminal_->shell();
    if (moves)
        tell(TerminalLent{terminal_->started_in()});
    if (terminal_)
        terminal_->move_out();
    tell(SignalSent{SIGSTOP, ProcessGroup{::getpgrp()}, "suspend"});
    (void)signal_own_process_group(SIGSTOP);
    // If leash is continued in the background (bg, kill -CONT), leash must not take the terminal.
    // If leash is continued in the foreground, another program may have changed the modes.
    if (terminal_ && wait_until_in_foreground()) {
        (void)terminal_->settle_in();
        if (moves)
            tell(TerminalTakenBack{terminal_->started_in()});
        terminal_->restore_modes();
        tell(ModesRestored{std::nullopt, "whoever had the terminal meanwhile may have changed "
                                         "them"});
    }
}

void JobControl::find_terminal() {
    auto controlling = open_file("/dev/tty", O_RDWR);
    if (!controlling)
        return;
    const ProcessGroup own{::getpgrp()};
    if (foreground_group(controlling.value().get()) != own)
        return;
    if (auto opened = Terminal::open(controlling.value().get(), own))
        terminal_.emplace(std::move(opened).value());
}

bool JobControl::wait_until_in_foreground() {
    return leash::wait_until_in_foreground(*terminal_, [this] {
        notice_signals();
        return hangup_.has_value();
    });
}

void JobControl::take_terminal_back_from(ProcessGroup group) {
    if (!terminal_ || foreground_group(terminal_->descriptor()) != group)
        return;
    (void)terminal_->take_foreground();
    terminal_->restore_modes();
    tell(TerminalTakenBack{group});
}

void JobControl::enter_subshell() {
    table_.become_inherited();
    terminal_.reset();
    listeners_.clear();
    received_.clear();
    hangup_.reset();
    child_watch_ = ChildWatch::Off;
    children_changed_ = false;
    sighup_is_hangup_ = false;
    interrupt_is_trapped_ = false;
}

} // namespace leash
