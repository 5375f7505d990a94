// leash-daemonize: the built-in `daemonize` as a program, for scripts and services that have no
// leash. The program has the same options and statuses, and contains no interpreter.
#include "base/foreign_text.hpp"
#include "daemonize/daemonize.hpp"

#include "kernel/catalogue_file.hpp"
#include "kernel/descriptors.hpp"
#include "kernel/display_of.hpp"

#include <cstdlib>
#include <unistd.h>

int main(int argc, char** argv) {
    leash::DaemonCaller caller;
    const char* path = std::getenv("PATH");
    caller.search_path = path ? path : "/usr/local/bin:/usr/bin:/bin";
    caller.environment = environ;
    caller.translate = leash::translator_at_start();
    caller.out = [](std::string_view text) {
        return leash::write_all(STDOUT_FILENO,
                                leash::fitted_for(STDOUT_FILENO, leash::lines_made_visible(text)));
    };
    caller.err = [](std::string_view text) {
        (void)leash::write_all(STDERR_FILENO,
                               leash::fitted_for(STDERR_FILENO, leash::lines_made_visible(text)));
    };
    if (const leash::Display display = leash::display_of(STDERR_FILENO); display.is_terminal)
        caller.columns = display.columns;
    return leash::run_daemonize(std::vector<std::string>(argv + (argc > 0), argv + argc), caller)
        .status;
}
