// witness - an ordinary program for experiments: witness lives until something ends it.
//
// witness tells its name to its practice terminal, so that `check` and the autopsy can use the
// name. Then witness writes a line into its log at each tick. Without options witness catches
// nothing and blocks nothing: a signal has the same effect on witness as on any program. So witness
// can note a signal only with --catch.

#include "witness_arguments.hpp"

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <string>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

namespace {

// Tells the practice terminal the name of this witness, and waits until the terminal has noted the
// name. Without a practice terminal, or after two seconds without an answer, witness continues
// without a name.
void tell_name(const std::string& name) {
    const char* desk = std::getenv("LEASH_WITNESS_DESK"); // the path of a socket, unix(7)
    sockaddr_un address{};
    if (!desk || desk[0] != '/' || std::strlen(desk) >= sizeof address.sun_path)
        return;
    address.sun_family = AF_UNIX;
    std::memcpy(address.sun_path, desk, std::strlen(desk));
    const int socket = ::socket(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0);
    const timeval patience{2, 0};
    ::setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    ::setsockopt(socket, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
    if (::connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0 &&
        ::send(socket, name.data(), name.size(), MSG_NOSIGNAL) > 0) {
        char answer[128] = "";
        const ssize_t length = ::recv(socket, answer, sizeof answer - 1, 0);
        if (length > 0 && std::string(answer) != "ok")
            std::fprintf(stderr, "witness: %s\n", answer); // the name may command the terminal
    }
    ::close(socket);
}

// ---- the log ------------------------------------------------------------------------------------

// Global, because the signal handler needs them.
volatile int log_descriptor = -1;
volatile sig_atomic_t last_caught = 0;

int open_log(const WitnessArguments& arguments) {
    std::string path = arguments.log;
    if (path.empty()) {
        const char* folder = std::getenv("LEASH_WITNESS_LOGS");
        path = (folder ? std::string(folder) + "/" : std::string()) + arguments.name + ".log";
    }
    // If the log cannot be opened (for example by a daemon in /), witness runs without a log.
    return ::open(path.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
}

// Makes only calls that signal-safety(7) allows, because the handler uses this function. Returns
// false if the line cannot be written: the terminal or the disk is gone. Without --stop-at-error
// witness outlives both.
bool write_line(int descriptor, const char* text) {
    return descriptor < 0 || ::write(descriptor, text, std::strlen(text)) >= 0;
}

void note_signal(int signal, siginfo_t* info, void*) {
    const int saved = errno;
    char digits[16] = "";
    char* first = digits + sizeof digits - 1;
    for (pid_t rest = info->si_pid; info->si_code <= 0 && rest > 0; rest /= 10)
        *--first = static_cast<char>('0' + rest % 10);
    write_line(log_descriptor, "got SIG");
    write_line(log_descriptor, sigabbrev_np(signal));
    write_line(log_descriptor, info->si_code <= 0 ? " from process " : " from the kernel");
    write_line(log_descriptor, first);
    write_line(log_descriptor, "\n");
    last_caught = signal;
    errno = saved;
}

void set_dispositions(const WitnessArguments& arguments) {
    for (int signal = 1; signal < 32; ++signal) {
        struct sigaction action {};
        sigemptyset(&action.sa_mask);
        if (sigismember(&arguments.caught, signal)) {
            action.sa_sigaction = note_signal;
            action.sa_flags = SA_SIGINFO;
        } else if (sigismember(&arguments.ignored, signal)) {
            action.sa_handler = SIG_IGN;
        } else {
            continue; // keeps the inherited disposition: after nohup, SIGHUP stays ignored
        }
        if (::sigaction(signal, &action, nullptr) != 0)
            misused(std::string("SIG") + sigabbrev_np(signal) +
                    " can be neither caught nor ignored");
    }
    ::sigprocmask(SIG_BLOCK, &arguments.blocked, nullptr);
}

// ---- terminals ----------------------------------------------------------------------------------

// Opens without O_NOCTTY: a session leader without a controlling terminal gets this terminal as its
// controlling terminal, and did not ask for it (tty(4), credentials(7)).
void open_terminal(const std::string& path) {
    if (!path.empty() && ::open(path.c_str(), O_RDWR | O_CLOEXEC) < 0)
        misused("--open " + path + ": " + std::strerror(errno));
}

// Makes a pseudo-terminal and writes its name into the file. The master stays open for as long as
// witness lives. When witness dies the kernel hangs up that terminal.
void hold_spare_terminal(const std::string& file) {
    if (file.empty())
        return;
    const int master = ::posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
    char name[64] = "";
    if (master < 0 || ::grantpt(master) != 0 || ::unlockpt(master) != 0 ||
        ::ptsname_r(master, name, sizeof name) != 0)
        misused(std::string("--spare: no terminal can be made: ") + std::strerror(errno));
    const int told = ::open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (told < 0 || !write_line(told, name))
        misused("--spare " + file + ": " + std::strerror(errno));
    ::close(told);
}

// ---- life -------------------------------------------------------------------------------------

// Waits for the next tick. With --read, reads and drops what is typed meanwhile. Returns true at
// the end of input.
bool wait_for_tick(const WitnessArguments& arguments, bool reading) {
    pollfd input{reading ? STDIN_FILENO : -1, POLLIN, 0};
    if (::poll(&input, 1, static_cast<int>(arguments.tick * 1000)) <= 0 || input.revents == 0)
        return false;
    char bytes[256];
    return ::read(STDIN_FILENO, bytes, sizeof bytes) == 0;
}

[[noreturn]] void live(const WitnessArguments& arguments) {
    open_terminal(arguments.opens);
    hold_spare_terminal(arguments.spare);
    log_descriptor = open_log(arguments);
    tell_name(arguments.name); // after the dispositions are set and the log is open
    bool reading = arguments.reads;
    // Reads at once, so that SIGTTIN stops a witness in the background at once.
    if (reading) {
        char byte;
        reading = ::read(STDIN_FILENO, &byte, 1) > 0;
    }
    for (long beat = 1;; ++beat) {
        const std::string line = arguments.name + " " + std::to_string(::getpid()) + " is alive, " +
                                 std::to_string(beat) + "\n";
        bool is_written = write_line(log_descriptor, line.c_str());
        if (arguments.says)
            is_written = write_line(STDOUT_FILENO, line.c_str()) && is_written;
        if (!is_written && arguments.stops_at_error)
            std::exit(1);
        if (wait_for_tick(arguments, reading))
            reading = false;
        if (arguments.reopens_log && last_caught == SIGHUP) {
            last_caught = 0;
            ::close(log_descriptor);
            log_descriptor = open_log(arguments);
        }
        while (arguments.reaps &&
               ::waitpid(-1, nullptr, WNOHANG) > 0) { // reaps --children that have died
        }
    }
}

} // namespace

int main(int count, char** words) {
    WitnessArguments arguments = witness_arguments(count, words);
    // Before fork(2), so that the children have the dispositions from their start.
    set_dispositions(arguments);
    for (int i = 1; i <= arguments.children; ++i) {
        if (::fork() == 0) {
            arguments.name += "." + std::to_string(i);
            arguments.log.clear();
            arguments.opens.clear();
            arguments.spare.clear();
            live(arguments);
        }
    }
    live(arguments);
}
