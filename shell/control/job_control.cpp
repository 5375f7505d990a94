#include "control/job_control.hpp"

#include "control/foreground.hpp"
#include "control/job_signals.hpp"
#include "launch/reaper.hpp"

#include <cerrno>
#include <csignal>
#include <poll.h>

namespace leash {

// The state of a process if waitpid(2) fails with ECHILD: the process is no child of this shell any
// more.
static constexpr Exited lost{127};

// ---- telling --------------------------------------------------------------------------------

void JobControl::tell(EventBody body) const {
    if (listeners_.empty())
        return;
    const Event event{monotonic_now(), std::move(body)};
    for (const EventSink& listener : listeners_)
        listener(event);
}

// ---- signals and the hangup -----------------------------------------------------------------

void JobControl::notice_signals() {
    for (const ReceivedSignal& one : received_.notice())
        tell(SignalReceived{one.signal, one.sender});
}

void JobControl::notice_between_commands() {
    notice_signals();
    if (received_.children_have_trap() && received_.children_have_changed())
        collect();
}

void JobControl::note_terminal_gone() {
    notice_signals(); // if SIGHUP has come too, SIGHUP is the cause
    if (received_.hangup())
        return;
    tell(TerminalGone{});
    received_.note_end_of_input();
}

// ---- children -------------------------------------------------------------------------------

void JobControl::note_change(Pid pid, const ProcessState& state) {
    if (is_heard())
        tell(StateChanged{pid, state});
    table_.update(pid, state);
    if (received_.children_have_trap() && leash::is_over(state))
        received_.child_has_ended();
}

void JobControl::collect(Phrase why_not_told) {
    received_.children_are_collected();
    for (const Reaped& reaped : reap_all()) {
        note_change(reaped.pid, reaped.state);
        if (why_not_told.empty() || !is_heard())
            continue;
        const Job* job = table_.job_of(reaped.pid);
        if (job && job->number != 0 && !job->foreground && !job->is_running() &&
            job->state() != job->told)
            tell(NotificationHeld{job->number, _(why_not_told)});
    }
}

bool JobControl::collect_next() {
    return collect_next(WaitFor::End);
}

// Waits for a change of any child. A signal does not end the wait. Fails with ECHILD if there is no
// child.
static Result<Reaped> next_change_of_any(WaitFor what) {
    auto change = wait_for_any(what);
    while (!change && change.error().number == EINTR)
        change = wait_for_any(what);
    return change;
}

bool JobControl::collect_next(WaitFor what) {
    const auto reaped = next_change_of_any(what);
    if (!reaped)
        return false; // ECHILD
    note_change(reaped.value().pid, reaped.value().state);
    return true;
}

// Sleeps until `awaited` has ended, and takes the change. In two cases takes the next end of any
// child. Process 1 must reap orphans. And a script may look whether its job still lives (kill -0,
// ps, the folder in /proc): a child that has ended looks alive until the child is reaped. A shell
// that watches its children takes their ends between commands. Race: while a trap of SIGCHLD runs,
// the end of another child must not be taken here, because the trap would never run for that end.
// Returns nullopt if there is no such child.
std::optional<Reaped> JobControl::next_end(Pid awaited) {
    Reaped ended{awaited, lost};
    if (adopts_orphans_ || (!table_.empty() && !received_.watches_children())) {
        auto any = next_change_of_any(WaitFor::End);
        if (!any)
            return std::nullopt; // ECHILD
        ended = std::move(any).value();
    } else {
        auto state = leash::wait_for_end(awaited);
        if (!state)
            return std::nullopt; // ECHILD
        ended.state = std::move(state).value();
    }
    note_change(ended.pid, ended.state);
    return ended;
}

std::optional<ProcessState> JobControl::wait_for_end(Pid process) {
    for (;;) {
        const auto ended = next_end(process);
        if (!ended)
            return std::nullopt;
        if (ended->pid == process)
            return ended->state;
    }
}

void JobControl::wait_for_end(Job& job) {
    for (const JobProcess& awaited : job.processes)
        while (!awaited.reaped) {
            const Reaped ended = next_end(awaited.pid).value_or(Reaped{awaited.pid, lost});
            for (JobProcess& process : job.processes)
                if (process.pid == ended.pid) {
                    process.state = ended.state;
                    process.reaped = true;
                }
        }
}

bool JobControl::sleep_until_something_happens(int input) {
    // poll(2) reports POLLHUP even if no event is asked for. A shell that does not lead its session
    // gets no SIGHUP, and learns here that its terminal is gone.
    pollfd watched[3] = {{signal_descriptor(), POLLIN, 0},
                         {terminal_ ? terminal_->descriptor() : -1, 0, 0},
                         {input, POLLIN, 0}}; // poll(2) ignores a descriptor of -1
    if (::poll(watched, 3, -1) <= 0)
        return false;
    if ((watched[1].revents & (POLLHUP | POLLERR)) != 0)
        note_terminal_gone();
    return watched[2].revents != 0;
}

// ---- foreground and background --------------------------------------------------------------

// For a script. No other signal and no terminal must be watched, so waitpid(2) is enough. Takes the
// changes of the other jobs too: see next_end().
WaitEnd JobControl::wait_process_by_process(Job& job) {
    const WaitFor what = job.group ? WaitFor::EndOrStop : WaitFor::End;
    for (JobProcess& process : job.processes)
        while (!process.reaped && leash::is_running(process.state))
            if (!collect_next(what))
                note_change(process.pid, lost);
    return job.is_over() ? WaitEnd::Over : WaitEnd::Stopped;
}

WaitEnd JobControl::wait_until_quiet(Job& job) {
    if (signal_descriptor() < 0 || !received_.watches_children())
        return wait_process_by_process(job);
    for (;;) {
        notice_signals();
        collect(N_("the terminal belongs to the job in the foreground"));
        if (job.is_over())
            return WaitEnd::Over;
        // Without job control nobody could continue the job: the shell waits on.
        if (job.is_stopped() && job.group)
            return WaitEnd::Stopped;
        if (received_.hangup())
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
        tell(ModesSaved{job.group, _("fg gives them back to the job")});
        terminal_->restore_modes();
        tell(ModesRestored{std::nullopt, _("the job stopped, and may have changed them")});
    } else if (std::holds_alternative<Signaled>(state)) {
        terminal_->restore_modes();
        tell(ModesRestored{std::nullopt, _("the job was killed, and had no chance to tidy up")});
    } else if (job.number != 0) {
        // The job has a number, so fg has continued the job. A program that was started with &, as
        // `less file &`, has read the modes while the line editor had the terminal. At its end the
        // program puts these modes back: no echo, no line editing.
        terminal_->restore_modes();
        tell(ModesRestored{std::nullopt, _("fg had continued the job: the modes that it put back "
                                           "may be those of the line editor")});
    } else {
        terminal_->adopt_present_modes();
        tell(
            ModesSaved{std::nullopt, _("the job ended by itself: what it changed, as stty does, is "
                                       "meant to stay")});
    }
}

// Race: a Ctrl-C that was typed before the job had the terminal has reached leash alone. The user
// meant the job.
void JobControl::pass_on_early_interrupt(Job& job) {
    notice_signals();
    if (received_.take_interrupt_without_trap())
        (void)signal_job(*this, job, SIGINT, _("Ctrl-C came before the job had the terminal"));
}

WaitEnd JobControl::lend_and_wait(Job& job,
                                  const std::function<void(TerminalLoan&)>& before_waiting) {
    WaitEnd end{};
    bool is_left_with_borrower = false;
    {
        tell(TerminalLent{*job.group});
        TerminalLoan loan(*terminal_, *job.group);
        before_waiting(loan);
        pass_on_early_interrupt(job);
        end = wait_until_quiet(job);
        is_left_with_borrower = is_taken_by_a_shell_around(*terminal_, *job.group) ||
                                (end == WaitEnd::HungUp && policy_.leaves_foreground_to_kernel());
        if (is_left_with_borrower)
            loan.leave_with_borrower();
    }
    if (is_left_with_borrower)
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
        (void)signal_job(*this, job, SIGCONT, Message::verbatim("fg"));
        note_continued(job);
        return wait_until_quiet(job);
    }
    tell(JobMoved{*job.group, true});
    return lend_and_wait(job, [&](TerminalLoan& loan) {
        // The job gets its own modes back before SIGCONT: the job must not run for a moment with
        // the shell's modes.
        if (job.modes && job.is_stopped()) {
            tell(ModesRestored{job.group, _("it is to find them as they were when it stopped")});
            loan.put_jobs_modes(*job.modes);
        }
        // The job counts as running from now on. If the table still had the old stop, the wait
        // would end at once.
        note_continued(job);
        job.told = Running{};
        (void)signal_job(*this, job, SIGCONT, _("fg continues the job"));
    });
}

Outcome JobControl::continue_in_background(Job& job) {
    job.foreground = false;
    table_.make_current(job);
    if (job.group)
        tell(JobMoved{*job.group, false});
    note_continued(job);
    job.told = Running{};
    return signal_job(*this, job, SIGCONT, _("bg continues the job"));
}

// ---- the shell's own terminal ---------------------------------------------------------------

bool JobControl::wait_until_in_foreground() {
    return leash::wait_until_in_foreground(*terminal_, [this] {
        notice_signals();
        return received_.hangup().has_value();
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
    received_ = {};
    adopts_orphans_ = false;
}

} // namespace leash
