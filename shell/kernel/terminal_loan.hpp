// The loan of the terminal: an interactive shell lends the terminal to each foreground job, and
// takes the terminal back when the job stops or ends. Only this file calls tcsetpgrp(3); the
// architecture test checks this.
//
// A terminal has one foreground process group. Only this group may read from the terminal, and the
// keys Ctrl-C, Ctrl-Z and Ctrl-\ send their signals to this group.
//
// Invariant: if there is no TerminalLoan, the shell's own process group is in the foreground. There
// are two exceptions: a shell in the background, and a shell that is about to die of a hangup (see
// leave_with_borrower()).
//
// Source: tcsetpgrp(3), POSIX XBD 11.1.4, glibc manual "Foreground and Background".
#pragma once

#include "base/ids.hpp"
#include "base/result.hpp"
#include "kernel/shell_descriptor.hpp"
#include "kernel/terminal_modes.hpp"

#include <optional>

namespace leash {

// The controlling terminal of an interactive shell.
class Terminal {
  public:
    // Opens the controlling terminal of this process. Reads the terminal's modes, which become the
    // shell's modes, and changes nothing: a shell that was started in the background must first
    // wait for the foreground.
    static Result<Terminal> open();

    // Makes the shell the leader of a new process group, and puts the group into the foreground.
    Outcome enter_own_group();
    // Undoes enter_own_group(), before the shell exits, stops itself or executes another program:
    // the shell returns to the process group in which it was started. If the shell has the
    // terminal, the group gets the terminal. Otherwise the terminal stays where it is: a shell that
    // ends in the background must not take the terminal from another group. Does nothing if the
    // shell was started in a hidden group: no system call can name that group.
    void leave_own_group();
    // Puts the shell's process group into the foreground, whatever group is there now.
    Outcome take_foreground();

    int descriptor() const { return descriptor_.get(); }
    ProcessGroup shell() const { return shell_; }
    ProcessGroup started_in() const { return started_in_; }

    // The modes of the terminal while the shell itself reads. After a job has stopped or was
    // killed, restore_modes() sets them again. After a job has ended by itself,
    // adopt_present_modes() makes the terminal's present modes the shell's modes: `stty` is such a
    // job.
    const TerminalModes& modes() const { return modes_; }
    void adopt_present_modes();
    void restore_modes();

  private:
    friend class TerminalLoan;
    Terminal(ShellDescriptor descriptor, ProcessGroup shell, TerminalModes modes);

    ShellDescriptor descriptor_;
    ProcessGroup started_in_;
    // Equal to started_in_, except between enter_own_group() and leave_own_group().
    ProcessGroup shell_;
    TerminalModes modes_;
};

// Opens the controlling terminal of this process, whatever its standard input is. Fails with ENXIO
// if the process has no controlling terminal. If there is no file /dev/tty (chroot(2)), copies a
// standard descriptor that refers to the terminal.
Result<OwnedDescriptor> open_controlling_terminal();

// The number that the kernel gives for a process group of another PID namespace: `unshare --fork
// --pid leash` starts leash in such a group. See pid_namespaces(7).
constexpr ProcessGroup hidden_group{0};

// Returns the foreground process group of a terminal. Returns nullopt if there is no such group, if
// the group is hidden, or if the terminal is not the controlling terminal of this process.
std::optional<ProcessGroup> foreground_group(int terminal);

// Makes `group` the foreground process group. Blocks SIGTTOU during the call. Without the block the
// kernel would stop a caller in a background process group, and the call would fail with EIO if the
// caller's group is orphaned.
Outcome set_foreground_group(int terminal, ProcessGroup group);

// Must be called in a child of the shell, before exec: puts the child's own group into the
// foreground, if the shell's group is there.
//
// Race: after fork nobody knows whether the shell or the child runs first, and the child must not
// read before its group is in the foreground. So both make this call (the shell by a TerminalLoan).
// The later call finds that the shell's group is not in the foreground any more, and does nothing:
// the job may have given the terminal to another group by then.
void take_terminal_in_child(int terminal);

// Lends the terminal to a process group. The destructor takes the terminal back, whatever group is
// in the foreground then: the borrower's group may be dead (if its program is missing), or the
// borrower may have put another group into the foreground.
class TerminalLoan {
  public:
    TerminalLoan(Terminal& terminal, ProcessGroup borrower);
    ~TerminalLoan();
    TerminalLoan(const TerminalLoan&) = delete;
    TerminalLoan& operator=(const TerminalLoan&) = delete;

    // Sets the modes that a job had when it stopped. Call it before the job continues.
    void put_jobs_modes(const TerminalModes& modes);
    // The destructor will not take the terminal back. For two cases: the shell around this shell
    // has the terminal now; or this shell is about to die of a hangup, and leaves the foreground
    // job to the kernel, which signals the foreground process group when a session leader ends.
    void leave_with_borrower() { taken_back_ = false; }

  private:
    Terminal& terminal_;
    bool taken_back_ = true;
};

} // namespace leash
