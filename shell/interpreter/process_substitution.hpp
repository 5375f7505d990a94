// Process substitution: `diff <(sort a) <(sort b)`, `make > >(tee log)` (bash, not POSIX).
//
// The shell starts the commands as a subshell with a pipe, keeps the other end of the pipe, and
// puts the pathname of that end, /dev/fd/63, into the command. Who opens the pathname gets the
// pipe.
//
// What leash does is what bash 5.2 does:
//  - The subshell is no job. `jobs` does not list it, and nothing waits for it. But its process ID
//    becomes $!, so `wait $!` waits for it, and `wait` without operands does so too as long as $!
//    is its process ID.
//  - The subshell stays in the process group of the shell that makes the substitution. At a prompt
//    this is the group of leash: while a job runs in the foreground, the subshell is in the
//    background. So Ctrl-C and Ctrl-Z reach the job, and not the subshell. The subshell ignores
//    SIGTSTP, SIGTTIN and SIGTTOU there, because nobody could continue it: a read of the terminal
//    fails with EIO. In `cat <(date) &`, in a pipeline and in ( ) a subshell makes the
//    substitution, and everything is in the group of the job.
//  - The numbers of the descriptors are 63, 62 ... Programs inherit them.
//
// In bash all descriptors are closed behind any simple command, also in the middle of a loop that
// has them as its words. In leash they are open until the command that contains the substitution
// has ended.
//
// Source: bash(1) "Process Substitution", proc(5) "/proc/[pid]/fd", fcntl(2), dup(2).
#pragma once

#include "base/owned_descriptor.hpp"
#include "base/result.hpp"

#include <cstddef>
#include <vector>

namespace leash {

// The shell's ends of the pipes, in the order in which they were opened.
class OpenProcesses {
  public:
    // Gives the descriptor a number that no script uses, without close-on-exec, and keeps the
    // descriptor. Returns the number.
    Result<int> keep(OwnedDescriptor end);

    // Made when a command begins: the destructor closes what has been opened since.
    class UntilCommandEnds {
      public:
        explicit UntilCommandEnds(OpenProcesses& open)
            : open_(open), before_(open.descriptors_.size()) {}
        ~UntilCommandEnds() {
            if (open_.descriptors_.size() != before_)
                open_.descriptors_.resize(before_);
        }
        UntilCommandEnds(const UntilCommandEnds&) = delete;
        UntilCommandEnds& operator=(const UntilCommandEnds&) = delete;

      private:
        OpenProcesses& open_;
        const std::size_t before_;
    };

  private:
    std::vector<OwnedDescriptor> descriptors_;
};

} // namespace leash
