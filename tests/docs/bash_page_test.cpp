// docs/bash.md has a row for each form of the table, in the order of the table, and no other row.
#include "language/forms_of_bash.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <string>
#include <vector>

namespace {

// A cell of a Markdown table: a | is written with a backslash.
std::string cell(std::string_view text) {
    std::string written;
    for (const char c : text)
        written += c == '|' ? "\\|" : std::string(1, c);
    return "`" + written + "`";
}

std::vector<std::string> rows_of_page() {
    std::vector<std::string> rows;
    std::ifstream page(LEASH_ROOT "/docs/bash.md");
    for (std::string line; std::getline(page, line);)
        if (line.starts_with("| `"))
            rows.push_back(line);
    return rows;
}

} // namespace

TEST_CASE("the_page_about_bash_has_the_rows_of_the_table") {
    std::vector<std::string> rows;
    for (const leash::FormOfBash& form : leash::forms_of_bash())
        rows.push_back("| " + cell(form.written) + " | " +
                       cell(form.instead.empty() ? "bash -c '...'" : form.instead) + " |");
    CHECK(rows_of_page() == rows);
}
