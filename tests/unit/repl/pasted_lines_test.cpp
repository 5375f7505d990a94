#include "repl/pasted_lines.hpp"

#include <doctest/doctest.h>

#include <vector>

using namespace leash;

namespace {

std::vector<std::string> lines_of_paste(std::string_view text) {
    PastedLines lines;
    lines.add(text);
    std::vector<std::string> taken;
    while (!lines.empty())
        taken.push_back(lines.take());
    return taken;
}

using Lines = std::vector<std::string>;

} // namespace

TEST_CASE("pasted_text_is_taken_line_by_line") {
    CHECK(lines_of_paste("cd /tmp\nls") == Lines{"cd /tmp", "ls"});
    CHECK(lines_of_paste("cat <<E\n\nE\nls") == Lines{"cat <<E", "", "E", "ls"});
}

TEST_CASE("newline_behind_the_last_line_is_no_line") {
    CHECK(lines_of_paste("ls\n") == Lines{"ls"});
    CHECK(lines_of_paste("ls") == Lines{"ls"});
    CHECK(lines_of_paste("") == Lines{""});
}

TEST_CASE("lines_that_were_dropped_do_not_come") {
    PastedLines lines;
    lines.add("sleep 100\nreboot");
    CHECK(lines.take() == "sleep 100");
    lines.clear();
    CHECK(lines.empty());
}
