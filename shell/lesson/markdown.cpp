#include "lesson/markdown.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <cmark.h>
#include <memory>
#include <sstream>

namespace leash {
namespace {

struct FreeNode {
    void operator()(cmark_node* node) const { cmark_node_free(node); }
};
using Document = std::unique_ptr<cmark_node, FreeNode>;

constexpr const char* html_is_not_shown = "HTML is not shown on a terminal";
constexpr std::size_t widest_verbatim = 74; // a code block is shown indented, on 79 columns

struct InlineText {
    std::string text;
    std::string comment;
    std::string wrong; // what cannot be shown; empty if all can be shown
};

// Returns "alive ada" for "<!-- alive ada -->", and "" for text that is no comment.
std::string inside_comment(const std::string& html) {
    const bool is_comment = html.size() >= 7 && html.rfind("<!--", 0) == 0;
    return is_comment ? trimmed(html.substr(4, html.size() - 7)) : "";
}

// Returns true if `text` begins with a character from U+3000 on in UTF-8. The Chinese characters
// and the full-width punctuation marks are there.
bool begins_wide(std::string_view text) {
    return !text.empty() && static_cast<unsigned char>(text[0]) >= 0xE3;
}

// The blocks "CJK Symbols and Punctuation" and "Halfwidth and Fullwidth Forms" of Unicode, without
// the letters and digits. UTF-8 keeps the order of the characters, so the bytes can be compared.
bool begins_full_width_mark(std::string_view text) {
    const std::string_view character = text.substr(0, 3);
    const auto is_between = [&](std::string_view first, std::string_view last) {
        return character >= first && character <= last;
    };
    return is_between("\u3001", "\u303f") || is_between("\uff01", "\uff0f") ||
           is_between("\uff1a", "\uff20") || is_between("\uff3b", "\uff40") ||
           is_between("\uff5b", "\uff65");
}

// Quotation marks, a dash and an ellipsis: both English and Chinese texts use these characters.
bool begins_general_mark(std::string_view text) {
    return text.rfind("\u2014", 0) == 0 || text.rfind("\u2018", 0) == 0 ||
           text.rfind("\u2019", 0) == 0 || text.rfind("\u201c", 0) == 0 ||
           text.rfind("\u201d", 0) == 0 || text.rfind("\u2026", 0) == 0;
}

// A line break becomes a blank, but Chinese text has no blanks: between two wide characters, and
// beside a full-width punctuation mark, a line break becomes nothing.
bool wants_blank_between(std::string_view left, std::string_view right) {
    if (begins_full_width_mark(left) || begins_full_width_mark(right))
        return false;
    const bool both_are_wide = (begins_wide(left) || begins_general_mark(left)) &&
                               (begins_wide(right) || begins_general_mark(right));
    return !both_are_wide || (!begins_wide(left) && !begins_wide(right));
}

// Joins the lines of a paragraph.
std::string lines_joined(const std::string& text) {
    std::string joined;
    std::size_t last_character = 0; // where the last character begins in `joined`
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        const bool is_first = (byte & 0xC0) != 0x80;
        if (text[i] != '\n') {
            if (is_first)
                last_character = joined.size();
            joined += text[i];
        } else if (wants_blank_between(std::string_view(joined).substr(last_character),
                                       std::string_view(text).substr(i + 1))) {
            last_character = joined.size();
            joined += ' ';
        }
    }
    return joined;
}

void append_inlines(cmark_node* parent, InlineText& result);

// Appends "the manual (https://example.org/x)". For a link with its own address as text, appends
// the address once.
void append_link(cmark_node* link, InlineText& result) {
    const std::size_t begin = result.text.size();
    append_inlines(link, result);
    const std::string target = cmark_node_get_url(link);
    if (result.text.compare(begin, std::string::npos, target) != 0)
        result.text += " (" + target + ")";
}

void append_inlines(cmark_node* parent, InlineText& result) {
    for (cmark_node* node = cmark_node_first_child(parent); node; node = cmark_node_next(node)) {
        const char* literal = cmark_node_get_literal(node);
        switch (cmark_node_get_type(node)) {
        case CMARK_NODE_TEXT:
            result.text += literal;
            break;
        case CMARK_NODE_CODE:
            result.text += "`" + std::string(literal) + "`";
            break;
        case CMARK_NODE_SOFTBREAK:
        case CMARK_NODE_LINEBREAK:
            result.text += '\n';
            break;
        case CMARK_NODE_HTML_INLINE:
            result.comment += inside_comment(literal);
            if (inside_comment(literal).empty())
                result.wrong = html_is_not_shown;
            break;
        case CMARK_NODE_LINK:
            append_link(node, result);
            break;
        case CMARK_NODE_IMAGE:
            result.wrong = "a picture is not shown on a terminal";
            break;
        default: // emphasis: only the text inside
            append_inlines(node, result);
        }
    }
}

InlineText inlines_of(cmark_node* node) {
    InlineText result;
    append_inlines(node, result);
    result.text = lines_joined(trimmed(result.text));
    return result;
}

// Returns the cells of "| a | b |". Returns no cells if the first or the last bar is missing.
std::vector<std::string> cells_of(const std::string& row) {
    std::vector<std::string> cells;
    if (row.size() < 2 || row.front() != '|' || row.back() != '|')
        return cells;
    std::istringstream stream(row.substr(1, row.size() - 2));
    for (std::string cell; std::getline(stream, cell, '|');)
        cells.push_back(trimmed(cell));
    return cells;
}

bool is_rule(const std::vector<std::string>& cells) {
    for (const std::string& cell : cells)
        if (cell.find_first_not_of("-: ") != std::string::npos)
            return false;
    return true;
}

// Returns the rows with the cells of a column below each other. Returns "" if a row has no bar at
// its begin or its end.
std::string set_table(const std::string& text) {
    std::vector<std::vector<std::string>> rows;
    std::vector<std::size_t> widths;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);) {
        auto cells = cells_of(trimmed(line));
        if (cells.empty())
            return "";
        if (is_rule(cells))
            continue;
        widths.resize(std::max(widths.size(), cells.size()));
        for (std::size_t i = 0; i < cells.size(); ++i)
            widths[i] = std::max(widths[i], display_width(cells[i]));
        rows.push_back(std::move(cells));
    }
    std::string table;
    for (const auto& cells : rows) {
        std::string line;
        for (std::size_t i = 0; i < cells.size(); ++i)
            line += i + 1 < cells.size() ? padded(cells[i], widths[i]) + "  " : cells[i];
        table += line + "\n";
    }
    return table;
}

