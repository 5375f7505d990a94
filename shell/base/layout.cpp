#include "base/layout.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace leash {
namespace {

constexpr std::size_t widest_label = 28;
constexpr std::size_t least_room = 20; // for the text behind a head
constexpr std::size_t least_cell = 6;  // what is left of a cell that is cut

// A line of a text that was laid out by hand.
struct Line {
    std::string_view head; // blanks, and the label if there is one
    std::string_view text;
    bool has_label = false;
};

Line line_of(std::string_view whole, std::size_t columns) {
    const std::size_t margin = std::min(whole.find_first_not_of(' '), whole.size());
    const std::size_t label_end = whole.find("  ", margin);
    const std::size_t text =
        label_end == std::string_view::npos ? label_end : whole.find_first_not_of(' ', label_end);
    if (text != std::string_view::npos &&
        display_width(whole.substr(0, text)) <= std::min(widest_label, columns / 2))
        return {whole.substr(0, text), whole.substr(text), true};
    return {whole.substr(0, margin), whole.substr(margin), false};
}

// Returns true if the text ends in a mark such as 。 or ，: a mark brings its own blank.
bool ends_in_wide_mark(std::string_view text) {
    const std::string_view block = text.size() < 3 ? "" : text.substr(text.size() - 3, 2);
    return block == "\xe3\x80" || block == "\xef\xbc";
}

bool is_whole_sentence(std::string_view text) {
    return text.ends_with('.') || text.ends_with(':') || text.ends_with("。") ||
           text.ends_with("：");
}

// Returns true if `next` goes on with the sentence of `line`: it begins in the same column.
bool goes_on(const Line& line, const Line& next) {
    const bool is_prose = line.head.empty() || line.has_label; // no example, and no picture
    return is_prose && !next.has_label && !next.text.empty() &&
           display_width(line.head) == next.head.size();
}

// Returns where the widest gap between two parts of a line begins; npos if there is no gap.
std::size_t widest_gap(std::string_view text) {
    std::size_t widest = std::string_view::npos;
    std::size_t width = 1;
    for (std::size_t at = text.find("  "); at != std::string_view::npos;) {
        const std::size_t end = text.find_first_not_of(' ', at);
        if (end == std::string_view::npos)
            break; // blanks at the end of the line
        if (end - at > width) {
            widest = at;
            width = end - at;
        }
        at = text.find("  ", end);
    }
    return widest;
}

// Takes the first line, without its newline, off the text.
std::string_view take_line(std::string_view& text) {
    const std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
    return line;
}

std::string laid_out_again(const Line& line, std::string_view& following, std::size_t columns) {
    // Two entries may share a line ("  Up  the line before;  Ctrl-R  searches"). Each gets its own.
    if (const std::size_t gap = widest_gap(line.text); gap != std::string_view::npos) {
        const std::string margin(std::min(line.head.find_first_not_of(' '), line.head.size()), ' ');
        const std::size_t second = line.text.find_first_not_of(' ', gap);
        return fitted(std::string(line.head).append(line.text.substr(0, gap)) + "\n", columns) +
               fitted(margin + std::string(line.text.substr(second)) + "\n", columns);
    }
    std::string sentence(line.text);
    while (!following.empty() && !is_whole_sentence(sentence)) {
        std::string_view rest = following;
        const Line next = line_of(take_line(rest), columns);
        if (!goes_on(line, next))
            break;
        // No blank belongs between two Chinese characters.
        const bool is_close = ends_in_wide_mark(sentence) ||
                              (!is_ascii(sentence.back()) && !is_ascii(next.text.front()));
        sentence.append(is_close ? "" : " ").append(next.text);
        following = rest;
    }
    return behind(line.head, sentence, columns);
}

// The widths of the columns of a table; 0 for a column that is left out.
std::vector<std::size_t> widths_of(const std::vector<TableColumn>& columns,
                                   const std::vector<TableRow>& rows, std::size_t room,
                                   std::size_t gap) {
    std::vector<std::size_t> widths, wanted; // wanted: at least so much of each cell
    for (const TableColumn& column : columns) {
        std::size_t widest = 1;
        for (const TableRow& row : rows)
            widest = std::max(widest, display_width(row[widths.size()].text));
        widths.push_back(std::max(widest, column.least));
        wanted.push_back(column.cut_to == TableColumn::whole ? widths.back()
                                                             : std::min(widest, column.cut_to));
    }
    const auto total = [&](const std::vector<std::size_t>& each) {
        std::size_t sum = 0;
        for (std::size_t i = 0; i < columns.size(); ++i)
            if (widths[i] > 0)
                sum += each[i] + (sum > 0 ? gap : 0);
        return sum;
    };
    while (total(wanted) > room) {
        std::size_t first = columns.size(); // the next column to leave
        for (std::size_t i = 0; i < columns.size(); ++i)
            if (widths[i] > 0 && columns[i].leaves > 0 &&
                (first == columns.size() || columns[i].leaves < columns[first].leaves))
                first = i;
        if (first == columns.size())
            break;
        widths[first] = 0;
    }
    for (std::size_t i = 0; i < columns.size(); ++i)
        if (columns[i].cut_to != TableColumn::whole && widths[i] > least_cell)
            widths[i] -= std::min(widths[i] - least_cell, columns_left(total(widths), room));
    return widths;
}

} // namespace

std::string behind(std::string_view head, std::string_view text, std::size_t columns) {
    const std::size_t width = display_width(head);
    std::string lines;
    for (const std::string& line :
         wrapped(text, std::max(columns_left(columns, width), least_room))) {
        lines += lines.empty() ? std::string(head) : std::string(width, ' ');
        lines += line;
        lines += '\n';
    }
    return lines;
}

std::string fitted(std::string_view text, std::size_t columns) {
    std::string result;
    const bool ends_in_newline = !text.empty() && text.back() == '\n';
    while (!text.empty()) {
        const std::string_view whole = take_line(text);
        if (display_width(whole) <= columns)
            result.append(whole).append("\n");
        else
            result += laid_out_again(line_of(whole, columns), text, columns);
    }
    if (!ends_in_newline && !result.empty())
        result.pop_back();
    return result;
}

std::string table(const std::vector<TableColumn>& columns, const std::vector<TableRow>& rows,
                  const Display& display, std::size_t gap) {
    const std::vector<std::size_t> widths = widths_of(columns, rows, display.columns, gap);
    std::string text;
    for (const TableRow& row : rows) {
        std::size_t blanks = 0; // before the next cell that is not empty
        for (std::size_t i = 0; i < columns.size(); ++i) {
            if (widths[i] == 0)
                continue;
            const std::string cell = columns[i].cut_to == TableColumn::whole
                                         ? row[i].text
                                         : cut_to_width(row[i].text, widths[i]);
            const std::size_t spare = columns_left(widths[i], display_width(cell));
            const bool is_left = columns[i].side == TableColumn::Side::Left;
            blanks += is_left ? 0 : spare;
            if (!cell.empty()) {
                text.append(blanks, ' ').append(inked(row[i].ink, cell, display));
                blanks = 0;
            }
            blanks += (is_left ? spare : 0) + gap;
        }
        text += '\n';
    }
    return text;
}

} // namespace leash
