// Compares what `survey --json SHELL` measures on this machine with the measured table.
//
//     survey_agrees LEASH TABLE SHELL      exits with 77 if SHELL is not installed
//
// Every row of the table must be in the survey, with the same outcome, signal and sender, and every
// case must have been measured. The table has no rows for leash, so the rows of leash are compared
// with the rows of bash. leash differs from bash for stopped jobs: leash sends them no SIGTERM, and
// leaves them to the kernel at exit.
//
// Seen to fail with the rows of zsh in place of the rows of bash.
#include <cstdio>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <optional>
#include <sstream>
#include <string>
#include <sys/wait.h>
#include <vector>

namespace {

using nlohmann::json;

struct Row {
    std::string shell, job, event, outcome, signal, sender;
};

std::vector<Row> rows_of(const std::string& table, const std::string& shell) {
    std::ifstream file(table);
    std::vector<Row> rows;
    for (std::string line; std::getline(file, line);) {
        std::istringstream fields(line);
        Row row;
        for (std::string* field :
             {&row.shell, &row.job, &row.event, &row.outcome, &row.signal, &row.sender})
            std::getline(fields, *field, '\t');
        if (row.shell == shell)
            rows.push_back(row);
    }
    return rows;
}

std::vector<Row> expected_rows(const std::string& table, const std::string& shell) {
    if (shell != "leash")
        return rows_of(table, shell);
    std::vector<Row> rows = rows_of(table, "bash");
    for (Row& row : rows)
        if (row.job == "stopped" && row.event != "kill") {
            row.signal = "HUP";
            row.sender = row.event == "exit" ? "kernel" : "shell";
        }
    return rows;
}

// At a hangup bash sends HUP, CONT, TERM and CONT to a stopped job. Race: HUP and CONT may kill the
// job before bash sends TERM. At exit bash sends TERM and CONT. HUP was seen once at exit, on a
// busy machine, but not in 71 runs that were made to find the reason.
bool is_a_race(const Row& row) {
    return row.job == "stopped" && row.event != "kill" && row.signal == "TERM";
}

std::string text_of(const json& value) {
    return value.is_null() ? "-" : value.is_string() ? value.get<std::string>() : value.dump();
}

// Returns how the survey differs from the row, or "" if the survey agrees.
std::string difference(const Row& expected, const json& survey) {
    for (const json& one : survey) {
        if (one["job"] != expected.job || one["event"] != expected.event)
            continue;
        const bool same_signal = text_of(one["signal"]) == expected.signal ||
                                 (is_a_race(expected) && text_of(one["signal"]) == "HUP");
        if (one["outcome"] == expected.outcome && same_signal &&
            text_of(one["sender"]) == expected.sender)
            return "";
        return "expected " + expected.outcome + " " + expected.signal + " " + expected.sender +
               ", measured " + one.dump();
    }
    return "expected " + expected.job + " " + expected.event + ", which was not measured";
}

struct Output {
    std::string text;
    int status;
};

Output run(const std::string& command) {
    Output output;
    FILE* pipe = ::popen(command.c_str(), "r");
    char block[4096];
    for (std::size_t size = 0; (size = std::fread(block, 1, sizeof block, pipe)) > 0;)
        output.text.append(block, size);
    const int status = ::pclose(pipe);
    output.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128;
    return output;
}

} // namespace

int main(int argc, char** argv) {
    if (argc != 4)
        return 2;
    const std::string shell = argv[3];
    const Output output = run(std::string(argv[1]) + " --norc -c 'survey --json " + shell + "'");
    if (output.status == 127) {
        std::cout << shell << " is not installed: skipped\n";
        return 77;
    }
    const json survey = json::parse(output.text, nullptr, false);
    if (output.status != 0 || !survey.is_array()) {
        std::cout << "survey ended with status " << output.status << " and wrote:\n" << output.text;
        return 1;
    }
    int differences = 0;
    const std::vector<Row> expected = expected_rows(argv[2], shell);
    for (const Row& row : expected) {
        const std::string text = difference(row, survey);
        if (!text.empty()) {
            std::cout << text << "\n";
            ++differences;
        }
    }
    for (const json& one : survey)
        if (one["outcome"] == "not measured") {
            std::cout << one.dump() << "\n";
            ++differences;
        }
    // 11 kinds of job times 4 ends, without `exit` when a job is in the foreground.
    if (survey.size() != 43 || expected.empty())
        ++differences;
    std::cout << survey.size() << " rows, " << expected.size() << " of them in the table, "
              << differences << " differences\n";
    return differences == 0 ? 0 : 1;
}
