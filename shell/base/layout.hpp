// Paragraphs and tables: the one way in which the views put text into columns.
//
// Invariant: no line is wider than asked for, unless a single word (a path), or cells that must not
// be cut, are wider.
#pragma once

#include "base/display.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace leash {

// Returns `text`, wrapped behind `head`: the head stands before the first line, and as many blanks
// before the other lines. Each line ends with a newline.
std::string behind(std::string_view head, std::string_view text, std::size_t columns);

// Returns a text that was written for 80 columns, laid out for `columns`. A line that fits stays as
// it is. A line that is too wide is wrapped, together with the lines that go on with it. A label in
// front ("  -p FILE  Write ...") stays in front.
std::string fitted(std::string_view text, std::size_t columns);

struct TableColumn {
    enum class Side { Left, Right };
    static constexpr std::size_t whole = static_cast<std::size_t>(-1);

    Side side = Side::Left;
    std::size_t least = 0; // the width of the column if its cells are short
    // A cell that is wider may be cut to this width. At least 6; `whole`: no cell is ever cut.
    std::size_t cut_to = whole;
    // The order of worth: 1 is left out first if the table is too wide, then 2. 0: never left out.
    int leaves = 0;
};

struct TableCell {
    TableCell(std::string the_text, Ink the_ink = Ink::Plain)
        : text(std::move(the_text)), ink(the_ink) {}
    TableCell(std::string_view the_text) : text(the_text) {}
    TableCell(const char* the_text) : text(the_text) {}

    std::string text;
    Ink ink = Ink::Plain;
};
using TableRow = std::vector<TableCell>; // a cell for each column

// Returns the rows as lines without blanks at their end, with `gap` blanks between two columns. If
// the lines are too wide for the display, columns are left out, by their order, until the others
// fit with cells cut to `cut_to`; then cells are cut as far as necessary.
std::string table(const std::vector<TableColumn>& columns, const std::vector<TableRow>& rows,
                  const Display& display, std::size_t gap = 1);

} // namespace leash
