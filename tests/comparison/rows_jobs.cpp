#include "rows.hpp"

#include <cctype>
#include <csignal>

namespace leash::comparison {
namespace {

// Some shells have a built-in `sleep`; env(1) starts a process in every shell. The numbers are
// greater than any process ID, so that nobody takes one for the other on the screen.
std::string sleep_line(int number) {
    return "env sleep 900000" + std::to_string(number);
}
std::string sleep_process(int number) {
    return "sleep 900000" + std::to_string(number);
}

Pid stop(Trial& trial, int number) {
    return trial.stop(sleep_line(number), sleep_process(number));
}

Pid start(Trial& trial, int number) {
    trial.enter(sleep_line(number) + " &");
    return trial.there(sleep_process(number));
}

void continue_from_outside(Trial& trial, Pid pid) {
    ::kill(pid.value, SIGCONT);
    trial.wait_until_running(pid);
}

bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

bool has_number(const std::string& text, long number) {
    const std::string digits = std::to_string(number);
    for (std::size_t at = text.find(digits); at != std::string::npos;
         at = text.find(digits, at + 1)) {
        const bool starts = at == 0 || std::isdigit(static_cast<unsigned char>(text[at - 1])) == 0;
        const std::size_t end = at + digits.size();
        if (starts &&
            (end == text.size() || std::isdigit(static_cast<unsigned char>(text[end])) == 0))
            return true;
    }
    return false;
}

std::string line_about(Trial& trial, int number) {
    for (const std::string& line : trial.jobs())
        if (contains(line, sleep_process(number)))
            return line;
    throw NotMeasured{"`jobs` does not list the job"};
}

bool is_listed_as_stopped(Trial& trial, int number) {
    const std::string line = line_about(trial, number);
    for (const char* word : {"topped", "uspended", "STOP", "TSTP"})
        if (contains(line, word))
            return true;
    return false;
}

// Returns the number of the sleep that `jobs` marks with a +, or 0 if no job has a mark.
int marked_as_current(Trial& trial) {
    for (const std::string& line : trial.jobs()) {
        const std::size_t mark = line.find_first_not_of("0123456789[] ");
        if (mark != std::string::npos && line[mark] == '+')
            for (int number = 1; number <= 3; ++number)
                if (contains(line, sleep_process(number)))
                    return number;
    }
    return 0;
}

} // namespace

std::string announcement(const ShellUnderTest& shell) {
    Trial trial(shell);
    trial.enter(sleep_line(1) + " | " + sleep_line(2) + " &");
    const Pid first = trial.there(sleep_process(1));
    const Pid last = trial.there(sleep_process(2));
    trial.wait_for("the prompt", [&] { return trial.reads(); });
    const std::string text = trial.screen_since_enter();
    const bool tells_first = has_number(text, first.value);
    const bool tells_last = has_number(text, last.value);
    if (tells_first || tells_last)
        return tells_first && tells_last ? "every pid"
               : tells_last              ? "the last pid"
                                         : "the first pid";
    const auto facts = read_process(last);
    if (facts && facts->parent != trial.leader() && has_number(text, facts->parent.value))
        return "a subshell's pid";
    return text.find("[1]") == std::string::npos ? "nothing" : "the job number, no pid";
}

std::string status_after_ctrl_z(const ShellUnderTest& shell) {
    Trial trial(shell);
    stop(trial, 1);
    return trial.answer("echo " + shell.status);
}

std::string outside_continue(const ShellUnderTest& shell) {
    Trial trial(shell);
    const Pid pid = stop(trial, 1);
    if (!is_listed_as_stopped(trial, 1))
        throw NotMeasured{"`jobs` does not say stopped"};
    continue_from_outside(trial, pid);
    trial.enter("true"); // some shells look at their children only before a prompt
    return is_listed_as_stopped(trial, 1) ? "no" : "yes";
}

// POSIX: if a job is stopped, the current job is a stopped job. This tries several ways.
std::string current_job(const ShellUnderTest& shell) {
    {
        Trial trial(shell);
        stop(trial, 1);
        if (marked_as_current(trial) == 0)
            return "no `%+`";
    }
    if (outside_continue(shell) == "no")
        return "- (not seen)";
    int right = 0;
    { // two jobs are stopped, and the current job is continued
        Trial trial(shell);
        stop(trial, 1);
        const Pid second = stop(trial, 2);
        continue_from_outside(trial, second);
        trial.enter("true");
        right += marked_as_current(trial) == 1 ? 1 : 0;
    }
    { // one job runs, two jobs are stopped, and the current job is continued
        Trial trial(shell);
        start(trial, 1);
        stop(trial, 2);
        const Pid third = stop(trial, 3);
        continue_from_outside(trial, third);
        trial.enter("true");
        right += marked_as_current(trial) == 2 ? 1 : 0;
    }
    { // both jobs are continued, and the first job is stopped again
        Trial trial(shell);
        const Pid first = stop(trial, 1);
        const Pid second = stop(trial, 2);
        continue_from_outside(trial, first);
        continue_from_outside(trial, second);
        trial.enter("true");
        ::kill(first.value, SIGSTOP);
        trial.wait_until_stopped(first);
        trial.enter("true");
        right += marked_as_current(trial) == 1 ? 1 : 0;
    }
    return right == 3 ? "yes" : right == 0 ? "no" : std::to_string(right) + " of 3 times";
}

std::string wait_on_stopped(const ShellUnderTest& shell) {
    Trial trial(shell);
    const Pid pid = stop(trial, 1);
    const auto status =
        trial.answer_within(3s, "wait " + std::to_string(pid.value), "echo " + shell.status);
    if (status)
        return "returns " + *status;
    ::kill(pid.value, SIGKILL);
    return trial.late_answer(10s) ? "blocks" : "blocks for ever";
}

std::string second_wait(const ShellUnderTest& shell) {
    Trial trial(shell);
    // The commands are on one line, because some shells forget a job when they have told of its end
    // at the prompt.
    const std::string wait = "wait " + shell.last_pid;
    trial.enter("sh -c 'exit 7' & " + wait + "; echo " + shell.status + " > first; " + wait +
                "; echo " + shell.status + " > second");
    const std::string first = trial.answer("cat first");
    const std::string second = trial.answer("cat second");
    if (first == "7")
        return second == "7" ? "the status" : second;
    return "the first " + first + ", the second " + second;
}

std::string ambiguous_name(const ShellUnderTest& shell) {
    {
        Trial trial(shell);
        const Pid only = start(trial, 1);
        trial.answer("kill %env", "echo");
        if (!trial.comes_true([&] { return !test::is_alive(only); }, 2s))
            return "no `%str`";
    }
    Trial trial(shell);
    const Pid older = start(trial, 1);
    const Pid newer = start(trial, 2);
    const std::string status = trial.answer("kill %env", "echo " + shell.status);
    // A status of 0 says that the shell sent a signal. Then this waits until the signal has killed.
    if (status == "0")
        trial.wait_for("a death", [&] { return !test::is_alive(older) || !test::is_alive(newer); });
    if (test::is_alive(older) && test::is_alive(newer))
        return "error";
    if (test::is_alive(older))
        return "kills the newest";
    return test::is_alive(newer) ? "kills the oldest" : "kills both";
}

} // namespace leash::comparison
