// Starting processes: here, and nowhere else. The only file that calls fork(2) or vfork(2).
//
// A program is started by vfork: the child borrows the shell's memory, the shell waits until the
// child has executed its program, and nothing is copied, however large the shell has grown. That
// wait cannot be interrupted, so where the child may be held up on its way it is forked:
//  - a job that gets the terminal: a Ctrl-Z before exec would stop the child and freeze the shell
//    for ever;
//  - one in the shell's own group, where there is a terminal (in a script, or in ( ) in the
//    foreground), for the same reason: the stopped child would hold up a shell that then cannot
//    stop itself, and whoever waits for the job to stop would wait for ever;
//  - one that opens a FIFO or a device on its way, for the same reason;
//  - a subshell, which has no program.
//
// Between vfork and exec the child writes to nothing that is the shell's but the error it leaves.
// posix_spawn(3) does the same inside, but cannot ignore a signal in the child, and asks the
// kernel for each of the 64 signals what is done about it.
//
// setpgid race: parent and child both put the child into its group, since either may run first.
// The parent takes EACCES (the child has already executed its program) as success.
//
// Source: fork(2), vfork(2), setpgid(2), glibc manual "Launching Jobs".
#pragma once

#include "base/result.hpp"
#include "jobs/event.hpp"
#include "launch/plan.hpp"

#include <functional>

namespace leash {

// Which call starts a plan's program, and why not the other. A subshell is always forked.
struct StartChoice {
    StartCall call;
    const char* why; // the end of a sentence: "it opens a FIFO or a device on its way ..."
};
StartChoice choose_start(const LaunchPlan& plan);
StartChoice choose_start_of_subshell();

// Starts the plan's program. What is wrong with it is known here only if it was not forked (ENOENT,
// EACCES, ENOEXEC from exec); a forked child says it itself on its standard error, as
// "SPEAKER: NAME: what is wrong", and exits 126 or 127.
Result<Pid> start_program(const LaunchPlan& plan);

// Forks, does what the plan says of descriptors, group, terminal and dispositions, then runs
// `body` in the child and leaves by _exit with what it returns. Never returns in the child.
Result<Pid> start_subshell(const LaunchPlan& plan, const std::function<int()>& body);

// Replaces this process by the program (exec built-in; last command of a subshell). The plan's
// group and terminal are left alone. Returns only to say why it failed.
SystemError replace_process(const LaunchPlan& plan);

// The status and the words for a program that could not be executed: 127 where it is not there,
// 126 where it is there but cannot be run.
struct ExecFailure {
    int status;
    std::string message; // "No such file or directory"
};
ExecFailure explain_exec_failure(const LaunchPlan& plan, int error_number);

} // namespace leash
