// Finds what a Markdown page points at, for the rule that every page must follow.
//
// A link without a scheme (`https:`) leads to a file or a folder of the repository, or to a heading
// of a page. A name in backquotes that has a slash may be a file of the repository. cmark
// (CommonMark) parses the pages, so that text in a code block is no link.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace docs {

struct Pointer {
    int line;           // the line of the page, from 1
    std::string target; // "../shell/CMakeLists.txt", "comparison.md#daemonizers", "jobs/job.hpp"
};

// Returns where the links and the images of a page lead, in the order of the page. Leaves out links
// with a scheme.
std::vector<Pointer> relative_links(std::string_view page);

// Returns the names in backquotes that may be paths, in the order of the page: letters, digits,
// `.`,
// `_` and `-`, with a slash between two of them or at the end. Leaves out `/proc`, `./start` and
// `lessons/<language>`.
std::vector<Pointer> path_names(std::string_view page);

// Returns true if the name ends as a C++ file does: .cpp or .hpp.
bool is_source(std::string_view name);

// Returns the pages that a text names from the root, as docs/NAME.md, in the order of the text. The
// text may be of any kind, such as a source file or a manual page.
std::vector<Pointer> cited_pages(std::string_view text);

// Returns the anchors of a page's headings, as GitHub makes them: "## How to measure" has the
// anchor how-to-measure, and a second heading with the same text has how-to-measure-1.
std::set<std::string> anchors(std::string_view page);

} // namespace docs
