// compare_shells takes each installed shell through the same small experiments about jobs, on
// pseudo-terminals of their own, and prints the results as a Markdown table.
//
//   compare_shells [SHELL...]     only these shells
#define DOCTEST_CONFIG_IMPLEMENT
#include <doctest/doctest.h>

#include "rows.hpp"
#include "skip.hpp"

#include <algorithm>
#include <cstdio>
#include <string>
#include <vector>

using namespace leash::comparison;

// The harness calls this when a program is missing. No test is skipped here: the table shows what
// could be measured.
void leash::test::skip(const std::string& why) {
    std::fprintf(stderr, "%s\n", why.c_str());
}

namespace {

// Each shell starts without the user's start-up files, if the shell has an option for that.
const std::vector<ShellUnderTest> shells = {
    {"leash", {LEASH_BINARY, "--norc", "-i"}, ""},
    {"bash", {"bash", "--norc", "-i"}, "bash"},
    {"dash", {"dash", "-i"}, "dash"},
    {"zsh", {"zsh", "-f", "-i"}, "zsh"},
    {"mksh", {"mksh", "-i"}, "mksh"},
    {"yash", {"yash", "--norcfile", "-i"}, "yash"},
    {"fish", {"fish", "--no-config", "-i"}, "fish", "$status", "$last_pid"},
    {"ksh93", {"ksh93", "-i"}, "ksh93u+m"},
    {"busybox", {"busybox", "sh", "-i"}, "busybox"},
};

const std::vector<Row> rows = {
    {"`a \\| b &` tells", announcement},
    {"`$?` after Ctrl-Z", status_after_ctrl_z},
    {"a SIGCONT from outside is seen", outside_continue},
    {"`%+` is a stopped job after that", current_job},
    {"`wait` on a stopped job", wait_on_stopped},
    {"a second `wait` for the same pid", second_wait},
    {"`kill %str`, two jobs fit", ambiguous_name},
    {"`exit`, `jobs`, `exit`, a job being stopped", exit_jobs_exit},
    {"`exit` with a running job", exit_with_running_job},
    {"terminal closed, running job", terminal_closed},
    {"Ctrl-Z in a foreground loop", loop_and_ctrl_z},
    {"the shell's modes are back after a stop", own_modes_after_stop},
    {"the job's modes are back on `fg`", modes_of_job_on_fg},
};

std::string version_of(const ShellUnderTest& shell) {
    if (shell.package.empty())
        return "this one";
    const std::string command = "dpkg-query -W -f '${Version}' " + shell.package + " 2> /dev/null";
    std::string version;
    if (FILE* output = ::popen(command.c_str(), "r")) {
        for (int c = std::fgetc(output); c != EOF; c = std::fgetc(output))
            version += static_cast<char>(c);
        ::pclose(output);
    }
    return version.empty() ? "?" : version;
}

std::string cell(const Row& row, const ShellUnderTest& shell) {
    try {
        return row.measure(shell);
    } catch (const NotMeasured& reason) {
        return "not measured: " + reason.why;
    } catch (const doctest::detail::TestFailureException&) {
        return "not measured: the terminal failed";
    }
}

void print_row(const std::string& title, const std::vector<std::string>& cells) {
    std::printf("| %s |", title.c_str());
    for (const std::string& text : cells)
        std::printf(" %s |", text.c_str());
    std::printf("\n");
    std::fflush(stdout);
}

} // namespace

int main(int argc, char** argv) {
    doctest::Context failures_of_the_harness_are_exceptions;
    failures_of_the_harness_are_exceptions.setAsDefaultForAssertsOutOfTestCases();

    const std::vector<std::string> wanted(argv + 1, argv + argc);
    std::vector<ShellUnderTest> here;
    std::string absent;
    for (const ShellUnderTest& shell : shells) {
        if (!wanted.empty() && std::count(wanted.begin(), wanted.end(), shell.name) == 0)
            continue;
        if (shell.package.empty() || leash::test::is_installed(shell.name))
            here.push_back(shell);
        else
            absent += " " + shell.name;
    }

    std::vector<std::string> names, versions;
    for (const ShellUnderTest& shell : here) {
        names.push_back(shell.name);
        versions.push_back(version_of(shell));
    }
    print_row("", names);
    print_row("---", std::vector<std::string>(names.size(), "---"));
    print_row("version", versions);
    for (const Row& row : rows) {
        std::vector<std::string> cells;
        for (const ShellUnderTest& shell : here)
            cells.push_back(cell(row, shell));
        print_row(row.title, cells);
    }
    if (!absent.empty())
        std::printf("\nNot installed, so not measured:%s.\n", absent.c_str());
}
