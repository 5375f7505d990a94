// When does the terminal change hands? Here, and nowhere else.
//
// A terminal has one foreground process group: the one that may read from it and that gets
// the signals of Ctrl-C, Ctrl-Z and Ctrl-\. An interactive shell lends the terminal to each
// foreground job and takes it back when the job stops or ends. This is the only file that calls
// tcsetpgrp(3); a test keeps it so.
//
// Invariant: as long as no TerminalLoan lives, the shell's own process group is in the foreground,
// but for a shell in the background, or dying of a hangup (forgo).
//
// Source: tcsetpgrp(3), POSIX XBD 11.1.4, glibc manual "Foreground and Background".
#pragma once

#include "base/ids.hpp"
#include "base/owned_descriptor.hpp"
#include "base/result.hpp"
#include "kernel/terminal_modes.hpp"

#include <optional>

namespace leash {

// The controlling terminal as an interactive shell holds it.
class Terminal {
  public:
    // `descriptor` must refer to the controlling terminal; it is kept as a close-on-exec copy
    // out of the way of redirections. Reads the modes that will be the shell's own. Changes
    // nothing: a shell started in the background must first wait for the foreground.
    static Result<Terminal> open(int descriptor, ProcessGroup shell);

    // Makes the shell lead a process group of its own, and puts that in the foreground.
    Outcome settle_in();
    // The opposite, when the shell goes, stops itself, or becomes another program (exec): back
    // into the group it was started in. That gets the terminal if the shell has it: a shell that
    // ends in the background must not grab it for anybody.
    void move_out();
    // Takes the terminal from whoever has it.
    Outcome take_foreground();

    int descriptor() const { return descriptor_.get(); }
    ProcessGroup shell() const { return shell_; }
    ProcessGroup started_in() const { return started_in_; }

    // The modes that are in force while the shell itself reads: put back after a job that stopped
    // or was killed, adopted anew from a job that ended by itself (`stty` is such a job).
    const TerminalModes& modes() const { return modes_; }
    void adopt_present_modes();
    void restore_modes();

    // True where the master side is closed: reading the modes fails with EIO.
    bool is_gone() const;

  private:
    friend class TerminalLoan;
    Terminal(OwnedDescriptor descriptor, ProcessGroup shell, TerminalModes modes);

    OwnedDescriptor descriptor_;
    ProcessGroup started_in_;
    ProcessGroup shell_; // the same, but from settle_in() to move_out()
    TerminalModes modes_;
};

// Whether this process has a controlling terminal, wherever its descriptors lead.
bool has_controlling_terminal();

// The process group in the foreground of a terminal; nothing where it has none, or is not ours.
std::optional<ProcessGroup> foreground_group(int terminal);

// Makes `group` the foreground process group. Blocks SIGTTOU around the call: from a background
// process group it would stop the caller, and with the signal ignored fail with EIO in an
// orphaned group.
Outcome set_foreground_group(int terminal, ProcessGroup group);

// In a child of the shell, before exec: takes the terminal from the shell for the child's own
// group. The shell does the same for it; whoever comes first, the child cannot read before it may
// (tcsetpgrp race). Whoever comes second finds it done, and leaves it to whom the job has given it.
void take_terminal_in_child(int terminal);

// The terminal, lent to a process group for as long as this lives. The destructor takes it back,
// also from a dead group (the borrower's program may be missing) and from whom the borrower gave it
// to.
class TerminalLoan {
  public:
    TerminalLoan(Terminal& terminal, ProcessGroup borrower);
    ~TerminalLoan();
    TerminalLoan(const TerminalLoan&) = delete;
    TerminalLoan& operator=(const TerminalLoan&) = delete;

    // Before a stopped job goes on: the modes it had when it stopped.
    void put_jobs_modes(const TerminalModes& modes);
    // It is not to be taken back: a shell around this one has the terminal now; or this one is
    // about to die of a hangup, and leaves it to the kernel, which signals whoever is in the
    // foreground as a session leader ends.
    void forgo() { taken_back_ = false; }

  private:
    Terminal& terminal_;
    bool taken_back_ = true;
};

} // namespace leash
