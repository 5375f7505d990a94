// witness - an ordinary program for experiments: witness lives until something ends it.
//
// witness tells its name to its practice terminal, so that `check` and the autopsy can use the
// name. Then witness writes a line into its log at each tick. Without options witness catches
// nothing and blocks nothing: a signal has the same effect on witness as on any program. So witness
// can note a signal only with --catch.

#include "options/option_help.hpp"
#include "options/read_options.hpp"
#include "stage/witness_options.hpp"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <span>
#include <string>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

namespace {

constexpr const char* usage =
    R"(usage: witness [NAME] [--tick SECONDS] [--ignore SIG,...] [--catch SIG,...]
               [--block SIG,...] [--read] [--children N] [--say] [--log FILE]

An ordinary program that lives until something ends it, with a name (witness)
and a heartbeat: a line at each tick, in NAME.log.

)";

struct Options {
    std::string name = "witness";
    double tick = 1;
    sigset_t ignored, caught, blocked;
    bool reads = false;
    bool says = false;
    int children = 0;
    std::string log;
};

[[noreturn]] void misused(const std::string& what) {
    std::fprintf(stderr, "witness: %s\nTry: witness --help\n", what.c_str());
    std::exit(2);
}

int signal_by_name(std::string name) {
    if (name.rfind("SIG", 0) == 0)
        name.erase(0, 3);
    for (int signal = 1; signal < 32; ++signal)
        if (sigabbrev_np(signal) && name == sigabbrev_np(signal))
            return signal;
    misused("'" + name +
            "' is not the name of a signal; HUP or HUP,TERM, for example, was expected");
}

void add_signals(sigset_t& set, const std::string& list) {
    std::size_t begin = 0;
    while (begin <= list.size()) {
        const std::size_t comma = std::min(list.find(',', begin), list.size());
        sigaddset(&set, signal_by_name(list.substr(begin, comma - begin)));
        begin = comma + 1;
    }
}

int whole_number(const char* text, const char* option) {
    char* end = nullptr;
    const long number = std::strtol(text, &end, 10);
    if (end == text || *end != '\0' || number < 1 || number > 1000)
        misused(std::string(option) + " takes a whole number from 1 to 1000, not " + text);
    return static_cast<int>(number);
}

double positive_number(const char* text, const char* option) {
    char* end = nullptr;
    const double number = std::strtod(text, &end);
    if (end == text || *end != '\0' || !(number > 0 && number < 1e6))
        misused(std::string(option) + " takes a positive number, such as 0.5, not " + text);
    return number;
}

leash::GivenOptions given_options(std::span<const std::string> words) {
    leash::OptionReading read = leash::read_options(leash::witness_options, words);
    if (std::holds_alternative<leash::HelpWanted>(read)) {
        std::fputs((usage + leash::options_help(leash::witness_options)).c_str(), stdout);
        std::exit(0);
    }
    if (const auto* fault = std::get_if<leash::OptionFault>(&read))
        misused(message(*fault));
    return std::get<leash::GivenOptions>(std::move(read));
}

Options options_of(int count, char** words) {
    Options options;
    sigemptyset(&options.ignored);
    sigemptyset(&options.caught);
    sigemptyset(&options.blocked);
    const leash::GivenOptions given =
        given_options(std::vector<std::string>(words + (count > 0), words + count));
    for (const auto& [option, value] : given.options) {
        if (option->name == "tick")
            options.tick = positive_number(value.c_str(), "--tick");
        else if (option->name == "ignore")
            add_signals(options.ignored, value);
        else if (option->name == "catch")
            add_signals(options.caught, value);
        else if (option->name == "block")
            add_signals(options.blocked, value);
        else if (option->name == "children")
            options.children = whole_number(value.c_str(), "--children");
    }
    options.reads = given.has("read");
    options.says = given.has("say");
    options.log = given.value("log").value_or("");
    if (!given.operands.empty())
        options.name = given.operands.front();
    if (given.operands.size() > 1)
        misused("one name is enough; what is " + given.operands[1] + "?");
    return options;
}

