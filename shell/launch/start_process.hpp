// Starting processes. Only this file calls fork(2) or vfork(2).
//
// leash starts a program with vfork if possible. After vfork the child uses the shell's memory, and
// the shell waits until the child has executed its program. Nothing is copied, so the time does not
// depend on the size of the shell. But nothing can interrupt the shell's wait. If something may
// stop or block the child before exec, leash uses fork:
//  - The job gets the terminal. A Ctrl-Z before exec would stop the child and freeze the shell for
//    ever.
//  - The child stays in the shell's own group, and there is a terminal (a script, or a ( ) in the
//    foreground). A Ctrl-Z would stop the child. The shell could not stop itself, because it waits
//    in vfork, and the parent that waits until the job has stopped would wait for ever.
//  - The child opens a FIFO or a device. The open may block.
//  - The child is a subshell, which executes no program.
//
// Invariant: between vfork and exec the child writes to no variable of the shell except the error
// that it leaves. posix_spawn(3) works in the same way, but cannot ignore a signal in the child,
// and asks the kernel for the disposition of each of the 64 signals.
//
// Race: after fork nobody knows whether parent or child runs first. So both call setpgid for the
// child. The parent ignores EACCES: the child has already executed its program.
//
// Source: fork(2), vfork(2), setpgid(2), glibc manual "Launching Jobs".
#pragma once

#include "base/result.hpp"
#include "jobs/event.hpp"
#include "launch/plan.hpp"

#include <functional>

namespace leash {

// The system call that starts a process, and the reason for the call.
struct StartChoice {
    StartCall call;
    Phrase why; // the end of a sentence: "it opens a FIFO or a device on its way ..."
};
StartChoice choose_start(const LaunchPlan& plan);
StartChoice choose_start_of_subshell();

// Starts the plan's program. After vfork an error of exec (ENOENT, EACCES, ENOEXEC) is returned
// here. After fork the child itself writes "SPEAKER: NAME: what is wrong" to its standard error,
// and exits with 126 or 127.
Result<Pid> start_program(const LaunchPlan& plan);

// Forks. The child applies the plan's descriptors, group, terminal and dispositions, runs `body`
// and exits with the number that `body` returns. The function never returns in the child.
Result<Pid> start_subshell(const LaunchPlan& plan, const std::function<int()>& body);

// Replaces this process by the program, for the built-in exec and the last command of a subshell.
// Does not change the process group and the terminal. Returns only on failure.
SystemError replace_process(const LaunchPlan& plan);

// The exit status and the message for a program that could not be executed (XCU 2.8.2).
struct ExecFailure {
    int status;      // 127: the program was not found; 126: it cannot be executed
    Message message; // "NAME: what is wrong"
};
// Returns true if start_program() has failed because the program could not be executed, and not
// because the process could not be started or a descriptor could not be changed.
bool is_failed_exec(const SystemError& error);
// `error_number` is the errno of exec.
ExecFailure explain_exec_failure(const LaunchPlan& plan, int error_number);

} // namespace leash