std::size_t line_of(cmark_node* node) {
    return static_cast<std::size_t>(cmark_node_get_start_line(node));
}

// Returns "", or an error that says what cannot be played.
std::string append_items(cmark_node* list, std::vector<Block>& blocks) {
    const bool is_numbered = cmark_node_get_list_type(list) == CMARK_ORDERED_LIST;
    int number = cmark_node_get_list_start(list);
    for (cmark_node* item = cmark_node_first_child(list); item; item = cmark_node_next(item)) {
        cmark_node* paragraph = cmark_node_first_child(item);
        if (!paragraph || cmark_node_next(paragraph) ||
            cmark_node_get_type(paragraph) != CMARK_NODE_PARAGRAPH)
            return "an item of a list is one paragraph";
        InlineText text = inlines_of(paragraph);
        if (!text.wrong.empty())
            return text.wrong;
        if (is_numbered)
            text.text = std::to_string(number++) + ". " + text.text;
        blocks.push_back({line_of(item), ListItemBlock{text.text, text.comment}});
    }
    return "";
}

bool is_too_wide(const std::string& lines) {
    std::istringstream stream(lines);
    for (std::string line; std::getline(stream, line);)
        if (display_width(line) > widest_verbatim)
            return true;
    return false;
}

bool is_leash(const std::string& info) {
    return info.rfind("leash", 0) == 0;
}

// Appends a paragraph, or a table. CommonMark has no tables: a table is a paragraph that begins
// with a bar. Returns "", or an error that says what cannot be played.
std::string append_paragraph(cmark_node* node, std::vector<Block>& blocks) {
    InlineText text;
    append_inlines(node, text);
    if (!text.wrong.empty())
        return text.wrong;
    if (!text.comment.empty())
        return "a comment is read behind an option only: - [ ] text <!-- predicate -->";
    text.text = trimmed(text.text);
    if (text.text.empty() || text.text.front() != '|') {
        blocks.push_back({line_of(node), ParagraphBlock{lines_joined(text.text)}});
        return "";
    }
    const std::string table = set_table(text.text);
    if (table.empty() || is_too_wide(table))
        return table.empty() ? "a table wants a bar at both ends of each row"
                             : "the table is wider than 74 columns, and would be cut off";
    blocks.push_back({line_of(node), CodeBlock{"", table}});
    return "";
}

// Returns "", or an error that says what cannot be played.
std::string append_block(cmark_node* node, std::vector<Block>& blocks) {
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_HEADING:
        if (const InlineText text = inlines_of(node); !text.wrong.empty())
            return text.wrong;
        blocks.push_back({line_of(node),
                          HeadingBlock{cmark_node_get_heading_level(node), inlines_of(node).text}});
        return "";
    case CMARK_NODE_PARAGRAPH:
        return append_paragraph(node, blocks);
    case CMARK_NODE_CODE_BLOCK:
        if (is_too_wide(cmark_node_get_literal(node)) && !is_leash(cmark_node_get_fence_info(node)))
            return "a line is wider than 74 columns, and would be cut off";
        blocks.push_back({line_of(node), CodeBlock{cmark_node_get_fence_info(node),
                                                   cmark_node_get_literal(node)}});
        return "";
    case CMARK_NODE_LIST:
        return append_items(node, blocks);
    case CMARK_NODE_HTML_BLOCK: // a comment for translators is skipped
        return inside_comment(trimmed(cmark_node_get_literal(node))).empty() ? html_is_not_shown
                                                                             : "";
    default:
        return "a lesson has headings, paragraphs, lists and code blocks, nothing else";
    }
}

} // namespace

Message FileError::message() const {
    return Message::verbatim(file + ":" + std::to_string(line) + ": " + what);
}

std::string in_plain_words(const std::string& text) {
    const Document document(cmark_parse_document(text.data(), text.size(), CMARK_OPT_DEFAULT));
    cmark_node* first = cmark_node_first_child(document.get());
    const bool is_paragraph =
        first && !cmark_node_next(first) && cmark_node_get_type(first) == CMARK_NODE_PARAGRAPH;
    const InlineText words = is_paragraph ? inlines_of(first) : InlineText{};
    const bool is_shown = is_paragraph && words.wrong.empty() && words.comment.empty();
    return is_shown ? words.text : lines_joined(trimmed(text));
}

Result<std::vector<Block>, FileError> read_markdown(const std::string& text,
                                                    const std::string& file) {
    const Document document(cmark_parse_document(text.data(), text.size(), CMARK_OPT_DEFAULT));
    std::vector<Block> blocks;
    for (cmark_node* node = cmark_node_first_child(document.get()); node;
         node = cmark_node_next(node))
        if (std::string wrong = append_block(node, blocks); !wrong.empty())
            return FileError{file, line_of(node), std::move(wrong)};
    return blocks;
}

} // namespace leash
