// The program that the benchmark compares the shells with, and that the shells run. bare contains
// no shell.
//
//     bare sequence N    starts and waits for N programs, one after the other, by posix_spawn(3)
//     bare background N  starts N programs, then waits for all
//     bare pipelines N   the same as sequence, with three programs joined by pipes each time
//     bare hold FIFO     ends when a process opens FIFO for writing: a job that costs nothing
//     bare crowd N       N sleeping processes, until standard input ends; prints "ready" when they
//                        are there
//     bare peak COMMAND  runs a command; prints to standard error the command's largest resident
//                        set, in KB. The parent must be small, because a child begins with the
//                        parent's figure
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <spawn.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

namespace {

char program[] = "/bin/true";

[[noreturn]] void give_up(const char* what) {
    std::perror(what);
    std::exit(1);
}

void start(int in, int out) {
    posix_spawn_file_actions_t actions;
    ::posix_spawn_file_actions_init(&actions);
    if (in >= 0)
        ::posix_spawn_file_actions_adddup2(&actions, in, STDIN_FILENO);
    if (out >= 0)
        ::posix_spawn_file_actions_adddup2(&actions, out, STDOUT_FILENO);
    char* arguments[] = {program, nullptr};
    pid_t child = 0;
    if (::posix_spawn(&child, program, &actions, nullptr, arguments, environ) != 0)
        give_up("posix_spawn");
    ::posix_spawn_file_actions_destroy(&actions);
}

void wait_for(int children) {
    for (; children > 0; --children)
        if (::wait(nullptr) < 0)
            give_up("wait");
}

void pipeline() {
    int one[2];
    int two[2];
    if (::pipe2(one, O_CLOEXEC) != 0)
        give_up("pipe2");
    start(-1, one[1]);
    ::close(one[1]);
    if (::pipe2(two, O_CLOEXEC) != 0)
        give_up("pipe2");
    start(one[0], two[1]);
    ::close(one[0]);
    ::close(two[1]);
    start(two[0], -1);
    ::close(two[0]);
    wait_for(3);
}

void crowd(int size) {
    std::vector<pid_t> members;
    for (int i = 0; i < size; ++i) {
        const pid_t child = ::fork();
        if (child < 0)
            give_up("fork");
        if (child == 0) {
            // No child is left behind, however this process ends.
            ::prctl(PR_SET_PDEATHSIG, SIGKILL);
            for (;;)
                ::pause();
        }
        members.push_back(child);
    }
    std::puts("ready");
    std::fflush(stdout);
    char byte = 0;
    while (::read(STDIN_FILENO, &byte, 1) > 0) {
    }
    // This process reaps the children itself. init may reap late, and the next crowd would be twice
    // as large.
    for (const pid_t member : members)
        ::kill(member, SIGKILL);
    wait_for(size);
}

void peak(char** command) {
    pid_t child = 0;
    if (::posix_spawn(&child, command[0], nullptr, nullptr, command, environ) != 0)
        give_up("posix_spawn");
    rusage used{};
    if (::wait4(child, nullptr, 0, &used) < 0)
        give_up("wait4");
    std::fprintf(stderr, "%ld\n", used.ru_maxrss);
}

} // namespace

int main(int argc, char** argv) {
    if (argc > 2 && std::strcmp(argv[1], "peak") == 0) {
        peak(argv + 2);
        return 0;
    }
    const char* what = argc == 3 ? argv[1] : "";
    const int count = argc == 3 ? std::atoi(argv[2]) : 0;
    if (std::strcmp(what, "sequence") == 0) {
        for (int i = 0; i < count; ++i) {
            start(-1, -1);
            wait_for(1);
        }
    } else if (std::strcmp(what, "background") == 0) {
        for (int i = 0; i < count; ++i)
            start(-1, -1);
        wait_for(count);
    } else if (std::strcmp(what, "pipelines") == 0) {
        for (int i = 0; i < count; ++i)
            pipeline();
    } else if (std::strcmp(what, "hold") == 0) {
        return ::open(argv[2], O_RDONLY) < 0 ? 1 : 0;
    } else if (std::strcmp(what, "crowd") == 0) {
        crowd(count);
    } else {
        std::fputs(
            "bare: sequence, background, pipelines or crowd, and a number; hold FIFO; or peak "
            "COMMAND\n",
            stderr);
        return 2;
    }
    return 0;
}
