#include "rows.hpp"

#include <fstream>

namespace leash::comparison {
namespace {

constexpr const char* line = "env sleep 9000001";
constexpr const char* process = "sleep 9000001";

} // namespace

std::string exit_jobs_exit(const ShellUnderTest& shell) {
    Trial trial(shell);
    trial.stop(line, process);
    trial.enter("exit");
    if (trial.ends_rather_than_reads())
        return "the first leaves";
    // answer() would add commands, but this line must be `jobs` and nothing else.
    trial.enter("jobs > listed");
    trial.wait_for("the list of jobs", [&] {
        std::ifstream file(trial.home() + "/listed");
        return file.peek() != std::ifstream::traits_type::eof();
    });
    trial.enter("exit");
    return trial.ends_rather_than_reads() ? "leaves" : "warns again";
}

std::string exit_with_running_job(const ShellUnderTest& shell) {
    Trial trial(shell);
    trial.enter(std::string(line) + " &");
    const Pid job = trial.there(process);
    trial.enter("exit");
    const bool warns = !trial.ends_rather_than_reads();
    if (warns) {
        trial.enter("exit");
        trial.wait_for_end();
    }
    const std::string fate = trial.outlives_the_shell(job) ? "job survives" : "job dies";
    return warns ? "warns, " + fate : fate;
}

std::string terminal_closed(const ShellUnderTest& shell) {
    Trial trial(shell);
    trial.enter(std::string(line) + " &");
    const Pid job = trial.there(process);
    trial.wait_for("the prompt", [&] { return trial.reads(); });
    trial.unplug();
    trial.wait_for_end();
    return trial.outlives_the_shell(job) ? "survives" : "dies";
}

} // namespace leash::comparison
