#include "links.hpp"

#include <algorithm>
#include <cctype>
#include <cmark.h>
#include <map>
#include <memory>

namespace docs {
namespace {

struct FreeNode {
    void operator()(cmark_node* node) const { cmark_node_free(node); }
};
struct FreeIterator {
    void operator()(cmark_iter* walk) const { cmark_iter_free(walk); }
};

// Calls visit(node) for each node of the page, a parent before its children.
template <typename Visit> void for_each_node(std::string_view page, Visit visit) {
    const std::unique_ptr<cmark_node, FreeNode> document(
        cmark_parse_document(page.data(), page.size(), CMARK_OPT_DEFAULT));
    const std::unique_ptr<cmark_iter, FreeIterator> walk(cmark_iter_new(document.get()));
    for (auto event = cmark_iter_next(walk.get()); event != CMARK_EVENT_DONE;
         event = cmark_iter_next(walk.get()))
        if (event == CMARK_EVENT_ENTER)
            visit(cmark_iter_get_node(walk.get()));
}

// A scheme is a letter, then letters, digits, "+", "-" and ".", up to a colon (RFC 3986, 3.1).
bool has_scheme(std::string_view target) {
    const auto colon = target.find(':');
    return colon != std::string_view::npos && colon < target.find_first_of("/#?");
}

bool ends_with(std::string_view text, std::string_view end) {
    return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

bool is_of_a_path(char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '.' || c == '_' || c == '-' ||
           c == '/';
}

void append_text(cmark_node* parent, std::string& text) {
    for (auto* node = cmark_node_first_child(parent); node; node = cmark_node_next(node)) {
        if (const char* literal = cmark_node_get_literal(node))
            text += literal;
        append_text(node, text);
    }
}

// Leaves bytes beyond ASCII unchanged.
std::string anchor_of(std::string_view heading) {
    std::string anchor;
    for (const char c : heading)
        if (c == ' ')
            anchor += '-';
        else if (!std::ispunct(static_cast<unsigned char>(c)) || c == '-' || c == '_')
            anchor += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return anchor;
}

} // namespace

std::vector<Pointer> relative_links(std::string_view page) {
    std::vector<Pointer> links;
    for_each_node(page, [&](cmark_node* node) {
        const auto type = cmark_node_get_type(node);
        if (type != CMARK_NODE_LINK && type != CMARK_NODE_IMAGE)
            return;
        if (std::string target = cmark_node_get_url(node); !has_scheme(target))
            links.push_back({cmark_node_get_start_line(node), std::move(target)});
    });
    return links;
}

std::vector<Pointer> path_names(std::string_view page) {
    std::vector<Pointer> names;
    for_each_node(page, [&](cmark_node* node) {
        if (cmark_node_get_type(node) != CMARK_NODE_CODE)
            return;
        std::string name = cmark_node_get_literal(node);
        const auto slash = name.find('/');
        const bool is_path = slash != std::string::npos && slash > 0 &&
                             name.compare(0, 2, "./") != 0 &&
                             std::all_of(name.begin(), name.end(), is_of_a_path);
        if (is_path)
            names.push_back({cmark_node_get_start_line(node), std::move(name)});
    });
    return names;
}

bool is_source(std::string_view name) {
    return ends_with(name, ".cpp") || ends_with(name, ".hpp");
}

std::vector<Pointer> cited_pages(std::string_view text) {
    std::vector<Pointer> cited;
    const std::string folder = "docs/";
    for (auto begin = text.find(folder); begin != std::string_view::npos;
         begin = text.find(folder, begin + 1)) {
        const auto end = text.find_first_not_of("abcdefghijklmnopqrstuvwxyz-_/", begin);
        if (end == std::string_view::npos || text.substr(end, 3) != ".md")
            continue;
        const auto line = std::count(text.begin(), text.begin() + static_cast<long>(begin), '\n');
        cited.push_back(
            {static_cast<int>(line) + 1, std::string(text.substr(begin, end + 3 - begin))});
    }
    return cited;
}

std::set<std::string> anchors(std::string_view page) {
    std::set<std::string> found;
    std::map<std::string, int> seen;
    for_each_node(page, [&](cmark_node* node) {
        if (cmark_node_get_type(node) != CMARK_NODE_HEADING)
            return;
        std::string heading;
        append_text(node, heading);
        const std::string anchor = anchor_of(heading);
        const int before = seen[anchor]++;
        found.insert(before == 0 ? anchor : anchor + "-" + std::to_string(before));
    });
    return found;
}

} // namespace docs