// Tells the practice terminal the name of this witness, and waits until the terminal has noted the
// name. Without a practice terminal, or after two seconds without an answer, witness continues
// without a name.
void tell_name(const std::string& name) {
    const char* desk = std::getenv("LEASH_WITNESS_DESK"); // @NAME: an abstract socket, unix(7)
    sockaddr_un address{};
    if (!desk || desk[0] != '@' || std::strlen(desk) >= sizeof address.sun_path)
        return;
    address.sun_family = AF_UNIX;
    std::memcpy(address.sun_path, desk, std::strlen(desk));
    address.sun_path[0] = '\0';
    const int socket = ::socket(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0);
    const timeval patience{2, 0};
    ::setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    ::setsockopt(socket, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
    const auto size = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + std::strlen(desk));
    if (::connect(socket, reinterpret_cast<const sockaddr*>(&address), size) == 0 &&
        ::send(socket, name.data(), name.size(), MSG_NOSIGNAL) > 0) {
        char answer[128] = "";
        const ssize_t length = ::recv(socket, answer, sizeof answer - 1, 0);
        if (length > 0 && std::string(answer) != "ok")
            std::fprintf(stderr, "witness: %s: %s\n", name.c_str(), answer);
    }
    ::close(socket);
}

// ---- the log ------------------------------------------------------------------------------------

// Global, because the signal handler needs them.
volatile int log_descriptor = -1;
volatile sig_atomic_t last_caught = 0;

int open_log(const Options& options) {
    std::string path = options.log;
    if (path.empty()) {
        const char* folder = std::getenv("LEASH_WITNESS_LOGS");
        path = (folder ? std::string(folder) + "/" : std::string()) + options.name + ".log";
    }
    // If the log cannot be opened (for example by a daemon in /), witness runs without a log.
    return ::open(path.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
}

// Makes only calls that signal-safety(7) allows, because the handler uses this function.
void write_line(int descriptor, const char* text) {
    if (descriptor >= 0 && ::write(descriptor, text, std::strlen(text)) < 0) {
        // An error is ignored: witness outlives its terminal and its disk.
    }
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

void set_dispositions(const Options& options) {
    for (int signal = 1; signal < 32; ++signal) {
        struct sigaction action {};
        sigemptyset(&action.sa_mask);
        if (sigismember(&options.caught, signal)) {
            action.sa_sigaction = note_signal;
            action.sa_flags = SA_SIGINFO;
        } else if (sigismember(&options.ignored, signal)) {
            action.sa_handler = SIG_IGN;
        } else {
            continue; // keeps the inherited disposition: after nohup, SIGHUP stays ignored
        }
        if (::sigaction(signal, &action, nullptr) != 0)
            misused(std::string("SIG") + sigabbrev_np(signal) +
                    " can be neither caught nor ignored");
    }
    ::sigprocmask(SIG_BLOCK, &options.blocked, nullptr);
}

// ---- life -------------------------------------------------------------------------------------

// Waits for the next tick. With --read, reads and drops what is typed meanwhile. Returns true at
// the end of input.
bool wait_for_tick(const Options& options, bool reading) {
    pollfd input{reading ? STDIN_FILENO : -1, POLLIN, 0};
    if (::poll(&input, 1, static_cast<int>(options.tick * 1000)) <= 0 || input.revents == 0)
        return false;
    char bytes[256];
    return ::read(STDIN_FILENO, bytes, sizeof bytes) == 0;
}

[[noreturn]] void live(const Options& options) {
    log_descriptor = open_log(options);
    tell_name(options.name); // after the dispositions are set and the log is open
    bool reading = options.reads;
    // Reads at once, so that SIGTTIN stops a witness in the background at once.
    if (reading) {
        char byte;
        reading = ::read(STDIN_FILENO, &byte, 1) > 0;
    }
    for (long beat = 1;; ++beat) {
        const std::string line = options.name + " " + std::to_string(::getpid()) + " is alive, " +
                                 std::to_string(beat) + "\n";
        write_line(log_descriptor, line.c_str());
        if (options.says)
            write_line(STDOUT_FILENO, line.c_str());
        if (wait_for_tick(options, reading))
            reading = false;
        while (::waitpid(-1, nullptr, WNOHANG) > 0) { // reaps --children that have died
        }
    }
}

} // namespace

int main(int count, char** words) {
    Options options = options_of(count, words);
    // Before fork(2), so that the children have the dispositions from their start.
    set_dispositions(options);
    for (int i = 1; i <= options.children; ++i) {
        if (::fork() == 0) {
            options.name += "." + std::to_string(i);
            options.log.clear();
            live(options);
        }
    }
    live(options);
}
