#include "rows.hpp"

#include "kernel/descriptors.hpp"

#include <fcntl.h>
#include <sys/stat.h>

namespace leash::comparison {
namespace {

// `cat gate1` runs until this process opens and closes the other end of the FIFO. So the test
// decides when the program ends by itself.
void make_gates(const Trial& trial) {
    for (const char* name : {"/gate1", "/gate2"})
        if (::mkfifo((trial.home() + name).c_str(), 0600) != 0)
            throw NotMeasured{"mkfifo failed"};
}

void open_gate(Trial& trial, const std::string& name) {
    trial.wait_for("a reader of " + name, [&] {
        return bool(open_file(trial.home() + "/" + name, O_WRONLY | O_NONBLOCK));
    });
}

// A job that changes the modes of the terminal.
constexpr const char* changing = "sh -c 'stty -echo noflsh; exec cat gate1'";

bool are_the_jobs(const TerminalModes& modes) {
    return (modes.settings.c_lflag & ECHO) == 0 && (modes.settings.c_lflag & NOFLSH) != 0;
}

} // namespace

std::string loop_and_ctrl_z(const ShellUnderTest& shell) {
    Trial trial(shell);
    make_gates(trial);
    trial.enter(shell.name == "fish" ? "for i in 1 2; env cat gate$i; end"
                                     : "for i in 1 2; do env cat gate$i; done");
    const Pid first = trial.in_foreground("cat gate1");
    trial.press_ctrl_z();
    trial.wait_until_stopped(first);
    bool runs_on = false;
    trial.wait_for("the loop or the prompt", [&] {
        runs_on = trial.is_there("cat gate2");
        return runs_on || trial.reads();
    });
    if (runs_on)
        return "runs on";
    trial.enter("fg");
    trial.in_foreground("cat gate1");
    open_gate(trial, "gate1");
    bool went_on = false;
    trial.wait_for("the loop or the prompt", [&] {
        went_on = trial.is_there("cat gate2");
        return went_on || trial.reads();
    });
    if (!went_on)
        return "drops the rest";
    const auto next = read_process(trial.there("cat gate2"));
    return next && next->parent == trial.leader() ? "suspends the list" : "forks a continuation";
}

std::string own_modes_after_stop(const ShellUnderTest& shell) {
    Trial trial(shell);
    make_gates(trial);
    const std::string before = trial.answer("stty -g");
    trial.stop(changing, "cat gate1");
    // Asks a program for the modes, because at the prompt the line editor has its own modes.
    const std::string all = trial.answer("stty -a");
    if (trial.answer("stty -g") == before)
        return "yes";
    return all.find("-echo ") == std::string::npos ? "in part" : "no";
}

std::string modes_of_job_on_fg(const ShellUnderTest& shell) {
    Trial trial(shell);
    make_gates(trial);
    trial.stop(changing, "cat gate1");
    trial.answer("stty sane", "echo"); // another program changes the modes meanwhile
    trial.enter("fg");
    trial.in_foreground("cat gate1");
    return trial.comes_true([&] { return are_the_jobs(trial.modes()); }, 2s) ? "yes" : "no";
}

} // namespace leash::comparison
