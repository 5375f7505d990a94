#include "lesson/markdown.hpp"

#include <cmark.h>
#include <memory>

namespace leash {
namespace {

struct FreeNode {
    void operator()(cmark_node* node) const { cmark_node_free(node); }
};
using Document = std::unique_ptr<cmark_node, FreeNode>;

struct InlineText {
    std::string text;
    std::string comment;
};

std::string trimmed(const std::string& text) {
    const std::size_t begin = text.find_first_not_of(" \t\n");
    return begin == std::string::npos
               ? ""
               : text.substr(begin, text.find_last_not_of(" \t\n") + 1 - begin);
}

// "alive ada" of "<!-- alive ada -->".
std::string inside_comment(const std::string& html) {
    const bool is_comment = html.size() >= 7 && html.rfind("<!--", 0) == 0;
    return is_comment ? trimmed(html.substr(4, html.size() - 7)) : "";
}

// U+3000 and above, where the Chinese characters and marks are: their UTF-8 begins so.
bool begins_chinese(char byte) {
    return static_cast<unsigned char>(byte) >= 0xE3;
}

// The end of a source line is a blank, but between two Chinese characters it is nothing.
std::string lines_joined(const std::string& text) {
    std::string joined;
    std::size_t last_character = 0; // where it begins, in `joined`
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        const bool is_first = (byte & 0xC0) != 0x80;
        if (text[i] != '\n') {
            if (is_first)
                last_character = joined.size();
            joined += text[i];
        } else if (joined.empty() || i + 1 == text.size() ||
                   !begins_chinese(joined[last_character]) || !begins_chinese(text[i + 1])) {
            last_character = joined.size();
            joined += ' ';
        }
    }
    return joined;
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
            break;
        default: // emphasis, links: what is inside them
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

std::size_t line_of(cmark_node* node) {
    return static_cast<std::size_t>(cmark_node_get_start_line(node));
}

// Nothing, or what cannot be played.
std::string append_items(cmark_node* list, std::vector<Block>& blocks) {
    const bool is_numbered = cmark_node_get_list_type(list) == CMARK_ORDERED_LIST;
    int number = cmark_node_get_list_start(list);
    for (cmark_node* item = cmark_node_first_child(list); item; item = cmark_node_next(item)) {
        cmark_node* paragraph = cmark_node_first_child(item);
        if (!paragraph || cmark_node_next(paragraph) ||
            cmark_node_get_type(paragraph) != CMARK_NODE_PARAGRAPH)
            return "an item of a list is one paragraph";
        InlineText text = inlines_of(paragraph);
        if (is_numbered)
            text.text = std::to_string(number++) + ". " + text.text;
        blocks.push_back({line_of(item), ListItemBlock{text.text, text.comment}});
    }
    return "";
}

// Nothing, or what cannot be played.
std::string append_block(cmark_node* node, std::vector<Block>& blocks) {
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_HEADING:
        blocks.push_back({line_of(node),
                          HeadingBlock{cmark_node_get_heading_level(node), inlines_of(node).text}});
        return "";
    case CMARK_NODE_PARAGRAPH:
        blocks.push_back({line_of(node), ParagraphBlock{inlines_of(node).text}});
        return "";
    case CMARK_NODE_CODE_BLOCK:
        blocks.push_back({line_of(node), CodeBlock{cmark_node_get_fence_info(node),
                                                   cmark_node_get_literal(node)}});
        return "";
    case CMARK_NODE_LIST:
        return append_items(node, blocks);
    case CMARK_NODE_HTML_BLOCK: // a comment among translators
        return inside_comment(trimmed(cmark_node_get_literal(node))).empty()
                   ? "HTML is not shown on a terminal"
                   : "";
    default:
        return "a lesson has headings, paragraphs, lists and code blocks, nothing else";
    }
}

} // namespace

std::string FileError::message() const {
    return file + ":" + std::to_string(line) + ": " + what;
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
